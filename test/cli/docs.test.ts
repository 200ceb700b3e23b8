import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/define/index.ts';
import { logfix } from '../support/cli.ts';
// @ts-expect-error A script of the repository has no types.
import { commandTables, pageWith } from '../../scripts/cli-docs.mjs';

const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');

describe('docs/cli.md', () => {
  it('has every command with its flags; node scripts/cli-docs.mjs writes them', () => {
    expect((pageWith as (page: string, define: typeof COMMANDS) => string)(page, COMMANDS)).toBe(page);
  });

  it('says what --help says', () => {
    const { out } = logfix('.', ['check', '--help']);
    const flags = out.match(/^ +--[\w-]+/gm)!.map((flag) => flag.trim());
    const tables = (commandTables as (define: typeof COMMANDS) => string)(COMMANDS);
    const table = tables.split('### ').find((part) => part.startsWith('`logfix check'))!;
    expect(flags.length).toBeGreaterThan(10);
    expect(flags.filter((flag) => !table.includes(`\`${flag}`))).toEqual([]);
  });
});
