import { describe, expect, it } from 'vitest';
import { findConsoleUses } from '../../src/analysis/console-uses.ts';
import { findLabel } from '../../src/analysis/label.ts';
import { parse } from '../../src/source/parse.ts';

/** The label of the only call in a text, and the text once the label is cut. */
function labelOf(text: string) {
  const unit = parse('a.ts', text);
  const [call] = findConsoleUses(unit).calls;
  if (call === undefined) throw new Error(`no call in ${text}`);
  const label = findLabel(call, unit);
  if (label === null) return null;
  const [start, end] = label.range;
  return { level: label.level, text: label.text, left: text.slice(0, start) + text.slice(end) };
}

const CUT: readonly (readonly [before: string, level: string, label: string, after: string])[] = [
  ["console.log('[DEBUG] offer', sdp)", 'debug', '[DEBUG]', "console.log('offer', sdp)"],
  ["console.log('[debug] x')", 'debug', '[debug]', "console.log('x')"],
  ['console.log("ERROR: no room")', 'error', 'ERROR:', 'console.log("no room")'],
  ["console.log('Error: no room')", 'error', 'Error:', "console.log('no room')"],
  ["console.log('Warning - low disk')", 'warn', 'Warning -', "console.log('low disk')"],
  ["console.log('INFO: [Peer] joined')", 'info', 'INFO:', "console.log('[Peer] joined')"],
  ["console.log('DEBUG entering room')", 'debug', 'DEBUG', "console.log('entering room')"],
  ["console.log('[TRACE]: step')", 'trace', '[TRACE]:', "console.log('step')"],
  ["console.log('[FATAL] out of memory')", 'fatal', '[FATAL]', "console.log('out of memory')"],
  ["console.log('(warn) slow')", 'warn', '(warn)', "console.log('slow')"],
  ["console.log('[오류] 연결 실패')", 'error', '[오류]', "console.log('연결 실패')"],
  ["console.log('경고: 만료')", 'warn', '경고:', "console.log('만료')"],
  ["console.log('🐛 [DEBUG] offer')", 'debug', '[DEBUG]', "console.log('🐛 offer')"],
  ["console.log('❌ ERROR: x')", 'error', 'ERROR:', "console.log('❌ x')"],
  ["console.log('[WebRTC] [DEBUG] x')", 'debug', '[DEBUG]', "console.log('[WebRTC] x')"],
  ['console.log(`[DEBUG] ${a} b`)', 'debug', '[DEBUG]', 'console.log(`${a} b`)'],
  ['console.log(`ERROR: ${e}`)', 'error', 'ERROR:', 'console.log(`${e}`)'],
  ["console.log('[DEBUG] a ' + b)", 'debug', '[DEBUG]', "console.log('a ' + b)"],
  ["console.log('[DEBUG] ' + a + ' b')", 'debug', '[DEBUG]', "console.log('[DEBUG] ' + a + ' b')"],
  ["console.log('[DEBUG]', 'hello', x)", 'debug', '[DEBUG]', "console.log('hello', x)"],
  ["console.log('[DEBUG]', x)", 'debug', '[DEBUG]', "console.log('[DEBUG]', x)"],
  ["console.log('[DEBUG]')", 'debug', '[DEBUG]', "console.log('[DEBUG]')"],
  ["console.log('ERROR: ')", 'error', 'ERROR:', "console.log('ERROR: ')"],
];

const NONE = [
  "console.log('ERROR SAVING FILE')",
  "console.log('Debugging the room')",
  "console.log('error while saving')",
  "console.log('info://host')",
  "console.log('Error::create')",
  "console.log('[DEBUGGER] x')",
  "console.log('[DEBUG x')",
  "console.log('[Peer] joined')",
  "console.log('an [ERROR] inside')",
  "console.log('erroneous: x')",
  "console.log('정보가 없습니다')",
  'console.log(`${tag} [DEBUG] x`)',
  'console.log(error)',
  'console.log()',
];

describe('findLabel', () => {
  it.each(CUT)('%s', (before, level, label, after) => {
    expect(labelOf(before)).toEqual({ level, text: label, left: after });
  });

  it.each(NONE)('sees no label in %s', (text) => {
    expect(labelOf(text)).toBeNull();
  });

  it('takes time in proportion to the message, not more', () => {
    const text = `console.log('${'[x] '.repeat(50_000)}${'\u{1F41B} '.repeat(50_000)}')`;
    const start = performance.now();
    expect(labelOf(text)).toBeNull();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
