/** Tells offsets in UTF-8, which native parsers count in, from those in JavaScript's strings. */
export interface Positions {
  toText(offset: number): number;
  toBytes(offset: number): number;
}

const SAME: Positions = { toText: (offset) => offset, toBytes: (offset) => offset };

const BEYOND_ASCII = /[^\0-\x7f]+/g;

/** @param size Length of the text in UTF-8. */
export function positionsOf(text: string, size: number): Positions {
  if (size === text.length) return SAME;
  // Where each character beyond ASCII ends: up to the next one, both count alike.
  const bytes = [0];
  const units = [0];
  let ahead = 0;
  for (const { 0: run, index } of text.matchAll(BEYOND_ASCII)) {
    let end = index;
    for (const character of run) {
      end += character.length;
      ahead += sizeOf(character.codePointAt(0)!) - character.length;
      bytes.push(end + ahead);
      units.push(end);
    }
  }
  return {
    toText: (offset) => shifted(offset, bytes, units),
    toBytes: (offset) => shifted(offset, units, bytes),
  };
}

const sizeOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

function shifted(offset: number, from: readonly number[], to: readonly number[]): number {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (from[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return to[low]! + offset - from[low]!;
}
