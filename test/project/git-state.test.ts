import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitState } from '../../src/project/git-state.ts';
import { commitAll, logfix, project } from '../support/cli.ts';

const PRINTS = 'console.log("a");\n';
const FILES = {
  'package.json': '{ "type": "module" }',
  '.gitignore': 'made/\n',
  'src/a.js': PRINTS,
  'src/sub/b.js': PRINTS,
  'src/[id]/c.js': PRINTS,
  'docs/page.md': 'text',
};

/** A repository in which one file has a change that is not committed. */
function repository(dirty: string, more: Readonly<Record<string, string>> = {}): string {
  const root = project({ ...FILES, ...more });
  symlinkSync('src', join(root, 'link'));
  commitAll(root);
  mkdirSync(join(root, dirty, '..'), { recursive: true });
  appendFileSync(join(root, dirty), PRINTS);
  return root;
}

describe('a path with changes that git does not hold', () => {
  it.each([
    ['src/a.js', ['src/a.js']],
    ['src/a.js', ['src']],
    ['src/a.js', ['.']],
    ['src/a.js', ['src/*.js']],
    ['src/a.js', ['src/**/*.js']],
    ['src/a.js', ['src/{a,z}.js']],
    ['src/a.js', ['**/a.js']],
    ['src/a.js', ['link']],
    ['src/a.js', ['link/a.js']],
    ['src/a.js', ['link/*.js']],
    ['src/[id]/c.js', ['src/[id]/c.js']],
    ['src/[id]/c.js', ['docs', 'src/[id]']],
    ['src/new/d.js', ['src/new/d.js']],
    ['src/new/d.js', ['src/**/*.js']],
  ])('%s is seen in %j, from wherever', (dirty, paths) => {
    const root = repository(dirty);
    expect(gitState(paths, root).kind).toBe('dirty');
    const elsewhere = project({ 'a.js': '' });
    expect(gitState(paths.map((path) => join(root, path)), elsewhere).kind).toBe('dirty');
    expect(gitState(paths.map((path) => join(root, path)), repository('docs/page.md')).kind).toBe('dirty');
  });

  it.each([
    ['docs/page.md', ['src']],
    ['src/read.md', ['src/**/*.js']],
    ['src/a.js', ['src/sub/*.js', 'docs']],
    ['src/i/c.js', ['src/[id]/c.js']],
    ['made/a.js', ['.']],
  ])('%s is not seen in %j', (dirty, paths) => {
    expect(gitState(paths, repository(dirty))).toEqual({ kind: 'clean' });
  });

  it('is seen in a repository within another', () => {
    const root = repository('docs/page.md', { 'src/own/d.js': PRINTS });
    commitAll(join(root, 'src/own'));
    expect(gitState(['src/own'], root).kind).toBe('clean');
    appendFileSync(join(root, 'src/own/d.js'), PRINTS);
    expect(gitState(['src/own/d.js'], root)).toEqual({ kind: 'dirty', files: [join(root, 'src/own/d.js')] });
  });

  it('is seen among more names than a command holds', () => {
    const names = Array.from({ length: 101 }, (_, i) => `src/n${i}.js`);
    const root = repository('src/n100.js', Object.fromEntries(names.map((name) => [name, PRINTS])));
    expect(gitState(names, root)).toEqual({ kind: 'dirty', files: [join(root, 'src/n100.js')] });
    expect(gitState(names.slice(0, 100), root).kind).toBe('clean');
  });
});

it('outside of git there is nothing to ask', () => {
  expect(gitState(['.'], project(FILES))).toEqual({ kind: 'clean' });
});

it.each(['made/a.js', 'made'])('what git ignores is not written when it is named: %s', (path) => {
  const root = repository('docs/page.md', { 'made/a.js': PRINTS });
  const { code, err } = logfix(root, ['migrate-console', path]);
  expect({ code, err }).toEqual({
    code: 2,
    err: `logfix: ${path} would be changed, and git ignores it: keep a copy so that you can undo the migration, or add --force\n`,
  });
  expect(readFileSync(join(root, 'made/a.js'), 'utf8')).toBe(PRINTS);
  expect(logfix(root, ['migrate-console', path, '--force']).code).toBe(0);
});

it.each([
  ['migrate-console', 'src'],
  ['check', '--staged'],
  ['check', '--since', 'HEAD'],
])('where git cannot answer, that is said in one line: logfix %s %s', (...args) => {
  const root = repository('src/a.js');
  writeFileSync(join(root, '.git/index'), 'no index');
  const { code, err } = logfix(root, args);
  expect(code).toBe(2);
  expect(err).toMatch(/^logfix: \/.*: git does not .*: .*index file smaller than expected.*\n$/);
  expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toBe(PRINTS + PRINTS);
});
