import type { Edit, Piece, Range } from '../analysis/types.ts';

/** Two edits want the same characters. The names of both are in the message. */
export class EditConflict extends Error {
  override readonly name = 'EditConflict';
}

/**
 * Applies edits to a text. Edits may nest where the outer one quotes the inner one's range
 * as a piece; several insertions at one place are written in the order given.
 * @throws {EditConflict} when two edits overlap in another way.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return render(text, [0, text.length], order(edits));
}

/**
 * The same edits as one replacement, from the first changed character to the last.
 * `null` when there are none.
 * @throws {EditConflict} when two edits overlap in another way.
 */
export function mergeEdits(
  text: string,
  edits: readonly Edit[],
): { readonly range: Range; readonly text: string } | null {
  if (edits.length === 0) return null;
  const start = Math.min(...edits.map((e) => e.range[0]));
  const end = Math.max(...edits.map((e) => e.range[1]));
  return { range: [start, end], text: render(text, [start, end], order(edits)) };
}

/** By place; what stands at one place stays in the order given. */
function order(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => {
    const start = a.range[0];
    if (start !== b.range[0]) return start - b.range[0];
    // An insertion comes before what starts at the same place; a wider edit holds a narrower.
    const aInserts = start === a.range[1];
    const bInserts = start === b.range[1];
    if (aInserts !== bInserts) return aInserts ? -1 : 1;
    return b.range[1] - a.range[1];
  });
}

function render(text: string, range: Range, edits: readonly Edit[]): string {
  let out = '';
  let at = range[0];
  for (let i = 0; i < edits.length; ) {
    const edit = edits[i]!;
    const [start, end] = edit.range;
    if (start < at || end > range[1]) throw conflict(text, edit);
    const inner: Edit[] = [];
    for (i++; i < edits.length && edits[i]!.range[0] < end; i++) inner.push(edits[i]!);
    out += text.slice(at, start) + renderEdit(text, edit, inner);
    at = end;
  }
  return out + text.slice(at, range[1]);
}

function renderEdit(text: string, edit: Edit, inner: readonly Edit[]): string {
  const pieces: readonly Piece[] = typeof edit.text === 'string' ? [edit.text] : edit.text;
  const left = new Set(inner);
  const written = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const [start, end] = piece.range;
    const within = inner.filter((e) => e.range[0] >= start && e.range[1] <= end);
    for (const e of within) left.delete(e);
    const value = render(text, piece.range, within);
    const { property = value } = piece;
    return value === property ? value : `${property}: ${value}`;
  });
  for (const e of left) throw conflict(text, e);
  return written.join('');
}

const conflict = (text: string, edit: Edit): EditConflict =>
  new EditConflict(`two edits overlap at ${JSON.stringify(text.slice(...edit.range))}`);
