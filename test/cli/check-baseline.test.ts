import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/cli/commands/check.ts';
import type { JsonFinding } from '../../src/cli/output/check-json.ts';
import { checked } from '../support/check.ts';
import { logfix, project } from '../support/cli.ts';
import { repository } from '../support/git.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = 'eslint-suppressions.json';
const bad = `logger.info('call', user.phone);\n`;
const IMPORT = `import { logger } from '@logfix/logger';\n`;

const APP = {
  'package.json': '{ "type": "module", "dependencies": { "@logfix/logger": "1", "express": "5" } }',
  'eslint.config.js':
    `import logfix from 'logfix';\n\nexport default [\n` +
    `  { ...logfix.configs.recommended, files: ['src/**'], languageOptions: { globals: { user: 'readonly' } } },\n` +
    `  { rules: { 'no-empty': 'error', eqeqeq: 'error' } },\n];\n`,
  // What is rewritten safely needs an import, of which ESLint counts one message more.
  'src/app.js': `import express from 'express';\nconst app = express();\nif (app == null) {}\n` +
    `app.listen(1, () => console.log('listening'));\nconsole.warn('slow');\nconsole.time('t');\n`,
  'src/phone.js': IMPORT + bad,
  'src/clean.js': 'export {};\n',
};

/** A project that has ESLint and logfix installed. */
function installed(files: Readonly<Record<string, string>> = {}): string {
  const cwd = project({ ...APP, ...files });
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(ROOT, join(cwd, 'node_modules/logfix'));
  return cwd;
}

function eslint(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/eslint/bin/eslint.js'), 'src', ...args],
    { cwd, encoding: 'utf8' },
  );
  return { code: status, said: stdout + stderr };
}

const read = (cwd: string): string => readFileSync(join(cwd, FILE), 'utf8');
const write = (cwd: string, name: string, text: string): void => writeFileSync(join(cwd, name), text);

interface Document {
  readonly findings: readonly JsonFinding[];
  readonly stale: readonly unknown[];
  readonly summary: { readonly suppressed: number };
}

async function run(cwd: string, options: Partial<CheckOptions> = {}) {
  const { code, out } = await checked(cwd, { paths: ['src'], format: 'json', ...options });
  const { findings, stale, summary } = JSON.parse(out) as Document;
  return { code, places: findings.map((f) => `${f.file}:${f.line}`), stale, suppressed: summary.suppressed };
}

const UPDATE = { baseline: { add: true, prune: true } };
const PRUNE = { baseline: { add: false, prune: true } };

