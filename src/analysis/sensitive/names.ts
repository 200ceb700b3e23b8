import { kindOf, type KindId } from '@logfix/logger/vocabulary';
import { perName } from '../per-name.ts';
import { ownedKind } from './owned.ts';
import { DOUBTFUL, isOwner, isPerson, nounOf, RECORD } from './people.ts';
import type { PiiSettings, SensitiveKind } from './types.ts';
import { HIDDEN, isConstant, wordSet, wordsOf } from './words.ts';

/** What a name says, and by which of its words. */
export interface NameHit {
  readonly kind: SensitiveKind;
  readonly word: string;
  readonly strength: 'strong' | 'weak';
  readonly owner?: string;
}

/** Words after the one that decides which leave it the head: `phoneNumber`, `emailValue`. */
const TAILS = wordSet(
  'number no num nr value val text str string raw plain param params arg input header trimmed ' +
  'formatted normalized lower new old current original list array front back line detail digits s ' +
  '번호 주소',
);

/** Words before it that make a name something else. */
const MODIFIERS: Readonly<Partial<Record<KindId, ReadonlySet<string>>>> = {
  credential: wordSet(
    'next page continuation cancel cancellation cursor sync pagination abort design syntax start ' +
    'end open close prev previous eos bos special resume lp nft erc gas base quote reward native ' +
    'input output prompt completion max min total cached num count text lex operator keyword ' +
    'stop pad unknown payment public has image stream from to sell buy swap pool collateral ' +
    'delimiter separator injection provide parser parsed lexer css html markdown expr ast change ' +
    'forgot',
  ),
  phone: wordSet('microphone headphone is ear'),
  email: wordSet('total num count send sending sent unread failed queue service'),
};

/** Objects whose fields are texts about a value, not the value. */
const TEXT_OWNERS = wordSet(
  'error errors err errs messages msgs labels placeholder placeholders i18n t tr translation ' +
  'translations strings texts schema schemas validation validations validator validators touched ' +
  'dirty routes paths urls regex regexes pattern patterns rules styles css classes icons ' +
  'selector selectors columns types events permissions features flags counts stats metric metrics ' +
  'keys locale lang actions enum consts constants defs repository repositories component ' +
  'components screens pages views models tables collections queue jobs util utils',
);

/** What may stand before the full name of a person. */
const NAMED = wordSet(
  'first last full real given family middle nick preferred author display billing shipping legal ' +
  'account holder cardholder kakao google facebook to from host reporter assignee driver doctor ' +
  'nurse manager admin agent new old current emergency',
);

const MOST_OWNERS = 2_000;
const MOST_OF_EACH = 100;

/** What was found for names, by what they belong to. */
const hitsOf = perName((owner) => perName((name) => findHit(name, owner), MOST_OF_EACH), MOST_OWNERS);
const hitOf = perName((name) => findHit(name, null));

/** The kind that a name stands for, given what it belongs to. */
export function nameHit(name: string, owner: string | null, settings: PiiSettings): NameHit | null {
  const own = fromSettings(name, settings);
  if (own !== undefined) return own;
  return owner === null ? hitOf(name) : hitsOf(owner)(name);
}

function fromSettings(name: string, { names, ignored }: PiiSettings): NameHit | null | undefined {
  if (names.size === 0 && ignored.size === 0) return undefined;
  const words = wordsOf(name);
  if (ignored.has(words.join('_'))) return null;
  for (let from = 0; from < words.length; from++) {
    const word = words.slice(from).join('_');
    const kind = names.get(word);
    if (kind !== undefined) return { kind, word, strength: 'strong' };
  }
  return undefined;
}

const alone = perName((name) => kindOf(name) ?? null);
const ofPerson = perName((name) => kindOf(name, 'user') ?? null);

function findHit(name: string, owner: string | null): NameHit | null {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > 7) return null;
  if (words.some((word) => HIDDEN.has(word))) return null;
  const ownerWords = owner === null ? [] : wordsOf(owner);
  if (ownerWords.length > 0 && TEXT_OWNERS.has(ownerWords.at(-1)!)) return null;
  if (owner !== null && isConstant(owner) && isConstant(name)) return null;
  const person = owner !== null && isPerson(owner) ? owner : undefined;
  const owned = owner === null ? null : ownedKind(name, owner);
  if (owned) return { kind: owned, word: words.join('_'), strength: 'weak', owner: owner! };
  // The vocabulary knows owners by its own words.
  const match = person === undefined ? alone(name) : ofPerson(name);
  if (!match) return null;
  const { word } = match;
  // What stands on a card beside its number is hidden like it.
  const kind = /^cv[cv]/.test(word) ? 'card' : match.kind;
  if (match.strength === 'weak' && !isSureWeak(words, kind, word, person)) return null;
  if (!isHead(words, word, kind)) return null;
  if (/^(full|real|given)_?name$/.test(word) && owner !== null && !person && !isPlainOwner(owner)) return null;
  if (/^session_?ids?$/.test(word) && !isCookieId(words, owner ?? '')) return null;
  if (/^key/i.test(name) && isConstant(name)) return null;
  if (isConstant(name) && kind !== 'credential') return null;
  return { ...match, kind, ...(person === undefined ? {} : { owner: person }) };
}

/** `req.sessionId`, `cookies.sessionId`: the id that lets a browser in. */
const isCookieId = (words: readonly string[], owner: string): boolean =>
  /cookie|auth/i.test(owner) || (words.length === 2 && /^(_?req|request|session)$/i.test(owner));

/** Does the owner's name say nothing of what it is: `data`, `dto`, `u`? */
const isPlainOwner = (owner: string): boolean => {
  const words = wordsOf(owner);
  return owner.length < 3 || words.every((word) => RECORD.has(word) || /^(this|self|args|params|meta|opts|options|author|create)$/.test(word));
};

/** The part of a name that decides must be its head: a `phoneService` is a service. */
function isHead(words: readonly string[], word: string, kind: SensitiveKind): boolean {
  const joined = words.join('_');
  const at = joined.lastIndexOf(word);
  const before = joined.slice(0, at).split('_').filter(Boolean);
  const after = joined.slice(at + word.length).split('_').filter(Boolean);
  const modifiers = MODIFIERS[kind as KindId];
  if (modifiers && before.some((one) => modifiers.has(one))) return false;
  // A repository and a generator have a full name too.
  if (kind === 'name' && !before.every((one) => isOwner(one) || NAMED.has(one))) return false;
  return after.every((one) => TAILS.has(one) || /[가-힣]/.test(one));
}

/** Whose place is a person's: `driverLat`. */
const MOVES = /^(driver|rider|courier|passenger|worker|visitor|caller)s?$/;

/** `clientName` may be a program's; `userName` and `customer.name` are a person's. */
function isSureWeak(
  words: readonly string[],
  kind: SensitiveKind,
  word: string,
  person: string | undefined,
): boolean {
  if (!/^(name|address|location|credential|account)$/.test(kind)) return true;
  // A handle is what its owner shows to everybody.
  if (/^(user|nick)_?name$/.test(word)) return false;
  if (person !== undefined && !DOUBTFUL.has(nounOf(wordsOf(person)).replace(/s$/, ''))) return true;
  const rest = words.filter((one) => !word.split('_').includes(one));
  if (kind === 'location' && rest.some((one) => MOVES.test(one))) return true;
  return rest.some((one) => !DOUBTFUL.has(one) && isOwner(one));
}

/** Does the name say that it holds texts about values: `errors` of `errors.email`? */
export const isTextOwner = perName((name) => TEXT_OWNERS.has(wordsOf(name).at(-1) ?? ''));
