import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { BOTH } from './core-helpers.ts';

/** The same numbers at every run: xorshift from a fixed seed. */
let state = 20260101;
const random = (below: number): number => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};

const digits = (count: number): string =>
  String(1 + random(9)) + Array.from({ length: count - 1 }, () => random(10)).join('');

const letters = (count: number, alphabet: string): string =>
  Array.from({ length: count }, () => alphabet[random(alphabet.length)]).join('');

const HEX = '0123456789abcdef';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const hash = (algorithm: string): string =>
  createHash(algorithm).update(digits(9)).digest('hex');

const moment = (): Date => new Date(Date.UTC(2000 + random(36), random(12), random(28), random(24), random(60), random(60), random(1000)));

const version = (): string => `${random(20)}.${random(99)}.${random(999)}`;

/** What programs log about their records, files, builds and times. */
const MAKERS: Record<string, () => string> = {
  uuid: () => randomUUID(),
  'uuid of digits': () => [8, 4, 4, 4, 12].map(digits).join('-'),
  ulid: () => letters(26, '0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  nanoid: () => letters(21, BASE62 + '_-'),
  cuid: () => 'c' + letters(24, HEX + 'ghijklmnopqrstuvwxyz'),
  objectId: () => letters(24, HEX),
  snowflake: () => digits(18 + random(2)),
  md5: () => hash('md5'),
  sha1: () => hash('sha1'),
  sha256: () => hash('sha256'),
  'sha512, base64': () => 'sha512-' + createHash('sha512').update(digits(9)).digest('base64'),
  'short commit': () => letters(7 + random(5), HEX),
  etag: () => `W/"${letters(4, HEX)}-${letters(12, HEX)}"`,
  'span id': () => letters(16, HEX),
  'span id of digits': () => digits(16),
  'order number': () => `ORD-${moment().toISOString().slice(0, 10).replace(/-/g, '')}-${digits(6)}`,
  'invoice number': () => `INV-${digits(4)}-${digits(4)}-${digits(4)}`,
  sequence: () => digits(1 + random(12)),
  'tracking number': () => digits(12),
  isbn: () => `978-89-${digits(4)}-${digits(3)}-${random(10)}`,
  barcode: () => {
    const body = '880' + digits(9);
    const sum = [...body].reduce((all, digit, i) => all + Number(digit) * (i % 2 ? 3 : 1), 0);
    return body + String((10 - (sum % 10)) % 10);
  },
  'unix time': () => String(Math.floor(+moment() / 1000)),
  'unix time in ms': () => String(+moment()),
  'unix time in µs': () => String(+moment() * 1000 + random(1000)),
  'unix time in ns': () => `${BigInt(+moment()) * 1000000n + BigInt(random(1e6))}`,
  'ISO time': () => moment().toISOString(),
  'compact time': () => moment().toISOString().replace(/[-:TZ.]/g, '').slice(0, 14),
  'time with zone': () => moment().toISOString().replace('Z', '+09:00'),
  date: () => moment().toISOString().slice(0, 10),
  'HTTP date': () => moment().toUTCString(),
  semver: version,
  'prerelease': () => `${version()}-rc.${random(9)}+build.${digits(8)}`,
  'four part version': () => `${version()}.${digits(5)}`,
  package: () => `@scope/name@${version()}`,
  'user agent': () => `Chrome/${digits(3)}.0.${digits(4)}.${digits(3)} Safari/537.36`,
  address: () => Array.from({ length: 4 }, () => random(256)).join('.') + ':' + digits(5),
  'IPv6 address': () => Array.from({ length: 8 }, () => letters(4, HEX)).join(':'),
  'MAC address': () => Array.from({ length: 6 }, () => letters(2, HEX)).join(':'),
  duration: () => `${random(1000)}.${digits(6)}ms`,
  bytes: () => `${digits(10)} bytes`,
  number: () => `${random(1000)}.${digits(13)}`,
  money: () => `${digits(3)},${digits(3)},${digits(3)}.00`,
  exponent: () => `${random(9)}.${digits(15)}e-${digits(2)}`,
  'stack frame': () => `    at handle (/srv/app/node_modules/@scope/x/dist/index.js:${digits(4)}:${digits(2)})`,
  'file name': () => `IMG_${digits(8)}_${digits(6)}.jpg`,
  'retina image': () => `/static/logo@2x.png?v=${digits(10)}`,
  'git address': () => `https://github.com/org/repo.git#${letters(40, HEX)}`,
  coordinates: () => `${random(90)}.${digits(7)},${random(180)}.${digits(7)}`,
  colour: () => '#' + letters(6, HEX),
  port: () => `listening on :${digits(4)}`,
};

/** Names under which programs log them. */
const KEYS = ['id', 'orderId', 'requestId', 'hash', 'timestamp', 'version', 'ref', 'seq', 'traceId', 'buildNo'];

const values = Object.entries(MAKERS).flatMap(([kind, make]) =>
  Array.from({ length: 22 }, () => [kind, make()] as const),
);

test('there are more than a thousand values', () => {
  expect(values.length).toBeGreaterThanOrEqual(1000);
});

for (const [how, make] of BOTH) {
  test(`${how}: none is taken for personal data under its usual names`, () => {
    const { logger, last } = make();
    const wrong = values.filter(([, value], i) => {
      const key = KEYS[i % KEYS.length]!;
      const numeric = /^\d{1,15}$/.test(value) ? { n: { [key]: Number(value) } } : {};
      logger.info('done', { data: { [key]: value }, ...numeric });
      const line = last() as unknown as { data: object; n?: object };
      return (
        JSON.stringify([line.data, line.n]) !=
        JSON.stringify([{ [key]: value }, (numeric as { n?: object }).n])
      );
    });
    expect(wrong).toEqual([]);
  });

  test(`${how}: none is taken for personal data in a message`, () => {
    const { logger, last } = make();
    const wrong = values.filter(([kind, value]) => {
      return [`saved order ${value} (${kind})`, `got ${value} from the cache`].some((message) => {
        logger.info(message);
        return last().message != message;
      });
    });
    expect(wrong).toEqual([]);
  });
}

/** Things that sound like personal data and are none. */
const NAMES: Record<string, unknown>[] = [
  { tokenType: 'Bearer', tokenCount: 12, maxTokens: 4096, promptTokens: 1234567 },
  { passwordResetRequired: true, hasPassword: false, passwordLength: 12 },
  { phoneType: 'home', phoneVerifiedAt: '2026-01-01', isMobile: true, mobile: false },
  { name: 'room-1', fileName: 'a.txt', hostname: 'web-1', address: 'https://x' },
  { microphone: 'on', telemetry: 'off', passenger: 3, secretary: 'none', authority: 'ca' },
  { cardType: 'VISA', cookieCount: 3, sessionCount: 5, emailCount: 2, emailStatus: 'sent' },
  { service: { name: 'api' }, file: { name: 'x' }, room: { name: 'lobby' } },
];

test.each(BOTH)('%s: names that only sound personal are left alone', (_, make) => {
  for (const fields of NAMES) {
    const { logger, last } = make();
    logger.info('x', { data: fields });
    expect(last()['data']).toEqual(fields);
  }
});
