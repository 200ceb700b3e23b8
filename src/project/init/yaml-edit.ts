import { isMap, isSeq, LineCounter, parseDocument, type Document, type ParsedNode } from 'yaml';
import { withBlock } from './text.ts';

type Read = Document.Parsed<ParsedNode>;

/** A document that can be edited by its ranges; `null` where it has mistakes. */
export function readYaml(text: string): Read | null {
  const document = parseDocument(text, { lineCounter: new LineCounter() });
  return document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))
    ? null
    : document;
}

/** What the last item of a block list or map at a path begins with, and where it ends. */
interface Last {
  readonly indent: string;
  readonly end: number;
}

/**
 * Puts a block behind the last item of the list or map at a path, with the indentation of its
 * brothers. `null` where the path leads to nothing that can be continued so.
 * @param block Lines without indentation of their own; nested ones by two spaces.
 */
export function continueBlock(
  text: string,
  document: Read,
  path: readonly string[],
  block: string,
): string | null {
  const last = lastItem(text, document, path);
  if (last === null) return null;
  const lines = block.trimEnd().split('\n').map((line) => (line === '' ? '' : last.indent + line));
  const head = text.slice(0, last.end);
  return withBlock(head, `${lines.join('\n')}\n`, '') + text.slice(last.end);
}

function lastItem(text: string, document: Read, path: readonly string[]): Last | null {
  const node = document.getIn(path, true);
  if (!(isMap(node) || isSeq(node)) || node.flow === true || node.items.length === 0 || !node.range) return null;
  const [start] = node.range;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^[ \t]*$/.test(before)) return null;
  return { indent: before, end: endOf(text, node.range[1]) };
}

/** The end of the line on which the last content before an offset stands. */
function endOf(text: string, offset: number): number {
  const content = text.slice(0, offset).trimEnd().length;
  const line = text.indexOf('\n', content);
  return line < 0 ? text.length : line + 1;
}
