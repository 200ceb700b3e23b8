import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as masks from '../../logger/src/masks.ts';
import { setMaskPolicy } from '../../logger/src/mask/full.ts';
import { isCardNumber, isResidentNumber, kindOf, KINDS } from '../../logger/src/vocabulary/index.ts';
import { fastLogger } from './core-helpers.ts';

const { maskPhone, maskEmail, maskRrn, maskCard, maskAccount, maskName, maskAddress } = masks;
const { maskSecret, maskPassport, maskLicence, maskBirth, maskIp, maskLocation, maskFields } = masks;

test.each([
  ['010-1234-5678', '010-****-5678'],
  ['01012345678', '010-****-5678'],
  ['010 1234 5678', '010 **** 5678'],
  ['010.1234.5678', '010.****.5678'],
  ['011-123-4567', '011-***-4567'],
  ['0111234567', '011-***-4567'],
  ['02-123-4567', '02-***-4567'],
  ['0212345678', '02-****-5678'],
  ['(02) 1234-5678', '(02) ****-5678'],
  ['031-123-4567', '031-***-4567'],
  ['0507-1234-5678', '050*-****-5678'],
  ['+82-10-1234-5678', '+82-10-****-5678'],
  ['+82 10-1234-5678', '+82 10-****-5678'],
  ['+821012345678', '+8210****5678'],
  ['+1 (415) 555-2671', '+1 (***) ***-2671'],
  ['+44 20 7946 0958', '+44 ** **** 0958'],
  ['415-555-2671', '***-***-2671'],
  ['1588-1234', '****-1234'],
  ['０１０－１２３４－５６７８', '010-****-5678'],
  ['010\u20111234\u20115678', '010-****-5678'],
  ['010\u22121234\u22125678', '010-****-5678'],
  ['010-****-5678', '010-****-5678'],
  ['1234', '****'],
  ['not a number', '****'],
  ['', '****'],
])('maskPhone(%s) is %s', (value, masked) => expect(maskPhone(value)).toBe(masked));

test.each([
  ['user@example.com', 'us**@example.com'],
  ['ab@example.com', '**@example.com'],
  ['a@example.com', '**@example.com'],
  ['abc@example.co.kr', 'ab**@example.co.kr'],
  ['first.last+tag@sub.example.com', 'fi**@sub.example.com'],
  ['user＠example．com', 'us**@example.com'],
  ['us**@example.com', 'us**@example.com'],
  ['user@localhost', '****'],
  ['not an address', '****'],
  ['a@b@c.com', '****'],
])('maskEmail(%s) is %s', (value, masked) => expect(maskEmail(value)).toBe(masked));

test.each([
  ['900101-1234567', '900101-*******'],
  ['9001011234567', '900101-*******'],
  ['900101 5234567', '900101-*******'],
  ['９００１０１－１２３４５６７', '900101-*******'],
  ['900101-*******', '900101-*******'],
  ['900101-12345', '****'],
  ['hello', '****'],
])('maskRrn(%s) is %s', (value, masked) => expect(maskRrn(value)).toBe(masked));

test.each([
  ['1234-5678-9012-3456', '1234-****-****-3456'],
  ['1234567890123456', '1234-****-****-3456'],
  ['1234 5678 9012 3456', '1234 **** **** 3456'],
  ['3782-822463-10005', '3782-******-*0005'],
  ['1234-****-****-3456', '1234-****-****-3456'],
  ['1234', '****'],
])('maskCard(%s) is %s', (value, masked) => expect(maskCard(value)).toBe(masked));

test('the other masks', () => {
  expect(maskSecret('hunter2')).toBe('****');
  expect(maskAccount('110-123-456789')).toBe('***-***-**6789');
  expect(maskName('홍길동')).toBe('홍*동');
  expect(maskName('남궁민수')).toBe('남**수');
  expect(maskName('이산')).toBe('이*');
  expect(maskName('Gildong Hong')).toBe('G****** H***');
  expect(maskAddress('서울특별시 강남구 테헤란로 1')).toBe('서울특별시 강남구 ****');
  expect(maskAddress('1 Main Street')).toBe('****');
  expect(maskPassport('M12345678')).toBe('M12******');
  expect(maskLicence('11-19-012345-60')).toBe('11-**-******-**');
  expect(maskBirth('1990-01-31')).toBe('1990-**-**');
  expect(maskBirth(new Date('1990-01-31'))).toBe('1990-**-**');
  expect(maskIp('203.0.113.7')).toBe('203.0.***.***');
  expect(maskLocation(37.5665)).toBe('37.5');
});

const ALL = Object.entries(masks).filter(([name]) => name != 'maskFields') as [
  string,
  (value: unknown) => string,
][];

test.each(ALL)('%s neither throws nor leaks, whatever it is given', (_, mask) => {
  const hostile = [
    undefined, null, true, {}, [], { toString: () => 'leaked-secret' }, ['leaked-secret'], () => 1,
    Symbol('leaked-secret'), NaN, new Map([['a', 'leaked-secret']]),
    new Proxy({}, { get: () => { throw new Error('x'); } }),
  ];
  for (const value of hostile) expect(mask(value)).toBe('****');
  expect(() => mask(12345678901n)).not.toThrow();
});

const digits = (count: number) => fc.stringMatching(RegExp(`^[0-9]{${count}}$`));
const separator = fc.constantFrom('', '-', ' ', '.', '\u2011', '－');

/** No run of hidden digits may be read in the masked text, however it is written. */
const hides = (masked: string, hidden: string): boolean =>
  !masked.normalize('NFKC').replace(/\D/g, '').includes(hidden);

