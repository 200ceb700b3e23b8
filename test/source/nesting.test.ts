import { describe, expect, it } from 'vitest';
import { nestsDeeply } from '../../src/source/nesting.ts';
import { corpusFiles } from '../fidelity/corpus.ts';
import { logfix, project } from '../support/cli.ts';

/** Ten to a line, as a printer would break them. */
const many = (unit: string, times: number): string =>
  Array.from({ length: times / 10 }, () => unit.repeat(10)).join('\n');

/** The native parser alone gives up at a tenth to a half of these. */
const DEEP = {
  'arrays': `x = ${many('[', 40_000)}${many(']', 40_000)}`,
  'objects': `x = ${many('{a:', 40_000)}1${many('}', 40_000)}`,
  'calls': `x = ${many('f(', 40_000)}${many(')', 40_000)}`,
  'templates': `x = ${many('`${', 40_000)}a${many('}`', 40_000)}`,
  'else if': `if (a) b; ${many('else if (a) b; ', 60_000)}`,
  'else if, in braces': `if (a) { b() } ${many('else if (a) { b() } ', 60_000)}`,
  'conditions': `x = ${many('a ? b : ', 40_000)}c`,
  'functions': `x = ${many('(a) => ', 40_000)}c`,
  'signs': `x = ${many('!', 40_000)}a`,
};

describe.each(Object.entries(DEEP))('%s, one in another', (_, code) => {
  it('are named in one line, and the run goes on', () => {
    const root = project({
      'package.json': '{"type": "module"}',
      'src/deep.js': `console.log("deep");\n${code};\n`,
      'src/flat.js': 'console.log("flat");\n',
    });
    const { out } = logfix(root, ['migrate-console', 'src', '--dry-run', '--format', 'json']);
    const { changes, failed } = JSON.parse(out) as Record<'changes' | 'failed', { file: string }[]>;
    expect(failed).toEqual([
      { file: 'src/deep.js', message: '1:1 nests too deeply to be read: split it, or ignore it' },
    ]);
    expect(changes.map(({ file }) => file)).toEqual(['src/flat.js']);
  });
});

it('what a parser reads and a walk through the tree cannot follow is named as well', () => {
  const root = project({ 'package.json': '{"type": "module"}', 'a.js': `console.log(x${many(' + x', 40_000)});\n` });
  for (const command of [['check'], ['migrate-console', '--dry-run', '--force']]) {
    const { code, out, err } = logfix(root, [...command, 'a.js']);
    expect(`${out}${err}`).toContain('  a.js: nests too deeply to be worked on: split it, or ignore it\n');
    expect(code).toBe(1);
  }
});

it('published code never nests deeply', () => {
  expect(corpusFiles().filter(({ text }) => nestsDeeply(text)).map(({ path }) => path)).toEqual([]);
});
