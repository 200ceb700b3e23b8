import { describe, expect, it } from 'vitest';
import { acceptAll, PARSERS, type ParserName } from '../../support/lint.ts';
import { oneCodemod, oneRule } from '../../support/one-rule.ts';
import { COUNTED, QUIETED, SILENT } from './forms.ts';

const FILE = '/app/src/room.mjs';
const HEAD = `import { logger } from '@logfix/logger';\n`;
const PARSER_NAMES = Object.keys(PARSERS) as ParserName[];

const forms = [
  ...COUNTED.map((one) => ({ ...one, says: 'count' })),
  ...QUIETED.map((one) => ({ ...one, says: 'quiet' })),
];
const hand = (parser: ParserName) => oneRule('no-success-spam', FILE, parser);
const run = (text: string) => oneCodemod('logs-to-metrics', FILE, text);

describe.each(forms)('$code', ({ code, after, says }) => {
  it('becomes what the table says, and nothing else of the file changes', () => {
    const { located, after: text } = run(HEAD + code);
    expect(new Set(located.map(({ finding }) => finding.messageId))).toEqual(new Set([says]));
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
    const messages = hand(parser).verify(HEAD + code);
    expect(new Set(messages.map((m) => m.messageId))).toEqual(new Set([says]));
    expect(acceptAll(hand(parser), HEAD + code)).toBe(HEAD + after);
  });

  it('says why', () => {
    for (const { finding } of run(HEAD + code).located) {
      expect(finding.why[0]!.text).not.toBe('');
      expect(finding.message).not.toContain('{{');
    }
  });
});

describe.each(SILENT)('%s', (code) => {
  it('is the story of the service, or none of its business', () => {
    expect(run(HEAD + code).located.map(({ finding }) => finding.message)).toEqual([]);
    expect(hand('espree').verify(HEAD + code)).toEqual([]);
  });
});
