import type { Unit } from '../analysis/types.ts';
import { TreeLinker } from './link.ts';
import { nestsDeeply } from './nesting.ts';
import { commentsOf } from './tree/comments.ts';
import { readTree, type Lang, type SourceType } from './tree/read.ts';
import { makeUnit } from './unit.ts';
import { readDeep, readWhole } from './whole.ts';

/** A file that no parser could read. `message` is one line with line and column. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
}

/** How to read a text: by its file's ending, or by the `lang` of a script block. */
export function langOf(filename: string, blockLang?: string | null): Lang {
  const name = blockLang ? `x.${blockLang}` : filename;
  if (/\.d\.[cm]?ts$/.test(name)) return 'dts';
  if (/\.tsx$/.test(name)) return 'tsx';
  if (/\.[cm]?ts$/.test(name)) return 'ts';
  return 'jsx';
}

const sourceTypeOf = (filename: string, lang: Lang): SourceType | 'unambiguous' => {
  if (/\.cjs$/.test(filename)) return 'commonjs';
  if (/\.mjs$/.test(filename) || lang === 'ts' || lang === 'tsx' || lang === 'dts') return 'module';
  return 'unambiguous';
};

/**
 * Parses one file, without byte order mark, into a tree with ranges and parents.
 * yuku reads nearly everything, and hands over no more of the tree than is looked at; what it
 * refuses oxc reads, or Babel (Flow, proposals; and what nests too deeply for native code).
 * @throws {ParseError} when none can.
 */
export function parse(filename: string, text: string, blockLang?: string | null): Unit {
  const lang = langOf(filename, blockLang);
  const sourceType = blockLang === undefined ? sourceTypeOf(filename, lang) : 'module';
  const deep = nestsDeeply(text);
  const tree = deep ? null : readTree(text, lang, sourceType);
  if (tree !== null) return makeUnit(filename, text, () => tree, () => commentsOf(tree));
  const whole = (deep ? readDeep : readWhole)(filename, text, lang, sourceType);
  if ('wrong' in whole) throw new ParseError(`${position(text, whole.at)} ${whole.wrong}`);
  return makeUnit(filename, text, () => new TreeLinker(whole.program, text), () => whole.comments);
}

function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - before.lastIndexOf('\n')}`;
}
