import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'logfix-create-')));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const PARTS = [
  'package.json', 'tsconfig.json', 'vitest.config.ts', 'rules', 'codemods', 'src', 'scripts', 'docs', 'test/rules',
  'test/support', 'test/codemods', 'test/project', 'test/docs',
];
for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
symlinkSync(join(root, 'logger'), join(copy, 'logger'));

const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { status, out: stdout + stderr };
};
const create = (...args: string[]) => node('scripts/create.mjs', ...args);

/** Full names of the tests that fail in the copy. */
function failing(...files: string[]): string[] {
  const report = 'failing.json';
  node('node_modules/vitest/vitest.mjs', 'run', ...files, '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`);
  const { out } = node('-p', `JSON.stringify(JSON.parse(require('fs').readFileSync('${report}', 'utf8')).testResults
    .flatMap((file) => [
      ...(file.assertionResults.length === 0 ? [file.name + ' ' + file.message] : []),
      ...file.assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName),
    ]))`);
  return JSON.parse(out) as string[];
}

describe('npm run create', () => {
  it('says what it takes', () => {
    expect(create('rule').out).toContain('usage: npm run create -- rule <name> "<description>"');
    expect(create('rule', 'NoFoo', 'Say foo once')).toMatchObject({ status: 2 });
    expect(create('rule', 'no-console', 'Say foo once')).toMatchObject({
      status: 2, out: 'src/analysis/checks/no-console.ts is there already\n',
    });
    expect(create('codemod', 'mend-foo', 'no-foo', 'Say foo once').out).toContain('there is no rule no-foo');
  });

  it('makes a rule and its codemod, which compile', () => {
    expect(create('rule', 'no-foo', 'Say foo once')).toMatchObject({ status: 0 });
    expect(create('codemod', 'mend-foo', 'no-foo', 'Say foo once')).toMatchObject({ status: 0 });
    expect(node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit').out).toBe('');
  });

  it('has tests that demand what is missing', () => {
    const files = ['test/rules/docs.test.ts', 'test/rules/no-foo', 'test/codemods/fixtures.test.ts', 'test/project/fix.test.ts', 'test/docs/kinds.test.ts'];
    const failed = failing(...files);
    expect(failed).toEqual(expect.arrayContaining([
      "every rule 'no-foo' has its page, and the page says what the rule says of itself",
      'the page of no-foo has examples of both',
      "'mend-foo': 'first' becomes what the pair says, byte for byte",
      'has every codemod in one phase',
      'has no page with something left to write',
    ]));
    expect(failed.filter((name) => name === 'has cases of both')).toHaveLength(2);
    expect(failed.filter((name) => !/foo|mend|has every codemod|left to write|cases of both/.test(name))).toEqual([]);
  });

  it('has tests that miss a rule without page, tests or a place in the plugin', () => {
    rmSync(join(copy, 'docs/rules/no-foo.md'));
    expect(failing('test/rules/docs.test.ts').join()).toContain('docs/rules/no-foo.md');
    writeFileSync(join(copy, 'rules/no-bar.ts'), '');
    writeFileSync(join(copy, 'docs/rules/no-foo.md'), '# logfix/no-foo\n');
    rmSync(join(copy, 'test/rules/no-foo/parity.test.ts'));
    expect(failing('test/rules/docs.test.ts')).toEqual(expect.arrayContaining([
      'every rule is in the plugin',
      'every rule no-foo has its tests',
    ]));
  });
});
