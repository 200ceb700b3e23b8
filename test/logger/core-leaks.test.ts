import { expect, test } from 'vitest';
import { BOTH } from './core-helpers.ts';

const PHONE = '010-1234-5678';
const EMAIL = 'gildong.hong@example.com';
const RRN = '900101-1234567';
const CARD = '4111-1111-1111-1111';
const SECRET = 'hunter2swordfish';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';

class Account {
  password = SECRET;
  #hidden = PHONE;
  get phone() {
    return this.#hidden;
  }
  toJSON() {
    return { phone: this.#hidden, password: this.password };
  }
}

class Plain {
  phoneNo = '01012345678';
  owner = { token: SECRET };
}

const axiosLike = Object.assign(new Error(`Request failed for ${EMAIL}`), {
  config: { headers: { Authorization: `Bearer ${SECRET}9`, 'X-Api-Key': SECRET } },
  request: { _header: `POST / HTTP/1.1\r\nAuthorization: Basic ${SECRET}=\r\nCookie: sid=${SECRET}\r\n` },
  response: { data: { user: { name: '홍길동', phone: PHONE } } },
});

/** What is tried, the arguments, and what must not be in the line. */
const TRIES: [string, unknown[], ...(string | RegExp)[]][] = [
  ['a phone number in the message', [`call ${PHONE} now`], '1234-5678'],
  ['without hyphens', ['call 01012345678'], '12345678'],
  ['with a country code', ['call +82 10-1234-5678'], '1234-5678'],
  ['with a country code in one piece', ['call +821012345678'], '12345678'],
  ['of a landline', ['TEL.02-1234-5678'], '1234-5678'],
  ['of another country', ['call +1 (415) 555-2671'], '555-26'],
  ['of North America', ['call (415) 555-2671'], '555-26'],
  ['with points', ['call 010.1234.5678'], '1234.5678'],
  ['with spaces', ['call 010 1234 5678'], '1234 5678'],
  ['with non-breaking hyphens', ['call 010\u20111234\u20115678'], /1234.5678/],
  ['with minus signs', ['call 010\u22121234\u22125678'], /1234.5678/],
  ['with soft hyphens', ['call 010\u00ad1234\u00ad5678'], /1234.?5678/],
  ['with zero-width spaces', ['call 010\u200b1234\u200b5678'], /1234.?5678/],
  ['in full-width digits', ['전화 ０１０－１２３４－５６７８'], /１２３４.?５６７８|1234-5678/],
  ['as a number by name', [{ phone: 1012345678 }], '1012345678'],
  ['an e-mail in the message', [`mail to ${EMAIL}`], 'gildong'],
  ['an e-mail with a plus', ['to gildong+tag@mail.example.co.kr'], 'gildong', 'tag@'],
  ['an e-mail in Korean', ['홍길동회원@예시.한국'], '홍길동회원@'],
  ['an e-mail in angle brackets', [`"Hong" <${EMAIL}>`], 'gildong'],
  ['an e-mail in a full-width form', ['gildong＠example．com'], 'gildong'],
  ['an e-mail in a link', [`mailto:${EMAIL}?subject=x`], 'gildong'],
  ['a resident number', [`rrn ${RRN}`], '1234567'],
  ['a resident number with a valid check digit, bare', ['9001011234568 joined'], '1234568'],
  ['a resident number by name', [{ juminNo: '9001011234567' }], '1234567'],
  ['a resident number by its Korean name in a text', ['주민번호: 9001011234567'], '1234567'],
  ['a card', [`paid by ${CARD}`], '1111-1111-1'],
  ['a card with spaces', ['paid by 4111 1111 1111 1111'], '1111 1111 1'],
  ['a bare card', ['paid by 4111111111111111'], '11111111111'],
  ['the card of the guide', ['1234-5678-9012-3456'], '5678-9012'],
  ['an American Express card', ['3782 822463 10005'], '822463'],
  ['a card as a number', [{ cardNumber: 4111111111111111 }], '1111111111'],
  ['password=', [`login failed password=${SECRET}`], SECRET],
  ['password: in quotes', [`{ password: '${SECRET} with spaces' }`], SECRET, 'with spaces'],
  ['a query string', [`GET /cb?code=1&access_token=${SECRET}&x=1`], SECRET],
  ['a password in an address', [`postgres://app:${SECRET}@db.internal:5432/x`], SECRET],
  ['JSON in the message', [JSON.stringify({ user: { password: SECRET, phone: PHONE } })], SECRET, '1234-5678'],
  ['JSON in JSON', [JSON.stringify({ body: JSON.stringify({ password: SECRET }) })], SECRET],
  ['a bearer token', [`Authorization: Bearer ${SECRET}9`], SECRET],
  ['a token of its own', [`token is ${JWT}`], 'dozjgNryP4J3jVmNHl0w5N'],
  ['a key of AWS', ['using AKIAIOSFODNN7EXAMPLE'], 'IOSFODNN7'],
  ['a key of GitHub', ['using ghp_16C7e42F292c6912E7710c838347Ae178B4a'], '16C7e42F'],
  ['a private key', ['-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----'], 'MIIEow'],
  ['a raw Cookie header', [`Cookie: a=1; session=${SECRET}`], SECRET],
  ['nested ten deep', [{ a: { b: { c: { d: { e: { f: { g: { h: { i: { password: SECRET } } } } } } } } } }], SECRET],
  ['an array of people', [{ users: [{ email: EMAIL }, { name: '홍길동' }] }], 'gildong', '홍길동'],
  ['a whole credential object', [{ credentials: { user: 'root', value: SECRET } }], SECRET],
  ['a Map', [{ m: new Map([['password', SECRET], ['x', PHONE]]) }], SECRET, '1234-5678'],
  ['a Set', [{ s: new Set([PHONE, EMAIL]) }], '1234-5678', 'gildong'],
  ['keys', [{ [PHONE]: 1, [EMAIL]: { [CARD]: 2 } }], '1234-5678', 'gildong', '1111-1111-1'],
  ['keys of a Map', [{ m: new Map([[EMAIL, 1]]) }], 'gildong'],
  ['headers', [{ h: new Headers({ authorization: SECRET, 'x-user': EMAIL }) }], SECRET, 'gildong'],
  ['parameters', [{ q: new URLSearchParams({ token: SECRET, tel: PHONE }) }], SECRET, '1234-5678'],
  ['a URL', [{ u: new URL(`https://me:${SECRET}@example.com/?api_key=${SECRET}`) }], SECRET],
  ['a Buffer', [{ b: Buffer.from(SECRET) }], SECRET, Buffer.from(SECRET).toString('base64'), '104,117'],
  ['toJSON', [{ a: new Account() }], SECRET, '1234-5678'],
  ['an instance of a class', [{ p: new Plain() }], SECRET, '12345678'],
  ['the message of an error', [new Error(`no user ${EMAIL}`)], 'gildong'],
  ['the stack of an error', ['failed', new Error(`no phone ${PHONE}`)], '1234-5678'],
  ['a cause three deep', ['x', new Error('a', { cause: new Error('b', { cause: { password: SECRET } }) })], SECRET],
  ['the parts of an AggregateError', [new AggregateError([new Error(EMAIL)], 'all failed')], 'gildong'],
  ['the properties of an error', [axiosLike], SECRET, 'gildong', '1234-5678', '홍길동'],
  ['printf %s', ['phone %s, mail %s', PHONE, EMAIL], '1234-5678', 'gildong'],
  ['printf %j', ['body %j', { password: SECRET }], SECRET],
  ['printf %o', ['body %o', { password: SECRET }], SECRET],
  ['a value split over arguments', ['password:', SECRET], SECRET],
  ['a second object', ['x', { a: 1 }, { password: SECRET }], SECRET],
  ['an array after the message', ['x', [EMAIL, { token: SECRET }]], 'gildong', SECRET],
  ['snake, kebab, capitals', [{ user_password: SECRET, 'api-key': SECRET, ACCESS_TOKEN: SECRET }], SECRET],
  ['Korean names', [{ 비밀번호: SECRET, 휴대폰번호: '01012345678', 계좌번호: '110-123-456789' }], SECRET, '12345678', '456789'],
  ['romanised Korean names', [{ bimilbeonho: SECRET, jeonhwa: '01012345678' }], SECRET, '12345678'],
  ['a passport and a licence', [{ passportNo: 'M12345678', driverLicense: '11-19-012345-60' }], '345678', '012345'],
  ['a birth date', [{ birthDate: '1990-01-31', dob: new Date('1990-01-31') }], '1990-01-31'],
  ['a name below a person', [{ customer: { name: '홍길동', address: '서울시 강남구 테헤란로 1' } }], '홍길동', '테헤란로'],
  ['a one-time code', ['otp 482913 sent', { otp: 482913 }], '482913'],
];

for (const [how, make] of BOTH) {
  test.each(TRIES.map(([name], i) => [name, i] as const))(`${how}: %s`, (_, i) => {
    const [, values, ...secrets] = TRIES[i]!;
    const { logger, lines } = make();
    (logger.info as (...args: unknown[]) => void)(...values);
    const objects = values.filter((value) => typeof value == 'object');
    (logger.child({ bound: objects }).info as (...args: unknown[]) => void)('child');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      for (const secret of secrets) {
        if (typeof secret == 'string') expect(line).not.toContain(secret);
        else expect(line).not.toMatch(secret);
      }
    }
  });
}
