import { load } from 'yuku-core';
import { parse, type Comment, type SourceLang, type SourceType } from 'yuku-parser';
import { FlatTree } from './flat-tree.ts';

/** A file as yuku read it. The comments are worked out when they are asked for. */
export interface Read {
  readonly tree: FlatTree;
  readonly comments: readonly Comment[];
}

type Core = ReturnType<typeof load>;

/** yuku's native code; `null` where there is none for this machine. */
let native: Core | null | undefined;

function core(): Core | null {
  if (native === undefined) {
    try {
      native = load();
    } catch {
      native = null;
    }
  }
  return native;
}

const STATEMENT = /^[ \t]{0,80}(?:import|export)\b/m;
const IMPORT_META = /\bimport\s*\.\s*meta\b/;

/**
 * Reads a text whose tree need not be whole: nodes come into being when somebody looks at them.
 * @param sourceType `unambiguous` for a file that may be a module or a script.
 * @returns `null` where anything at all is wrong with the text; other parsers say what.
 */
export function readTree(text: string, lang: SourceLang, sourceType: SourceType | 'unambiguous'): Read | null {
  if (sourceType !== 'unambiguous') return readAs(text, lang, sourceType);
  const module = STATEMENT.test(text) || IMPORT_META.test(text) ? readAs(text, lang, 'module') : null;
  if (module !== null && isModule(module.tree)) return module;
  // What is no module is CommonJS, which may return at its top level; or it awaits there.
  return readAs(text, lang, 'commonjs') ?? module ?? readAs(text, lang, 'module');
}

const isModule = ({ root, text }: FlatTree): boolean =>
  root.body.some(({ type }) => /^(Import|Export)/.test(type)) || IMPORT_META.test(text);

function readAs(text: string, lang: SourceLang, sourceType: SourceType): Read | null {
  const found = core();
  if (found === null) return null;
  let buffer: ArrayBuffer | undefined;
  const keeping: Core = {
    ...found,
    parse: (source, options) => (buffer = found.parse(source, options)),
  };
  const result = parse(text, { lang, sourceType, preserveParens: false, core: keeping });
  if (buffer === undefined || result.diagnostics.length > 0) return null;
  return {
    tree: new FlatTree(buffer, text),
    get comments() {
      return [...hashbangOf(text), ...result.comments];
    },
  };
}

/** A hashbang is as good as a comment, though yuku does not list it. */
function hashbangOf(text: string): Comment[] {
  const [line] = /^#!.*/.exec(text) ?? [];
  return line === undefined ? [] : [{ type: 'Line', value: line.slice(2), start: 0, end: line.length }];
}
