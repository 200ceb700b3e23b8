import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DIALECTS } from '../../src/loggers/index.ts';
import type { Level } from '../../src/loggers/levels.ts';
import { LIBRARIES, type Capture } from '../loggers/libraries.ts';
import { rewritten, runnable } from '../support/dialect.ts';

/** Loggers that keep fields apart from their message; the others keep the message as it is. */
const keepsFields = (dialect: string): boolean => /^(logfix|pino|winston|logtape)$/.test(dialect);
const methodOf = (dialect: string, level: Level): string => DIALECTS.get(dialect)!.method(level);
const VALUES = { roomName: 'blue-room', peer: { id: 'peer-4711' }, attempt: 3 };

/** Messages as people write them, with what must be read of them in whatever is printed. */
const MESSAGES: readonly (readonly [name: string, code: string, words: readonly string[]])[] = [
  ['a template', 'logger.info(`Peer ${peer.id} joined ${roomName}`);', ['Peer', 'joined', 'peer-4711', 'blue-room']],
  ['a sum', `logger.info('joined ' + roomName + ' as ' + peer.id);`, ['joined', 'blue-room', 'peer-4711']],
  ['a value at the end', 'logger.warn(`retrying: ${attempt}`);', ['retrying', '3']],
  ['a tag', 'logger.info(`[WebRTC] offer from ${peer.id}`);', ['[WebRTC] offer', 'peer-4711']],
  ['an object in the message', 'logger.info(`peer ${JSON.stringify(peer)}`);', ['peer', 'id', 'peer-4711']],
];

const STEPS = ['enrich-errors', 'fix-levels', 'structure-messages'];
/** What codemods do where the logger keeps no fields, or takes other things at another level. */
const MENDED: Readonly<Record<string, readonly string[]>> = {
  loglevel: ['enrich-errors', 'fix-levels'],
  consola: ['enrich-errors', 'fix-levels'],
  nest: ['enrich-errors'],
  'console-like': ['enrich-errors', 'fix-levels'],
  'tag-first': ['enrich-errors', 'fix-levels'],
  // An exception after the message, and one that the message names.
  winston: ['enrich-errors', 'fix-levels'],
  logtape: ['enrich-errors', 'fix-levels'],
};

/** Times and process ids differ from run to run. */
beforeAll(() => void vi.useFakeTimers({ now: new Date('2026-01-02T03:04:05Z'), toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());

const printed = (capture: Capture, code: string): Promise<string> => capture(runnable(code, VALUES));

describe.each(Object.keys(LIBRARIES))('%s, by its own library', (dialect) => {
  const { captures } = LIBRARIES[dialect]!;

  it.each(MESSAGES)('prints message and values once they are fields: %s', async (_, before, words) => {
    const source = before.replace('logger.info', `logger.${methodOf(dialect, 'info')}`);
    const { code, changes } = rewritten(source, dialect, ['structure-messages']);
    expect(changes.length > 0).toBe(keepsFields(dialect));
    for (const capture of captures) {
      const output = await printed(capture, code);
      for (const word of words) expect(output).toContain(word);
    }
  });

  it('prints one message whatever the values are', async () => {
    if (!keepsFields(dialect) || dialect === 'logtape') return;
    const { code } = rewritten(MESSAGES[0]![1], dialect, ['structure-messages']);
    for (const capture of captures) expect(await printed(capture, code)).toContain('Peer joined');
  });

  it.each([
    ['debug', 'info', 'DEBUG'], ['warn', 'info', 'WARNING'], ['error', 'info', 'ERROR'], ['info', 'error', 'INFO'],
  ] as const)('prints at %s what is labelled so', async (level, wrong, label) => {
    const message = (text: string): string => (dialect === 'tag-first' ? `'Room', '${text}'` : `'${text}'`);
    const { code, changes } = rewritten(`logger.${methodOf(dialect, wrong)}(${message(`[${label}] room is open`)});`, dialect, ['fix-levels']);
    if (dialect === 'tag-first') return void expect(changes).toEqual([]);
    const wanted = `logger.${methodOf(dialect, level)}('room is open');`;
    expect(changes).toHaveLength(1);
    for (const capture of captures) expect(await printed(capture, code)).toBe(await printed(capture, wanted));
  });

  it('prints message, level, stack and fields of a report that every codemod has mended', async () => {
    const source = [
      'async function save(orderId) {',
      `  try { throw new RangeError('the disk is full'); }`,
      `  catch (err) { logger.${methodOf(dialect, 'info')}(\`[ERROR] Cannot save in \${roomName}: \${err.message}\`); }`,
      '}',
    ].join('\n');
    const { code, changes } = rewritten(source, dialect, STEPS);
    expect([...new Set(changes.map(({ codemod }) => codemod))].toSorted()).toEqual(MENDED[dialect] ?? STEPS);
    for (const capture of captures) {
      const output = await printed(capture, `${code}\nreturn save('order-4711');`);
      for (const word of ['Cannot save', 'the disk is full', 'blue-room']) expect(output).toContain(word);
      expect(output).toMatch(/at (async )?save\b/);
    }
  });
});
