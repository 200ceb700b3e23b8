/** Hides a value in part or whole; never throws, never shows what it does not know. */
export type Mask = (value: unknown) => string;

/** What stands for a value that cannot be shown in part. */
export const HIDDEN = '****';

/** Credentials are never shown in part. */
export const maskSecret = (_value?: unknown): string => HIDDEN;

/** Full-width digits, odd hyphens and spaces as their plain selves; invisible ones removed. */
export const plain = (text: string): string =>
  /[^\0-~]/.test(text)
    ? text
        .normalize('NFKC')
        .replace(/[\p{Pd}\u2212]/gu, '-')
        .replace(/\p{Cf}/gu, '')
    : text;

export const countDigits = (text: string): number => text.replace(/\D/g, '').length;

/** Was this masked before? Then it holds too few digits to be worth hiding again. */
export const isMasked = (text: string): boolean => /\*/.test(text) && countDigits(text) < 9;

/** The text of a string or a number; nothing for anything else, so that no object leaks. */
export const textOf = (value: unknown): string =>
  /^(st|n|bi)/.test(typeof value) ? plain(`${value as string}`).trim() : '';

/** Stars for the digits of a number of `min` to `max` digits, but for its head and tail. */
const stars = (text: string, min: number, max: number, head: number, tail: number): string => {
  const count = countDigits(text);
  let i = 0;
  return isMasked(text)
    ? text
    : /^\+?[\d ().-]+$/.test(text) && count >= min && count <= max
      ? text.replace(/\d/g, (digit) => (i++ < head || i > count - tail ? digit : '*'))
      : HIDDEN;
};

/** `010-1234-5678` → `010-****-5678`; other countries keep their code and the last four. */
export const maskPhone: Mask = (value) => {
  const text = textOf(value).replace(/^(02|0\d\d)(\d{3,4})(\d{4})$/, '$1-$2-$3');
  return stars(text, 7, 15, /^\+82/.test(text) ? 4 : /^(\+|02)/.test(text) ? 2 : /^0/.test(text) ? 3 : 0, 4);
};

/** `900101-1234567` → `900101-*******`, foreigner registration numbers too. */
export const maskRrn: Mask = (value) =>
  stars(textOf(value).replace(/^(\d{6}) ?(\d{7})$/, '$1-$2'), 13, 13, 6, 0);

/** `1234-5678-9012-3456` → `1234-****-****-3456`, 13 to 19 digits. */
export const maskCard: Mask = (value) =>
  stars(textOf(value).replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4'), 13, 19, 4, 4);
