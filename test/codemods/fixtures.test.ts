import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { processFile } from '../../src/source/file.ts';

const folder = new URL('./migrate-console/', import.meta.url);
const cases = readdirSync(folder).flatMap((name) => {
  const files = readdirSync(new URL(`${name}/`, folder));
  const before = files.find((f) => f.startsWith('before.'))!;
  return [{ name, before, after: before.replace('before.', 'after.') }];
});

const migrate = (filename: string, text: string): string =>
  processFile(filename, text, DEFAULT_SETTINGS, [checkNoConsole]).after;

describe.each(cases)('$name', ({ name, before, after }) => {
  const source = readFileSync(new URL(`${name}/${before}`, folder), 'utf8');
  const expected = readFileSync(new URL(`${name}/${after}`, folder), 'utf8');

  it('becomes what the pair says, byte for byte', () => {
    expect(migrate(before, source)).toBe(expected);
  });

  it('does not change again', () => {
    expect(migrate(before, expected)).toBe(expected);
  });

  it('keeps CRLF and the byte order mark', () => {
    const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(migrate(before, crlf(source))).toBe(crlf(expected));
  });
});
