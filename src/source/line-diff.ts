import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** Few runs compare lines. */
const differ = () => require('diff/lib/diff/array.js') as typeof import('diff/lib/diff/array.js');

/** A run of lines that stayed, went or came. */
export interface LineRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/**
 * More changed lines than this are not compared one by one: the time that it takes grows with
 * their square.
 */
export const MOST_EDITS = 4000;

/** What became of the lines of a text. */
export function lineDiff(before: string, after: string): LineRun[] {
  const old = before.split('\n');
  const young = after.split('\n');
  const changes = differ().diffArrays(old, young, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return roughly(old, young);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    lines: value,
  }));
}

/** All between the first and the last change counts as changed. */
function roughly(old: readonly string[], young: readonly string[]): LineRun[] {
  const least = Math.min(old.length, young.length);
  let head = 0;
  while (head < least && old[head] === young[head]) head++;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === young.at(-1 - tail)) tail++;
  return [
    { kind: 'same', lines: old.slice(0, head) },
    { kind: 'removed', lines: old.slice(head, old.length - tail) },
    { kind: 'added', lines: young.slice(head, young.length - tail) },
    { kind: 'same', lines: old.slice(old.length - tail) },
  ];
}
