import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BINARY } from '../support/cli.ts';
import { repository } from '../support/git.ts';

const IMPORT = `import { logger } from '@logfix/logger';\n`;
const bad = `logger.info('call', user.phone);\n`;
const good = `logger.info('call', user.id);\n`;
const FILES = {
  'package.json': '{ "type": "module", "dependencies": { "@logfix/logger": "1" } }',
  '.gitignore': 'node_modules/\n',
  'src/a.js': IMPORT + good,
};

/** A repository that has logfix installed, and a hook as husky and its like set it up. */
function guarded(hook: string, files: Readonly<Record<string, string>> = FILES) {
  const repo = repository(files);
  const bin = join(repo.root, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(BINARY, join(bin, 'logfix'));
  repo.write('.husky/pre-commit', `#!/bin/sh\n${hook}\n`);
  chmodSync(join(repo.root, '.husky/pre-commit'), 0o755);
  repo.git('config', 'core.hooksPath', '.husky');
  repo.git('add', '-A');
  repo.git('commit', '-qnm', 'hook');
  const tried = (...args: string[]) => repo.attempt('commit', '-qm', 'try', ...args);
  return { ...repo, tried };
}

const DIRECT = 'node_modules/.bin/logfix check --staged';

describe('a commit', () => {
  it('with an unmasked phone number is refused, and a clean one is not', () => {
    const { git, write, tried } = guarded('npx --no-install logfix check --staged');
    write('src/a.js', IMPORT + good + bad);
    git('add', '-A');
    const refused = tried();
    expect(refused.code).toBe(1);
    expect(refused.out + refused.err).toContain('Mask user.phone (phone number');
    write('src/a.js', `${IMPORT}import { maskPhone } from '@logfix/logger';\n${good}logger.info('call', maskPhone(user.phone));\n`);
    git('add', '-A');
    expect(tried()).toMatchObject({ code: 0 });
    expect(git('log', '-1', '--format=%s').trim()).toBe('try');
  });

  it('is judged by what it holds, not by what lies on the disk', () => {
    const { git, write, tried } = guarded(DIRECT);
    write('src/a.js', IMPORT + good + bad);
    git('add', '-A');
    write('src/a.js', IMPORT + good);
    expect(tried().code).toBe(1);
    git('add', '-A');
    write('src/a.js', IMPORT + bad);
    write('src/b.js', IMPORT + good);
    git('add', 'src/b.js');
    expect(tried()).toMatchObject({ code: 0 });
    // Git makes another index for these two, and tells the hook of it.
    expect(tried('-a').code).toBe(1);
    write('src/c.js', IMPORT + bad);
    git('add', 'src/c.js');
    write('src/b.js', IMPORT + good + good);
    expect(tried('--', 'src/b.js')).toMatchObject({ code: 0 });
    expect(tried('--', 'src/c.js').code).toBe(1);
  });

  it('may hold one part of a file without the other', () => {
    const { root, git, write, tried } = guarded(DIRECT, { ...FILES, 'src/a.js': `${IMPORT}\n\n\n\n\n${good}` });
    write('src/a.js', `${IMPORT}${bad}\n\n\n\n\n${good}${good}`);
    const hunks = git('diff', '-U1').split(/^(?=@@)/m);
    expect(hunks).toHaveLength(3);
    const stage = (hunk: string) =>
      spawnSync('git', ['apply', '--cached', '--recount', '-'], { cwd: root, input: hunks[0]! + hunk });
    expect(stage(hunks[2]!).status).toBe(0);
    expect(tried()).toMatchObject({ code: 0 });
    git('add', '-A');
    expect(tried().code).toBe(1);
  });

  it('may move and delete files, and name them as it likes', () => {
    const names = ['한글/로그 파일.js', `q"uo'te $(x).js`, 'src/b.js'];
    const { git, write, remove, tried } = guarded(DIRECT, { ...FILES, 'src/b.js': IMPORT + bad });
    git('mv', 'src/b.js', 'src/moved.js');
    remove('src/a.js');
    git('add', '-A');
    expect(tried()).toMatchObject({ code: 0 });
    for (const name of names) write(name, IMPORT + bad);
    git('add', '-A');
    const { code, out, err } = tried();
    expect(code).toBe(1);
    for (const name of names) expect(out + err).toContain(name);
  });

  it('is guarded from a folder of the repository, and in a linked work tree', () => {
    const { root, git, write, tried } = guarded('cd web && ../node_modules/.bin/logfix check --staged', {
      ...FILES, 'web/a.js': IMPORT,
    });
    write('web/a.js', IMPORT + bad);
    git('add', '-A');
    expect(tried().code).toBe(1);
    git('reset', '-q', '--hard');
    git('worktree', 'add', '-q', 'linked', '-b', 'linked');
    write('linked/web/a.js', IMPORT + bad);
    symlinkSync(join(root, 'node_modules'), join(root, 'linked/node_modules'));
    git('-C', 'linked', 'add', 'web');
    expect(spawnSync('git', ['-C', 'linked', 'commit', '-qm', 'try'], { cwd: root }).status).toBe(1);
    write('linked/web/a.js', IMPORT + good);
    git('-C', 'linked', 'add', 'web');
    git('-C', 'linked', 'commit', '-qm', 'clean');
  });
});

const ROOT = new URL('../../', import.meta.url);
const yaml = <T>(name: string): T => parse(readFileSync(new URL(name, ROOT), 'utf8')) as T;

describe('.pre-commit-hooks.yaml', () => {
  interface Hook { readonly id: string; readonly entry: string; readonly language: string }
  const hooks = yaml<Hook[]>('.pre-commit-hooks.yaml');

  it.each(hooks)('has $id, which takes the files of a commit', ({ entry, language }) => {
    expect(language).toBe('system');
    const { root, git, write } = guarded(DIRECT);
    write('src/a b.js', IMPORT + bad);
    git('add', '-A');
    // As pre-commit does: the entry split into words, then the names.
    const run = (...names: string[]) => spawnSync(entry.split(' ')[0]!, [...entry.split(' ').slice(1), ...names], { cwd: root }).status;
    expect(run('src/a.js', 'src/a b.js')).toBe(1);
    expect(run('src/a.js')).toBe(0);
  });
});

describe('action.yml', () => {
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: { readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[] };
  }
  const action = yaml<Action>('action.yml');
  const step = action.runs.steps[0]!;

  /** Runs the step as GitHub's runner does: inputs in the environment, bash with its flags. */
  function acted(root: string, inputs: Readonly<Record<string, string>>) {
    const env = Object.fromEntries(Object.entries(step.env!).map(([key, value]) => {
      const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)![1]!;
      return [key, inputs[name] ?? action.inputs[name]!.default];
    }));
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env, RUNNER_TEMP: join(root, 'temp') },
    });
  }

  it('puts notes beside the code, of what changed alone where it is told to', () => {
    const { root, git, write } = guarded(DIRECT, { ...FILES, 'src/old.js': IMPORT + bad });
    git('checkout', '-qb', 'work');
    write('src/a b.js', IMPORT + bad);
    const all = acted(root, {});
    expect(all.status).toBe(1);
    expect(all.stdout.match(/^::error file=[^,]*/gm)).toEqual(['::error file=src/a b.js', '::error file=src/old.js']);
    const since = acted(root, { since: 'main' });
    expect(since.stdout.match(/^::error file=[^,]*/gm)).toEqual(['::error file=src/a b.js']);
    expect(acted(root, { paths: 'src/a.js\n' }).status).toBe(0);
    expect(acted(root, { paths: 'src/a.js\nsrc/a b.js\n' }).status).toBe(1);
  });

  it('writes a document for code scanning', () => {
    const { root } = guarded(DIRECT, { ...FILES, 'src/old.js': IMPORT + bad });
    const { status, stdout } = acted(root, { sarif: 'true', rules: 'strict' });
    expect(status).toBe(1);
    expect(stdout).toContain('Mask user.phone');
    expect(existsSync(join(root, 'temp/logfix.sarif'))).toBe(true);
  });
});
