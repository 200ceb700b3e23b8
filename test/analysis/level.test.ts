import { describe, expect, it } from 'vitest';
import { findConsoleUses } from '../../src/analysis/console-uses.ts';
import { CONFIDENT, inferLevel } from '../../src/analysis/level/index.ts';
import type { Level, LevelDecision, LevelPolicy } from '../../src/analysis/types.ts';
import { parse } from '../../src/source/parse.ts';

const OPEN: LevelPolicy = { defaultLevel: null };

function decide(text: string, policy = OPEN, filename = 'src/room.ts'): LevelDecision {
  const unit = parse(filename, text);
  const [call] = findConsoleUses(unit).calls;
  if (call === undefined) throw new Error(`no call in ${text}`);
  return inferLevel(call, unit, policy);
}

/** Code, level that follows, and a reason that must have spoken for it. */
const EVIDENT: readonly (readonly [code: string, level: Level, reason: string])[] = [
  ["console.log('[DEBUG] offer')", 'debug', 'label'],
  ["console.error('[INFO] ready')", 'info', 'label'],
  ["console.log('FATAL: no key')", 'fatal', 'label'],
  ['console.trace(here)', 'trace', 'method:trace'],
  ['console.assert(room, "no room")', 'error', 'method:assert'],
  ['console.table(peers)', 'debug', 'method:table'],
  ["console.warn('slow peer')", 'warn', 'method:warn'],
  ["console.info('peer joined')", 'info', 'method:info'],
  ["console.debug('peer', peer)", 'debug', 'method:debug'],
  ["console.error('cannot join', error)", 'error', 'method:error'],
  ['try { join(); } catch (e) { console.log(e); }', 'error', 'value:caught'],
  ["try { join(); } catch (x) { console.log('연결 실패', x); }", 'error', 'word:failure'],
  ['join().catch((reason) => console.log(reason));', 'error', 'value:caught'],
  ['join().catch(console.log);', 'error', 'value:caught'],
  ["socket.on('error', (x) => { console.log('socket', x); });", 'error', 'in:error-handler'],
  ["client.on('warn', (info) => console.log(info)); client.on('error', console.error);", 'warn', 'in:warning-handler'],
  ["client.on('debug', (info) => console.log(info));", 'debug', 'in:debug-handler'],
  ["fs.read(p, (err) => { if (err) { console.log(err); return; } });", 'error', 'if:error'],
  ["function f() { console.log('bad', err); throw err; }", 'error', 'before:throw'],
  ["server.listen(80, () => console.log('listening'));", 'info', 'in:listen'],
  ["server.listen(80, () => console.log('서버 시작'));", 'info', 'word:start'],
  ["function start() { console.log('Server ready on', port); }", 'info', 'word:running'],
  ["console.log('Deprecated: use join()')", 'warn', 'word:caution'],
  ["console.log('⚠️ 권한이 없습니다')", 'warn', 'emoji:caution'],
  ["console.log(chalk.yellow('old config'))", 'warn', 'colour:yellow'],
  ["console.log(chalk.red('Build failed'))", 'error', 'colour:red'],
];

