/** ESLint with `no-console` and nothing else, on every file of the tree. */
import parser from '@typescript-eslint/parser';


export default [
  {
    files: ['**/*.{js,mjs,cjs,jsx}'],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser } },
  {
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: { 'no-console': 'error' },
  },
];
