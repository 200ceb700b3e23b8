import { expect, test } from 'vitest';
import type { Level, Logger } from '../../logger/src/types.ts';
import { BOTH } from './core-helpers.ts';

type Call = (...args: unknown[]) => void;

for (const [how, make] of BOTH) {
  const line = (...args: unknown[]) => {
    const { logger, last } = make();
    (logger.info as Call)(...args);
    const { timestamp, level, host, service, env, version, ...rest } = last();
    return rest;
  };

  test.each<[string, unknown[], object]>([
    ['a message', ['hi'], { message: 'hi' }],
    ['nothing', [], { message: '' }],
    ['undefined', [undefined], { message: 'undefined' }],
    ['an empty text', [''], { message: '' }],
    ['fields', ['hi', { a: 1, b: 'x', c: null }], { message: 'hi', a: 1, b: 'x', c: null }],
    ['fields alone', [{ a: 1 }], { message: '', a: 1 }],
    ['fields first', [{ a: 1 }, 'hi'], { message: 'hi', a: 1 }],
    ['no fields', ['hi', undefined], { message: 'hi undefined' }],
    ['primitives', ['a', 1, true, null, 2n, 'b'], { message: 'a 1 true null 2 b' }],
    ['a number first', [42, 'b'], { message: '42 b' }],
    ['an array', ['ids', [1, 2]], { message: 'ids', args: [[1, 2]] }],
    ['two objects', ['a', { b: 1 }, { c: 2 }], { message: 'a', args: [{ b: 1 }, { c: 2 }] }],
    ['an object and an array', ['a', { b: 1 }, [2]], { message: 'a', b: 1, args: [[2]] }],
    ['a Map', ['m', new Map([['a', 1]])], { message: 'm', args: [{ a: 1 }] }],
    ['a Set inside', ['s', { s: new Set([1, 2]) }], { message: 's', s: [1, 2] }],
    ['a date inside', ['d', { d: new Date(0) }], { message: 'd', d: '1970-01-01T00:00:00.000Z' }],
    ['%s', ['a %s c', 'b'], { message: 'a b c' }],
    ['%d %i %f', ['%d %i %f', 1.5, 2.9, '3.5'], { message: '1.5 2 3.5' }],
    ['%j', ['%j', { a: [1] }], { message: '{"a":[1]}' }],
    ['%o and %O', ['%o %O', [1], { b: 2 }], { message: '[1] {"b":2}' }],
    ['%c', ['%ca%cb', 'color: red', ''], { message: 'ab' }],
    ['%%', ['%d%%', 50], { message: '50%' }],
    ['a percent sign alone', ['100%'], { message: '100%' }],
    ['too few values', ['%s and %s', 'a'], { message: 'a and %s' }],
    ['too many values', ['%s', 'a', 'b', { c: 1 }], { message: 'a b', c: 1 }],
    ['a percent sign before fields', ['50%done', { a: 1 }], { message: '50%done', a: 1 }],
    ['reserved names', ['m', { message: 'x', level: 'y' }], { message: 'm', message_: 'x', level_: 'y' }],
    ['undefined inside', ['m', { a: undefined, b: [undefined] }], { message: 'm', b: [null] }],
  ])(`${how}: %s`, (_, args, expected) => {
    expect(line(...args)).toEqual(expected);
  });

  test(`${how}: an error anywhere becomes exc`, () => {
    const error = new TypeError('broken', { cause: new RangeError('deep') });
    const exc = {
      class: 'TypeError',
      message: 'broken',
      stack: error.stack,
      cause: { class: 'RangeError', message: 'deep', stack: (error.cause as Error).stack },
    };
    expect(line(error)).toEqual({ message: 'broken', exc });
    expect(line('while saving', error)).toEqual({ message: 'while saving', exc });
    expect(line(error, 'while saving')).toEqual({ message: 'while saving', exc });
    expect(line('while saving', { err: error, id: 1 })).toEqual({ message: 'while saving', id: 1, exc });
    expect(line('while saving', { exc: error })).toEqual({ message: 'while saving', exc });
    expect(line('while saving', { id: 1 }, error)).toEqual({ message: 'while saving', id: 1, exc });
    expect(line('failed: %s', error)).toEqual({ message: 'failed: TypeError: broken', exc });
    expect(line('inside', { result: { error } })).toEqual({ message: 'inside', result: { error: exc } });
  });

  test(`${how}: several errors, AggregateError, codes, classes of one's own`, () => {
    class PaymentError extends Error {
      code = 'E_CARD';
      details = { attempt: 2 };
    }
    const first = new PaymentError('declined');
    const second = new AggregateError([new Error('a'), 'b'], 'both');
    const got = line('failed', first, second) as Record<string, Record<string, unknown>>;
    expect(got['exc']).toMatchObject({ class: 'PaymentError', code: 'E_CARD', details: { attempt: 2 } });
    expect(got['exc_']).toMatchObject({ class: 'AggregateError', message: 'both' });
    expect(got['exc_']!['errors']).toMatchObject([{ class: 'Error', message: 'a' }, 'b']);
  });

  test(`${how}: children add fields, later ones win, and follow the level of their parent`, () => {
    const { logger, lines, last } = make({ level: 'info', service: 'shop' });
    const child = logger.child({ requestId: 'r1', service: 'other' }).child({ room: 'a' });
    child.info('x', { room: 'b', more: 1 });
    expect(last()).toMatchObject({ requestId: 'r1', service: 'other', room: 'b', more: 1 });
    child.debug('not yet');
    expect(lines).toHaveLength(1);
    logger.setLevel('trace');
    child.trace('now');
    expect(lines).toHaveLength(2);
    child.setLevel('error');
    child.warn('no longer');
    logger.warn('but here');
    expect(lines).toHaveLength(3);
    expect([child.level, logger.level, child.isLevelEnabled('fatal')]).toEqual(['error', 'trace', true]);
    logger.setLevel('silent');
    logger.fatal('nothing');
    expect(lines).toHaveLength(3);
  });

  test(`${how}: methods work without their object`, async () => {
    const { logger, last } = make();
    await Promise.reject(new Error('rejected')).catch(logger.error);
    expect(last()).toMatchObject({ level: 'ERROR', message: 'rejected', exc: { class: 'Error' } });
    const { warn, child } = logger;
    warn('w');
    child({ a: 1 }).info('c');
    expect(last()).toMatchObject({ message: 'c', a: 1 });
    [1].forEach(logger.debug);
    expect(last().level).toBe('DEBUG');
  });

  test(`${how}: each level has its method`, () => {
    const { logger, last } = make();
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] satisfies Level[]) {
      logger[level]('x');
      expect(last().level).toBe(level.toUpperCase());
    }
  });

  test(`${how}: a provider's fields stand in each line, and its failure in none`, () => {
    const { logger, last } = make({ provider: () => ({ trace_id: 'abc', span_id: 'def' }) });
    logger.info('x', { a: 1 });
    expect(last()).toMatchObject({ trace_id: 'abc', span_id: 'def', a: 1 });
    const broken = make({
      provider: () => {
        throw new Error('no span');
      },
    });
    broken.logger.info('x');
    expect(broken.last().message).toBe('x');
  });

  test(`${how}: counts go where counters are`, () => {
    const counted: unknown[] = [];
    const { logger } = make({ counters: { count: (...what) => void counted.push(what) } });
    logger.child({}).count('peer_connections_total', { room: 'a' }, 2);
    expect(counted).toEqual([['peer_connections_total', { room: 'a' }, 2]]);
    expect(() => make().logger.count('nothing')).not.toThrow();
  });
}

const contextOf = async (logger: Logger): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  logger.info('inside', { own: 1 });
};

test('context follows what is awaited, nests, and stays apart between requests', async () => {
  const { logger, lines } = BOTH[0][1]();
  await Promise.all(
    ['p1', 'p2'].map((peerId) =>
      logger.withContext({ peerId, room: 'a' }, () =>
        logger.withContext({ room: 'b' }, () => contextOf(logger)),
      ),
    ),
  );
  logger.info('outside');
  const seen = lines.map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(seen.map(({ peerId, room, own }) => [peerId, room, own])).toEqual([
    ['p1', 'b', 1],
    ['p2', 'b', 1],
    [undefined, undefined, undefined],
  ]);
});

test('where there is no asynchronous context, the logger that is handed over has the fields', () => {
  const { logger, last } = BOTH[1][1]();
  const answer = logger.withContext({ peerId: 'p1' }, (log) => {
    log.info('x');
    return 42;
  });
  expect([answer, last()['peerId']]).toEqual([42, 'p1']);
});
