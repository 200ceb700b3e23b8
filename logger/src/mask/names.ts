import { CANCELS, OWNERS, STRONG, WEAK } from '../vocabulary/names.ts';
import type { StrongKind } from '../vocabulary/names.ts';

/** What a key says about its value. */
export interface Naming {
  /** Kind that the key names by itself. */
  readonly kind: StrongKind | undefined;
  /** Kind that it names inside a person's record. */
  readonly weak: StrongKind | undefined;
  /** Is it the name of a person's record? */
  readonly owner: boolean;
  /** The key as JSON, once it was needed. */
  json?: string;
}

export const anyOf = (words: string): string =>
  `(?:${words.replace(/#/g, '_n(?:o|um(?:ber)?)').replace(/_/g, '_?').replace(/ /g, '|')})`;

type Patterns = readonly (readonly [StrongKind, RegExp])[];

const compile = (table: Record<string, string>, start: string, end: string): Patterns =>
  Object.entries(table).map(([kind, words]) => [
    kind as StrongKind,
    RegExp(start + anyOf(words) + end),
  ]);

const STRONG_NAMES = compile(
  STRONG,
  '(?<![a-z])(?:user|access|auth|refresh|home)?',
  `(?:_?n(?:o|um(?:ber)?))?(?![a-z])(?!.*_${anyOf(CANCELS)}$)`,
);
const WEAK_NAMES = compile(WEAK, '^', '$');
const OWNER = RegExp(`(?<![a-z])${anyOf(OWNERS)}s?$`);

/** `userPhoneNo`, `user-phone-no` → `user_phone_no` */
export const wordsOf = (key: string): string =>
  key
    .replace(/[a-z\d](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&_')
    .replace(/[ .-]/g, '_')
    .toLowerCase();

const find = (patterns: Patterns, words: string): StrongKind | undefined =>
  patterns.find(([, pattern]) => pattern.test(words))?.[0];

const known = new Map<string, Naming>();

/** Reads a key; what it finds is kept for the next time. */
export const namingOf = (key: string): Naming => {
  const before = known.get(key);
  if (before) return before;
  const words = wordsOf(key.slice(-64));
  const naming: Naming = {
    kind: find(STRONG_NAMES, words),
    weak: find(WEAK_NAMES, words),
    owner: OWNER.test(words),
  };
  if (known.size > 999) known.clear();
  if (key.length < 65) known.set(key, naming);
  return naming;
};
