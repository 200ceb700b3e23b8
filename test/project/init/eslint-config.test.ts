import { describe, expect, it } from 'vitest';
import { withEntries } from '../../../src/project/init/eslint-config.ts';

const ENTRY = ['logfix.configs.recommended'];

/** Lines of the file before; `+` begins a line that is added, `-` one that is replaced. */
const FORMS: Readonly<Record<string, { file?: string; diff: string }>> = {
  'an array': { diff: `
  import js from '@eslint/js';
+ import logfix from 'logfix';

  export default [
    js.configs.recommended,
    { rules: { eqeqeq: 'error' } },
+   logfix.configs.recommended,
  ];
` },
  'no comma at the end, double quotes, no semicolons, four spaces': { diff: `
  import js from "@eslint/js"
+ import logfix from "logfix"

  export default [
      js.configs.recommended,
-     { rules: {} } // ours
+     { rules: {} }, // ours
+     logfix.configs.recommended
  ]
` },
  'one line': { diff: `
  import js from '@eslint/js';
- export default [js.configs.recommended];
+ import logfix from 'logfix';
+ export default [js.configs.recommended, logfix.configs.recommended];
` },
  'an empty array': { file: 'eslint.config.cjs', diff: `
- module.exports = [];
+ const logfix = require('logfix');
+
+ module.exports = [logfix.configs.recommended];
` },
  'brackets that hug their only object': { diff: `
+ import logfix from 'logfix';
+
  export default [{
    rules: {},
- }];
+ }, logfix.configs.recommended];
` },
  'defineConfig of an array': { diff: `
  import { defineConfig, globalIgnores } from 'eslint/config'
+ import logfix from 'logfix'

  export default defineConfig([
    globalIgnores(['dist']),
    // The rest of the team's rules
    { files: ['**/*.ts'], rules: {} },
+   logfix.configs.recommended,
    // { rules: {} },
  ])
` },
  'defineConfig of arguments': { diff: `
  import { defineConfig } from 'eslint/config';
+ import logfix from 'logfix';

  export default defineConfig(
    { ignores: ['dist'] },
-   { rules: {} }
+   { rules: {} },
+   logfix.configs.recommended
  );
` },
  'config of typescript-eslint': { diff: `
  // @ts-check
  import eslint from '@eslint/js';
  import tseslint from 'typescript-eslint';
+ import logfix from 'logfix';

  export default tseslint.config(
    eslint.configs.recommended,
    ...tseslint.configs.recommended,
    {
      rules: {},
    },
+   logfix.configs.recommended,
  );
` },
  'config of typescript-eslint under another name': { diff: `
  import ts from 'typescript-eslint';
- export default ts.config(...ts.configs.recommended);
+ import logfix from 'logfix';
+ export default ts.config(...ts.configs.recommended, logfix.configs.recommended);
` },
  'a variable, as create-next-app writes it': { diff: `
  import { defineConfig, globalIgnores } from "eslint/config";
  import nextVitals from "eslint-config-next/core-web-vitals";
+ import logfix from "logfix";

  const eslintConfig = defineConfig([
    ...nextVitals,
    globalIgnores([
      ".next/**",
    ]),
+   logfix.configs.recommended,
  ]);

  export default eslintConfig;
` },
  'FlatCompat in a variable': { diff: `
  import { dirname } from "path";
  import { fileURLToPath } from "url";
  import { FlatCompat } from "@eslint/eslintrc";
+ import logfix from "logfix";

  const compat = new FlatCompat({ baseDirectory: dirname(fileURLToPath(import.meta.url)) });

  const eslintConfig = [
    ...compat.extends("next/core-web-vitals", "next/typescript"),
+   logfix.configs.recommended,
  ];

  export default eslintConfig;
` },
  'FlatCompat alone': { file: 'eslint.config.js', diff: `
  const { FlatCompat } = require('@eslint/eslintrc');
+ const { defineConfig } = require('eslint/config');
+ const logfix = require('logfix');
  const compat = new FlatCompat({ baseDirectory: __dirname });
- module.exports = compat.extends('airbnb');
+ module.exports = defineConfig([compat.extends('airbnb'), logfix.configs.recommended]);
` },
  'module.exports of an array, with tabs': { file: 'eslint.config.cjs', diff: `
  'use strict';
  const js = require('@eslint/js');
+ const logfix = require('logfix');

  module.exports = [
  \tjs.configs.recommended,
+ \tlogfix.configs.recommended,
  ];
` },
  'typed, with satisfies': { file: 'eslint.config.ts', diff: `
  import type { Linter } from 'eslint';
  import js from '@eslint/js';
+ import logfix from 'logfix';

  export default [
    js.configs.recommended,
+   logfix.configs.recommended,
  ] satisfies Linter.Config[];
` },
  'a spread of what others share': { diff: `
  import base from '@acme/eslint-config';
- export default [...base];
+ import logfix from 'logfix';
+ export default [...base, logfix.configs.recommended];
` },
  'what others share, as it is': { diff: `
  import { nextJsConfig } from "@repo/eslint-config/next-js";
+ import { defineConfig } from "eslint/config";
+ import logfix from "logfix";

  /** @type {import("eslint").Linter.Config[]} */
- export default nextJsConfig;
+ export default defineConfig([nextJsConfig, logfix.configs.recommended]);
` },
  'one object': { diff: `
  import { defineConfig } from 'eslint/config';
- export default { rules: {} };
+ import logfix from 'logfix';
+ export default defineConfig([{ rules: {} }, logfix.configs.recommended]);
` },
  'a name given to default': { diff: `
+ import logfix from 'logfix';
+
  const config = [
    { rules: {} },
+   logfix.configs.recommended,
  ];
  export { config as default };
` },
  'functions of Vue and Antfu': { diff: `
  import antfu from '@antfu/eslint-config'
+ import logfix from 'logfix'

  export default antfu(
    {
      vue: true,
    },
+   logfix.configs.recommended,
  )
` },
  'neostandard': { diff: `
  import neostandard from 'neostandard'
+ import { defineConfig } from 'eslint/config'
+ import logfix from 'logfix'

- export default neostandard({ ts: true })
+ export default defineConfig([neostandard({ ts: true }), logfix.configs.recommended])
` },
};

