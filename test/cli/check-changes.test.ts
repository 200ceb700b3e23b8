import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/cli/commands/check.ts';
import type { JsonFinding } from '../../src/cli/output/check-json.ts';
import { checked } from '../support/check.ts';
import { logfix, project } from '../support/cli.ts';
import { repository } from '../support/git.ts';

const IMPORT = `import { logger } from '@logfix/logger';\n`;
const old = `logger.info(user.email);\n`;
const bad = `logger.info('call', user.phone);\n`;
const good = `logger.info('call', user.id);\n`;
const PACKAGE = { 'package.json': '{ "type": "module", "dependencies": { "@logfix/logger": "1" } }' };

const found = async (cwd: string, options: Partial<CheckOptions>): Promise<string[]> => {
  const { out } = await checked(cwd, { format: 'json', ...options });
  const { findings } = JSON.parse(out) as { findings: readonly JsonFinding[] };
  return findings.map(({ file, line }) => `${file}:${line}`);
};

/** Names that git quotes, that a shell would split, or that look like something else. */
const NAMES = ['a b.js', '한글/로그 파일.js', `q"uo'te.js`, 'tab\tname.js', 'arrow => b.js', '--flag.js', 'b/b/x.js', '$(x).js'];

describe('logfix check --since', () => {
  it('reports what stands on changed lines, committed or not, and new files', async () => {
    const { root, git, write, commit } = repository({ ...PACKAGE, 'a.js': IMPORT + old, 'b.js': IMPORT + old });
    git('checkout', '-qb', 'work');
    write('a.js', IMPORT + old + bad);
    commit('a phone');
    write('b.js', IMPORT + good + old);
    write('new.js', IMPORT + bad);
    expect(await found(root, { since: 'main' })).toEqual(['a.js:3', 'new.js:2']);
    expect(await found(root, { since: 'main', wholeFiles: true })).toEqual(['a.js:2', 'a.js:3', 'b.js:3', 'new.js:2']);
    expect(await found(root, { since: 'main', paths: ['b.js', 'new.js'] })).toEqual(['new.js:2']);
    expect(await found(root, { since: 'HEAD' })).toEqual(['new.js:2']);
  });

  it('counts from where the branch left, not from what the others did since', async () => {
    const { root, git, write, commit } = repository({ ...PACKAGE, 'a.js': IMPORT + bad });
    git('checkout', '-qb', 'work');
    write('b.js', IMPORT + bad);
    commit('b');
    git('checkout', '-q', 'main');
    write('a.js', IMPORT + good);
    commit('mended meanwhile');
    git('checkout', '-q', 'work');
    expect(await found(root, { since: 'main' })).toEqual(['b.js:2']);
  });

  it('counts a call whose arguments, or whose reason, changed on another line', async () => {
    const call = (field: string) => `${IMPORT}logger.info('call', {\n  id,\n  ${field},\n});\n`;
    const flow = (value: string) => `${IMPORT}export function f(user) {\n  const contact = ${value};\n\n  logger.info(contact);\n}\n`;
    const { root, write } = repository({ ...PACKAGE, 'a.js': call('at'), 'b.js': flow('user.id') });
    write('a.js', call('phone'));
    write('b.js', flow('user.phone'));
    expect(await found(root, { since: 'HEAD' })).toEqual(['a.js:4', 'b.js:5']);
  });

  it('takes a moved file for the same file, and leaves deleted ones', async () => {
    const body = IMPORT + good.repeat(10) + old;
    const { root, git, write, remove } = repository({ ...PACKAGE, 'a.js': body, 'b.js': body + good, 'c.js': IMPORT + old });
    git('mv', 'a.js', 'moved.js');
    git('mv', 'b.js', 'edited.js');
    write('edited.js', body + good + bad);
    remove('c.js');
    expect(await found(root, { since: 'HEAD' })).toEqual(['edited.js:14']);
  });

  it('reads every name that a file can have, whatever git is told to print', async () => {
    const { root, git, write } = repository({ ...PACKAGE, ...Object.fromEntries(NAMES.map((n) => [n, IMPORT + old])) });
    for (const name of NAMES) write(name, IMPORT + old + bad);
    for (const [key, value] of [['color.ui', 'always'], ['diff.noprefix', 'true'], ['core.quotePath', 'true'], ['diff.mnemonicPrefix', 'true'], ['diff.interHunkContext', '9'], ['diff.external', 'false']]) {
      git('config', key!, value!);
    }
    const expected = NAMES.map((name) => `${name}:3`).toSorted();
    expect((await found(root, { since: 'HEAD' })).toSorted()).toEqual(expected);
    git('add', '-A');
    expect((await found(root, { staged: true })).toSorted()).toEqual(expected);
  });

  it('leaves what a whole run leaves: ignored files, dependencies, other languages, links', async () => {
    const { root, git, write } = repository({ ...PACKAGE, '.logfixignore': 'skip/\n', 'one.js': IMPORT });
    for (const name of ['skip/a.js', 'node_modules/x/a.js', 'a.md', 'a.d.ts', 'tool']) write(name, IMPORT + bad);
    write('script', `#!/usr/bin/env node\n${IMPORT}${bad}`);
    symlinkSync(join(root, 'skip/a.js'), join(root, 'link.js'));
    git('add', '-Af');
    for (const options of [{ since: 'HEAD' }, { staged: true }]) {
      expect(await found(root, options)).toEqual(['script:3']);
      expect(await found(root, { ...options, paths: ['skip/a.js', 'one.js'] })).toEqual(['skip/a.js:2']);
      expect(await found(root, { ...options, paths: ['*/a.js'] })).toEqual([]);
    }
    write('logfix.config.mjs', `export default { ignore: ['script'] };\n`);
    expect(await found(root, { since: 'HEAD' })).toEqual([]);
  });

  it('works in a folder of a repository, and says what it cannot do', async () => {
    const { root, write } = repository({ ...PACKAGE, 'pkg/a.js': IMPORT, 'b.js': IMPORT });
    write('pkg/a.js', IMPORT + bad);
    write('b.js', IMPORT + bad);
    expect(await found(join(root, 'pkg'), { since: 'HEAD' })).toEqual(['a.js:2']);
    const errors = [
      logfix(root, ['check', '--since', 'nowhere']),
      logfix(root, ['check', '--since', '--output=x']),
      logfix(root, ['check', '--since', 'HEAD', '--staged']),
      logfix(root, ['check', '--since', 'HEAD', 'nowhere/']),
      logfix(project(PACKAGE), ['check', '--staged']),
    ];
    expect(errors.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(errors.map(({ err }) => err.replace(/^logfix: /, '').trim())).toEqual([
      '--since nowhere: git knows no such commit here; fetch it first (in CI: fetch-depth: 0)',
      expect.stringContaining('--since'),
      '--staged and --since exclude each other',
      'nowhere/: there is no such file or folder',
      '--staged needs a git repository; there is none here',
    ]);
  });
});

describe('logfix check --staged', () => {
  it('reads what is staged, not what the disk has', async () => {
    const { root, git, write, remove } = repository({ ...PACKAGE, 'a.js': IMPORT, 'b.js': IMPORT, 'c.js': IMPORT });
    write('a.js', IMPORT + bad);
    write('b.js', IMPORT + good);
    write('c.js', IMPORT + bad);
    git('add', '-A');
    write('a.js', IMPORT + good);
    write('b.js', IMPORT + bad);
    remove('c.js');
    write('untracked.js', IMPORT + bad);
    expect(await found(root, { staged: true })).toEqual(['a.js:2', 'c.js:2']);
    expect(await found(root, { staged: true, paths: ['c.js', 'b.js'] })).toEqual(['c.js:2']);
  });

  it('counts the lines that are staged when only some are', async () => {
    const { root, git, write } = repository({ ...PACKAGE, 'a.js': IMPORT + good.repeat(3) });
    write('a.js', IMPORT + bad + good.repeat(3) + bad);
    const hash = git('hash-object', '-w', 'a.js').trim();
    write('a.js', IMPORT + good.repeat(3) + bad);
    git('add', 'a.js');
    write('a.js', IMPORT + bad + good.repeat(3) + bad);
    expect(await found(root, { staged: true })).toEqual(['a.js:5']);
    git('update-index', '--cacheinfo', `100644,${hash},a.js`);
    expect(await found(root, { staged: true })).toEqual(['a.js:2', 'a.js:6']);
  });

  it('checks the first commit of a repository, and many files', async () => {
    const { root, git, write } = repository(PACKAGE);
    git('update-ref', '-d', 'HEAD');
    const names = Array.from({ length: 230 }, (_, i) => `src/${String(i).padStart(3, '0')}.js`);
    for (const name of names) write(name, IMPORT + bad);
    git('add', '-A');
    expect(await found(root, { staged: true })).toEqual(names.map((name) => `${name}:2`));
  });
});

describe('logfix check --shard', () => {
  it('splits the files into parts, the same on every machine', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `src/${i}.js`);
    const cwd = project({ ...PACKAGE, ...Object.fromEntries(names.map((n) => [n, IMPORT + bad])) });
    const parts = await Promise.all([1, 2, 3].map((part) => found(cwd, { shard: { part, of: 3 } })));
    expect(parts.flat().toSorted()).toEqual(names.map((n) => `${n}:2`).toSorted());
    expect(parts.every((part) => part.length > 5)).toBe(true);
    const elsewhere = project({ ...PACKAGE, 'src/7.js': IMPORT + bad });
    const home = parts.findIndex((part) => part.includes('src/7.js:2')) + 1;
    expect(await found(elsewhere, { shard: { part: home, of: 3 } })).toEqual(['src/7.js:2']);
    for (const wrong of ['0/3', '4/3', '3', 'a/b']) {
      expect(logfix(cwd, ['check', '.', '--shard', wrong]).err).toContain('--shard must be a part of all');
    }
  });
});
