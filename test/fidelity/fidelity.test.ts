import { describe, expect, test } from 'vitest';
import { mentionsConsole } from '../../src/source/mentions.ts';
import { loudFiles, quietFiles, type CorpusFile } from './corpus.ts';
import { plantCalls } from './plant.ts';
import { findingsOf, migrate, migrateOnly } from './properties.ts';

const BOM = '\uFEFF';
/** Alone on two cores the whole file takes a minute; other tests run beside it. */
const LIMIT = 900_000;
const SHOWN = 20;

interface Total {
  files: number;
  unread: number;
  changed: number;
  calls: number;
  broken: string[];
}

function migrateAll(files: readonly CorpusFile[]): Total {
  const total: Total = { files: 0, unread: 0, changed: 0, calls: 0, broken: [] };
  for (const file of files) {
    total.files += 1;
    const outcome = migrate(file);
    if (outcome === null) total.unread += 1;
    else {
      total.changed += Number(outcome.after !== file.text);
      total.calls += outcome.fixed;
      total.broken.push(...outcome.broken.map((what) => `${file.path}: ${what}`));
    }
  }
  return total;
}

const every = <T>(items: readonly T[], step: number): T[] => items.filter((_, i) => i % step === 0);

const planted = (step: number): CorpusFile[] =>
  every(quietFiles(), 2).flatMap((file) => plantCalls(file, step) ?? []);

const toCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

describe('a migration changes the calls and the import, and nothing else', () => {
  test('in published files that name the console', { timeout: LIMIT }, () => {
    const total = migrateAll(loudFiles());
    expect(total.broken.slice(0, SHOWN)).toEqual([]);
    expect(total.files).toBeGreaterThan(800);
    expect(total.changed).toBeGreaterThan(400);
    expect(total.unread / total.files).toBeLessThan(0.01);
  });

  test('in files whose own calls were made console calls', { timeout: LIMIT }, () => {
    const total = migrateAll(planted(3));
    expect(total.broken.slice(0, SHOWN)).toEqual([]);
    expect(total.changed).toBeGreaterThan(500);
    expect(total.calls).toBeGreaterThan(5_000);
  });

  test('and nothing at all in files that never name it', { timeout: LIMIT }, () => {
    const total = migrateAll(quietFiles());
    expect(total.broken).toEqual([]);
    expect(total.files).toBeGreaterThan(2_000);
    expect(total.changed).toBe(0);
  });
});

test('a file that names the console only in comments holds nothing to find', { timeout: LIMIT }, () => {
  const silent = loudFiles().filter(({ text }) => !mentionsConsole(text));
  expect(silent.length).toBeGreaterThan(50);
  expect(silent.filter((file) => findingsOf(file) !== 0).map(({ path }) => path)).toEqual([]);
});

describe('the same holds for files', () => {
  const sample = every(loudFiles(), 4);

  test('with CRLF, where the result is the same but for line ends', { timeout: LIMIT }, () => {
    const files = sample.filter(({ text }) => text.includes('\n') && !text.includes('\r'));
    expect(differences(files, toCrlf, toCrlf)).toEqual([]);
  });

  test('with a byte order mark, which stays the first character', { timeout: LIMIT }, () => {
    const files = sample.filter(({ text }) => !text.startsWith(BOM));
    const mark = (text: string): string => BOM + text;
    expect(differences(files, mark, mark)).toEqual([]);
  });

  test('with a hashbang, which stays the first line', { timeout: LIMIT }, () => {
    const line = '#!/usr/bin/env node\n';
    const files = sample.filter(({ text }) => !/^\uFEFF?#!/.test(text));
    expect(differences(files, (text) => line + text, null, line)).toEqual([]);
  });
});

/**
 * Migrates files that were written in another way, and says where a promise is broken.
 * @param wanted What the result must be, from the result for the file as it was published.
 */
function differences(
  files: readonly CorpusFile[],
  rewrite: (text: string) => string,
  wanted: ((after: string) => string) | null,
  start = '',
): string[] {
  expect(files.length).toBeGreaterThan(100);
  return files.flatMap(({ path, text }) => {
    const outcome = migrate({ path, text: rewrite(text) });
    if (outcome === null) return [];
    const broken = outcome.broken.map((what) => `${path}: ${what}`);
    if (!outcome.after.startsWith(start)) broken.push(`${path}: does not begin with ${start}`);
    if (wanted === null) return broken;
    const plain = migrateOnly({ path, text });
    return outcome.after === wanted(plain) ? broken : [...broken, `${path}: comes out otherwise`];
  });
}
