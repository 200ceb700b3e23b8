import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkRequireErrorContext } from '../../src/analysis/checks/require-error-context.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { DIALECTS } from '../../src/loggers/index.ts';
import { processFile } from '../../src/source/file.ts';
import { LIBRARIES } from '../loggers/libraries.ts';

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

/** The file after the codemod, where the configuration names the dialect. */
function enriched(form: string, dialect: string): string {
  const logger = {
    ...DEFAULT_SETTINGS.logger, dialect: DIALECTS.get(dialect)!, module: './logger.js', certain: true,
  };
  const head = `import { logger } from './logger.js';\n`;
  const { after, located } = processFile('/app/src/orders.js', head + source(form), { ...DEFAULT_SETTINGS, logger }, [
    checkRequireErrorContext,
  ]);
  expect(located.map(({ finding }) => finding.messageId)).toContain('missingException');
  return after.slice(head.length);
}

function run(code: string): (logger: unknown) => unknown {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2023 } });
  const make = new Function('logger', 'toError', `${outputText}; return save('order-4711');`);
  return (logger) => make(logger, (e: unknown) => e) as unknown;
}

/** Without a middle text, the context of a report that has none is added too. */
const takesFields = (dialect: string): boolean => !/^(console-like|tag-first)$/.test(dialect);

describe.each(Object.keys(LIBRARIES))('%s, by its own library', (dialect) => {
  it.each(Object.entries(FORMS))('prints message, stack and context: %s', async (_, form) => {
    const code = enriched(form, dialect);
    for (const capture of LIBRARIES[dialect]!.captures) {
      const printed = await capture(run(code));
      expect(printed).toContain('Cannot save');
      expect(printed).toContain('the disk is full');
      expect(printed).toMatch(/at (async )?save\b/);
      if (takesFields(dialect)) expect(printed).toContain('order-4711');
    }
  });
});
