import { KINDS } from '@logfix/logger/vocabulary';
import type { PiiPolicy, SensitiveKind } from '../analysis/sensitive/types.ts';

/** A function that masks: its name where it is global, or where it comes from. */
export interface MaskerConfig {
  /** Module that exports it; one that begins with `./` is relative to the configuration. */
  readonly import: string;
  readonly name: string;
}

type ByKind<T> = Readonly<Partial<Record<SensitiveKind, T>>>;

/** What a project says about personal data and secrets. */
export interface PiiConfig {
  /** What to do with a kind; every kind is to be masked where nothing is said. */
  readonly kinds?: ByKind<PiiPolicy>;
  /** More names by kind: `{ rrn: ['citizenNo'] }`. */
  readonly names?: ByKind<readonly string[]>;
  /** Names that are not personal in this project. */
  readonly ignore?: readonly string[];
  /** Other policies for some paths; the last match counts. */
  readonly paths?: readonly { readonly files: string | readonly string[]; readonly kinds: ByKind<PiiPolicy> }[];
  /** The project's own masks by kind; `container` for whole records. */
  readonly maskers?: ByKind<MaskerConfig>;
  /** Names of functions that hide what they are given. */
  readonly sanitizers?: readonly string[];
}

/** Kinds by the names that a configuration uses. */
export const PII_KINDS: readonly SensitiveKind[] = [...KINDS.map((kind) => kind.id), 'container'];

type Test = readonly [expected: string, test: (value: unknown) => boolean];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
const isPolicy = (value: unknown): boolean => /^(mask|forbid|allow)$/.test(String(value));

const byKind = (test: (value: unknown) => boolean) => (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([kind, one]) => (PII_KINDS as readonly string[]).includes(kind) && test(one));

const isMasker = (value: unknown): boolean =>
  isRecord(value) && typeof value.import === 'string' && typeof value.name === 'string';

const KNOWN = `kinds are ${PII_KINDS.join(', ')}`;

/** What each key must be, for the message where it is not. */
export const PII_TESTS: Readonly<Record<keyof PiiConfig, Test>> = {
  kinds: [`{ kind: 'mask', 'forbid' or 'allow' }; ${KNOWN}`, byKind(isPolicy)],
  names: [`{ kind: [names] }; ${KNOWN}`, byKind(isTexts)],
  ignore: ['an array of names', isTexts],
  paths: [
    `an array of { files, kinds }; ${KNOWN}`,
    (value) => Array.isArray(value) && value.every((one) =>
      isRecord(one) && (typeof one.files === 'string' || isTexts(one.files)) && byKind(isPolicy)(one.kinds)),
  ],
  maskers: [`{ kind: { import, name } }; ${KNOWN}`, byKind(isMasker)],
  sanitizers: ['an array of function names', isTexts],
};
