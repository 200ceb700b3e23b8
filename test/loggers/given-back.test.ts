import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import winston from 'winston';
import { rewritten, runnable } from '../support/dialect.ts';

const body = (code: string): string => rewritten(code, 'winston', ['migrate-console']).code;

/** Programs that go on by what a call of the console gives back. */
const PROGRAMS = [
  `return console.log('a');`,
  `return console.log('a') || 'b';`,
  `return !console.log('a', 1);`,
  `return (console.log)('a') ?? 'b';`,
  `return [1, 2, 3].filter((n) => console.log(n) || n > 1);`,
  `return [1, 2].some((n) => console.log('n', n));`,
  `const said = []; [1, 2].some((n) => console.log(said.push(n))); return said;`,
  `const say = (text) => console.log(text); return [say('a'), [1].map(console.log)];`,
  `return Promise.reject(new Error('lost')).catch(console.error);`,
  `return Promise.reject(new Error('lost')).catch((err) => console.error(err));`,
  `return Promise.resolve(1).then(async () => await console.log('a')).finally(() => {});`,
  `return { a: console.log('outer', console.log('inner')), b: console[1 > 2 ? 'log' : 'warn']('b') };`,
  `return (() => (1, console.log('a')))();`,
];

describe('what a call of winston gives back', () => {
  const logger = winston.createLogger({ silent: true, transports: [new winston.transports.Console()] });
  const { log, warn, error } = console;
  beforeAll(() => void Object.assign(console, { log() {}, warn() {}, error() {} }));
  afterAll(() => void Object.assign(console, { log, warn, error }));

  it.each(PROGRAMS)('is nothing to a program: %s', async (program) => {
    const code = body(program);
    expect(code).toContain('logger.');
    expect(await runnable(code)(logger)).toEqual(await runnable(program)(logger));
  });

  it.each([
    [`console.log('a');`, `logger.info('a');`],
    [`up && console.log('a'), await console.log('b');`, `up && logger.info('a'), await logger.info('b');`],
    [`app.listen(80, () => console.log('up'));`, `app.listen(80, () => logger.info('up'));`],
    [`const timer = setTimeout(() => console.log('a'), 5);`, `const timer = setTimeout(() => logger.debug('a'), 5);`],
    [`load().then(() => console.log('a'));`, `load().then(() => logger.info('a'));`],
    [`load().catch(console.error).finally(stop);`, `load().catch((err) => logger.error('Error', err)).finally(stop);`],
    [`for (const x of xs) console.log(x), next();`, `for (const x of xs) logger.info('x', { x }), next();`],
    [`void console.log('a');`, `void logger.info('a');`],
  ])('needs no word where nobody reads it: %s', (before, after) => {
    expect(body(before)).toBe(after);
  });

  it.each([
    [`console.log('a')?.then(stop);`, `(void logger.info('a'))?.then(stop);`],
    ['show(console.log`a`);', "show(((...args) => void logger.info('args', { args }))`a`);"],
  ])('is in parentheses where something holds on to it: %s', (before, after) => {
    expect(body(before)).toBe(after);
  });
});
