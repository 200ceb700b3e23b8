import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../../rules/index.ts';
import { checkRequireErrorContext } from '../../../src/analysis/checks/require-error-context.ts';
import { settingsFor } from '../../../src/project/settings.ts';
import { partsOf, processFile } from '../../../src/source/file.ts';
import { acceptAll, PARSERS, type Hand, type ParserName } from '../../support/lint.ts';
import { BARE, BY_HAND, LOST, SILENT, UNNAMED, WITHOUT_CONTEXT, wrap, type Form } from './forms.ts';

const FILE = '/app/src/orders.mjs';
const BY_PERSON = /^(logAndRethrow|loggedTwice)$/;

const codemod = (text: string) =>
  processFile(FILE, text, settingsFor(FILE, text, { config: {}, root: '/', file: null }), [
    checkRequireErrorContext,
  ]);

const hand = (parser: ParserName): Hand => {
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config = {
    plugins: { logfix: plugin },
    rules: { 'logfix/require-error-context': 'error' },
    files: ['**/*.mjs'],
    languageOptions: PARSERS[parser] ? { parser: PARSERS[parser] } : {},
  };
  return {
    verify: (text) => linter.verify(text, [config], { filename: FILE }),
    fix: (text) => linter.verifyAndFix(text, [config], { filename: FILE }),
  };
};

const ALL = Object.keys(PARSERS) as ParserName[];
const FORMS: readonly Form[] = [...LOST, ...BARE, ...WITHOUT_CONTEXT, ...BY_HAND, ...UNNAMED];

describe.each(FORMS)('$name', ({ code, fixed, ids, safe }) => {
  const before = wrap(code);
  const after = wrap(fixed);

  it('becomes what the table says, and says what it found', () => {
    const result = codemod(before);
    expect(result.located.map(({ finding }) => finding.messageId).toSorted()).toEqual(ids.toSorted());
    expect(result.after).toBe(after);
  });

  it('does not change again, and leaves only what is for a person', () => {
    const again = codemod(after);
    expect(again.after).toBe(after);
    const left = again.located.map(({ finding }) => finding.messageId);
    const unnamed = UNNAMED.some((form) => form.code === code);
    expect(left.filter((id) => !BY_PERSON.test(id))).toEqual(unnamed ? ids : []);
    expect(partsOf(FILE, after)).toHaveLength(1);
  });

  it.each(ALL)('ends in the same text through the rule under %s', (parser) => {
    expect(hand(parser).verify(before).filter((m) => m.fatal)).toEqual([]);
    expect(hand(parser).fix(before).output).toBe(wrap(safe ?? fixed));
    expect(acceptAll(hand(parser), before)).toBe(after);
  });

  it('keeps carriage returns', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(codemod(crlf(before)).after).toBe(crlf(after));
  });
});

describe.each(SILENT)('%s', (code) => {
  it('is left alone', () => {
    const result = codemod(wrap(code));
    expect(result.located.map(({ finding }) => finding.message)).toEqual([]);
    expect(result.after).toBe(wrap(code));
  });
});
