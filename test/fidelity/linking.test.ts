import { describe, expect, it } from 'vitest';
import { CODEMODS } from '../../src/project/transform.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { parse } from '../../src/source/parse.ts';
import type { Unit } from '../../src/analysis/types.ts';
import { loudFiles } from './corpus.ts';

const FILES = 200;

const readable = loudFiles().slice(0, FILES).filter(({ path, text }) => {
  try {
    parse(path, text);
    return true;
  } catch {
    return false;
  }
});

const config = { config: {}, root: '/app', file: null };

/** All that a check says of a file, edits included. */
function said(name: string, path: string, text: string, prepare: (unit: Unit) => void): string {
  const unit = parse(path, text);
  prepare(unit);
  const settings = settingsFor(`/app/src/${path.split('/').at(-1)}`, text, config);
  const findings = CODEMODS[name]!.flatMap((check) => check(unit, settings));
  return JSON.stringify(findings.map(({ messageId, message, range, why, fix }) =>
    ({ messageId, message, range, why, edits: fix?.edits, imports: fix?.imports })));
}

describe('a tree that is linked only where somebody looks', () => {
  it.each(Object.keys(CODEMODS))('says to %s what a whole one says', (name) => {
    let heard = 0;
    for (const { path, text } of readable) {
      const whole = said(name, path, text, (unit) => void unit.ast);
      expect(said(name, path, text, () => {}), path).toBe(whole);
      if (whole !== '[]') heard++;
    }
    expect(readable.length).toBeGreaterThan(FILES / 2);
    if (name === 'migrate-console') expect(heard).toBeGreaterThan(FILES / 4);
  }, 300_000);
});
