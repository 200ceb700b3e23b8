import { diffArrays } from 'diff';
import type { PiiSettings } from '../analysis/sensitive/types.ts';
import type { Range } from '../analysis/types.ts';
import type { Part } from '../source/file.ts';
import { quote } from './quote.ts';
import type { CodeLine } from './types.ts';

/** A text with the tree that its lines are quoted by. */
export interface Quotable {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A stretch of lines, from 0, the last one left out. */
type Span = readonly [from: number, to: number];

/** Lines that are the same in both texts, or that were changed from one to the other. */
interface Block {
  readonly same: boolean;
  readonly before: Span;
  readonly after: Span;
}

/** More lines are more than a glance. */
const MOST = 18;
const LONGEST = 240;

/**
 * A call as it stands and as it will stand, line by line.
 * @param at Offsets of the call in the text before.
 */
export function excerpt(
  before: Quotable,
  after: Quotable,
  at: Range,
  pii: PiiSettings,
): { code: CodeLine[]; omitted: number } {
  const first = lineAt(before.text, at[0]);
  const call: Span = [first, lineAt(before.text, Math.max(at[0], at[1] - 1)) + 1];
  const old = linesOf(before, pii);
  const fresh = linesOf(after, pii);
  const lines = blocksOf(before.text, after.text)
    .filter((block) => overlaps(block.before, call))
    .flatMap((block) => {
      const { same, before: gone, after: come } = narrowed(block, call);
      if (same) return old(gone, ' ');
      return [...old(gone, '-'), ...fresh(come, '+')];
    });
  const code = lines.slice(0, MOST);
  return { code: dedented(code), omitted: lines.length - code.length };
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

const overlaps = ([from, to]: Span, [start, end]: Span): boolean => from < end && to > start;

function blocksOf(before: string, after: string): Block[] {
  const blocks: Block[] = [];
  let old = 0;
  let fresh = 0;
  let gone = 0;
  const push = (same: boolean, b: number, a: number): void => {
    blocks.push({ same, before: [old, old + b], after: [fresh, fresh + a] });
    old += b;
    fresh += a;
  };
  for (const { added, removed, count } of diffArrays(before.split('\n'), after.split('\n'))) {
    if (removed) gone = count;
    else if (added) {
      push(false, gone, count);
      gone = 0;
    } else {
      if (gone > 0) push(false, gone, 0);
      gone = 0;
      push(true, count, count);
    }
  }
  if (gone > 0) push(false, gone, 0);
  return blocks;
}

/** Of lines that were changed one for one, only the call's own; of others, all that changed. */
function narrowed(block: Block, [start, end]: Span): Block {
  const { same, before, after } = block;
  const count = before[1] - before[0];
  if (!same && count !== after[1] - after[0]) return block;
  const head = Math.max(0, start - before[0]);
  const tail = Math.min(count, end - before[0]);
  return {
    same,
    before: [before[0] + head, before[0] + tail],
    after: [after[0] + head, after[0] + tail],
  };
}

/** Quotes lines of a text; what lies outside of its scripts is left out. */
function linesOf({ text, parts }: Quotable, pii: PiiSettings) {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  return ([from, to]: Span, sign: CodeLine['sign']): CodeLine[] =>
    parts.flatMap(({ unit, range }) => {
      const offset = bom + range[0];
      const start = Math.max(0, starts[from]! - offset);
      const end = Math.min(unit.text.length, (starts[to] ?? text.length + 1) - 1 - offset);
      if (end < start || from >= to) return [];
      const first = from + (starts[from]! < offset ? lineAt(text, offset) - from : 0);
      return quote(unit, [start, end], pii).split('\n').map((line, i) => (
        { sign, line: first + i + 1, text: cut(line.replace(/\r$/, '')) }
      ));
    });
}

const cut = (line: string): string => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);

/** Without the indentation that all lines share; tabs are two blanks wide. */
function dedented(code: readonly CodeLine[]): CodeLine[] {
  const wide = code.map((one) => ({
    ...one,
    text: one.text.replace(/^[ \t]+/, (blank) => blank.replaceAll('\t', '  ')).trimEnd(),
  }));
  const indents = wide.filter(({ text }) => text !== '').map(({ text }) => /^ */.exec(text)![0].length);
  const least = Math.min(...indents, 80);
  return wide.map((one) => ({ ...one, text: one.text.slice(least) }));
}
