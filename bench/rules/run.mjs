// One run of one set of rules over a folder; prints its cost as JSON.
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

const [set, folder] = process.argv.slice(2);
const { default: logfix } = await import('../../dist/rules/index.js');

const RULES = {
  'no-console': { rules: { 'no-console': 'error' } },
  'no-unmasked-pii': { plugins: { logfix }, rules: { 'logfix/no-unmasked-pii': 'error' } },
  recommended: logfix.configs.recommended,
};

const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.{js,mjs,cjs,jsx}'],
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser } },
    { linterOptions: { reportUnusedDisableDirectives: 'off' }, ...RULES[set] },
  ],
});

const begin = performance.now();
const before = process.cpuUsage();
const results = await eslint.lintFiles(['.']);
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({
  files: results.length,
  messages: results.reduce((sum, result) => sum + result.messages.filter((m) => !m.fatal).length, 0),
  wall: (performance.now() - begin) / 1000,
  cpu: (user + system) / 1e6,
}));
