import { describe, expect, it } from 'vitest';
import { LIBRARIES } from '../loggers/libraries.ts';
import { rewritten, runnable } from '../support/dialect.ts';

/** Reports as people write them: each throws a RangeError and loses it. */
const FORMS: Readonly<Record<string, string>> = {
  absent: `catch { logger.error('Cannot save'); }`,
  'absent with a name': `catch (e) { logger.error('Cannot save'); }`,
  interpolated: 'catch (err) { logger.error(`Cannot save: ${err}`); }',
  concatenated: `catch (err) { logger.error('Cannot save: ' + err.message); }`,
  'in the middle': 'catch (err) { logger.error(`Cannot save, ${err.message}, giving up`); }',
  'message only': `catch (err) { logger.error('Cannot save:', err.message); }`,
  stringified: `catch (err) { logger.error('Cannot save', String(err)); }`,
  conditional: `catch (err) { logger.error('Cannot save', err instanceof Error ? err.message : err); }`,
  normalised: `catch (e) { const error = toError(e); logger.error('Cannot save: ' + error.message); }`,
};

const source = (form: string): string => [
  'async function save(orderId) {',
  `  try { throw new RangeError('the disk is full'); }`,
  `  ${form}`,
  '}',
].join('\n');

const run = (code: string) =>
  runnable(`${code}\nreturn save('order-4711');`, { toError: (e: unknown) => e });

/** Without a middle text, the context of a report that has none is added too. */
const takesFields = (dialect: string): boolean => !/^(console-like|tag-first)$/.test(dialect);

describe.each(Object.keys(LIBRARIES))('%s, by its own library', (dialect) => {
  it.each(Object.entries(FORMS))('prints message, stack and context: %s', async (_, form) => {
    const { code, changes } = rewritten(source(form), dialect, ['enrich-errors']);
    expect(changes.map(({ finding }) => finding.messageId)).toContain('missingException');
    for (const capture of LIBRARIES[dialect]!.captures) {
      const printed = await capture(run(code));
      expect(printed).toContain('Cannot save');
      expect(printed).toContain('the disk is full');
      expect(printed).toMatch(/at (async )?save\b/);
      if (takesFields(dialect)) expect(printed).toContain('order-4711');
    }
  });
});

describe('pino, which prints an exception whole under one key', () => {
  it.each([
    [`catch (e) { logger.error({ err: 'EDB', orderId }, 'Cannot save'); }`],
    [`catch (e) { logger.error({ error: e.message, err: 'EDB' }, 'Cannot save'); }`],
  ])('leaves to a person where that key holds something else: %s', (form) => {
    const { code } = rewritten(source(form), 'pino', ['enrich-errors']);
    expect(code).toContain(form);
  });
});
