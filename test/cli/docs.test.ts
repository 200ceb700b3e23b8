import { describe, expect, it } from 'vitest';
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
