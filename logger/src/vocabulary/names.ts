/*
 * The names that every build masks by, browsers included; `kinds.ts` has the others. `.?` is a
 * separator that may be missing (`api_key`, `apiKey`, `apikey`). Latin names match whole words
 * of a key, Korean ones any part of it.
 */
export const CREDENTIAL =
  'passw(or)?d|pwd|passcode|secret|(access)?token|jwt|(api|access|private).?key|credentials?|' +
  'authorization|cookies?|session.?id|otp|cvc|비밀번호|인증번호';
export const RRN = 'rrn|ssn|jumin|주민';
export const CARD = 'card.?n(o|um)(ber)?|카드번호';
export const PHONE = 'phone|tel|mobile|hp|전화|휴대폰';

/** Last words that turn a name into something else: `tokenType`, `phoneVerifiedAt`. */
export const CANCELS = 'count|length|type|at|id|name';
