import { describe, expect, test } from 'vitest';
import { loudFiles, quietFiles, type CorpusFile } from './corpus.ts';
import { plantCalls } from './plant.ts';
import { migrate } from './properties.ts';

const BOM = '\uFEFF';
const LIMIT = 120_000;
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

describe('the same holds for files', () => {
  const sample = every(loudFiles(), 3);

  test('with CRLF, where the result is the same but for line ends', { timeout: LIMIT }, () => {
    const files = sample.filter(({ text }) => !text.includes('\r'));
    const total = migrateAll(files.map(({ path, text }) => ({ path, text: toCrlf(text) })));
    expect(total.broken.slice(0, SHOWN)).toEqual([]);
    const different = files.filter(({ path, text }) => {
      const crlf = migrate({ path, text: toCrlf(text) });
      const lf = migrate({ path, text });
      return crlf !== null && lf !== null && crlf.after !== toCrlf(lf.after);
    });
    expect(different.map(({ path }) => path)).toEqual([]);
  });

  test('with a byte order mark, which stays the first character', { timeout: LIMIT }, () => {
    const files = sample.filter(({ text }) => !text.startsWith(BOM));
    const different = files.filter((file) => {
      const marked = migrate({ path: file.path, text: BOM + file.text });
      const bare = migrate(file);
      return marked?.broken.length !== 0 || marked.after !== BOM + bare?.after;
    });
    expect(different.map(({ path }) => path)).toEqual([]);
  });

  test('with a hashbang, which stays the first line', { timeout: LIMIT }, () => {
    const line = '#!/usr/bin/env node\n';
    const files = sample
      .filter(({ text }) => !/^\uFEFF?#!/.test(text))
      .map(({ path, text }) => ({ path, text: line + text }));
    const total = migrateAll(files);
    expect(total.broken.slice(0, SHOWN)).toEqual([]);
    const moved = files.filter((file) => !(migrate(file)?.after.startsWith(line) ?? true));
    expect(moved.map(({ path }) => path)).toEqual([]);
  });
});
