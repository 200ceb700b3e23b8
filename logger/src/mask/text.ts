import { HIDDEN, countDigits, isMasked, maskCard, maskEmail, maskPhone } from './masks.ts';
import { maskRrn, plain } from './masks.ts';
import { namingOf } from './names.ts';
import type { StrongKind } from '../vocabulary/names.ts';

/** Could this text hold anything to mask, or to escape? Most texts end here. */
export const RISKY =
  /["\\=:@]|[^\x20-\x7e가-힣]|\d[\d .()-]{7}|Bearer|Basic|eyJ|AKIA|gh[pousr]_|sk[-_]|xox/;

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = digits.length, twice = 1; i--; twice ^= 3) {
    const product = +digits[i]! * twice;
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 == 0;
};

/** Resident numbers end in a check digit; those of foreigners in the same plus two. */
const passesRrn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += +digits[i]! * (2 + (i % 8));
  return ((+digits[6]! > 4 ? 13 : 11) - (sum % 11)) % 10 == +digits[12]!;
};

const NUMBER =
  /(?<![A-Za-z0-9]-?|\d\.)(?:(\d{6}([- ]?)[1-8]\d{6})|(\d{4}([ -]?)\d{4}\4\d{4}\4\d{4}|3[47]\d\d([ -]?)\d{6}\5\d{5})|\+\d[\d .()-]{7,17}\d|\(?[2-9]\d\d[)-] ?[2-9]\d\d-\d{4}|\(?0(?:2|50\d|[13-9]\d)\)?[ .-]\d{3,4}[ .-]\d{4}|01[016-9]\d{7,8})(?!-?[A-Za-z0-9])/g;

/** Words before a bare number that say it is neither card nor resident number. */
const REFERENCE = /(?:id|no|seq|order|ref|trace|hash|time|ts|key|version)\W*$/i;

const maskNumbers = (text: string, key: string): string =>
  text.replace(NUMBER, (found, rrn, rrnGap, card, gap, amexGap, at) => {
    if (!rrn && !card) return maskPhone(found);
    const isBare = !(rrnGap || gap || amexGap);
    const before = at ? text.slice(at > 12 ? at - 12 : 0, at) : key;
    // Unix times in milliseconds are no resident numbers of children.
    const isSound = rrn ? rrn[0] != '1' && passesRrn(rrn) : passesLuhn(card);
    if (isBare && (REFERENCE.test(before) || !isSound)) return found;
    const masked = rrn ? maskRrn(rrn) : maskCard(card);
    return masked == HIDDEN ? found : masked;
  });

const WORD = '[^\\s@"\'`<>()[\\]{},;:=\\\\|]';
const EMAIL = RegExp(`(?<!${WORD})${WORD}+@(?!\\d+\\.\\d)(?:(?!/)${WORD})+`, 'g');
const TOKEN =
  /\b(?:eyJ[\w-]{5,}\.[\w-]+\.?[\w-]*|(?:AKIA|gh[pousr]_|sk[-_]|xox\w-)(?=\S*\d)[\w-]{12,})/g;

/** The end of a name and what separates it from its value, JSON inside strings included. */
const NAME = /(?<![\w가-힣])([\w가-힣-]{2,40})\\*["'`]?\]?(?:\s*[:=]>?\s*|\s+(?=\d))/g;
const VALUE = /(\\*["'`])(.*?)\1|[^\s"'`,;&|)}\]\\]+/sy;
const HEADER = /[^\r\n"'`]+/y;

/** `password=…`, `"rrn":"…"`, `Cookie: …` */
const maskPairs = (text: string): string => {
  let out = '';
  let from = 0;
  NAME.lastIndex = 0;
  for (let name; (name = NAME.exec(text)); ) {
    const { kind } = namingOf(name[1]!);
    if (!kind) continue;
    const at = NAME.lastIndex;
    const pattern = /^(?:.*cookie|.*authorization)$/i.test(name[1]!) ? HEADER : VALUE;
    pattern.lastIndex = at;
    const [found, quote = '', inner] = pattern.exec(text) ?? VALUE.exec(text) ?? [''];
    out += text.slice(from, at) + quote + maskAs(kind, inner ?? found) + quote;
    NAME.lastIndex = from = at + found.length;
  }
  return out + text.slice(from);
};

/** Masks what stands in a text, whatever its key; `key` only clears doubtful numbers. */
export const maskText = (text: string, key = ''): string => {
  const clean = /[^\x20-\x7e가-힣]/.test(text) ? plain(text) : text;
  const masked = maskPairs(
    maskNumbers(
      clean
        .replace(/:\/\/[^\s/@]*@/g, `://${HIDDEN}@`)
        .replace(/\b(Bearer|Basic) +(?=\S*[\d=])\S{6,}/gi, `$1 ${HIDDEN}`)
        .replace(TOKEN, HIDDEN)
        .replace(EMAIL, maskEmail),
      key,
    ),
  );
  return masked == clean ? text : masked;
};

/** Masks a text that stands under a name of this kind. */
export const maskAs = (kind: StrongKind, text: string): string => {
  if (kind == 'secret') return /^(?:|null|undefined|true|false)$/.test(text) ? text : HIDDEN;
  if (isMasked(text)) return text;
  const numeric = kind != 'name' && kind != 'address';
  if (numeric && countDigits(plain(text)) < 4) return maskText(text);
  const masks: Partial<Record<StrongKind, (value: unknown) => string>> = MASKS;
  return masks[kind]?.(text) ?? (text && HIDDEN);
};

const MASKS = { phone: maskPhone, rrn: maskRrn, card: maskCard };
