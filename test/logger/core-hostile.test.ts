import { expect, test } from 'vitest';
import { prettyLine } from '../../logger/src/core/pretty.ts';
import { BOTH, duplicateKeys } from './core-helpers.ts';

const circular: Record<string, unknown> = { a: 1 };
circular['self'] = circular;

const deep = (levels: number): object => {
  let value: object = { end: true };
  for (let i = 0; i < levels; i++) value = { inner: value };
  return value;
};

const wide = (): object => {
  let value: object = { end: true };
  for (let i = 0; i < 60; i++) value = { left: value, right: value };
  return value;
};

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const thrower = (): never => {
  throw new Error('never read me');
};

const withGetter = (key: string): object =>
  Object.defineProperty({ before: 1 }, key, { get: thrower, enumerable: true });

const brokenError = (): Error => {
  const error = new Error('broken');
  for (const key of ['stack', 'message', 'name', 'cause']) {
    Object.defineProperty(error, key, { get: thrower });
  }
  return error;
};

/** Name of the case and what is logged after the message. */
const VALUES: [string, unknown[]][] = [
  ['a circle', [circular]],
  ['a circle in an array', [{ list: [circular, circular] }]],
  ['a circle of causes', [Object.assign(new Error('x'), { cause: circular })]],
  ['a throwing getter', [withGetter('bad')]],
  ['a throwing getter of a class', [{ it: new (class { get bad() { return thrower(); } })() }]],
  ['a throwing toJSON', [{ it: { toJSON: thrower } }]],
  ['a toJSON of the fields', [{ toJSON: () => ({ a: 1 }) }]],
  ['a toJSON that returns itself', [{ it: { toJSON() { return this; } } }]],
  ['a toJSON that returns more of itself', [{ it: { toJSON() { return { more: { ...this } }; } } }]],
  ['a BigInt', [{ big: 10n ** 40n }, 5n]],
  ['symbols', [{ [Symbol('key')]: 1, it: Symbol('value') }, Symbol('loose')]],
  ['a symbol as description', [Symbol.iterator]],
  ['functions and classes', [{ fn: () => 1, type: class A {} }, () => 2]],
  ['a revoked proxy', [revoked()]],
  ['a revoked proxy inside', [{ it: revoked(), list: [revoked()] }]],
  ['a proxy that always throws', [new Proxy({}, { get: thrower, ownKeys: thrower, getPrototypeOf: thrower })]],
  ['20,000 levels', [deep(20_000)]],
  ['20,000 levels of arrays', [{ it: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown }]],
  ['a graph of 2^60 ways', [wide()]],
  ['a string of 10 MB', [{ it: 'x'.repeat(10_000_000) }]],
  ['a string of 10 MB that looks like a name', [{ it: `${'a'.repeat(5_000_000)}=${'b'.repeat(5_000_000)}` }]],
  ...['://a', 'eyJ', 'Bearer ', 'basic ', 'sk-', 'AKIA', `password=\\\\"x `, '-----BEGIN ', 'cookie: ', 'a@', '010-', '"'].map(
    (part): [string, unknown[]] => [`300 kB of ${part}`, [{ it: part.repeat(300_000 / part.length) }]],
  ),
  ['a card of 300 kB', [{ card: '1234'.repeat(75_000), phone: '010'.repeat(100_000) }]],
  ['a million digits', [{ it: '0123456789'.repeat(100_000) }]],
  ['lone surrogates', [{ it: '\ud800', '\udc00': 'a\udfffb' }]],
  ['reserved keys', [{ level: 'fatal', message: 'spoof', msg: 'spoof', timestamp: 0, time: 0 }]],
  ['stamped keys', [{ service: 'x', host: 'y', env: 'z', version: 1, trace_id: 't' }]],
  ['keys of errors', [{ exc: 'text', err: 1, error: { stack: 'fake' }, args: 1 }, new Error('x'), [1]]],
  ['__proto__', [JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":2}')]],
  ['no prototype', [Object.assign(Object.create(null), { a: 1 })]],
  ['control characters', [{ it: '\u0000\u001b[2J\u0007\u0085\u2028\u2029' }]],
  ['a forged line', [{ it: 'x"}\n{"level":"FATAL","message":"forged"}' }]],
  ['a forged key', [{ 'a":1,"level":"FATAL': 1, 'b\n': 2 }]],
  ['keys that are one once they are masked', [{ '010-1234-5678': 1, '010-9999-5678': 2, '010-****-5678': 3 }]],
  ['a Map with odd keys', [{ it: new Map<unknown, unknown>([[{}, 1], [Symbol('s'), 2], [null, 3], ['null', 4]]) }]],
  ['Sets, WeakMaps, promises, dates', [{ s: new Set([1, circular]), w: new WeakMap(), p: Promise.resolve(1), d: new Date(NaN), r: /x/g }]],
  ['bytes', [{ b: Buffer.from('password=secret'), a: new ArrayBuffer(8), v: new DataView(new ArrayBuffer(8)) }]],
  ['numbers that JSON lacks', [{ nan: NaN, inf: -Infinity, zero: -0 }, NaN]],
  ['undefined and null', [undefined, null, { u: undefined, n: null, list: [undefined] }]],
  ['an error whose every part throws', [brokenError()]],
  ['an error with odd parts', [Object.assign(new Error('x'), { message: { a: 1 }, stack: 5, name: Symbol('n') })]],
  ['an error with a throwing property', [Object.defineProperty(new Error('x'), 'bad', { get: thrower, enumerable: true })]],
  ['an object with its own toString', [{ it: { toString: thrower, [Symbol.toPrimitive]: thrower } }]],
  ['an object that lies about its class', [{ get [Symbol.toStringTag]() { return thrower(); } }]],
  ['an array with holes and extras', [Object.assign([1, , 3], { extra: 1 })]],
  ['boxed values', [{ s: Object('x'), n: Object(1), b: Object(false), big: Object(1n) }]],
];

/** By number: the test runner itself cannot print these values. */
const CASES = VALUES.map(([name], i) => [name, i] as const);

const LEVELS = ['trace', 'info', 'fatal'] as const;

for (const [how, make] of BOTH) {
  test.each(CASES)(`${how}: %s gives one valid line`, (name, i) => {
    const values = VALUES[i]![1];
    for (const level of / MB|million/.test(name) ? (['warn'] as const) : LEVELS) {
      const { logger, lines, last } = make({ service: 'shop' });
      logger.child({ bound: values[0] })[level]('the message', ...values);
      expect(lines).toHaveLength(1);
      expect(lines[0]).not.toMatch(/[\n\r\u0000-\u001f]/);
      expect(last().level).toBe(level.toUpperCase());
      expect(last().message).toMatch(/^the message/);
      expect(last().timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(duplicateKeys(lines[0]!)).toEqual([]);
      expect(last()).not.toHaveProperty('polluted');
    }
  });

  test.each(CASES)(`${how}: %s alone never throws`, (_, i) => {
    const values = VALUES[i]![1];
    const { logger, lines, last } = make();
    logger.warn(values[0]);
    logger.warn('%s %d %i %f %j %o %O %c %%', ...values, ...values);
    expect(lines).toHaveLength(2);
    expect(last().level).toBe('WARN');
  });

  test(`${how}: in text mode no value can forge a line`, () => {
    for (const [name, values] of VALUES) {
      if (/ MB|million/.test(name)) continue;
      const { logger, lines } = make();
      logger.info('the message\n2026-01-01 FATAL forged\u001b[31m', ...values);
      const [first, ...rest] = prettyLine(lines[0]!, false).split('\n');
      expect(first).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO  the message\\n2026-01-01 FATAL forged/);
      for (const line of rest) expect(line).toMatch(/^ {4}/);
      expect(first + rest.join('')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }
  });
}

test('a getter that logs does not disturb the line it stands in', () => {
  const { logger, lines } = BOTH[0][1]();
  logger.info('outer', {
    get inner() {
      logger.info('inner', { deep: { a: [1] } });
      return { b: 2 };
    },
  });
  expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
    'inner',
    'outer',
  ]);
});

const LONG: [string, string][] = [
  ['one word', 'x'.repeat(1e7)],
  ['a name and its value', `${'a'.repeat(5e6)}=${'b'.repeat(5e6)}`],
  ['an address', `${'a'.repeat(5e6)}@${'b'.repeat(5e6)}.com`],
  ['digits', '0123456789'.repeat(1e5)],
  ['digits apart', '1 '.repeat(1e6)],
  ['names without end', 'a:'.repeat(1e6)],
  ['open quotes', 'token="'.repeat(1e5)],
  ['backslashes', '\\'.repeat(1e6)],
  ['spaces', `a ${' '.repeat(1e6)}=`],
  ['beginnings of keys', '-----BEGIN '.repeat(1e5)],
  ['beginnings of tokens', 'eyJ'.repeat(1e6)],
];

test.each(LONG)('a long text of %s takes its time once, not squared', (_, text) => {
  const { logger, lines, last } = BOTH[0][1]();
  const start = process.cpuUsage();
  logger.info(text, { text });
  const { user } = process.cpuUsage(start);
  expect(last()).toMatchObject({ level: 'INFO' });
  expect(lines[0]!.length).toBeGreaterThan(text.length / 2);
  expect(user / 1000).toBeLessThan(5000);
});
