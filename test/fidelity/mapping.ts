import type { Edit, Piece, Range } from '../../src/analysis/types.ts';

/** Where what stands in the old text is found in the new one. */
export interface Mapping {
  /** The range that a stretch of the old text has now; `null` for what an edit replaced. */
  move(range: Range): Range | null;
  /** The same for one position, taken as the first character of something. */
  start(offset: number): number | null;
}

/** What edits make of a stretch of text, written without the code under test. */
export function render(text: string, range: Range, edits: readonly Edit[]): string {
  let out = '';
  let at = range[0];
  for (const edit of outermost(edits.filter((e) => holds(range, e.range)))) {
    out += text.slice(at, edit.range[0]) + renderEdit(text, edit, edits);
    at = edit.range[1];
  }
  return out + text.slice(at, range[1]);
}

function renderEdit(text: string, edit: Edit, edits: readonly Edit[]): string {
  const pieces: readonly Piece[] = typeof edit.text === 'string' ? [edit.text] : edit.text;
  const others = edits.filter((e) => e !== edit);
  return pieces.map((p) => (typeof p === 'string' ? p : quoted(text, p, others))).join('');
}

function quoted(text: string, { range, property }: Exclude<Piece, string>, edits: readonly Edit[]): string {
  const value = render(text, range, edits);
  return property === undefined || property === value ? value : `${property}: ${value}`;
}

/** Edits that no other carries in a range that it quotes, in the order of the text. */
function outermost(edits: readonly Edit[]): Edit[] {
  const quoted = edits.flatMap((edit) =>
    typeof edit.text === 'string'
      ? []
      : edit.text.flatMap((p) => (typeof p === 'string' ? [] : [{ by: edit, range: p.range }])));
  return edits
    .filter((e) => !quoted.some(({ by, range }) => by !== e && holds(range, e.range)))
    .toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

export const holds = (outer: Range, inner: Range): boolean =>
  outer[0] <= inner[0] && inner[1] <= outer[1];

const INSIDE = -1;

/** Follows positions through edits. */
export function mappingOf(text: string, edits: readonly Edit[]): Mapping {
  // Where what begins at an offset begins now, and where what ends there ends now.
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  const replaced: Range[] = [];
  let at = 0;
  let moved = 0;
  const fill = (until: number): void => {
    for (; at < until; at++) starts[at] = ends[at] = at + moved;
  };
  for (const edit of outermost(edits)) {
    const [from, to] = edit.range;
    fill(from);
    if (at === from) ends[from] = from + moved;
    if (from < to) {
      if (at === from) starts[from] = from + moved;
      for (at = from + 1; at < to; at++) starts[at] = ends[at] = INSIDE;
      replaced.push(edit.range);
    }
    moved += renderEdit(text, edit, edits).length - (to - from);
    starts[to] = to + moved;
    if (from < to) ends[to] = to + moved;
    at = to + 1;
  }
  fill(text.length + 1);
  const gone = (range: Range): boolean => range[0] < range[1] && isWithin(replaced, range);
  return {
    start: (offset) => (starts[offset] === INSIDE ? null : starts[offset]!),
    move: (range) => {
      const [start, end] = [starts[range[0]]!, ends[range[1]]!];
      return start === INSIDE || end === INSIDE || gone(range) ? null : [start, end];
    },
  };
}

/** Is the range inside one of these, which are in order and apart? */
function isWithin(sorted: readonly Range[], range: Range): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]![1] < range[1]) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && holds(sorted[low]!, range);
}
