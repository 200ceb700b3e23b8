/**
 * The names that stand alone, one row a kind: what the runtime masks by, and what the full
 * vocabulary starts from. Space-separated words; `_` is an optional separator (`api_key` is
 * also `apiKey` and `apikey`), `#` a word for "number" (`card#` is `cardNo`, `card_number`),
 * `[cs]` and `s?` are as in regular expressions. Latin names match whole words of a key.
 */
export const STRONG = {
  secret:
    'password passwd pwd passphrase passcode secret token jwt api_key access_key private_key ' +
    'secret_key credentials? authorization cookies? session_id sid otp pin_code 비밀번호 비번 ' +
    '인증번호',
  rrn: 'rrn ssn jumin resident# resident_id 주민등록 주민번호 외국인등록',
  card: 'card# credit_card cvv cvc 카드번호',
  phone: 'phone tel telephone mobile cellphone handphone hp msisdn contact# 전화 휴대폰 핸드폰 연락처',
  account: 'account# acct# iban 계좌',
  passport: 'passport 여권',
  licence: 'licen[cs]e# 면허',
  birth: 'birth birthday birthdate birth_date dob 생년월일 생일',
  name: 'full_name real_name first_name last_name customer_name 성명 고객명',
  address: 'home_address street_address road_address 주소',
} as const;

export type StrongKind = keyof typeof STRONG;

/** Names that count only below a person: `user.name`, `customer: { address }`. */
export const WEAK = { name: 'name', address: 'addr address' } as const;

/** Names of people's records. */
export const OWNERS = 'user member customer patient person employee applicant buyer 회원 고객';

/** Last words that turn a name into something else: `tokenType`, `phoneVerifiedAt`. */
export const CANCELS =
  'count length type at id url name status state policy format error version limit ttl';
