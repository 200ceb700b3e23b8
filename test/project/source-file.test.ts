import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginningOf, lookFor, readSource, type Searchable } from '../../src/project/source-file.ts';

const wanted = (bytes: Searchable): boolean => bytes.includes('console');
const PLAIN = 'export const a = 1;\n';
const PRINTS = `console.log(1);\n`;

let folder: string;
let endLooking: () => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logfix-source-'));
  endLooking = () => {};
});

afterEach(() => {
  endLooking();
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('a file that somebody read for its beginning', () => {
  it('is not read again where it holds nothing that the run looks for', () => {
    const file = written('a.js', PLAIN);
    endLooking = lookFor(wanted);
    expect(beginningOf(file, 6)?.toString()).toBe('export');
    rmSync(file);
    expect(readSource(file, wanted)).toBe(null);
    // One answer serves one question: who asks again wants to know how it is now.
    expect(() => readSource(file, wanted)).toThrow('ENOENT');
  });

  const LONG = PLAIN.repeat(4000);

  it.each([
    ['it holds what is looked for', PRINTS, wanted],
    ['it is too long to be looked through', LONG + PRINTS, wanted],
    ['somebody looks for something else', PLAIN, (bytes: Searchable) => bytes.includes('export')],
  ])('is read again where %s', (_, text, looks) => {
    const file = written('a.js', text);
    endLooking = lookFor(wanted);
    expect(beginningOf(file, 3)?.toString()).toBe(text.slice(0, 3));
    expect(readSource(file, looks)).toEqual({ text, size: text.length });
  });

  it('is read again by a run that looks for something else', () => {
    const file = written('a.js', PLAIN);
    const endFirst = lookFor(wanted);
    beginningOf(file, 3);
    const others = (bytes: Searchable): boolean => bytes.includes('export');
    endLooking = lookFor(others);
    expect(readSource(file, others)?.text).toBe(PLAIN);
    endFirst();
    const plain = written('b.js', 'var a;\n');
    beginningOf(plain, 3);
    rmSync(plain);
    expect(readSource(plain, others)).toBe(null);
  });

  it('is read as it is now once the run has ended', () => {
    const file = written('a.js', PLAIN);
    endLooking = lookFor(wanted);
    beginningOf(file, 3);
    endLooking();
    writeFileSync(file, PRINTS);
    expect(readSource(file, wanted)?.text).toBe(PRINTS);
    beginningOf(file, 3);
    expect(beginningOf(join(folder, 'absent.js'), 3)).toBe(null);
  });
});
