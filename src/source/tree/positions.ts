const BEYOND_ASCII = /[^\0-\x7f]+/g;

/** Tells an offset in UTF-8, which native parsers count in, as one in JavaScript's strings. */
export type Positions = (offset: number) => number;

export function positionsOf(text: string): Positions {
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
  return (offset) => {
    let low = 0;
    let high = bytes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bytes[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return units[low]! + offset - bytes[low]!;
  };
}

const sizeOf = (code: number): number => (code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