describe('inferLevel', () => {
  it.each(EVIDENT)('%s', (code, level, reason) => {
    const decision = decide(code);
    expect(decision.level).toBe(level);
    const spoke = decision.reasons.find((r) => r.code === reason);
    expect(spoke?.weight).toBeGreaterThan(0);
    expect(spoke?.text).toMatch(/^[^.]{5,}$/);
  });

  it('follows the habit of the project where nothing else decides, and no default is known', () => {
    const doubtful = "function join(room) { console.log('Joining room', room); enter(room); }";
    const quiet = decide(doubtful, { defaultLevel: null, habit: 'debug' });
    expect(quiet.level).toBe('debug');
    expect(quiet.reasons.map((r) => r.code)).toContain('habit:debug');
    expect(decide(doubtful, { defaultLevel: null, habit: 'info' }).level).toBe('info');
    const set = { defaultLevel: 'info' } as const;
    expect(decide(doubtful, { ...set, habit: 'debug' })).toEqual(decide(doubtful, set));
  });

  it('reads console.error as ordinary output where standard output is a protocol', () => {
    const policy = { defaultLevel: null, protocol: true };
    const ordinary = "function f(tool) { console.error('Registered tool', tool); }";
    expect(decide(ordinary).level).toBe('error');
    expect(decide(ordinary, policy).level).toMatch(/^(?:debug|info)$/);
    const failure = 'try { join(); } catch (e) { console.error(e); }';
    expect(decide(failure, policy).level).toBe('error');
    expect(decide(`${ordinary} console.log('ready');`, policy).level).toBe('error');
  });

  it('calls it fatal where the last catch of a program ends the process', () => {
    const last = 'main().catch((err) => { console.error(err); process.exit(1); });';
    expect(decide(last).level).toBe('fatal');
    expect(decide(last.replace('(1)', '(0)')).level).toBe('error');
    const inner = 'function save() { try { a(); } catch (e) { console.error(e); process.exit(1); } }';
    expect(decide(inner).level).toBe('error');
  });

  it('reads an uncaught exception as fatal only where the process ends', () => {
    const text = "process.on('uncaughtException', (e) => { console.log(e); process.exit(1); });";
    expect(decide(text).level).toBe('fatal');
    expect(decide(text.replace('process.exit(1);', '')).level).toBe('error');
  });

  it('follows the default of the project where the call says nothing', () => {
    const text = "function f() { console.log('peer', peer); }";
    for (const defaultLevel of ['trace', 'debug', 'info', 'warn'] as const) {
      expect(decide(text, { defaultLevel }).level).toBe(defaultLevel);
    }
  });

  it('keeps errors and warnings whatever the default', () => {
    for (const defaultLevel of ['debug', 'info'] as const) {
      const policy = { defaultLevel };
      expect(decide('try { a(); } catch (e) { console.log(e); }', policy).level).toBe('error');
      expect(decide("console.warn('slow')", policy).level).toBe('warn');
    }
  });

  it('weighs Korean words as their English counterparts', () => {
    const pairs = [
      ['연결 실패', 'Connection failed'],
      ['업로드 완료', 'Upload done'],
      ['경고 수신', 'Warning received'],
      ['오류 발생', 'Error occurred'],
    ];
    for (const [korean, english] of pairs) {
      const call = (text: string | undefined) => `function f() { console.log('${text}'); }`;
      expect(decide(call(korean)).level).toBe(decide(call(english)).level);
    }
  });

  it('gives probabilities that add up, the chosen one first', () => {
    for (const [code] of EVIDENT) {
      const { level, confidence, alternatives } = decide(code);
      const sum = alternatives.reduce((total, other) => total + other.confidence, confidence);
      expect(sum).toBeLessThan(1.03);
      expect(alternatives.map((other) => other.level)).not.toContain(level);
      const given = alternatives.map((other) => other.confidence);
      expect([...given].sort((a, b) => b - a)).toEqual(given);
    }
  });

  it('is sure of a caught error and not of a bare word', () => {
    const caught = "try { a(); } catch (err) { console.log('Failed to join', err); }";
    expect(decide(caught).confidence).toBeGreaterThan(CONFIDENT.open);
    expect(decide("function f() { console.log('peer', peer); }").confidence).toBeLessThan(CONFIDENT.open);
  });

  it('sees a call anywhere', () => {
    const odd = [
      'const f = () => console.log(x);',
      'x && console.log(x);',
      'a, console.log(x), b;',
      'switch (x) { default: console.log(x) }',
      'class A { #p = console.log(1); static { console.log(2); } }',
      'export default console.log;',
      'for await (const x of y) console.log(`${x}`);',
      'console.log(...args);',
      'console.log(await x?.y!.z as string);',
      'new Promise((r) => console.log(r));',
    ];
    for (const text of odd) expect(decide(text).level).toMatch(/^(?:debug|info|error)$/);
  });
});
