import { spawnSync } from 'node:child_process';
import {
  chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { commitAll, logfix, project, startLogfix } from '../support/cli.ts';

const APP = {
  'package.json': '{ "name": "app", "type": "module", "dependencies": { "express": "5" } }\n',
  'src/room.js': "export const join = (e) => {\n  console.log('[DEBUG] joined');\n  console.error('no', e);\n};\n",
  'src/quiet.js': 'export const a = 1;\n',
};
const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
const MIGRATED =
  "import { logger } from '@logfix/logger';\n\n" +
  "export const join = (e) => {\n  logger.debug('joined');\n  logger.error('no', e);\n};\n";

const schema = JSON.parse(
  readFileSync(new URL('../../schema/migrate-console.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv().compile(schema);

interface Json {
  changes: { file: string; line: number; column: number; before: string; after: string; level: string }[];
  kept: { file: string; line: number; reason: string }[];
  failed: { file: string; message: string }[];
  summary: { changedCalls: number };
}

function json(root: string, ...args: string[]): Json {
  const { out } = logfix(root, ['migrate-console', '--format', 'json', ...args]);
  const document: unknown = JSON.parse(out);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document as Json;
}

describe('what it writes', () => {
  it('rewrites a folder, ends with 0, and finds nothing the second time', () => {
    const root = project(APP);
    const first = logfix(root, ['migrate-console', 'src/']);
    const install = '@logfix/logger is imported but not in package.json: npm install @logfix/logger\n';
    expect(first).toMatchObject({ code: 0, err: install });
    expect(first.out).toMatch(/Rewrote 2 calls in 1 file .*\n {2}debug 1 {2}error 1/);
    expect(read(root, 'src/room.js')).toBe(MIGRATED);
    const second = logfix(root, ['migrate-console', 'src/']);
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toContain('Nothing to migrate');
    expect(read(root, 'src/room.js')).toBe(MIGRATED);
    expect(readdirSync(join(root, 'src')).sort()).toEqual(['quiet.js', 'room.js']);
  });

  it('says nothing of a logger that is installed here or above', () => {
    const manifest = '{ "dependencies": { "@logfix/logger": "^0.1.0" } }';
    const root = project({ ...APP, 'package.json': manifest, 'api/package.json': '{}', 'api/a.ts': 'console.warn(1);\n' });
    expect(logfix(root, ['migrate-console', '.'])).toMatchObject({ code: 0, err: '' });
  });

  it('takes files, globs and several paths, each file once', () => {
    const root = project({ ...APP, 'lib/b.ts': 'console.warn(1);\n' });
    const found = json(root, '--dry-run', 'src/*.js', 'src/room.js', 'lib');
    expect(found.changes.map((c) => `${c.file}:${c.line}:${c.column} ${c.level}`)).toEqual([
      'src/room.js:2:3 debug',
      'src/room.js:3:3 error',
      'lib/b.ts:1:1 warn',
    ]);
    expect(found.changes[0]).toMatchObject({
      before: "console.log('[DEBUG] joined')",
      after: "logger.debug('joined')",
    });
  });

  it('keeps the mode bits, and writes the target of a link', () => {
    const root = project({ ...APP, 'real/a.js': "import './b.js';\nconsole.warn(1);\n" });
    chmodSync(join(root, 'real/a.js'), 0o751);
    symlinkSync('../real/a.js', join(root, 'src/link.js'));
    logfix(root, ['migrate-console', 'src/link.js']);
    expect(lstatSync(join(root, 'src/link.js')).isSymbolicLink()).toBe(true);
    expect(statSync(join(root, 'real/a.js')).mode & 0o777).toBe(0o751);
    expect(read(root, 'real/a.js')).toContain('logger.warn(1)');
  });

  it('counts columns from the byte order mark on, and lines of CRLF files', () => {
    const root = project({ ...APP, 'src/w.js': "\uFEFFconsole.warn('a');\r\n  console.warn('b');\r\n" });
    const { changes } = json(root, '--dry-run', 'src/w.js');
    expect(changes.map((c) => [c.line, c.column])).toEqual([[1, 1], [2, 3]]);
  });
});

describe('a dry run', () => {
  it('shows a unified diff, writes nothing, and ends with 1', () => {
    const root = project(APP);
    const { code, out } = logfix(root, ['migrate-console', 'src', '--dry-run']);
    expect(code).toBe(1);
    expect(out).toContain('--- a/src/room.js\n+++ b/src/room.js\n');
    expect(out).toContain("-  console.log('[DEBUG] joined');\n");
    expect(out).toContain("+  logger.debug('joined');\n");
    expect(out).not.toContain('\u001b[');
    expect(read(root, 'src/room.js')).toBe(APP['src/room.js']);
  });

  it('colours the diff where colour is wanted', () => {
    const { out } = logfix(project(APP), ['migrate-console', 'src', '--dry-run'], {
      NO_COLOR: '',
      FORCE_COLOR: '1',
    });
    expect(out).toContain("\u001b[31m-  console.error('no', e);\u001b[39m");
  });

  it('gives a patch that git applies', () => {
    const root = project(APP);
    commitAll(root);
    const { out } = logfix(root, ['migrate-console', 'src', '--dry-run']);
    const patch = out.slice(0, out.indexOf('\nWould rewrite'));
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: root, input: patch, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(read(root, 'src/room.js')).toBe(MIGRATED);
  });
});

describe('git', () => {
  it('refuses where a change is not committed, names the file, and tells the way out', () => {
    const root = project(APP);
    commitAll(root);
    writeFileSync(join(root, 'src/quiet.js'), 'export const a = 2;\n');
    const refused = logfix(root, ['migrate-console', 'src']);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^logfix: .*src\/quiet\.js.*--force\n$/);
    expect(read(root, 'src/room.js')).toBe(APP['src/room.js']);
    expect(logfix(root, ['migrate-console', 'src', '--force']).code).toBe(0);
  });

  it('looks only at the paths that it is given', () => {
    const root = project({ ...APP, 'other.txt': 'x' });
    commitAll(root);
    writeFileSync(join(root, 'other.txt'), 'y');
    expect(logfix(root, ['migrate-console', 'src']).code).toBe(0);
  });

  it('does without git', () => {
    expect(logfix(project(APP), ['migrate-console', 'src']).code).toBe(0);
  });

  it('respects .gitignore of every folder, and .logfixignore', () => {
    const root = project({
      ...APP,
      '.gitignore': 'out/\n*.tmp.js\n',
      '.logfixignore': 'src/legacy\n',
      'src/.gitignore': 'local.js\n!kept.tmp.js\n',
      'src/local.js': 'console.warn(1);\n',
      'src/a.tmp.js': 'console.warn(1);\n',
      'src/kept.tmp.js': 'console.warn(1);\n',
      'src/legacy/a.js': 'console.warn(1);\n',
      'out/a.js': 'console.warn(1);\n',
      'node_modules/x/a.js': 'console.warn(1);\n',
    });
    const { changes } = json(root, '--dry-run', '.');
    expect([...new Set(changes.map((c) => c.file))]).toEqual(['src/kept.tmp.js', 'src/room.js']);
  });
});

describe('bad input', () => {
  it('reports a file that does not parse and goes on', () => {
    const root = project({ ...APP, 'src/broken.ts': 'const = console.log(1\n' });
    const { code, out } = logfix(root, ['migrate-console', 'src']);
    expect(code).toBe(1);
    expect(out).toMatch(/src\/broken\.ts: 1:7 /);
    expect(read(root, 'src/room.js')).toBe(MIGRATED);
    expect(read(root, 'src/broken.ts')).toBe('const = console.log(1\n');
    expect(json(root, '--dry-run', 'src').failed).toHaveLength(1);
  });

  it.each([
    ['a path that is not there', ['migrate-console', 'nowhere'], /nowhere: there is no such/],
    ['one of several paths that is not there', ['migrate-console', 'src', 'nowhere'], /nowhere: there is no such/],
    ['a glob that finds nothing', ['migrate-console', 'src', 'src/*.tsx'], /src\/\*\.tsx: no file that logfix reads/],
    ['no path', ['migrate-console'], /name the files or folders/],
    ['an unknown command', ['migrate'], /there is no command migrate/],
    ['an unknown flag', ['migrate-console', 'src', '--dri-run'], /dri-?[rR]un/],
    ['an unknown format', ['migrate-console', 'src', '--format', 'xml'], /--format must be one of/],
    ['a level that is none', ['migrate-console', 'src', '--default-level', 'loud'], /defaultLevel must be one of/],
  ])('%s is one line and exit code 2', (_, args, message) => {
    const root = project(APP);
    const { code, err, out } = logfix(root, args);
    expect(code).toBe(2);
    expect(read(root, 'src/room.js')).toBe(APP['src/room.js']);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });

  it('names file, key and what was expected in a bad configuration', () => {
    const root = project({ ...APP, 'logfix.config.mjs': "export default { logger: { nam: 'x' } };\n" });
    const { code, err } = logfix(root, ['migrate-console', 'src']);
    expect(code).toBe(2);
    expect(err).toMatch(/logfix\.config\.mjs: logger\.nam is not a setting; known here: .*name/);
  });

  it('leaves a read-only file alone and says how to go on', () => {
    const root = project(APP);
    chmodSync(join(root, 'src/room.js'), 0o444);
    const { code, out } = logfix(root, ['migrate-console', 'src']);
    expect(code).toBe(2);
    expect(out).toMatch(/src\/room\.js: is read-only; make it writable/);
    expect(read(root, 'src/room.js')).toBe(APP['src/room.js']);
  });

  it('reports a file that is not UTF-8', () => {
    const root = project(APP);
    writeFileSync(join(root, 'src/latin.js'), Buffer.from("console.log('caf\xe9');\n", 'latin1'));
    expect(json(root, '--dry-run', 'src').failed).toEqual([
      { file: 'src/latin.js', message: 'is not UTF-8: convert it, or ignore it' },
    ]);
  });
});

describe('what stays', () => {
  it('gives each kept call its reason, and migrates it with --include', () => {
    const root = project({ ...APP, 'scripts/seed.js': "console.log('seeded');\n" });
    const { kept, changes } = json(root, '--dry-run', 'scripts');
    expect(changes).toEqual([]);
    expect(kept).toMatchObject([{ file: 'scripts/seed.js', line: 1, reason: expect.stringMatching(/script/) }]);
    expect(json(root, '--dry-run', 'scripts', '--include', 'scripts/**').changes).toHaveLength(1);
  });

  it('names calls in the markup of a component', () => {
    const view = '<script setup>\nconst a = 1;\n</script>\n<template>\n  <p @click="console.log(a)" />\n</template>\n';
    const { kept } = json(project({ ...APP, 'src/View.vue': view }), '--dry-run', 'src/View.vue');
    expect(kept).toMatchObject([{ line: 5, reason: expect.stringMatching(/markup/) }]);
  });
});

describe('configuration', () => {
  it('reads logger, levels and paths to keep', () => {
    const root = project({
      ...APP,
      'logfix.config.ts':
        "export default { logger: { import: './src/log.js', name: 'log' }, defaultLevel: 'debug' as const, keep: ['src/old'] };\n",
      'src/log.js': 'export const log = globalThis.log;\n',
      'src/deep/a.js': "import './b.js';\nconsole.log('x');\n",
      'src/old/a.js': 'console.log(1);\n',
    });
    expect(logfix(root, ['migrate-console', 'src/deep', 'src/old']).code).toBe(0);
    expect(read(root, 'src/deep/a.js')).toBe(
      "import './b.js';\nimport { log } from '../log.js';\nlog.debug('x');\n",
    );
    expect(read(root, 'src/old/a.js')).toBe('console.log(1);\n');
  });

  it('cuts emoji and tags only when asked', () => {
    const file = { ...APP, 'src/e.js': "import './b.js';\nconsole.warn('⚠️ [Room] full');\n" };
    const plain = json(project(file), '--dry-run', 'src/e.js');
    expect(plain.changes[0]?.after).toBe("logger.warn('⚠️ [Room] full')");
    const cut = json(project(file), '--dry-run', 'src/e.js', '--strip-emoji', '--strip-tags');
    expect(cut.changes[0]?.after).toBe("logger.warn('full')");
  });
});

describe('an interrupted run', () => {
  it('stops after a whole file and leaves no temporary file', async () => {
    const files: Record<string, string> = { 'package.json': APP['package.json'] };
    const body = "console.log('x');\n".repeat(300);
    for (let i = 0; i < 600; i++) files[`src/f${i}.js`] = body;
    const root = project(files);
    const child = startLogfix(root, ['migrate-console', 'src']);
    await waitForFirstWrite(root, body);
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('exit', resolve));
    const texts = readdirSync(join(root, 'src')).map((name) => read(root, `src/${name}`));
    expect(code).toBe(130);
    expect(texts).toHaveLength(600);
    const migrated = texts.filter((t) => t !== body);
    expect(migrated.length).toBeGreaterThan(0);
    expect(migrated.length).toBeLessThan(600);
    expect(new Set(migrated).size).toBe(1);
  });
});

async function waitForFirstWrite(root: string, body: string): Promise<void> {
  for (;;) {
    if (read(root, 'src/f0.js') !== body) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('a full disk', () => {
  it('leaves every file whole and says so', () => {
    const root = project(APP);
    const before = read(root, 'src/room.js');
    // A file size limit of one block stands in for the disk: the write fails half way.
    const big = `import './b.js';\n${"console.log('x');\n".repeat(4000)}`;
    mkdirSync(join(root, 'big'));
    writeFileSync(join(root, 'big/a.js'), big);
    const script = `trap '' XFSZ; ulimit -f 8; exec "${process.execPath}" "${join(process.cwd(), 'dist/src/cli/main.js')}" migrate-console big src`;
    const { status, stdout } = spawnSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout).toMatch(/big\/a\.js: not written/);
    expect(read(root, 'big/a.js')).toBe(big);
    expect(readdirSync(join(root, 'big'))).toEqual(['a.js']);
    expect(read(root, 'src/room.js')).not.toBe(before);
  });
});
