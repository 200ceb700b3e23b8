import { describe, expect, it } from 'vitest';
import { acceptAll, PARSERS, type ParserName } from '../../support/lint.ts';
import { oneCodemod, oneRule } from '../../support/one-rule.ts';
import { REPORTED, SILENT } from './forms.ts';

const FILE = '/app/server/room.mjs';
/** What makes the file a program of a server. */
const HEAD = `import http from 'node:http';\nhttp.createServer(app).listen(3000);\n`;
const PARSER_NAMES = Object.keys(PARSERS) as ParserName[];
const hand = (parser: ParserName) => oneRule('no-log-injection', FILE, parser);
const run = (text: string) => oneCodemod('escape-untrusted', FILE, text);

describe.each(REPORTED)('$code', ({ code, after, times = 1 }) => {
  it('becomes what the table says, and nothing else of the file changes', () => {
    const { located, after: text } = run(HEAD + code);
    expect(located.map(({ finding }) => finding.messageId)).toEqual(Array(times).fill('injection'));
    expect(text).toBe(HEAD + after);
  });

  it('is silent afterwards', () => {
    expect(run(HEAD + after).located).toEqual([]);
  });

  it('keeps CRLF and the byte order mark', () => {
    const crlf = (text: string): string => `\uFEFF${(HEAD + text).replaceAll('\n', '\r\n')}\r\n`;
    expect(run(crlf(code)).after).toBe(crlf(after));
  });

  it.each(PARSER_NAMES)('ends in the same text through the rule under %s', (parser) => {
    expect(hand(parser).verify(HEAD + code)).toHaveLength(times);
    expect(acceptAll(hand(parser), HEAD + code)).toBe(HEAD + after);
  });
});

describe.each(SILENT)('%s', (code) => {
  it('lets nobody begin a line', () => {
    expect(run(HEAD + code).located.map(({ finding }) => finding.message)).toEqual([]);
    expect(hand('espree').verify(HEAD + code)).toEqual([]);
  });
});
