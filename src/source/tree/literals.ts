/** Values of literals, from their source texts. */

export function numberOf(source: string): number {
  const digits = source.replaceAll('_', '');
  // A zero in front makes sloppy code count to eight, unless a digit shows that it cannot.
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

export const bigintOf = (digits: string): bigint => BigInt(digits.replaceAll('_', ''));

export const digitsOf = (digits: string): string => bigintOf(digits).toString();

export interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

export function patternOf(source: string): Pattern {
  const end = source.lastIndexOf('/');
  return { pattern: source.slice(1, end), flags: [...source.slice(end + 1)].sort().join('') };
}

/** `null` for what this engine cannot compile. */
export function regexpOf(source: string): RegExp | null {
  const { pattern, flags } = patternOf(source);
  try {
    return new RegExp(pattern, flags);
  } catch {
    return null;
  }
}
