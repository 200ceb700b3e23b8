import { describe, expect, it } from 'vitest';
import { acceptAll, PARSERS, type ParserName } from '../../support/lint.ts';
import { oneCodemod, oneRule } from '../../support/one-rule.ts';
import { REPORTED, SILENT } from './forms.ts';

const fileOf = (filename = 'room.mjs'): string => `/app/src/${filename}`;
const PARSER_NAMES = Object.keys(PARSERS) as ParserName[];

describe.each(REPORTED)('$filename $code', ({ code, after, filename }) => {
  const file = fileOf(filename);
  const run = (text: string) => oneCodemod('level-from-env', file, text, {});

  it('becomes what the table says', () => {
    const result = run(code);
    expect(result.located.map(({ finding }) => finding.messageId)).toEqual([after === null ? 'manual' : 'hardcoded']);
    expect(result.after).toBe(after ?? code);
  });

  it('is silent afterwards', () => {
    if (after !== null) expect(run(after).located).toEqual([]);
    expect(run(run(code).after).after).toBe(after ?? code);
  });

  it('keeps CRLF and the byte order mark', () => {
    const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`;
    expect(run(crlf(code)).after).toBe(crlf(after ?? code));
  });

  const parsers = filename ? PARSER_NAMES.filter((name) => name !== 'espree') : PARSER_NAMES;
  it.each(parsers)('ends in the same text through the rule under %s', (parser) => {
    const hand = oneRule('no-hardcoded-level', file, parser, {});
    expect(hand.verify(code)).toHaveLength(1);
    expect(hand.fix(code).output).toBe(code);
    if (after !== null) expect(acceptAll(hand, code)).toBe(after);
  });
});

describe.each(SILENT)('%s', (code) => {
  it('has a level that can be changed, or none', () => {
    expect(oneCodemod('level-from-env', fileOf(), code, {}).located).toEqual([]);
    expect(oneRule('no-hardcoded-level', fileOf(), 'espree', {}).verify(code)).toEqual([]);
  });
});
