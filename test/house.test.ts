import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/define/index.ts';
// @ts-expect-error A script of the repository has no types.
import { pageWith } from '../scripts/cli-docs.mjs';
import { FIELD_NAMES } from '../src/source/tree/layout.ts';
import { logfix } from './support/cli.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Rooms of the house from the ground up: an import may only go down, or stay on its floor. */
const FLOORS: readonly (readonly string[])[] = [
  ['logger'],
  ['src/loggers'],
  ['src/analysis'],
  ['src/source'],
  ['src/project', 'src/policy', 'src/audit'],
  ['rules', 'codemods', 'src/cli'],
];

const floorOf = (file: string): number =>
  FLOORS.findIndex((rooms) => rooms.some((room) => file.startsWith(`${room}/`)));

const files = ['src', 'rules', 'codemods'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?ts$/.test(name))
    .map((name) => `${room}/${name}`),
);

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.{1,2}\/[^']+)'/g);
  return [...found].map(([, path]) => relative(root, resolve(root, dirname(file), path!)));
};

describe('the house', () => {
  it('has its files on known floors', () => {
    const homeless = files.filter((file) => floorOf(file) < 0 && dirname(file) !== 'src');
    expect(homeless).toEqual([]);
    expect(files.length).toBeGreaterThan(40);
  });

  it('has imports that go one way, down', () => {
    const climbing = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => floorOf(target) > floorOf(file) && dirname(file) !== 'src')
        .map((target) => `${file} imports ${target}`),
    );
    expect(climbing).toEqual([]);
  });

  it('keeps parsers, hosts and file systems out of the analysis', () => {
    const brain = files.filter((file) => /^src\/(analysis|loggers)\//.test(file));
    const foreign = brain.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const lines = text.match(/^import (?!type\b).*from '[^.'][^']*'/gm) ?? [];
      const bad = lines.filter((l) => /'(node:|eslint|jscodeshift|oxc-parser|yuku|@babel|ts-morph)/.test(l));
      return bad.map((line) => `${file}: ${line}`);
    });
    expect(foreign).toEqual([]);
  });

  it('looks at the fields of nodes, and does not ask whether there are any', () => {
    // A node that is read from a flat tree answers to every name.
    const asking = new RegExp(`'(${FIELD_NAMES.join('|')})' in (node|parent|member|statement|call|fn|id|at|outer|inner)\\b`);
    const asked = files.filter((file) => asking.test(readFileSync(join(root, file), 'utf8')));
    expect(FIELD_NAMES).toContain('params');
    expect(asked).toEqual([]);
  });

  it('has docs/cli.md name every command and flag; node scripts/cli-docs.mjs writes them there', () => {
    const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
    expect(pageWith(page, COMMANDS)).toBe(page);
  });

  it('keeps its own rules, the strictest', () => {
    const { code, out } = logfix(root, ['check', 'src', 'rules', 'codemods', 'logger/src', '--rules', 'strict']);
    expect(out).toMatch(/^Nothing found \(\d{3,} files looked at\)/);
    expect(code).toBe(0);
  });
});
