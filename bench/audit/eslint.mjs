// ESLint with no-console and no other rule over the files that logfix reads; says how many.
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

const cwd = process.argv[2];
const eslint = new ESLint({
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.{js,mjs,cjs,jsx}'],
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser } },
    { linterOptions: { reportUnusedDisableDirectives: 'off' }, rules: { 'no-console': 'error' } },
  ],
});
const results = await eslint.lintFiles(['.']);
const messages = results.reduce((sum, one) => sum + one.messages.filter((m) => !m.fatal).length, 0);
process.stdout.write(`${results.length} files, ${messages} console calls\n`);
