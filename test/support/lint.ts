import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../rules/index.ts';
import { parser as ownParser } from '../../src/project/eslint-parser.ts';
import type { LogfixConfig } from '../../src/project/config.ts';

/** Parsers under which the rules must say the same. */
export const PARSERS: Readonly<Record<'espree' | 'typescript' | 'logfix', Linter.Parser | undefined>> = {
  espree: undefined,
  typescript: typescriptParser as Linter.Parser,
  logfix: ownParser,
};

export type ParserName = keyof typeof PARSERS;

/** A project that says that it has the bundled logger. */
export const CERTAIN: LogfixConfig = { logger: { import: '@logfix/logger' }, defaultLevel: 'debug' };

export interface Hand {
  readonly verify: (text: string) => Linter.LintMessage[];
  /** What `--fix` leaves. */
  readonly fix: (text: string) => Linter.FixReport;
}

/** The rules over one file, as ESLint runs them. */
export function ruleHand(
  filename: string,
  parser: ParserName = 'typescript',
  logfix: LogfixConfig = CERTAIN,
  languageOptions: Linter.LanguageOptions = {},
  also: Linter.RulesRecord = {},
): Hand {
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config = {
    ...plugin.configs.recommended,
    rules: { ...plugin.configs.recommended.rules, ...also },
    files: [() => true] as unknown as string[],
    settings: { logfix },
    languageOptions: {
      ...languageOptions,
      ...(PARSERS[parser] ? { parser: PARSERS[parser] } : {}),
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
  return {
    verify: (text) => linter.verify(text, [config], { filename }),
    fix: (text) => linter.verifyAndFix(text, [config], { filename }),
  };
}

/** Applies the first action of a message, as a click in an editor does. */
export function accept(text: string, message: Linter.LintMessage): string {
  const { range, text: replacement } = message.suggestions![0]!.fix;
  return text.slice(0, range[0]) + replacement + text.slice(range[1]);
}

/** Everything that a patient person gets from the rules: all fixes, then every action. */
export function acceptAll(hand: Hand, text: string): string {
  let { output } = hand.fix(text);
  for (let i = 0; i < 500; i++) {
    const message = hand.verify(output).find((m) => m.suggestions);
    if (message === undefined) return output;
    output = hand.fix(accept(output, message)).output;
  }
  throw new Error('the actions never end');
}
