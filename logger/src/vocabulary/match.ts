import { expand } from './expand.ts';
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

const NUMBER_WORD = '(_?(ber|no|num|number|nbr|value|text|str|string|raw))?s?';

/** Longer names first: `otp_code` before `otp`. */
const longestFirst = (names: string): string =>
  expand(names)
    .toSorted((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('_', '_?');

/** Latin names are whole words, which may have an owner glued on; Korean ones stand inside others. */
const finder = (names: string): RegExp =>
  RegExp(`(?<![a-z])(?:user|member|my)?(?:${longestFirst(names)})${NUMBER_WORD}(?![a-z])`, 'g');

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

const NONE: readonly RegExpExecArray[] = [];

/** What `matchAll` finds; that one makes a copy of these long patterns at each call. */
const matchesOf = (pattern: RegExp, text: string): readonly RegExpExecArray[] => {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
};

/**
 * The kind of personal data that a name in code stands for. A weak name needs an owner: the
 * object it belongs to (`user` of `user.name`), or an owner's word in the name itself. What stands
 * last is what a name is about: a `phoneToken` is a token.
 */
export const kindOf = (name: string, owner?: string): NameMatch | undefined => {
  const words = wordsOf(name).filter((word, i) => i > 0 || !/^(get|set|the|my|new|old)$/.test(word));
  const joined = words.join('_');
  const isOwned = owner !== undefined && isOwner(owner);
  let best: NameMatch | undefined;
  let bestEnd = 0;
  for (const { id, strong, weak, isWeak, cancels } of MATCHERS) {
    const strongly = matchesOf(strong, joined);
    const weakly = matchesOf(weak, joined);
    if (strongly === NONE && weakly === NONE) continue;
    for (const found of [...strongly, ...weakly]) {
      const end = found.index + found[0].length;
      if (end <= bestEnd || (found.index > 0 && FIRST.test(words[0]!))) continue;
      const tail = joined.slice(end).split('_');
      const rest = [...joined.slice(0, found.index).split('_'), ...tail];
      const strength = strongly.includes(found) && !isWeak.test(found[0]) ? 'strong' : 'weak';
      // What stands before a strong name only describes it; Korean words are glued to theirs.
      const around = strength == 'strong' && !/[가-힣]/.test(found[0]) ? tail : rest;
      if (around.some((word) => cancels.test(word)) || LAST.test(tail.at(-1) ?? '')) continue;
      if (strength == 'weak' && !isOwned && !isOwner(rest.join('_'))) continue;
      best = { kind: id, strength, word: found[0] };
      bestEnd = end;
    }
  }
  return best;
};
