import { expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { DIALECTS } from '../../src/loggers/index.ts';
import { processFile } from '../../src/source/file.ts';
import { ParseError } from '../../src/source/parse.ts';
import { loudFiles } from '../fidelity/corpus.ts';

const files = loudFiles().filter((_, i) => i % 12 === 0);

/** Published files with calls of every shape: what is written must parse, and be done with. */
it.each([...DIALECTS])('writes whole files that parse and need no second run: %s', (_, dialect) => {
  const logger = { dialect, module: './logger', export: 'logger', name: 'logger', certain: true };
  const settings = { ...DEFAULT_SETTINGS, logger };
  let changed = 0;
  for (const { path, text } of files) {
    let after: string;
    try {
      after = processFile(path, text, settings, [checkNoConsole]).after;
    } catch (error) {
      if (error instanceof ParseError) continue;
      throw error;
    }
    if (after === text) continue;
    changed++;
    expect(processFile(path, after, settings, [checkNoConsole]).after, path).toBe(after);
  }
  expect(changed).toBeGreaterThan(files.length / 4);
}, 300_000);
