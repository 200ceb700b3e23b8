import { CANCELS } from '../vocabulary/names.ts';
import { KIND_IDS, ROWS, SURE_OWNERS } from '../vocabulary/kinds.ts';
import type { KindId } from '../vocabulary/kinds.ts';
import { isCardNumber, isResidentNumber } from '../vocabulary/values.ts';
import { HIDDEN, isMasked, maskCard, maskPhone, maskRrn, maskSecret } from './masks.ts';
import type { Mask } from './masks.ts';
import { maskIp, maskLocation } from './more.ts';
import { inWords, maskLocal, maskText, numeric, rules } from './text.ts';
import type { Pattern } from './text.ts';

/**
 * What happens to a kind: `mask` shows the part that its mask leaves, `forbid` nothing of it,
 * `allow` all of it.
 */
export type Policy = 'mask' | 'forbid' | 'allow';

/** Says what the runtime hides, beyond the vocabulary or against it. */
export interface MaskPolicy {
  readonly kinds?: Readonly<Partial<Record<KindId, Policy>>>;
  /** More names by kind: `{ rrn: ['citizenNo'] }`. Written as keys are: camelCase or snake_case. */
  readonly names?: Readonly<Partial<Record<KindId, readonly string[]>>>;
  /** A field at a place: `{ 'user.email': 'allow', 'order.note': 'forbid' }`. */
  readonly paths?: Readonly<Record<string, Policy>>;
}

const hide: Mask = (value) => (isMasked(String(value)) ? String(value) : HIDDEN);

const show: Mask = (value) => String(value);

/** The usual way to write a number, hidden without a second look. */
const quickly =
  (usual: RegExp, masked: string, mask: Mask): Mask =>
  (value) =>
    usual.test(value as string) ? (value as string).replace(usual, masked) : mask(value);

/** How each kind is hidden where its name says so. */
const MASKS: Partial<Record<KindId, Mask>> = {
  credential: maskSecret,
  rrn: quickly(/^(\d{6})-\d{7}$/, '$1-*******', numeric(maskRrn)),
  card: quickly(/^(\d{4})-\d{4}-\d{4}-(\d{4})$/, '$1-****-****-$2', numeric(maskCard)),
  phone: quickly(/^(01\d)-\d{4}-(\d{4})$/, '$1-****-$2', numeric(maskPhone)),
  email: (value) => maskText(String(value)),
  name: hide,
  address: hide,
  ip: maskIp,
  location: maskLocation,
};

/** Keys of API makers, private keys in PEM. */
const KEYS =
  /\b(?:AKIA|ASIA|gh[pousr]_|glpat-|npm_|sk[-_]|pk_live_|xox[abprs]-|AIza)(?=\S{0,99}\d)[\w-]{12,}|-----BEGIN[A-Z ]{0,40}PRIVATE KEY-----[^]*?(?:-----END[A-Z ]{0,40}-----|$)/g;

/** The raw text of a header that is secret to its end. */
const HEADERS = /\b((?:set-)?cookie|(?:proxy-)?authorization)(["']?: *["']?)[^\r\n"']+/gi;

/** `(415) 555-2671`, and American Express cards. */
const NORTH_AMERICA = /(?<![A-Za-z\d]-?|\d\.)(?:\(?[2-9]\d\d[)-] ?[2-9]\d\d-\d{4}|3[47]\d\d([ -])\d{6}\1\d{5})(?!-?[A-Za-z\d])/g;

/** A bare number that may be a resident number: only its check digit can tell. */
const BARE = /(?<![\w-]|\d\.)\d{13}(?![\w-])/g;

/** Unix times in milliseconds begin so. */
const TIME = /^1[0-9]/;

/** Korean barcodes begin and end so (EAN-13), and may look like a birth in 1988. */
const isBarcode = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < 13; i++) sum += +digits[i]! * (i % 2 ? 3 : 1);
  return digits.startsWith('880') && sum % 10 == 0;
};

/** Words before a bare number that say it is neither card nor resident number. */
const REFERENCE =
  /(?:id|uid|no|nr|num|number|seq|order|ref|trace|span|hash|time|timestamp|ts|key|version|code|tracking|invoice|receipt|sku|barcode)s?\W*$/i;

let isReference = false;

/** Masks a text as always, but leaves bare numbers alone: it is some record's id. */
export const maskReference: Mask = (value) => {
  isReference = true;
  try {
    return maskText(String(value));
  } finally {
    isReference = false;
  }
};

const isDoubtful = (at: number, text: string): boolean =>
  isReference || REFERENCE.test(text.slice(Math.max(0, at - 20), at));

/** As the runtime reads keys: `citizenNo` is `citizen.?no`. */
const asPattern = (name: string): string => inWords(name).replace(/[^a-z\d가-힣]+/g, '.?');

/** Latin names are whole words, Korean ones may stand inside others. */
const named = (words: string, cancels: string): RegExp =>
  RegExp(
    `(?<![a-z])(?:user|access|auth|refresh|db|my)?(?:${words})(?:.?no|.?num)?(?:ber)?(?![a-z])` +
      `(?!.*[^a-z](?:${cancels})$)[^.]*$`,
  );

