import { describe, expect, it } from 'vitest';
import { acceptAll, PARSERS, type ParserName } from '../../support/lint.ts';
import { oneCodemod, oneRule } from '../../support/one-rule.ts';
import { REPORTED, SILENT } from './forms.ts';

const FILE = '/app/src/room.mjs';
const PARSER_NAMES = Object.keys(PARSERS) as ParserName[];
const hand = (parser: ParserName) => oneRule('prefer-structured', FILE, parser);
const run = (text: string) => oneCodemod('structure-messages', FILE, text);

describe.each(REPORTED)('$code', ({ code, after }) => {
  it('becomes what the table says, and nothing else of the file changes', () => {
    const { located, after: text } = run(code);
    expect(located.map(({ finding }) => finding.messageId)).toEqual(['structure']);
    expect(text).toBe(after);
  });

  it('is silent afterwards', () => {
    expect(run(after).located).toEqual([]);
  });

  it('keeps CRLF and the byte order mark', () => {
    const crlf = (text: string): string => `\uFEFF${(text).replaceAll('\n', '\r\n')}\r\n`;
    expect(run(crlf(code)).after).toBe(crlf(after));
  });

  it.each(PARSER_NAMES)('ends in the same text through the rule under %s', (parser) => {
    expect(hand(parser).verify(code)).toHaveLength(1);
    expect(acceptAll(hand(parser), code)).toBe(after);
  });
});

describe.each(SILENT)('%s', (code) => {
  it('is right as it stands', () => {
    expect(run(code).located.map(({ finding }) => finding.message)).toEqual([]);
    expect(hand('espree').verify(code)).toEqual([]);
  });
});
