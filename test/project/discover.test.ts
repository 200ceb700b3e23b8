import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { discover } from '../../src/project/discover.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'logfix-discover-'));
  write('.git/HEAD', '');
  write('.gitignore', 'out/\n*.skip.js\n');
  for (const file of ['a.js', 'b.skip.js', 'out/c.js', 'out/sub/d.js', 'out/.gitignore']) {
    write(file, file.endsWith('.gitignore') ? 'sub/\n' : '');
  }
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function found(paths: string[], cwd = root): string[] {
  return [...discover(paths, cwd)].map((file) => relative(root, file).replaceAll('\\', '/'));
}

test('ignore files decide below a folder', () => {
  expect(found(['.'])).toEqual(['a.js']);
});

test('an ignored file or folder that is named is taken', () => {
  expect(found(['b.skip.js'])).toEqual(['b.skip.js']);
  expect(found(['out'])).toEqual(['out/c.js']);
  expect(found(['.'], join(root, 'out'))).toEqual(['out/c.js']);
  expect(found(['out/**/*.js'])).toEqual(['out/c.js']);
});

test('the folder\'s own ignore files still count', () => {
  expect(found(['out'])).not.toContain('out/sub/d.js');
  expect(found(['out/sub'])).toEqual(['out/sub/d.js']);
});

test('a folder that cannot be listed is handed out, for its reader to say why', () => {
  const name = 'n'.repeat(200);
  const deepen = `for i in $(seq 25); do mkdir ${name} && cd -P ${name} || exit 1; done`;
  expect(spawnSync('sh', ['-c', deepen], { cwd: join(root, 'out/sub') }).status).toBe(0);
  const [file, unread] = found(['out/sub']);
  spawnSync('rm', ['-rf', join(root, 'out/sub', name)]);
  expect([file, unread!.length]).toEqual(['out/sub/d.js', expect.any(Number)]);
  expect(unread).toMatch(/\/n+$/);
});

test('a file that several paths lead to comes once', () => {
  expect(found(['.', 'a.js', '*.js', join(root, 'a.js')])).toEqual(['a.js']);
});
