import { describe, expect, it } from 'vitest';
import { CODEMODS } from '../../src/project/transform.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { TreeLinker } from '../../src/source/link.ts';
import { langOf, parse } from '../../src/source/parse.ts';
import { makeUnit } from '../../src/source/unit.ts';
import { readWhole } from '../../src/source/whole.ts';
import type { Unit } from '../../src/analysis/types.ts';
import { loudFiles } from './corpus.ts';

const FILES = 200;

/** The unit of a tree that oxc hands over whole; `null` where it cannot. */
function wholeUnit(path: string, text: string): Unit | null {
  const read = readWhole(path, text, langOf(path), /\.[mc]?tsx?$/.test(path) ? 'module' : 'unambiguous');
  return 'wrong' in read ? null : makeUnit(path, text, () => new TreeLinker(read.program, text), () => read.comments);
}

const readable = loudFiles().slice(0, FILES).filter(({ path, text }) => wholeUnit(path, text) !== null);

const config = { config: {}, root: '/app', file: null };

/** All that a check says of a file, edits included. */
function said(name: string, path: string, text: string, unit: Unit): string {
  const settings = settingsFor(`/app/src/${path.split('/').at(-1)}`, text, config);
  const findings = CODEMODS[name]!.flatMap((check) => check(unit, settings));
  return JSON.stringify(findings.map(({ messageId, message, range, why, fix }) =>
    ({ messageId, message, range, why, edits: fix?.edits, imports: fix?.imports })));
}

describe('a tree that is read, or linked, only where somebody looks', () => {
  it.each(Object.keys(CODEMODS))('says to %s what a whole one says', (name) => {
    let heard = 0;
    for (const { path, text } of readable) {
      const unit = wholeUnit(path, text)!;
      void unit.ast;
      const whole = said(name, path, text, unit);
      expect(said(name, path, text, wholeUnit(path, text)!), `${path}, linked`).toBe(whole);
      expect(said(name, path, text, parse(path, text)), `${path}, read`).toBe(whole);
      if (whole !== '[]') heard++;
    }
    expect(readable.length).toBeGreaterThan(FILES / 2);
    if (name === 'migrate-console') expect(heard).toBeGreaterThan(FILES / 4);
  }, 300_000);
});
