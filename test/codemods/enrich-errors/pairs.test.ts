import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/analysis/settings.ts';
import { CODEMODS } from '../../../src/project/transform.ts';
import { processFile } from '../../../src/source/file.ts';

const folder = new URL('./', import.meta.url);
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const before = readdirSync(new URL(`${entry.name}/`, folder)).find((f) => f.startsWith('before.'))!;
  return [{ name: entry.name, before, after: before.replace('before.', 'after.') }];
});

const enrich = (filename: string, text: string) =>
  processFile(filename, text, DEFAULT_SETTINGS, CODEMODS['enrich-errors']!);

describe.each(cases)('$name', ({ name, before, after }) => {
  const source = readFileSync(new URL(`${name}/${before}`, folder), 'utf8');
  const expected = readFileSync(new URL(`${name}/${after}`, folder), 'utf8');

  it('becomes what the pair says, byte for byte', () => {
    expect(enrich(before, source).after).toBe(expected);
  });

  it('does not change again, and nothing is left to say', () => {
    const again = enrich(before, expected);
    expect(again.after).toBe(expected);
    expect(again.located).toEqual([]);
  });

  it('keeps CRLF and the byte order mark', () => {
    const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(enrich(before, crlf(source)).after).toBe(crlf(expected));
  });
});
