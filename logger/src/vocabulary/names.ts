/*
 * The names that every build masks by, browsers included; `kinds.ts` has the others. `.?` is a
 * separator that may be missing (`api_key`, `apiKey`, `apikey`); a word for "number" may follow
 * each name. Latin names match whole words of a key, Korean ones any part of it.
 */
export const CREDENTIAL =
  'passw(or)?d|pwd|passcode|secret|token|jwt|(api|access|private).?key|credentials?|' +
  'authorization|cookies?|session.?id|otp|cvc|비밀번호|인증번호';
export const RRN = 'rrn|ssn|jumin|주민';
export const CARD = 'card.?n(o|um)|카드번호';
export const PHONE = 'phone|tel|mobile|hp|전화|휴대폰';
export const ACCOUNT = 'account.?n(o|um)|계좌';
export const PASSPORT = 'passport|여권';
export const BIRTH = 'birth.?(day|date)|생년';

/** Last words that turn a name into something else: `tokenType`, `phoneVerifiedAt`. */
export const CANCELS = 'count|length|type|at|id|url|name|status';
