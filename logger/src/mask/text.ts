import * as core from '../vocabulary/names.ts';
import { countDigits, maskCard, maskPhone, maskRrn, maskSecret, plain } from './masks.ts';
import type { Mask } from './masks.ts';

/** A pattern over a path in words, such as `user.phone_no`, for names of its last part. */
const named = (words: string): RegExp =>
  RegExp(`(?<![a-z])(${words})(?![a-z])(?!.*[^a-z](${core.CANCELS})$)[^.]*$`);

/** Masks numbers; texts without one are read as any other. */
export const numeric =
  (mask: Mask): Mask =>
  (value) => {
    const text = plain(`${value as string}`);
    return countDigits(text) > 3 ? mask(text) : maskText(text);
  };

/** What paths name; the first match counts. */
const names: [RegExp, Mask][] = [
  [named(core.CREDENTIAL), maskSecret],
  [named(core.RRN), numeric(maskRrn)],
  [named(core.CARD), numeric(maskCard)],
  [named(core.PHONE), numeric(maskPhone)],
];

/** A path in words: `user.phoneNo` is `user.phone_no`. */
export const inWords = (path: string): string =>
  path.replace(/(?<=[a-z\d])[A-Z]/g, '_$&').toLowerCase();

/** `user` of `user@example.com` → `us**` */
export const maskLocal = (local: string): string =>
  (local.length > 2 ? local.slice(0, 2) : '') + '**';

/** Takes what was found, the groups, then the offset and the whole text. */
export type Replacer = (found: string, ...rest: any[]) => string;

export type Pattern = [RegExp, Replacer | string];

/** What values look like, wherever they stand. */
const patterns: Pattern[] = [
  // Passwords in addresses, bearer tokens, JSON web tokens.
  [
    /(:\/\/)[^\s/@]{0,99}(?=@)|([Bb]earer +)(?=\S{0,99}\d)\S{6,}|\beyJ(?=\S{0,99}\d)[\w.-]{9,}/g,
    '$1$2****',
  ],
  // `user` of `user@example.com` → `us**`
  [
    /(?<![\w.+-])([\w.+-]{2}(?=[\w.+-]))?[\w.+-]+(?=@(?!\dx\.)[\w-]+(\.[\w-]+)*\.[a-z]{2})/gi,
    '$1**',
  ],
  [
    /(?<![A-Za-z\d]-?|\d\.)(?:(\d\d[01]\d[0-3]\d-[1-8]\d{6})|(\d{4}([ -])\d{4}\3\d{4}\3\d{4})|(?:0|\+82[ -]?)1\d[ .-]?\d{3,4}[ .-]?\d{4})(?!-?[A-Za-z\d])/g,
    (found, rrn, card) => (rrn ? maskRrn : card ? maskCard : maskPhone)(found),
  ],
];

/** What is masked; servers put more in its place. */
export const rules = {
  /** The mask for what a path names. */
  maskFor: (path: string): Mask | undefined =>
    names.find(([pattern]) => pattern.test(inWords(path)))?.[1],
  patterns,
};

/** A name, what separates it from its value, and the value; JSON inside strings included. */
const NAME = /(?<![\w가-힣-])([\w가-힣-]+)\\*["'`]?\]?(?:\s*[:=]>?\s*|\s+(?=\d))/g;
const VALUE = /(\\*["'`])(.{0,9999}?)\1|[^\s"'`,;&|)}\]\\]+/sy;

/** `password=…`, `"rrn":"…"` */
const maskPairs = (text: string): string => {
  let out = '';
  let from = 0;
  for (let name; (name = NAME.exec(text)); ) {
    const mask = rules.maskFor(name[1]!);
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
  for (const [pattern, by] of rules.patterns) masked = masked.replace(pattern, by as Replacer);
  masked = maskPairs(masked);
  return masked == clean ? text : masked;
};

/** Masks a text that stands under a name; without a mask, what stands in the text. */
export const maskBy = (mask: Mask | undefined, text: string): string =>
  mask ? text && mask(text) : maskText(text);
