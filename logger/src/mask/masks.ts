/** What stands for a value that cannot be shown in part. */
export const HIDDEN = '****';

/** Full-width digits, odd hyphens and spaces as their plain selves; invisible ones removed. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\xad\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '');

/** The text of a string or a number; nothing for anything else, so that no object leaks. */
const textOf = (value: unknown): string =>
  typeof value == 'string' || typeof value == 'number' || typeof value == 'bigint'
    ? plain(`${value}`).trim()
    : '';

export const countDigits = (text: string): number => text.replace(/\D/g, '').length;

/** Was this masked before? Then it holds too few digits to be worth hiding again. */
export const isMasked = (text: string): boolean => /\*/.test(text) && countDigits(text) < 9;

/** Replaces digits by stars, but for the first `head` and the last four. */
const stars = (text: string, head: number): string => {
  const tail = countDigits(text) - 4;
  let i = 0;
  return text.replace(/\d/g, (digit) => (i++ < head || i > tail ? digit : '*'));
};

const KOREAN =
  /^(?:(\+82)([ .-]?)\(?0?\)?|\(?0)(2|50\d|[13-9]\d)\)?([ .-]?)\d{3,4}[ .-]?(\d{4})$/;

/** `010-1234-5678` → `010-****-5678`; other countries keep their code and the last four. */
export const maskPhone = (value: unknown): string => {
  const text = textOf(value);
  if (isMasked(text)) return text;
  const [korean, code, gap, area, separator, last] = KOREAN.exec(text) ?? [];
  if (korean) {
    const hyphen = separator || '-';
    return (code ? code + (gap || hyphen) : 0) + area! + hyphen + HIDDEN + hyphen + last;
  }
  const digits = countDigits(text);
  return /^\+?[\d /().-]+$/.test(text) && digits > 6 && digits < 16
    ? stars(text, text[0] != '+' ? 0 : /^.[17]/.test(text) ? 1 : 2)
    : HIDDEN;
};

/** `user@example.com` → `us**@example.com`; one or two letters before the @ are not shown. */
export const maskEmail = (value: unknown): string => {
  const [, local, domain] = /^([^\s@]+)(@[^\s@.][^\s@]*\.[^\s@.]{2,})$/.exec(textOf(value)) ?? [];
  return local ? (local.length > 2 ? local.slice(0, 2) : '') + '**' + domain : HIDDEN;
};

/** `900101-1234567` → `900101-*******`, foreigner registration numbers too. */
export const maskRrn = (value: unknown): string => {
  const text = textOf(value);
  if (isMasked(text)) return text;
  const [, birth] = /^(\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[ -]?\d{7}$/.exec(text) ?? [];
  return birth ? birth + '-*******' : HIDDEN;
};

/** `1234-5678-9012-3456` → `1234-****-****-3456`, 13 to 19 digits. */
export const maskCard = (value: unknown): string => {
  const text = textOf(value).replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4');
  if (isMasked(text)) return text;
  return /^(?:\d[ -]?){12,18}\d$/.test(text) ? stars(text, 4) : HIDDEN;
};

/** Credentials are never shown in part. */
export const maskSecret = (_value?: unknown): string => HIDDEN;
