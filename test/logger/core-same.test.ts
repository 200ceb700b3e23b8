import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOTH } from './core-helpers.ts';

const key = fc.oneof(
  fc.constantFrom('a', 'id', 'userId', 'level', 'message', 'err', 'user', 'phone', 'password', 'name', 'x y', '10'),
  fc.string({ maxLength: 8 }),
);

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('010-1234-5678', 'user@example.com', '4111111111111111', 'password=x', '홍길동', '"', '\u2028'),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.integer(),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined, 1e15, 4111111111111111),
    fc.date(),
    text.map((message) => new Error(message)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => new Set(items)),
  ),
}));

const fields = fc.dictionary(key, value, { maxKeys: 5 });

/** One line of each logger for the same call. */
const both = (message: string, call: unknown[], bound: object): string[] =>
  BOTH.map(([, make]) => {
    const { logger, lines } = make({ service: 's', env: 'e', version: 'v' });
    (logger.child(bound as Record<string, unknown>).info as (...args: unknown[]) => void)(message, ...call);
    return lines[0]!.replace(/"timestamp":"[^"]*"/, '"timestamp":0');
  });

test('the fast way and the portable way write the same line', () => {
  fc.assert(
    fc.property(text, fields, fields, (message, call, bound) => {
      const [fast, portable] = both(message, [call], bound);
      expect(JSON.parse(fast!)).toEqual(JSON.parse(portable!));
    }),
    { numRuns: 1500, seed: 1 },
  );
});

test('so they do for any arguments', () => {
  fc.assert(
    fc.property(text, fc.array(value, { maxLength: 3 }), (message, call) => {
      const [fast, portable] = both(message, call, {});
      expect(JSON.parse(fast!)).toEqual(JSON.parse(portable!));
    }),
    { numRuns: 1500, seed: 1 },
  );
});
