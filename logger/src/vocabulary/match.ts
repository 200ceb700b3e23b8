import { FIRST_CANCELS, KIND_IDS, LAST_CANCELS, OWNERS, ROWS } from './kinds.ts';
import type { KindId } from './kinds.ts';

/** What a name in code says about its value. */
export interface NameMatch {
  readonly kind: KindId;
  readonly strength: 'strong' | 'weak';
  /** The part of the name that decided it: `phone_no`. */
  readonly word: string;
}

/**
 * A name's words, lower case: `getUserPhoneNo2` → `get user phone no`. Splits camelCase,
 * acronyms, separators and digits.
 */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')
    .toLowerCase()
    .split(/[^a-z가-힣]+/)
    .filter(Boolean);

const NUMBER_WORD = '(_?(ber|no|num|number|nbr|value|text|str|string|raw|s))?';

/** Latin names are whole words, Korean ones may stand inside others. */
const finder = (names: string): RegExp =>
  RegExp(`(?:(?<![a-z])(?:${names.replace(/\.\?/g, '_?')})${NUMBER_WORD}(?![a-z]))`);

const whole = (words: string): RegExp => RegExp(`^(?:${words})$`);

const MATCHERS = KIND_IDS.map((id) => {
  const { strong, weak, cancels } = ROWS[id];
  return {
    id,
    strong: finder(strong),
    weak: finder(weak),
    isWeak: whole(weak.replace(/\.\?/g, '_?')),
    cancels: cancels ? whole(cancels) : /^\b$/,
  };
});

const LAST = whole(LAST_CANCELS);
const FIRST = whole(FIRST_CANCELS);
const OWNER = RegExp(`(?<![a-z])(?:${OWNERS})s?(?![a-z])`);

/** Is this the name of a record about a person: `user`, `currentCustomer`, `members`? */
export const isOwner = (name: string): boolean => OWNER.test(wordsOf(name).join('_'));

/**
 * The kind of personal data that a name in code stands for. A weak name needs an owner: the
 * object it belongs to (`user` of `user.name`), or an owner's word in the name itself.
 */
export const kindOf = (name: string, owner?: string): NameMatch | undefined => {
  const words = wordsOf(name).filter((word, i) => i > 0 || !/^(get|set|the|my|new|old)$/.test(word));
  const joined = words.join('_');
  const first = words[0];
  if (!first || FIRST.test(first)) return undefined;
  for (const { id, strong, weak, isWeak, cancels } of MATCHERS) {
    const isStrong = !!strong.exec(joined);
    const found = isStrong ? strong.exec(joined) : weak.exec(joined);
    if (!found) continue;
    const rest = (joined.slice(0, found.index) + joined.slice(found.index + found[0].length)).split('_');
    const tail = joined.slice(found.index + found[0].length).split('_');
    if (rest.some((word) => cancels.test(word)) || LAST.test(tail.at(-1) ?? '')) continue;
    const strength = isStrong && !isWeak.test(found[0]) ? 'strong' : 'weak';
    const isPersonal = isOwner(rest.join('_')) || (owner !== undefined && isOwner(owner));
    if (strength == 'strong' || isPersonal) return { kind: id, strength, word: found[0] };
  }
  return undefined;
};
