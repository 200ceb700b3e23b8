import { isOwner as isKnownOwner } from '@logfix/logger/vocabulary';
import { perName } from '../per-name.ts';
import { HIDDEN, isConstant, wordSet, wordsOf } from './words.ts';

/** Record owners that are about people beyond doubt; others also name nodes, sockets, clients. */
export const DOUBTFUL = wordSet(
  'client parent child owner sender recipient contact profile guest member visitor teacher ' +
  'consultant counselor seller worker driver resident candidate caller callee participant tenant ' +
  'author reviewer assignee referrer invitee',
);

/** Words that may follow an owner in the name of a record: `userData`, `customerDto`. */
export const RECORD = wordSet(
  'data info infos record records detail details dto obj object doc docs document json row rows ' +
  'entity entities form profile profiles credential credentials account payload response res ' +
  'result state snapshot list array input raw item items full db found existing one body request ' +
  'req model copy values fields props basic me',
);

/** Words after `user` that still say a whole record is held, when it is logged bare. */
const CONTAINER_TAILS = wordSet(
  'data info infos record records detail details dto obj object doc docs document json row rows ' +
  'entity entities form profile profiles credential credentials payload list array input full ' +
  'found db values fields raw body information',
);

/** Such owners are people where the name says that it is their record: `memberInfo`, `guestDto`. */
const PEOPLE_WITH_TAIL = wordSet(
  'recipient guest member visitor teacher consultant counselor seller worker driver ' +
  'resident candidate participant tenant reviewer invitee',
);

/** What a person fills in or is given: `loginDto`, `shippingInfo`, `tokenPayload`. */
const FORMS: readonly (readonly [heads: string, tails: string])[] = [
  [
    'log_?in|sign_?in|sign_?up|register|registration|join|checkout|billing|shipping|personal|' +
      'applicant|kyc|auth|user|member',
    'dto|data|form|info|information|details?|input|payload|values|fields|body|response',
  ],
  ['contact|payer|orderer|payment', 'info|information|details'],
  ['contact', 'data|dto'],
  ['google|kakao|naver|github|facebook|apple|oauth|social|user', 'profile|account_info'],
  ['token|jwt', 'payload|claims'],
  ['decoded', '((id|jwt|access|auth)_)?token'],
  ['(id|access|auth|refresh)_token', 'data|info'],
  ['mail|email|sms', 'options|payload'],
];

const FORM = new RegExp(FORMS.map(([heads, tails]) => `^(\\w+_)?(${heads})_(${tails})$`).join('|'));

const CONTAINER_HEADS = wordSet(
  'current logged auth authenticated new created create existing found the my old updated update ' +
  'saved target signup sign up login log in register registered registration session app db all ' +
  'this that other next fetched deleted raw full first last admin super google facebook kakao ' +
  'naver github apple firebase supabase clerk local remote me loaded active selected of and by ' +
  'reservation booking order invited requested verified matched receiver response res req request test has original stored parsed inserted added get find save',
);

/** People by what they do, beside those of the vocabulary. */
const ROLES = wordSet(
  'doctor nurse driver author attendee participant candidate reviewer friend father mother husband ' +
  'wife professor resident worker rider passenger borrower lender payer payee beneficiary ' +
  'cardholder guardian caller callee referrer invitee assignee tenant donor voter orderer ' +
  '회원정보 사용자정보 고객정보 환자정보 예약자',
);

export const isOwner = perName((words) =>
  isKnownOwner(words) || words.split('_').some((word) => ROLES.has(word.replace(/s$/, ''))));

/** Is this the name of a record about a person: `user`, `userData`, `currentCustomer`? */
export const isPerson = perName((name) => isOwner(nounOf(wordsOf(name))));

/** The word that says what a record is about: `user` of `currentUserData`. */
export function nounOf(words: readonly string[]): string {
  let last = words.length - 1;
  while (last > 0 && RECORD.has(words[last]!)) last--;
  return words[last] ?? '';
}

/**
 * Is this the name of a whole record about a person, or of several? Stricter than
 * `isPerson`: `client` may be a socket, `userResult` a status.
 */
export const isPersonRecord = perName((name) => {
  if (isConstant(name)) return false;
  const words = wordsOf(name);
  let last = words.length - 1;
  while (last > 0 && CONTAINER_TAILS.has(words[last]!)) last--;
  const noun = words[last];
  if (noun === undefined || words.some((word) => HIDDEN.has(word))) return false;
  if (FORM.test(words.join('_'))) return true;
  const single = noun.replace(/s$/, '');
  if (!isOwner(noun)) return false;
  if (DOUBTFUL.has(single) && !(last < words.length - 1 && PEOPLE_WITH_TAIL.has(single))) return false;
  return words.slice(0, last).every((word) => CONTAINER_HEADS.has(word) || isOwner(word));
});
