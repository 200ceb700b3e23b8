import { wordsOf as split } from '@logfix/logger/vocabulary';
import { perName } from '../per-name.ts';

/** A name's words, lower case: `get user phone no` of `getUserPhoneNo2`. */
export const wordsOf: (name: string) => readonly string[] = perName(split);

/** Words of a text, as a set. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words before or after that make a value safe: what stands here was hidden already. */
export const HIDDEN = wordSet(
  'mask masked redacted redact hashed hash encrypted encrypt obfuscated anonymized anonymised ' +
  'scrubbed censored sanitized sanitised hidden ciphertext digest truncated partial shortened ' +
  'without non excluding except stripped preview fingerprint checksum pseudonymized tokenized escaped 마스킹',
);

/** Does the name say that its value was hidden: `maskedEmail`? */
export const isHiddenName = perName((name) => wordsOf(name).some((word) => HIDDEN.has(word)));

/** `MAX_RETRIES` */
export const isConstant = (name: string): boolean => /^[A-Z][A-Z\d_]*$/.test(name) && name.length > 1;
