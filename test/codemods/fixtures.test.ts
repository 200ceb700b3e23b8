import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { CODEMODS } from '../../src/project/transform.ts';
import { processFile } from '../../src/source/file.ts';

const root = new URL('./', import.meta.url);
const cases = Object.keys(CODEMODS).flatMap((codemod) => {
  const folder = new URL(`${codemod}/`, root);
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const files = readdirSync(new URL(`${name}/`, folder));
    const before = files.find((f) => f.startsWith('before.'))!;
    return { codemod, name, before, after: before.replace('before.', 'after.'), at: `${codemod}/${name}` };
  });
});

describe.each(cases)('$codemod: $name', ({ codemod, at, before, after }) => {
  const source = readFileSync(new URL(`${at}/${before}`, root), 'utf8');
  const expected = readFileSync(new URL(`${at}/${after}`, root), 'utf8');
  const migrate = (filename: string, text: string): string =>
    processFile(filename, text, DEFAULT_SETTINGS, CODEMODS[codemod]!).after;

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
