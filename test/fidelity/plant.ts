import { parseSync, Visitor } from 'oxc-parser';
import type { CorpusFile } from './corpus.ts';

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'log', 'trace', 'dir', 'log', 'table'];

interface Callee {
  readonly start: number;
  readonly end: number;
}

/**
 * Makes console calls out of calls that a published file holds, wherever they stand: the
 * packages write to the console in few places, and their authors call functions everywhere.
 * @param every One call in so many; 1 for all.
 * @returns `null` where the file does not parse or holds no call.
 */
export function plantCalls(file: CorpusFile, every: number): CorpusFile | null {
  const { program, errors } = parseSync(file.path, file.text, {
    lang: /\.[mc]?ts$/.test(file.path) ? 'ts' : file.path.endsWith('.tsx') ? 'tsx' : 'jsx',
    sourceType: 'unambiguous',
  });
  if (errors.length > 0) return null;
  const callees: Callee[] = [];
  new Visitor({
    CallExpression({ callee }) {
      if (/^(Identifier|MemberExpression)$/.test(callee.type) && isName(file.text, callee)) {
        callees.push(callee);
      }
    },
  }).visit(program);
  const chosen = callees.toSorted((a, b) => a.start - b.start).filter((_, i) => i % every === 0);
  if (chosen.length === 0) return null;
  let text = '';
  let at = 0;
  chosen.forEach(({ start, end }, i) => {
    text += `${file.text.slice(at, start)}console.${METHODS[i % METHODS.length]}`;
    at = end;
  });
  return { path: file.path, text: text + file.text.slice(at) };
}

/** `a.b.c`, and not `a().b`, nor what the module system needs. */
const isName = (text: string, { start, end }: Callee): boolean => {
  const name = text.slice(start, end);
  return /^[\w$.\s]+$/.test(name) && !/^(?:require|define|import|super)\b/.test(name);
};
