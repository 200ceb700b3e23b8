import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/loggers/index.ts';
import { FORMS, VALUES, type Form } from './forms.ts';
import { LIBRARIES, printedByConsole } from './libraries.ts';
import { rewriteForm, writtenBody } from './write.ts';

type Run = (logger: unknown, replaced?: unknown) => Promise<void>;

/** Statements as a function of their logger. */
function compile(body: string): Run {
  const code = `return async (logger, console) => { ${VALUES} ${body} };`;
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2023 } });
  return new Function(outputText)() as Run;
}

/** A console that nothing may be left for. */
const untouched = new Proxy({}, {
  get: (_, key) => { throw new Error(`console.${String(key)} is still called`); },
});

/** The words that somebody reads in what was printed; places in files differ from run to run. */
function wordsOf(printed: string): string[] {
  const text = printed.replace(/\(?(file:\/\/|node:)?[^\s(]*:\d+:\d+\)?/g, ' ');
  return [...new Set(text.match(/[\p{L}\p{N}_]+/gu) ?? [])].filter((word) => !NOISE.has(word));
}

/** A table's own heading, `at` of a stack; labels that the level says; the key of an error. */
const NOISE = new Set(['index', 'Values', 'at', 'async', 'DEBUG', 'ERROR', 'Assertion', 'failed', 'error']);

// The frames above the form differ, since each library calls it from elsewhere.
const { stackTraceLimit } = Error;
beforeAll(() => void (Error.stackTraceLimit = 1));
afterAll(() => void (Error.stackTraceLimit = stackTraceLimit));

const consoleOutput = (form: Form): Promise<string> => {
  const run = compile(form.code.replaceAll(/\bconsole\b/g, 'logger'));
  return printedByConsole(run as (logger: unknown) => unknown);
};

it('has a library for every dialect', () => {
  expect(Object.keys(LIBRARIES).toSorted()).toEqual([...DIALECTS.keys()].toSorted());
});

describe.each(Object.keys(LIBRARIES))('%s', (dialect) => {
  it.each(FORMS.map((form) => [form.name, form] as const))('prints all of: %s', async (_, form) => {
    const printed = wordsOf(await consoleOutput(form));
    expect(printed.length).toBeGreaterThan(0);
    const run = compile(writtenBody(form, dialect));
    const { captures, leavesOut } = LIBRARIES[dialect]!;
    for (const capture of captures) {
      const output = await capture((logger) => run(logger, untouched));
      const missing = printed.filter((word) => !output.includes(word) && !leavesOut?.words.includes(word));
      expect({ missing, ...(missing.length > 0 ? { output } : {}) }).toEqual({ missing: [] });
    }
  });

  it('leaves out what is said of it, and needs to have it said', async () => {
    const { captures, leavesOut } = LIBRARIES[dialect]!;
    const error = Object.assign(new RangeError('boom'), { code: 'EBROKEN' });
    const plain = await captures[0]!((logger) => (logger as { error(...args: unknown[]): void }).error('lost', error));
    const missing = (leavesOut?.words ?? []).filter((word) => /RangeError|EBROKEN/.test(word));
    for (const word of missing) expect(plain).not.toContain(word);
  });

  it('is quiet about what it wrote', () => {
    for (const form of FORMS) {
      const { located } = rewriteForm(form, dialect);
      const kept = located.filter(({ finding }) => finding.kept !== undefined);
      expect(kept.map(({ finding }) => `${form.name}: ${finding.kept}`)).toEqual([]);
    }
  });
});