type Rule = [RegExp, Mask];

const maskOf = (policy: Policy, kind?: KindId): Mask =>
  policy == 'forbid' ? maskSecret : policy == 'allow' ? show : (kind && MASKS[kind]) ?? numeric(maskSecret);

/** A kind's own names, then those that need a person above them. */
const rulesOf = (kind: KindId, mask: Mask, more: readonly string[] = []): Rule[] => {
  const { strong, weak, cancels } = ROWS[kind];
  const own = [strong, ...more.map(asPattern)].join('|');
  const all = `${CANCELS}|url|status${cancels && '|' + cancels}`;
  const found: Rule[] = [[named(own, all), mask]];
  if (/^(name|address)$/.test(kind)) {
    found.push([RegExp(`(?<![a-z])(?:${SURE_OWNERS})s?\\.(?:${weak})$`), mask]);
  }
  return found;
};

const PART = '[^\\s/@"\'`<>()[\\]{},;:=\\\\|]';

/** Any script, and longer tails than the core's pattern takes. */
const EMAIL = RegExp(
  `(?<!${PART})${PART}+(?=@(?!\\d+(\\.\\d|x\\.))${PART}+\\.(?!\\d)${PART}{2})`,
  'g',
);

const NUMBER =
  /(?<![A-Za-z\d]-?|\d\.)(?:(\d\d[01]\d[0-3]\d[- ][1-8]\d{6})|(\d{4}([ -]?)\d{4}\3\d{4}\3\d{4})|\+\d[\d .()-]{7,17}\d|0\d{1,3}[ .-]\d{3,4}[ .-]\d{4}|01\d{8,9})(?!-?[A-Za-z\d])/g;

const BASIC = /\b(basic +)(?=\S{0,999}[\d=])\S{6,}/gi;

const [SECRETS] = rules.patterns as [Pattern];

const patternsFor = (policyOf: (kind: KindId) => Policy): Pattern[] => {
  const by = (kind: KindId, found: string, masked: string) =>
    ({ allow: found, forbid: HIDDEN, mask: masked })[policyOf(kind)];
  return [
    ...(policyOf('credential') == 'allow'
      ? []
      : ([
          [KEYS, () => HIDDEN],
          [HEADERS, (_, name = '', colon = '') => name + colon + HIDDEN],
          [BASIC, (_, scheme = '') => scheme + HIDDEN],
          SECRETS,
        ] satisfies Pattern[])),
    [EMAIL, (local) => by('email', local, maskLocal(local))],
    [
      NUMBER,
      (found, rrn, card, gap, at, text) => {
        if (rrn) return by('rrn', found, maskRrn(found));
        if (!card) return by('phone', found, maskPhone(found));
        const isSure = gap || (isCardNumber(card) && !isDoubtful(at as number, text as string));
        return isSure ? by('card', found, maskCard(found)) : found;
      },
    ],
    [NORTH_AMERICA, (found, gap) => (gap ? by('card', found, maskCard(found)) : by('phone', found, maskPhone(found)))],
    [
      BARE,
      (found, at, text) =>
        !TIME.test(found) &&
        isResidentNumber(found) &&
        !isBarcode(found) &&
        !isDoubtful(at as number, text as string)
          ? by('rrn', found, maskRrn(found))
          : found,
    ],
  ];
};

/** Rebuilds the rules of masking for this process: the whole vocabulary, changed by `policy`. */
export const setMaskPolicy = ({ kinds = {}, names: more = {}, paths = {} }: MaskPolicy): void => {
  const policyOf = (kind: KindId): Policy => kinds[kind] ?? (ROWS[kind].isMasked ? 'mask' : 'allow');
  const names: Rule[] = Object.entries(paths).map(([path, policy]) => [
    RegExp(`(^|\\.)${path.split('.').map(asPattern).join('\\.')}$`),
    maskOf(policy),
  ]);
  for (const kind of KIND_IDS) {
    const policy = policyOf(kind);
    if (policy != 'allow') names.push(...rulesOf(kind, maskOf(policy, kind), more[kind]));
  }
  names.push([REFERENCE, maskReference]);
  rules.maskFor = remembering((path) => {
    const words = inWords(path.slice(-80));
    return names.find(([pattern]) => pattern.test(words))?.[1];
  });
  rules.patterns = patternsFor(policyOf);
  isSet = true;
  for (const forget of listeners) forget();
};

/** The same, faster: what was found for a path is kept for the next time. */
const remembering = (find: (path: string) => Mask | undefined) => {
  const known = new Map<string, Mask | undefined>();
  return (path: string): Mask | undefined => {
    if (known.has(path)) return known.get(path);
    if (known.size > 999) known.clear();
    const mask = find(path);
    known.set(path, mask);
    return mask;
  };
};

/** The whole vocabulary, unless a policy was set before. */
export const ensurePolicy = (): void => {
  if (!isSet) setMaskPolicy({});
};

let isSet = false;

const listeners: (() => void)[] = [];

/** Calls `listener` whenever the rules change: what was kept of them is no longer true. */
export const onRules = (listener: () => void): void => void listeners.push(listener);
