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

/** Stars for the digits of a number that has this shape, but for its head and tail. */
const stars =
  (
    shape: RegExp,
    /** Where hyphens go when there are none. */
    gaps: RegExp,
    head: RegExp,
    tail: number,
  ): Mask =>
  (value) => {
    const text = textOf(value).slice(0, 50).replace(gaps, '-');
    const count = countDigits(text);
    const shown = countDigits(`${head.exec(text)}`);
    let i = 0;
    return isMasked(text)
      ? text
      : shape.test(text)
        ? text.replace(/\d/g, (digit) => (i++ < shown || i > count - tail ? digit : '*'))
        : HIDDEN;
  };

/** `010-1234-5678` → `010-****-5678`; other countries keep their code and the last four. */
export const maskPhone: Mask = /* @__PURE__ */ stars(
  /^\+?([ ().-]*\d){7,15}$/,
  /(?<=^(02|0[13-9]\d))(?=\d{7,8}$)|(?<=^0\d{4,6})(?=\d{4}$)/g,
  /^(?:\+82\D*\d\d|\+[17]|\+\d\d|\(?0(?:2|\d\d))/,
  4,
);

/** `900101-1234567` → `900101-*******`, foreigner registration numbers too. */
export const maskRrn: Mask = /* @__PURE__ */ stars(
  /^\d{6}-\d{7}$/,
  /(?<=^\d{6}) ?(?=\d{7}$)/,
  /^\d{6}/,
  0,
);

/** `1234-5678-9012-3456` → `1234-****-****-3456`, 13 to 19 digits. */
export const maskCard: Mask = /* @__PURE__ */ stars(
  /^([ -]*\d){13,19}$/,
  /(?<=^(\d{4})+)(?=(\d{4})+$)/g,
  /^\d{4}/,
  4,
);
