import { isOwner as isKnownOwner, kindOf, wordsOf, type KindId } from '@logfix/logger/vocabulary';
import type { PiiSettings, SensitiveKind } from './types.ts';

/** What a name says, and by which of its words. */
export interface NameHit {
  readonly kind: SensitiveKind;
  readonly word: string;
  readonly strength: 'strong' | 'weak';
  readonly owner?: string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words after the one that decides which leave it the head: `phoneNumber`, `emailValue`. */
const TAILS = set(
  'number no num nr value val text str string raw plain param params arg input header trimmed ' +
  'formatted normalized lower address addr new old current original list array s 1 2 번호 주소',
);

/** Words before or after that make a value safe: what stands here was hidden already. */
const HIDDEN = set(
  'mask masked redacted redact hashed hash encrypted encrypt obfuscated anonymized anonymised ' +
  'scrubbed censored sanitized sanitised hidden ciphertext digest truncated partial shortened ' +
  'without non excluding except stripped preview fingerprint checksum pseudonymized tokenized escaped 마스킹',
);

/** Words before it that make a name something else. */
const MODIFIERS: Readonly<Partial<Record<KindId, ReadonlySet<string>>>> = {
  credential: set(
    'next page continuation cancel cancellation cursor sync pagination abort design syntax start ' +
    'end open close prev previous eos bos special resume lp nft erc gas base quote reward native ' +
    'input output prompt completion max min total cached num count text lex operator keyword ' +
    'stop pad unknown payment public has image stream from to sell buy swap pool collateral ' +
    'delimiter separator injection provide ' ,
  ),
  phone: set('microphone headphone is ear'),
  email: set('total num count send sending sent unread new failed queue'),
};

/** Objects whose fields are texts about a value, not the value. */
const TEXT_OWNERS = set(
  'error errors err errs messages msgs labels placeholder placeholders i18n t tr translation ' +
  'translations strings texts schema schemas validation validations validator validators touched ' +
  'dirty routes paths urls regex regexes pattern patterns rules styles css classes icons ' +
  'selector selectors columns types events permissions features flags counts stats metric metrics ' +
  'keys locale lang actions enum consts constants defs repository repositories component ' +
  'components screens pages views models tables collections queue jobs util utils',
);

/** Record owners that are about people beyond doubt; others also name nodes, sockets, clients. */
const DOUBTFUL = set(
  'client parent child owner sender recipient contact profile guest member visitor teacher ' +
  'consultant counselor seller worker driver resident candidate caller callee participant tenant ' +
  'author reviewer assignee referrer invitee',
);

/** Words that may follow an owner in the name of a record: `userData`, `customerDto`. */
const RECORD = set(
  'data info infos record records detail details dto obj object doc docs document json row rows ' +
  'entity entities form profile profiles credential credentials account payload response res ' +
  'result state snapshot list array input raw item items full db found existing one body request ' +
  'req model copy values fields props basic me',
);

/** Words after `user` that still say a whole record is held, when it is logged bare. */
const CONTAINER_TAILS = set(
  'data info infos record records detail details dto obj object doc docs document json row rows ' +
  'entity entities form profile profiles credential credentials payload list array input full ' +
  'found db values fields raw body',
);

const CONTAINER_HEADS = set(
  'current logged auth authenticated new created create existing found the my old updated update ' +
  'saved target signup sign up login log in register registered registration session app db all ' +
  'this that other next fetched deleted raw full first last admin super google facebook kakao ' +
  'naver github apple firebase supabase clerk local remote me loaded active selected of and by ' +
  'response res req request test has original stored parsed inserted added get find save',
);

/** What may stand before the full name of a person. */
const NAMED = set('first last full real given family middle nick preferred author display billing shipping legal account holder cardholder kakao google facebook to from host reporter assignee driver doctor nurse manager admin agent new old current');

/** People by what they do, beside those of the vocabulary. */
const ROLES = set(
  'doctor nurse driver author attendee participant candidate reviewer friend father mother husband ' +
  'wife professor resident worker rider passenger borrower lender payer payee beneficiary ' +
  'cardholder guardian caller callee referrer invitee assignee tenant donor voter',
);

const isOwner = (words: string): boolean =>
  isKnownOwner(words) || words.split('_').some((word) => ROLES.has(word.replace(/s$/, '')));

const memo = new Map<string, NameHit | null>();

/** The kind that a name stands for, given what it belongs to. */
export function nameHit(name: string, owner: string | null, settings: PiiSettings): NameHit | null {
  const own = fromSettings(name, settings);
  if (own !== undefined) return own;
  const key = `${name}\0${owner ?? ''}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  if (memo.size > 20_000) memo.clear();
  const hit = findHit(name, owner);
  memo.set(key, hit);
  return hit;
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

function findHit(name: string, owner: string | null): NameHit | null {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > 7) return null;
  if (words.some((word) => HIDDEN.has(word))) return null;
  const ownerWords = owner === null ? [] : wordsOf(owner);
  if (ownerWords.length > 0 && TEXT_OWNERS.has(ownerWords.at(-1)!)) return null;
  if (owner !== null && isConstant(owner) && isConstant(name)) return null;
  const person = owner !== null && isPerson(owner) ? owner : undefined;
  const owned = ownedHit(name, owner);
  if (owned) return { ...owned, owner: owner! };
  // The vocabulary knows owners by its own words.
  const match = kindOf(name, person === undefined ? undefined : 'user');
  if (!match) return null;
  const { word } = match;
  // What stands on a card beside its number is hidden like it.
  const kind = /^cv[cv]/.test(word) ? 'card' : match.kind;
  if (match.strength === 'weak' && !isSureWeak(words, kind, word, person)) return null;
  if (!isHead(words, word, kind)) return null;
  if (/^(full|real|given)_?name$/.test(word) && owner !== null && !person && !isPlainOwner(owner)) return null;
  if (/^session_?id$/.test(word) && !/cookie|auth|^(_?req|request|session)$/i.test(owner ?? '')) return null;
  if (isConstant(name) && kind !== 'credential') return null;
  return { ...match, kind, ...(person === undefined ? {} : { owner: person }) };
}

const weak = (kind: KindId, word: string) => ({ kind, strength: 'weak' as const, word });

/** Names that only their owner explains: `req.ip`, `cookies.session`, `mailOptions.to`. */
function ownedHit(name: string, owner: string | null) {
  if (owner === null) return undefined;
  if (/^ips?$/i.test(name)) {
    return /^(_?req|request|ctx|context|client|socket|connection|conn|handshake)$/i.test(owner)
      ? weak('ip', 'ip')
      : undefined;
  }
  if (/cookie/i.test(owner) && /(^|[._-])(session|sid|auth|remember|sess)|sid$/i.test(name)) {
    return weak('credential', 'session');
  }
  if (/^(to|cc|bcc|replyTo|recipients?)$/.test(name)) {
    const words = wordsOf(owner);
    if (words.some((word) => /^e?mails?$/.test(word))) return weak('email', name);
    if (words.some((word) => /^sms$/.test(word))) return weak('phone', name);
  }
  if (/^(lat|lng|lon|latitude|longitude)$/i.test(name) && /^(coords|geolocation|position|geo|location)$/i.test(owner)) {
    return weak('location', name.toLowerCase());
  }
  return undefined;
}

/** Does the owner's name say nothing of what it is: `data`, `dto`, `u`? */
const isPlainOwner = (owner: string): boolean => {
  const words = wordsOf(owner);
  return owner.length < 3 || words.every((word) => RECORD.has(word) || /^(this|self|args|params|meta|opts|options|author|create)$/.test(word));
};

/** The part of a name that decides must be its head: a `phoneService` is a service. */
function isHead(words: readonly string[], word: string, kind: SensitiveKind): boolean {
  const joined = words.join('_');
  const at = joined.indexOf(word);
  const before = joined.slice(0, at).split('_').filter(Boolean);
  const after = joined.slice(at + word.length).split('_').filter(Boolean);
  const modifiers = MODIFIERS[kind as KindId];
  if (modifiers && before.some((one) => modifiers.has(one))) return false;
  // A repository and a generator have a full name too.
  if (kind === 'name' && !before.every((one) => isOwner(one) || NAMED.has(one))) return false;
  return after.every((one) => TAILS.has(one) || /[가-힣]/.test(one));
}

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
  return rest.some((one) => !DOUBTFUL.has(one) && isOwner(one));
}

const isConstant = (name: string): boolean => /^[A-Z][A-Z\d_]*$/.test(name) && name.length > 1;

/** Is this the name of a record about a person: `user`, `userData`, `currentCustomer`? */
export const isPerson = (name: string): boolean => isOwner(nounOf(wordsOf(name)));

/** The word that says what a record is about: `user` of `currentUserData`. */
function nounOf(words: readonly string[]): string {
  let last = words.length - 1;
  while (last > 0 && RECORD.has(words[last]!)) last--;
  return words[last] ?? '';
}

/**
 * Is this the name of a whole record about a person, or of several? Stricter than
 * `isPerson`: `client` may be a socket, `userResult` a status.
 */
export function isPersonRecord(name: string): boolean {
  if (isConstant(name)) return false;
  const words = wordsOf(name);
  let last = words.length - 1;
  while (last > 0 && CONTAINER_TAILS.has(words[last]!)) last--;
  const noun = words[last];
  if (noun === undefined || !isOwner(noun) || DOUBTFUL.has(noun.replace(/s$/, ''))) return false;
  if (words.some((word) => HIDDEN.has(word))) return false;
  return words.slice(0, last).every((word) => CONTAINER_HEADS.has(word) || isOwner(word));
}

/** Does the name say that its value was hidden: `maskedEmail`? */
export const isHiddenName = (name: string): boolean => wordsOf(name).some((word) => HIDDEN.has(word));

/** Does the name say that it holds texts about values: `errors` of `errors.email`? */
export const isTextOwner = (name: string): boolean => TEXT_OWNERS.has(wordsOf(name).at(-1) ?? '');