describe('a baseline', () => {
  it('is the file of ESLint, whoever writes it', async () => {
    const cwd = installed();
    expect(eslint(cwd, '--suppress-all')).toEqual({ code: 0, said: '' });
    const theirs = read(cwd);
    expect(await run(cwd)).toEqual({ code: 0, places: [], stale: [], suppressed: 4 });

    // Rules of others stay as they are, and what is written is what ESLint would write.
    expect((await run(cwd, UPDATE)).code).toBe(0);
    expect(read(cwd)).toBe(theirs);
    const logfixAlone = JSON.parse(theirs) as Record<string, Record<string, unknown>>;
    delete logfixAlone['src/app.js']!['no-empty'];
    delete logfixAlone['src/app.js']!['eqeqeq'];
    rmSync(join(cwd, FILE));
    expect((await run(cwd, UPDATE)).code).toBe(0);
    expect(JSON.parse(read(cwd))).toEqual(logfixAlone);
    expect(eslint(cwd, '--suppress-rule', 'no-empty', '--suppress-rule', 'eqeqeq').code).toBe(0);
    expect(read(cwd)).toBe(theirs);
    expect(eslint(cwd).code).toBe(0);
  });

  it('lets old findings pass and new ones not', async () => {
    const cwd = installed();
    await run(cwd, UPDATE);
    write(cwd, 'src/phone.js', IMPORT + bad + bad);
    write(cwd, 'src/new.js', IMPORT + bad);
    const { code, places, suppressed } = await run(cwd);
    expect(code).toBe(1);
    // More than before: all of that rule in that file, as ESLint has it.
    expect(places).toEqual(['src/new.js:2', 'src/phone.js:2', 'src/phone.js:3']);
    expect(suppressed).toBe(3);
    expect((await run(cwd, { baseline: { file: false, add: false, prune: false } })).places).toHaveLength(6);
  });

  it('says what it holds too many, and takes it out when told', async () => {
    const cwd = installed({ 'src/gone.js': IMPORT + bad });
    await run(cwd, UPDATE);
    write(cwd, 'src/phone.js', IMPORT);
    rmSync(join(cwd, 'src/gone.js'));
    const stale = [{ file: 'src/phone.js', rule: 'logfix/no-unmasked-pii', count: 1 }];
    expect(await run(cwd)).toMatchObject({ code: 1, places: [], stale });
    expect(await run(cwd, { passOnUnpruned: true })).toMatchObject({ code: 0, stale });
    expect((await checked(cwd, { paths: ['src'] })).out).toContain(
      `${FILE} holds what is found no more; --prune-suppressions takes it out:\n  src/phone.js: 1 of logfix/no-unmasked-pii\n`,
    );
    expect(await run(cwd, PRUNE)).toMatchObject({ code: 0, stale: [] });
    expect(Object.keys(JSON.parse(read(cwd)) as object)).toEqual(['src/app.js']);
  });

  it('prunes nothing but what it looked for', async () => {
    const cwd = installed();
    const others = { 'src/clean.js': { 'logfix/prefer-structured': { count: 2 }, semi: { count: 1 } } };
    write(cwd, FILE, JSON.stringify(others));
    expect(await run(cwd, PRUNE)).toMatchObject({ code: 1, stale: [] });
    expect(JSON.parse(read(cwd))).toEqual(others);
    await run(cwd, { ...PRUNE, rules: 'strict' });
    expect(JSON.parse(read(cwd))).toEqual({ 'src/clean.js': { semi: { count: 1 } } });
  });

  it('is what the next commit holds, where that is checked', async () => {
    const { root, git, write: put } = repository({ 'package.json': APP['package.json'], 'a.js': IMPORT + bad });
    await checked(root, UPDATE);
    git('add', '-A');
    git('commit', '-qm', 'baseline');
    put('a.js', `${IMPORT}logger.warn('call', user.phone);\n`);
    git('add', '-A');
    rmSync(join(root, FILE));
    expect((await checked(root, { staged: true })).code).toBe(0);
    // What a commit mends is no reason to refuse it.
    put('a.js', IMPORT);
    git('add', 'a.js');
    expect((await checked(root, { staged: true })).code).toBe(0);
    git('rm', '-q', '--cached', FILE);
    put('a.js', IMPORT + bad + bad);
    git('add', 'a.js');
    expect((await checked(root, { staged: true })).code).toBe(1);
  });

  it('may be another file, and is refused with one line where it is unusable', () => {
    const cwd = installed({ 'bad.json': '{ "a": 1 }', 'none.json': 'no' });
    const line = (...args: string[]) => {
      const { code, err } = logfix(cwd, ['check', 'src', ...args]);
      expect(code).toBe(2);
      return err;
    };
    expect(line('--baseline', 'old.json')).toBe(
      'logfix: old.json: there is no such baseline; write one with --update-baseline\n',
    );
    expect(line('--baseline=bad.json')).toMatch(/^logfix: bad\.json: must hold counts by file and rule.*\n$/);
    expect(line('--baseline=none.json')).toMatch(/^logfix: none\.json: is no JSON: .*\n$/);
    expect(line('--baseline', 'src')).toBe('logfix: src: is a folder; write --baseline=FILE\n');
    expect(line('--update-baseline', '--since', 'HEAD')).toContain('leave out --since');
    expect(line('--prune-suppressions', '--shard', '1/2')).toContain('leave out --shard');
    expect(existsSync(join(cwd, FILE))).toBe(false);
    expect(logfix(cwd, ['check', 'src', '--suppress-all', '--baseline', 'old.json']).code).toBe(0);
    expect(logfix(cwd, ['check', 'src', '--baseline', 'old.json']).code).toBe(0);
    expect(logfix(cwd, ['check', 'src', '--no-baseline']).code).toBe(1);
  });
});
