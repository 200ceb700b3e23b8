import { CANCELS, CORE } from '../vocabulary/names.ts';
import { countDigits, HIDDEN, isMasked, maskCard, maskPhone, maskRrn, maskSecret, plain } from './masks.ts';
import type { Mask } from './masks.ts';

/** A pattern over a path in words, such as `user.phone_no`, for names of its last part. */
export const named = (words: string, cancels: string = CANCELS): RegExp =>
  RegExp(
    `(?<![a-z])(user|access|auth|refresh)?(${words})(.?no|.?num)?(ber)?(?![a-z])` +
      `(?!.*[^a-z](${cancels})$)[^.]*$`,
  );

/** Masks numbers; texts without one, or masked before, are read as any other. */
export const numeric =
  (mask: Mask): Mask =>
  (value) => {
    const text = plain(`${value as string}`);
    return countDigits(text) > 3 && !isMasked(text) ? mask(text) : maskText(text);
  };

/** What paths name; the first match counts. */
export const names: [RegExp, Mask][] = [
  [named(CORE.credential), maskSecret],
  [named(CORE.rrn), numeric(maskRrn)],
  [named(CORE.card), numeric(maskCard)],
  [named(CORE.phone), numeric(maskPhone)],
  [named(`${CORE.account}|${CORE.passport}|${CORE.birth}`), numeric(maskSecret)],
];

/** What was found for a path, for the next time. */
export const known = new Map<string, Mask | undefined>();

/** The mask for what a path names: `user.phoneNo` is read as `user.phone_no`. */
export const maskFor = (path: string): Mask | undefined => {
  path = path.slice(-80);
  if (!known.has(path)) {
    const words = path.replace(/(?<=[a-z\d])[A-Z]/g, '_$&').toLowerCase();
    if (known.size > 999) known.clear();
    known.set(path, names.find(([pattern]) => pattern.test(words))?.[1]);
  }
  return known.get(path);
};

const PART = '[^\\s/@"\'`<>()[\\]{},;:=\\\\|]';

/** Cards end in a check digit (Luhn). */
const isCard = (digits: string): boolean => {
  let sum = 0;
  for (let i = 16; i--; ) sum += +digits[i]! * (2 - (i % 2)) - (i % 2 || digits[i]! < '5' ? 0 : 9);
  return digits > '2' && sum % 10 == 0;
};

/** Takes what was found, the groups, then the offset and the whole text. */
export type Replacer = (found: string, ...rest: any[]) => string;

/** What values look like, wherever they stand. */
export const patterns: [RegExp, Replacer][] = [
  // Passwords in addresses, bearer tokens, JSON web tokens.
  [
    /(:\/\/)[^\s/@]*(?=@)|([Bb]earer +|Basic +)(?=\S*[\d=])\S{6,}|\beyJ(?=\S*\d)[\w.-]{9,}/g,
    (_, slashes = '', scheme = '') => slashes + scheme + HIDDEN,
  ],
  // `user` of `user@example.com` → `us**`
  [
    RegExp(`(?<!${PART})${PART}+(?=@(?!\\d+(\\.\\d|x\\.))${PART}+\\.(?!\\d)${PART}{2})`, 'g'),
    (local) => (local.length > 2 ? local.slice(0, 2) : '') + '**',
  ],
  [
    /(?<![A-Za-z\d]-?|\d\.)(?:(\d\d[01]\d[0-3]\d[- ][1-8]\d{6})|(\d{4}([ -]?)\d{4}\3\d{4}\3\d{4})|\+\d[\d .()-]{7,17}\d|0\d{1,3}[ .-]\d{3,4}[ .-]\d{4}|01\d{8,9})(?!-?[A-Za-z\d])/g,
    (found, rrn, card, gap) =>
      rrn ? maskRrn(found) : !card ? maskPhone(found) : gap || isCard(card) ? maskCard(found) : found,
  ],
];

/** A name, what separates it from its value, and the value; JSON inside strings included. */
const NAME = /(?<![\w가-힣-])([\w가-힣-]+)\\*["'`]?\]?(?:\s*[:=]>?\s*|\s+(?=\d))/g;
const VALUE = /(\\*["'`])(.*?)\1|[^\s"'`,;&|)}\]\\]+/sy;

/** `password=…`, `"rrn":"…"` */
const maskPairs = (text: string): string => {
  let out = '';
  let from = 0;
  for (let name; (name = NAME.exec(text)); ) {
    const mask = maskFor(name[1]!);
    const at = (VALUE.lastIndex = NAME.lastIndex);
    const [found, quote = '', inner = found] = (mask && VALUE.exec(text)) || [''];
    if (found) {
      out += text.slice(from, at) + quote + maskBy(mask, inner) + quote;
      NAME.lastIndex = from = at + found.length;
    }
  }
  return out + text.slice(from);
};

/** Masks what stands in a text, whatever its key. */
export const maskText = (text: string): string => {
  const clean = plain(text);
  let masked = clean;
  for (const [pattern, by] of patterns) masked = masked.replace(pattern, by);
  masked = maskPairs(masked);
  return masked == clean ? text : masked;
};

/** Masks a text that stands under a name; without a mask, what stands in the text. */
export const maskBy = (mask: Mask | undefined, text: string): string =>
  mask ? text && mask(text) : maskText(text);
