/**
 * The names that every build masks by, browsers included; `kinds.ts` has the others. `.?` is a
 * separator that may be missing (`api_key`, `apiKey`, `apikey`); a word for "number" may follow
 * each name. Latin names match whole words of a key, Korean ones any part of it.
 */
export const CORE = {
  credential:
    'passw(or)?d|pwd|passcode|secret|token|jwt|(api|access|private).?key|credentials?|' +
    'authorization|cookies?|session.?id|otp|cvc|비밀번호|인증번호',
  rrn: 'rrn|ssn|jumin|주민',
  card: 'card.?n(o|um)|카드번호',
  phone: 'phone|tel|mobile|hp|전화|휴대폰',
  account: 'account.?n(o|um)|계좌',
  passport: 'passport|여권',
  birth: 'birth.?(day|date)|생년',
} as const;

/** Last words that turn a name into something else: `tokenType`, `phoneVerifiedAt`. */
export const CANCELS = 'count|length|type|at|id|url|name|status';
