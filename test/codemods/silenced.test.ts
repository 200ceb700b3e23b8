import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { CODEMODS } from '../../src/project/transform.ts';
import { processFile } from '../../src/source/file.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, logger: { ...DEFAULT_SETTINGS.logger, certain: true } };
const migrate = (code: string, name = 'room.js') => processFile(name, code, SETTINGS, CODEMODS['migrate-console']!);

/** Lines that the rule itself still reports under ESLint's own reading of the comments. */
const reported = (code: string): number[] =>
  new Linter().verify(code, [{
    files: ['**/*.js'],
    plugins: { logfix: plugin as never },
    settings: { logfix: {} },
    rules: { 'logfix/no-console': 'error' },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  }], 'room.js').filter(({ message }) => !message.startsWith('Import')).map(({ line }) => line);

const changed = (code: string): number[] =>
  migrate(code).located.filter(({ finding }) => finding.fix).map(({ finding }) => code.slice(0, finding.range[0]).split('\n').length);

const CASES: readonly (readonly [name: string, code: string])[] = [
  ['the next line', "// eslint-disable-next-line logfix/no-console -- the banner\nconsole.log('a');\nconsole.log('b');\n"],
  ['its own line', "console.log('a'); // eslint-disable-line logfix/no-console\nconsole.log('b');\n"],
  ['a block over lines', "/* eslint-disable-next-line\n  semi,\n  logfix/no-console\n  -- why */\nconsole.log('a');\nconsole.log('b');\n"],
  ['from here on', "console.log('a');\n/* eslint-disable logfix/no-console */\nconsole.log('b');\nconsole.log('c');\n"],
  ['from here to there', "/* eslint-disable logfix/no-console, semi */\nconsole.log('a');\n/* eslint-enable logfix/no-console */\nconsole.log('b');\n"],
  ['to where all are on again', "/* eslint-disable logfix/no-console */\nconsole.log('a');\n/* eslint-enable */\nconsole.log('b');\n"],
  ['an enable of another rule', "/* eslint-disable logfix/no-console */\nconsole.log('a');\n/* eslint-enable semi */\nconsole.log('b');\n"],
  ['a line comment that disables nothing', "// eslint-disable logfix/no-console\nconsole.log('a');\n"],
  ['a name after the reason', "// eslint-disable-next-line semi -- not logfix/no-console\nconsole.log('a');\n"],
  ['another rule of ours', "// eslint-disable-next-line logfix/no-unmasked-pii\nconsole.log('a');\n"],
  ['the last line of a call', "console.log(\n  'a', // eslint-disable-line logfix/no-console\n);\n"],
  ['lines that end in CRLF', "// eslint-disable-next-line logfix/no-console\r\nconsole.log('a');\r\nconsole.log('b');\r\n"],
];

describe('a comment that silences a rule by its name', () => {
  it.each(CASES)('holds for the codemod as for the rule: %s', (_, code) => {
    expect(changed(code)).toEqual(reported(code));
  });

  it('keeps the call, with its reason, and adds no import for it', () => {
    const code = "// eslint-disable-next-line logfix/no-console -- the banner\nconsole.log('Type help()');\n";
    const { after, located } = migrate(code);
    expect(after).toBe(code);
    expect(located.map(({ finding }) => finding.kept)).toEqual(['a comment silences logfix/no-console (line 1)']);
  });

  it('leaves personal data as it is where that rule is silenced, and migrates the call', () => {
    const code = "// eslint-disable-next-line logfix/no-unmasked-pii -- the office\nconsole.log('call', user.phone);\n";
    expect(migrate(code).after).toMatch(/logger\.\w+\('call', user\.phone\);/);
    expect(migrate(code.replace('-next-line', '-of')).after).toContain('mask');
  });

  it('keeps the name through which a silenced call reaches the console', () => {
    const code = "const { log } = console;\nlog('a');\nlog('b'); // eslint-disable-line logfix/no-console\n";
    expect(migrate(code).after).toMatch(/const \{ log \} = console;\nlogger\.\w+\('a'\);\nlog\('b'\); /);
  });

  it('is read in each block of a component', () => {
    const vue = "<script setup>\n// eslint-disable-next-line logfix/no-console\nconsole.log('a');\nconsole.log('b');\n</script>\n";
    const { after } = migrate(vue, 'Room.vue');
    expect(after).toContain("console.log('a');");
    expect(after).not.toContain("console.log('b');");
  });

  it('does not stand for all rules, nor for ESLint\'s own', () => {
    for (const comment of ['// eslint-disable-next-line', '// eslint-disable-next-line no-console']) {
      expect(migrate(`${comment}\nconsole.log('a');\n`).after).not.toContain('console.');
    }
  });
});