const textOf = (diff: string, side: '-' | '+'): string =>
  diff.slice(1).split('\n')
    .filter((line) => line === '' || line[0] === ' ' || line[0] === side)
    .map((line) => line.slice(2))
    .join('\n');

describe('an entry at the end of a flat configuration', () => {
  it.each(Object.entries(FORMS))('%s', (_, { file = 'eslint.config.js', diff }) => {
    const before = textOf(diff, '-');
    const edit = withEntries(file, before, ENTRY);
    expect(edit).toEqual({ kind: 'edited', text: textOf(diff, '+') });
    if (edit.kind === 'edited') expect(withEntries(file, edit.text, ENTRY)).toEqual({ kind: 'there' });
  });

  it.each(Object.entries(FORMS))('%s, with the line ends of Windows', (_, { file = 'eslint.config.js', diff }) => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    const edit = withEntries(file, windows(textOf(diff, '-')), ENTRY);
    expect(edit).toEqual({ kind: 'edited', text: windows(textOf(diff, '+')) });
  });

  it.each([
    'export default await load();',
    'export default (async () => [])();',
    "import make from './make.js';\nexport default make({}).append([]);",
    'export default base.concat({ rules: {} });',
    'module.exports = { root: true, ...require("./other") }.configs;',
    'const config = config2; const config2 = config; export default config;',
    'export default [',
    '',
  ])('leaves alone what it does not understand: %s', (text) => {
    expect(withEntries('eslint.config.js', text, ENTRY)).toEqual({ kind: 'unclear' });
  });
});
