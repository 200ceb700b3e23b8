import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../../rules/index.ts';
import { checkNoUnmaskedPii } from '../../../src/analysis/checks/no-unmasked-pii.ts';
import { parser as ownParser } from '../../../src/project/eslint-parser.ts';
import { settingsFor } from '../../../src/project/settings.ts';
import { processFile } from '../../../src/source/file.ts';
import { partsOf } from '../../../src/source/file.ts';
import { acceptAll, type Hand } from '../../support/lint.ts';
import { EVIDENCE, NO_EVIDENCE } from './evidence.ts';
import { BAD_MASKS, CONTAINERS, DIRECT, FLOWING, LITERALS, SILENT, type Form } from './forms.ts';

const FILE = '/app/src/room.mjs';
const loaded = { config: {}, root: '/', file: null };

const codemod = (text: string, filename = FILE) =>
  processFile(filename, text, settingsFor(filename, text, loaded), [checkNoUnmaskedPii]);

const hand = (parser: unknown): Hand => {
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config = {
    plugins: { logfix: plugin },
    rules: { 'logfix/no-unmasked-pii': 'error' },
    files: ['**/*.mjs'],
    languageOptions: parser ? { parser: parser as Linter.Parser } : {},
  };
  return {
    verify: (text) => linter.verify(text, [config], { filename: FILE }),
    fix: (text) => linter.verifyAndFix(text, [config], { filename: FILE }),
  };
};

const PARSERS = { espree: undefined, typescript: typescriptParser, logfix: ownParser };
const FORMS: readonly Form[] = [...DIRECT, ...FLOWING, ...CONTAINERS, ...LITERALS, ...BAD_MASKS, ...EVIDENCE];

/** The text without the imports of masks. */
const body = (text: string): string =>
  text.replace(/^import \{[^}]*\} from '@logfix\/logger';\n+|\nimport \{[^}]*\} from '@logfix\/logger';/, '');

describe.each(FORMS)('$code', ({ code, masked, kinds }) => {
  it('is masked, each kind by its own mask', () => {
    const { after, located } = codemod(code);
    expect(located.map(({ finding }) => finding.kind)).toEqual(kinds);
    expect(body(after)).toBe(masked);
  });

  it('parses afterwards, and nothing is left to say', () => {
    const { after } = codemod(code);
    expect(partsOf(FILE, after)).toHaveLength(1);
    expect(codemod(after).located).toEqual([]);
    expect(codemod(after).after).toBe(after);
  });

  it.each(Object.entries(PARSERS))('ends in the same text through the rule under %s', (_, parser) => {
    const messages = hand(parser).verify(code);
    expect(messages.filter((m) => m.fatal)).toEqual([]);
    expect(messages).toHaveLength(kinds.length);
    expect(acceptAll(hand(parser), code).split('\n').sort()).toEqual(codemod(code).after.split('\n').sort());
  });

  it('says which word or declaration decided', () => {
    for (const { finding } of codemod(code).located) {
      expect(finding.why.length).toBeGreaterThan(0);
      expect(finding.why[0]!.text).not.toBe('');
      expect(finding.confidence).toBeGreaterThan(0.5);
      expect(finding.expression).toBeTruthy();
    }
  });
});

describe.each([...SILENT, ...NO_EVIDENCE])('%s', (code) => {
  it('prints nothing personal', () => {
    expect(codemod(code).located.map(({ finding }) => finding.message)).toEqual([]);
    expect(hand(undefined).verify(code)).toEqual([]);
  });
});
