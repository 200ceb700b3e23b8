import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { init, type InitOptions } from '../../src/cli/commands/init.ts';
import { askInit } from '../../src/cli/interactive/ask-init.ts';
import { commitAll, logfix, project } from '../support/cli.ts';

const FILES = {
  'package.json': '{\n  "name": "app",\n  "dependencies": { "express": "^5.0.0" }\n}\n',
  'app.js': "const express = require('express');\n\nconst app = express();\n\napp.listen(80);\n",
};

const committed = (files: Readonly<Record<string, string>> = FILES): string => {
  const root = project(files);
  commitAll(root);
  return root;
};

const text = (root: string, file: string): string | null => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
};

describe('logfix init', () => {
  it('refuses to change what git holds no copy of, and changes nothing then', () => {
    const root = committed();
    writeFileSync(join(root, 'app.js'), `${FILES['app.js']}// mine\n`);
    expect(logfix(root, ['init', '--yes'])).toMatchObject({
      code: 2, err: expect.stringMatching(/app\.js.*commit or stash them so that you can undo what init writes/),
    });
    expect(text(root, 'lib/logger.js')).toBeNull();
    expect(logfix(root, ['init', '--yes', '--force']).code).toBe(0);
    expect(text(root, 'app.js')).toContain('// mine');
  });

  it('refuses to change a file that git ignores', () => {
    const root = committed({ ...FILES, '.gitignore': '.env*\n' });
    writeFileSync(join(root, '.env.example'), 'PORT=80\n');
    expect(logfix(root, ['init', '--yes'])).toMatchObject({ code: 2, err: expect.stringContaining('.env.example would be changed, and git ignores it') });
    expect(text(root, '.env.example')).toBe('PORT=80\n');
    expect(text(root, 'package.json')).toBe(FILES['package.json']);
  });

  it('leaves a file alone that may not be written, and says so', () => {
    const root = committed();
    chmodSync(join(root, 'app.js'), 0o444);
    expect(logfix(root, ['init', '--yes'])).toMatchObject({ code: 2, err: expect.stringContaining('app.js: is read-only') });
    expect(text(root, 'app.js')).toBe(FILES['app.js']);
  });

  it('works outside of git, without a hook', () => {
    const root = project(FILES);
    expect(logfix(root, ['init', '--yes'])).toMatchObject({ code: 0, out: expect.stringContaining('no hook: commits are not checked') });
    expect(text(root, 'app.js')).toContain('app.use(errorLogger());\n');
  });

  it('makes the hook executable, and is undone by the commands that it tells', () => {
    const root = committed();
    const { out } = logfix(root, ['init', '--yes']);
    expect(statSync(join(root, '.githooks/pre-commit')).mode & 0o111).toBe(0o111);
    expect(out).toContain('Undo: git restore package.json app.js && git clean -fx');
  });

  it.each([
    ['where no project is', {}, [], 'there is no package.json here'],
    ['with a manifest that does not parse', { 'package.json': '{ "name": "a"' }, [], 'package.json: is no JSON: mend it'],
    ['with a manifest that is a list', { 'package.json': '[]' }, [], 'package.json: is no object: mend it'],
    ['with packages that are none', { 'package.json': '{ "dependencies": null }' }, [], 'package.json: dependencies is no object'],
    ['with a hook that it does not know', FILES, ['--hook', 'hooky'], '--hook must be one of: husky, lefthook'],
    ['for a package that is not there', FILES, ['--workspace', 'web'], '--workspace web: there is no such package'],
  ])('says what is wrong %s', (_, files, flags, message) => {
    const { code, err } = logfix(project(files), ['init', '--yes', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('names the root where it runs in a package of a workspace', () => {
    const root = committed({ 'package.json': '{ "workspaces": ["apps/*"] }', 'apps/web/package.json': '{ "name": "web" }' });
    expect(logfix(join(root, 'apps/web'), ['init', '--yes'])).toMatchObject({
      code: 2, err: expect.stringContaining('the workspace in ../..: run init there, with --workspace apps/web'),
    });
  });
});

/** Runs init with a person who presses keys, one at each question. */
async function answered(cwd: string, keys: readonly string[]): Promise<{ code: number; out: string; asked: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { columns: 100, rows: 40 });
  const left = [...keys];
  let asked = '';
  let questions = 0;
  output.on('data', (chunk: Buffer) => {
    asked += chunk.toString();
    const seen = asked.split('?').length - 1;
    if (seen > questions && left.length > 0 && /(git hook|in CI|Write th|packages get)[^?]*\?[^]*$/.test(asked)) {
      questions = seen;
      const key = left.shift()!;
      setTimeout(() => input.write(key), 20);
    }
  });
  let out = '';
  const io = { out: (more: string) => void (out += more), err: () => {}, progress: false, colour: false };
  const options: InitOptions = {
    cwd, yes: false, dryRun: false, force: false, install: false, eslint: true, ask: askInit({ input, output }),
  };
  const code = await init(options, io);
  return { code, out, asked };
}

describe('logfix init at a terminal', () => {
  it('asks what no file tells, and writes when a person says so', async () => {
    const root = committed();
    const { code, asked } = await answered(root, ['\r', '\r', '\r']);
    expect(code).toBe(0);
    expect(asked).toMatch(/Check each commit with a git hook\?[^]*Check each change in CI\?[^]*Write these \d+ files\?/);
    expect(text(root, '.githooks/pre-commit')).toContain('logfix check --staged');
    expect(text(root, '.github/workflows/logfix.yml')).toContain('npm ci');
  });

  it('writes nothing when a person says no, or quits', async () => {
    const root = committed({ ...FILES, '.gitlab-ci.yml': 'build:\n  script: [make]\n' });
    expect((await answered(root, ['n', 'n'])).code).toBe(130);
    expect((await answered(root, ['\u0003'])).code).toBe(130);
    expect(text(root, 'lib/logger.js')).toBeNull();
  });
});
