import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { COMMANDS } from '../../src/cli/define/index.ts';
import { logfix } from '../support/cli.ts';
// @ts-expect-error A script of the repository has no types.
import { commandTables } from '../../scripts/cli-docs.mjs';

describe('docs/cli.md', () => {
  it('says what --help says', () => {
    const { out } = logfix('.', ['check', '--help']);
    const flags = out.match(/^ +--[\w-]+/gm)!.map((flag) => flag.trim());
    const tables = (commandTables as (define: typeof COMMANDS) => string)(COMMANDS);
    const table = tables.split('### ').find((part) => part.startsWith('`logfix check'))!;
    expect(flags.length).toBeGreaterThan(10);
    expect(flags.filter((flag) => !table.includes(`\`${flag}`))).toEqual([]);
  });
});

/** A part of a recipe stands where it belongs in the whole. */
const dedent = (text: string): string => text.replaceAll(new RegExp(`^${/^ */.exec(text)![0]}`, 'gm'), '');

describe('docs/ci.md', () => {
  const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
  const blocks = (language: string): string[] =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text!);

  it('has recipes that parse', () => {
    for (const text of blocks('yaml')) expect(parseDocument(dedent(text)).errors).toEqual([]);
    for (const text of blocks('json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(blocks('yaml').length + blocks('json').length).toBeGreaterThan(6);
  });

  it('calls logfix with flags that it has, and the action with inputs that it has', () => {
    const tables = (commandTables as (define: typeof COMMANDS) => string)(COMMANDS);
    const flags = [...page.matchAll(/logfix check[^\n]*/g)].flatMap(([line]) => line.match(/(?<!-)--[a-z-]+/g) ?? []);
    const theirs = ['--no-install', '--body-file', '--edit-last', '--create-if-none', '--all-files'];
    expect(flags.filter((flag) => !theirs.includes(flag) && !tables.includes(`\`${flag}`))).toEqual([]);
    const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as { inputs: object };
    const inputs = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
    expect(inputs).toEqual(Object.keys(action.inputs));
  });
});