test('property: a Korean phone number keeps its prefix and its last four digits only', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('010', '011', '016', '017', '018', '019', '070', '02', '031', '064'),
      fc.stringMatching(/^[1-9]\d{2,3}$/),
      digits(4),
      separator,
      (prefix, middle, last, gap) => {
        const masked = maskPhone(prefix + gap + middle + gap + last);
        expect(masked.replace(/[^\d*]/g, '')).toBe(prefix + '*'.repeat(middle.length) + last);
        expect(maskPhone(masked)).toBe(masked);
      },
    ),
  );
});

test('property: resident numbers, cards and e-mail hide what they must, and stay as they are', () => {
  fc.assert(
    fc.property(digits(6), digits(7), separator, (birth, rest, gap) => {
      fc.pre(gap != '.');
      expect(maskRrn(birth + gap + rest)).toBe(`${birth}-*******`);
    }),
  );
  fc.assert(
    fc.property(fc.array(digits(4), { minLength: 4, maxLength: 4 }), separator, (groups, gap) => {
      fc.pre(gap != '.');
      const masked = maskCard(groups.join(gap));
      expect(masked.replace(/[^\d*]/g, '')).toBe(`${groups[0]}********${groups[3]}`);
      expect(maskCard(masked)).toBe(masked);
      expect(hides(masked, groups[1]! + groups[2]!)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const at = address.lastIndexOf('@');
      fc.pre(!/["]/.test(address) && /\.[^\s@.\d]{2,}$/.test(address));
      const shown = at > 2 ? address.slice(0, 2) : '';
      expect(maskEmail(address)).toBe(`${shown}**${address.slice(at)}`);
    }),
  );
});

test('maskFields keeps the shape and reads a record as a person’s', () => {
  const user = { id: 7, name: '홍길동', email: 'user@example.com', tags: ['a'], address: { city: '서울', n: 1 }, ok: true };
  expect(maskFields(user)).toEqual({
    id: 7, name: '****', email: 'us**@example.com', tags: ['a'], address: { city: '****', n: '****' }, ok: true,
  });
  expect(maskFields(null)).toBe(null);
  expect(maskFields([{ phone: '010-1234-5678' }])).toEqual([{ phone: '010-****-5678' }]);
});

test('a policy allows, forbids and adds: by kind, by name, by path', () => {
  const { logger, last } = fastLogger();
  const person = { user: { email: 'user@example.com', phone: '010-1234-5678', ip: '203.0.113.7' }, staffCode: 'A-12345' };
  const line = () => {
    logger.info('user@example.com 010-1234-5678', person);
    const { message, user, staffCode } = last();
    return { message, user, staffCode };
  };
  try {
    setMaskPolicy({ kinds: { email: 'allow', phone: 'forbid', ip: 'mask' }, names: { account: ['staffCode'] } });
    expect(line()).toEqual({
      message: 'user@example.com ****',
      user: { email: 'user@example.com', phone: '****', ip: '203.0.***.***' },
      staffCode: '****',
    });
    setMaskPolicy({ paths: { 'user.phone': 'allow', 'user.email': 'forbid', staffCode: 'forbid' } });
    expect(line()).toEqual({
      message: 'us**@example.com 010-****-5678',
      user: { email: '****', phone: '010-1234-5678', ip: '203.0.113.7' },
      staffCode: '****',
    });
  } finally {
    setMaskPolicy({});
  }
});

test('check digits', () => {
  expect(['4111111111111111', '5555-5555-5555-4444', '378282246310005'].every(isCardNumber)).toBe(true);
  expect(['4111111111111112', '1234567890123456', 'x'].some(isCardNumber)).toBe(false);
  expect(isResidentNumber('900101-1234568')).toBe(true);
  expect(['900101-1234567', '901301-1234568', '900101-9234568'].some(isResidentNumber)).toBe(false);
});

test.each([
  ['phone', 'phone'], ['userPhoneNumber', 'phone'], ['휴대폰번호', 'phone'], ['jeonhwaBeonho', 'phone'],
  ['email', 'email'], ['getEmail', 'email'], ['e_mail_address', 'email'], ['rrn', 'rrn'], ['juminNo', 'rrn'],
  ['주민등록번호', 'rrn'], ['cardNumber', 'card'], ['CARD_NO', 'card'], ['accessToken', 'credential'],
  ['비밀번호', 'credential'], ['birthDate', 'birth'], ['customerName', 'name'], ['homeAddress', 'address'],
  ['passportNo', 'passport'], ['driverLicense', 'licence'], ['accountNo', 'account'], ['clientIp', 'ip'],
])('the name %s is of kind %s', (name, kind) => expect(kindOf(name)?.kind).toBe(kind));

test.each([
  'microphone', 'passwordless', 'emailTemplate', 'isEmailValid', 'phoneCode', 'tokenCount', 'tokens', 'fileName',
  'name', 'address', 'card', 'passwordResetRequired', 'errorMsg', 'phoneVerifiedAt', 'emailSent', 'hostname',
  'sendEmail', 'passport', 'mobile', 'ipRange',
])('the name %s alone is of none', (name) => expect(kindOf(name)).toBeUndefined());

test('weak names count beside a person', () => {
  expect(kindOf('name', 'user')).toMatchObject({ kind: 'name', strength: 'weak' });
  expect(kindOf('address', 'currentCustomer')).toMatchObject({ kind: 'address', strength: 'weak' });
  expect(kindOf('name', 'file')).toBeUndefined();
});

test('each kind says how it is hidden, by a function that there is', () => {
  for (const kind of KINDS) {
    expect(masks, kind.id).toHaveProperty(kind.mask);
    expect(kind.strong.length, kind.id).toBeGreaterThan(0);
    for (const word of [...kind.strong, ...kind.weak]) expect(word).toMatch(/^[a-z_가-힣]+$/);
  }
});
