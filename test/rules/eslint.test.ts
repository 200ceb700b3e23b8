import { readFileSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import plugin, { RULES } from '../../rules/index.ts';
import type { LogfixConfig } from '../../src/project/config.ts';
import { accept, CERTAIN, ruleHand } from '../support/lint.ts';

const webrtc = readFileSync(
  new URL('../../examples/consult/frontend/src/webrtc.js', import.meta.url),
  'utf8',
);

const countOf = (text: string, word: RegExp): number => text.match(word)?.length ?? 0;

/** The rule that this file is about is on as a user has it; the others have tests of their own. */
const OTHERS_OFF = Object.fromEntries(
  RULES.filter(({ name }) => name !== 'no-console').map(({ name }) => [`logfix/${name}`, 'off'] as const),
);

/** The plugin as a user has it: ESLint's own class, a flat configuration. */
function eslintWith(logfix: LogfixConfig, fix = true): ESLint {
  return new ESLint({
    cwd: '/',
    overrideConfigFile: true,
    fix,
    stats: true,
    overrideConfig: defineConfig([
      { plugins: { logfix: plugin }, extends: ['logfix/recommended'], settings: { logfix } },
      { rules: OTHERS_OFF },
    ]),
  });
}

const lint = async (eslint: ESLint, text: string, filePath = '/app/src/room.mjs') =>
  (await eslint.lintText(text, { filePath }))[0]!;

describe('--fix', () => {
  it('fixes 98 calls and adds the import in one pass', async () => {
    expect(countOf(webrtc, /\bconsole\b/g)).toBe(98);
    const result = await lint(eslintWith(CERTAIN), webrtc, '/app/src/webrtc.js');
    expect(result.messages).toEqual([]);
    expect(countOf(result.output!, /\bconsole\b/g)).toBe(0);
    expect(countOf(result.output!, /\blogger(\.\w+\b|\.bind)/g)).toBeGreaterThanOrEqual(98);
    expect(countOf(result.output!, /from '@logfix\/logger'/g)).toBe(1);
    expect(result.stats!.fixPasses).toBe(1);
  });

  it('changes nothing the second time', async () => {
    const eslint = eslintWith(CERTAIN);
    const once = await lint(eslint, webrtc);
    const twice = await lint(eslint, once.output!);
    expect(twice.output).toBeUndefined();
    expect(twice.messages).toEqual([]);
  });

  it('fixes calls within calls, deeper than the passes that ESLint makes', async () => {
    const depth = 25;
    const text = `${'console.warn("a", () => '.repeat(depth)}1${')'.repeat(depth)};\n`;
    const result = await lint(eslintWith(CERTAIN), text);
    expect(result.messages).toEqual([]);
    expect(countOf(result.output!, /logger\.warn/g)).toBe(depth);
  });

  it('fixes nothing where no configuration says that the logger is there', async () => {
    const result = await lint(eslintWith({}), webrtc);
    expect(result.output).toBeUndefined();
    expect(result.messages.filter((m) => m.fix)).toEqual([]);
    expect(result.messages).toHaveLength(98);
    expect(result.messages.every((m) => m.suggestions!.length >= 1)).toBe(true);
  });
});

describe('actions in an editor', () => {
  it('bring the import along, and later ones use it', () => {
    const hand = ruleHand('/app/src/room.mjs', 'espree', {});
    let text = `import x from 'x';\nx();\nconsole.warn('a');\nconsole.warn('b');\n`;
    text = accept(text, hand.verify(text)[1]!);
    expect(text).toBe(
      `import x from 'x';\nimport { logger } from '@logfix/logger';\n` +
        `x();\nconsole.warn('a');\nlogger.warn('b');\n`,
    );
    text = accept(text, hand.verify(text)[0]!);
    expect(countOf(text, /import \{ logger \}/g)).toBe(1);
    expect(hand.verify(text)).toEqual([]);
  });

  it('have a title that says what they do and why', () => {
    const [message] = ruleHand('/app/src/room.mjs', 'espree', {}).verify(`console.log('[DEBUG] a');`);
    const titles = message!.suggestions!.map((s) => s.desc);
    expect(titles).toEqual([
      'Log as debug: the message is labelled [DEBUG]',
      ...['info', 'trace', 'warn', 'error', 'fatal'].map((level) => `Log as ${level}`),
    ]);
  });

  it('leave out levels that the logger has no method for', () => {
    const logfix: LogfixConfig = { logger: { import: 'x', dialect: 'console-like' } };
    const [, message] = ruleHand('/app/src/room.mjs', 'espree', logfix).verify(`console.warn('a');`);
    const texts = message!.suggestions!.map((s) => s.fix.text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.some((t) => t.includes('fatal'))).toBe(false);
  });
});

describe('the import', () => {
  const hand = ruleHand('/app/src/room.mjs', 'espree');
  const applyOnly = (text: string, index: number): string => {
    const { range, text: replacement } = hand.verify(text)[index]!.fix!;
    return text.slice(0, range[0]) + replacement + text.slice(range[1]);
  };

  it('is a report of its own, at the first call', () => {
    const messages = hand.verify(`work();\nconsole.warn('a');\nconsole.warn('b');\n`);
    expect(messages.map((m) => [m.messageId, m.line])).toEqual([
      ['missingImport', 2],
      ['useLogger', 2],
      ['useLogger', 3],
    ]);
  });

  it('is still asked for when only the calls were fixed', () => {
    let text = `console.warn('a');\nconsole.warn('b');\n`;
    text = applyOnly(text, 2);
    expect(text).toBe(`console.warn('a');\nlogger.warn('b');\n`);
    expect(hand.verify(text).map((m) => [m.messageId, m.line])).toEqual([
      ['useLogger', 1],
      ['missingImport', 2],
    ]);
    text = applyOnly(text, 0);
    expect(hand.verify(text).map((m) => m.messageId)).toEqual(['missingImport']);
    expect(hand.fix(text).output).toBe(
      `import { logger } from '@logfix/logger';\n\nlogger.warn('a');\nlogger.warn('b');\n`,
    );
  });

  it('is asked for under the other name that a shadowed call needed', () => {
    const text = `function f(logger) { console.warn('a'); log.warn('b'); }\n`;
    expect(hand.fix(text).output).toBe(
      `import { logger as log } from '@logfix/logger';\n\n` +
        `function f(logger) { log.warn('a'); log.warn('b'); }\n`,
    );
  });

  it('is not asked for where a comment silences the only call', () => {
    expect(hand.verify(`console.warn('a'); // eslint-disable-line\n`)).toEqual([]);
  });

  it('comes even where a comment silences the first call', () => {
    const text = `// eslint-disable-next-line logfix/no-console\nconsole.warn('a');\nconsole.warn('b');\n`;
    const { output, messages } = hand.fix(text);
    expect(messages).toEqual([]);
    expect(output).toBe(
      `import { logger } from '@logfix/logger';\n\n` +
        `// eslint-disable-next-line logfix/no-console\nconsole.warn('a');\nlogger.warn('b');\n`,
    );
  });

  it('is not asked for where the configuration names the global', () => {
    const globals = { globals: { logger: 'readonly' as const } };
    const known = ruleHand('/app/src/room.mjs', 'espree', CERTAIN, globals);
    expect(known.verify(`logger.warn('a');`)).toEqual([]);
  });
});

describe('the plugin', () => {
  it('has a configuration of every strength, each with all rules of the milder ones', () => {
    const { recommended, strict, typed } = plugin.configs;
    const names = (config: Linter.Config): string[] => Object.keys(config.rules!);
    expect(names(recommended)).toContain('logfix/no-console');
    expect(names(strict)).toEqual(expect.arrayContaining(names(recommended)));
    expect(names(typed)).toEqual(expect.arrayContaining(names(strict)));
    expect(names(typed)).toHaveLength(RULES.length);
    expect(Object.values(typed.rules!).every((severity) => severity === 'error')).toBe(true);
  });

  it('names a mistake in its settings', async () => {
    const wrong = { logger: { imports: 'x' } } as unknown as LogfixConfig;
    await expect(lint(eslintWith(wrong), `console.log(1);`)).rejects.toThrow(
      /settings\.logfix: logger\.imports is not a setting/,
    );
  });

  it('says nothing of a console that the configuration declares as a global', async () => {
    const declared = ruleHand('/app/src/room.mjs', 'espree', CERTAIN, {
      globals: { console: 'readonly' },
    });
    expect(declared.verify(`console.warn('a');`).map((m) => m.messageId)).toEqual([
      'missingImport',
      'useLogger',
    ]);
  });
});
