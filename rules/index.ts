import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { parser } from '../src/project/eslint-parser.ts';
import type { LogRule, RuleSpec } from './adapter.ts';
import noConsole from './no-console.ts';
import noHardcodedLevel from './no-hardcoded-level.ts';
import noLogInjection from './no-log-injection.ts';
import noMislabeledLevel from './no-mislabeled-level.ts';
import noSuccessSpam from './no-success-spam.ts';
import noUnmaskedPii from './no-unmasked-pii.ts';
import preferStructured from './prefer-structured.ts';
import requireErrorContext from './require-error-context.ts';

export { defineConfig, type LogfixConfig } from '../src/project/config.ts';

/** Every rule, in the order of the documentation. */
export const RULES: readonly LogRule[] = [
  noConsole, noHardcodedLevel, noLogInjection, noMislabeledLevel, noSuccessSpam, noUnmaskedPii, preferStructured, requireErrorContext,
];

const { name, version } = createRequire(import.meta.url)('logfix/package.json') as {
  name: string;
  version: string;
};

const plugin = {
  meta: { name, version, namespace: 'logfix' },
  rules: Object.fromEntries(RULES.map((rule) => [rule.name, rule])),
  configs: {} as Configs,
} satisfies ESLint.Plugin;

interface Configs extends Record<string, Linter.Config> {
  /** What nobody would argue about. */
  readonly recommended: Linter.Config;
  /** Everything that syntax alone can tell. */
  readonly strict: Linter.Config;
  /** `strict`, and what needs the types of a project. */
  readonly typed: Linter.Config;
  /** JavaScript of every kind and TypeScript, where no parser of their own is set up. */
  readonly sources: Linter.Config;
  /** Script blocks of `.vue` and `.svelte` files, where no parser of their own is set up. */
  readonly components: Linter.Config;
}

const STEPS = ['recommended', 'strict', 'typed'] as const satisfies readonly RuleSpec['config'][];

/** A configuration holds its own rules and those of every milder one. */
const configAt = (step: RuleSpec['config']): Linter.Config => ({
  name: `logfix/${step}`,
  plugins: { logfix: plugin },
  rules: Object.fromEntries(
    RULES.filter((rule) => STEPS.indexOf(rule.config) <= STEPS.indexOf(step)).map((rule) => [
      `logfix/${rule.name}`,
      'error' as const,
    ]),
  ),
});

Object.assign(plugin.configs, {
  recommended: configAt('recommended'),
  strict: configAt('strict'),
  typed: configAt('typed'),
  sources: {
    name: 'logfix/sources',
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser },
  },
  components: {
    name: 'logfix/components',
    files: ['**/*.vue', '**/*.svelte'],
    languageOptions: { parser },
  },
} satisfies Configs);

export default plugin;
// Whoever calls require('logfix') gets the plugin itself.
export { plugin as 'module.exports' };
