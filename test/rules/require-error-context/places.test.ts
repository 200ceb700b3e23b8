import { describe, expect, it } from 'vitest';
import { signatureDialect } from '../../../src/loggers/index.ts';
import { checkRequireErrorContext } from '../../../src/analysis/checks/require-error-context.ts';
import type { FileKeep } from '../../../src/analysis/settings.ts';
import { settingsFor } from '../../../src/project/settings.ts';
import { processFile } from '../../../src/source/file.ts';

const CAUGHT = 'try { a(); } catch (e) { console.error(`a failed: ${e}`); console.log(`a failed: ${e}`); }\n';
const UNCAUGHT = "process.on('uncaughtException', (e) => { console.error('Error: ' + e.toString()); });\n";
const LOGGED = "import { logger } from '@logfix/logger';\ntry { a(); } catch (e) { logger.error('a failed: ' + e); }\n";

const cli: FileKeep = { role: 'cli', reason: 'a program' };
const test: FileKeep = { role: 'test', reason: 'a test' };
const asserted: FileKeep = { role: 'test', reason: 'a test asserts on it', program: 'asserted' };
const protocol: FileKeep = { role: 'cli', reason: 'a protocol', program: 'protocol' };

function run(text: string, keep: FileKeep) {
  const file = '/app/src/orders.mjs';
  const settings = settingsFor(file, text, { config: {}, root: '/', file: null });
  const kept = { ...settings, facts: { ...settings.facts, keep } };
  return processFile(file, text, kept, [checkRequireErrorContext]);
}

describe('a file with a part of its own in the project', () => {
  it.each([
    ['what a program prints for its user is left alone', CAUGHT, cli, []],
    ['what nobody caught is looked at in a program too', UNCAUGHT, cli, ['error']],
    ['standard error is a log where standard output is a protocol', CAUGHT, protocol, ['error']],
    ['a test is left alone', CAUGHT, test, []],
    ['what a test expects is looked at', CAUGHT, asserted, ['error', 'log']],
    ['a logger is looked at in a program', LOGGED, cli, ['error']],
  ] as const)('%s', (_, text, keep, methods) => {
    const { located } = run(text, keep);
    expect(located.map(({ finding }) => finding.call?.method)).toEqual(methods);
  });

  it('keeps a line that a test expects, and says why', () => {
    const { before, after, located } = run(CAUGHT, asserted);
    expect(after).toBe(before);
    expect(located.map(({ finding }) => finding.kept)).toEqual(['a test asserts on it', 'a test asserts on it']);
  });

  it('gives the logger of such a file its exception', () => {
    expect(run(LOGGED, asserted).after).toContain("logger.error('a failed', { exc: e })");
  });
});

describe('a logger that takes a message and no more', () => {
  const dialect = signatureDialect((level) => level, () => ['message']);
  const make = (head: string, call: string): string =>
    `import { getLogger } from '@acme/shared';\n${head} { try { a(); } catch (e) { ${call}; } }\n`;
  const check = (text: string) => {
    const file = '/app/src/orders.ts';
    const settings = settingsFor(file, text, { config: {}, root: '/', file: null });
    const logger = { ...settings.logger, certain: true, dialectOf: () => dialect };
    return processFile(file, text, { ...settings, logger }, [checkRequireErrorContext]);
  };

  it.each([
    ['made above', `const log = getLogger('a');\nfunction f()`],
    ['the default of a parameter', `function f(log = getLogger('a'))`],
    ['the default of a field', `function f({ log = getLogger('a') })`],
  ])('would drop the exception, so the call stays as it is: %s', (_, head) => {
    const text = make(head, 'log.error(`a failed: ${e}`)');
    const { after, located } = check(text);
    expect(after).toBe(text);
    expect(located.map(({ finding }) => finding.messageId)).toEqual(['missingException']);
  });

  it('has all that fits where its text ends with the stack', () => {
    const text = make(`function f(log = getLogger('a'))`, 'log.error(`a failed: ${e instanceof Error ? e.stack : e}`)');
    expect(check(text).located).toEqual([]);
  });
});
