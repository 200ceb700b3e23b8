import { describe, expect, it } from 'vitest';
import { rewriteForm } from './write.ts';

/** What becomes of one call: its text, how safe it is, and what a person should look at. */
function fate(code: string, dialect: string): { text: string; safety?: string; look?: string; kept?: string } {
  const { after, located } = rewriteForm({ name: '', code }, dialect);
  const { fix, look, kept } = located[0]!.finding;
  const text = after.split('\n').find((line) => /^ {2}/.test(line))!.trim();
  return { text, ...(fix && { safety: fix.safety }), ...(look && { look }), ...(kept && { kept }) };
}

const LOOK = 'the arguments are evaluated in another order than before';

describe('the order in which arguments are evaluated', () => {
  it.each([
    ['pino', "console.log(`sent ${next()}`, queue.shift());", "logger.info({ shift: queue.shift() }, `sent ${next()}`);"],
    ['pino', "console.log(message, take());", "logger.info({ take: take() }, message);"],
    ['winston', "console.log(take(), 'of', message, `and ${next()}`, drop());", "logger.info(`of and ${next()}`, { take: take(), messageValue: message, drop: drop() });"],
    ['tag-first', "console.log('sent %o by %s', take(), next());", "logger.info('form', `sent by ${next()}`, take());"],
  ])('%s: %s', (dialect, code, text) => {
    expect(fate(code, dialect)).toEqual({ text, safety: 'suggest', look: LOOK });
  });

  it.each([
    ['pino', "console.log('sent', queue.shift());", "logger.info({ shift: queue.shift() }, 'sent');"],
    ['pino', "console.log(`sent ${id}`, user.name);", "logger.info({ userName: user.name }, `sent ${id}`);"],
    ['pino', "console.log(`sent ${id}`, JSON.stringify(data));", "logger.info({ data: JSON.stringify(data) }, `sent ${id}`);"],
    ['winston', "console.log(take(), drop());", "logger.info('take, drop', { take: take(), drop: drop() });"],
    ['logtape', "console.log(take(), 'then', drop());", "logger.info('{take} then {drop}', { take: take(), drop: drop() });"],
  ])('does not change in %s: %s', (dialect, code, text) => {
    expect(fate(code, dialect)).toEqual({ text, safety: 'safe' });
  });

  it('keeps what no arrangement prints, and what would lose a comment', () => {
    expect(fate("console.log('%s and %s', ...pair);", 'pino').kept).toMatch(/^no arrangement/);
    expect(fate("console.log('a', /* the room */ room);", 'pino').kept).toMatch(/comment/);
    expect(fate("console.log('a', /* the room */ room);", 'logfix').kept).toBeUndefined();
  });

  it('keeps what a cast says of a function that is handed on', () => {
    expect(fate('take(console.log as Sink);', 'pino').text)
      .toBe('take(((...args: unknown[]) => logger.info({ args })) as Sink);');
  });

  it('says so when an argument that did something goes', () => {
    expect(fate("console.log('%cready', style());", 'winston').look).toMatch(/no longer evaluated/);
  });
});

describe('names of fields', () => {
  const fields = (list: string): string =>
    /^logger\.\w+\((\{.*\}), 'x'\);$/.exec(fate(`console.info('x', ${list});`, 'pino').text)![1]!;

  it.each([
    ['data.room_name', '{ roomName: data.room_name }'],
    ['room.id, user.id', '{ roomId: room.id, userId: user.id }'],
    ['a.b, c.b', '{ b: a.b, b2: c.b }'],
    ['level, time', '{ levelValue: level, timeValue: time }'],
    ['getUser(), list.length', '{ user: getUser(), listLength: list.length }'],
    ['JSON.parse(body), process.env.NODE_ENV', '{ body: JSON.parse(body), nodeEnv: process.env.NODE_ENV }'],
    ['1 + 1, 2', '{ value: 1 + 1, value2: 2 }'],
    ['a.__proto__', '{ proto: a.__proto__ }'],
    ['x as unknown', '{ x: x as unknown }'],
    ['{ a, b: 1 }, { a }', '{ a, b: 1, data: { a } }'],
    ['{ ...rest }, id', '{ data: { ...rest }, id }'],
  ])('%s', (list, written) => {
    expect(fields(list)).toBe(written);
  });
});
