import { Linter } from 'eslint';
import plugin from '../../rules/index.ts';
import type { LogfixConfig } from '../../src/project/config.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { CODEMODS } from '../../src/project/transform.ts';
import { processFile, type FileResult } from '../../src/source/file.ts';
import { CERTAIN, PARSERS, type Hand, type ParserName } from './lint.ts';

/** One rule alone over one file, whichever configuration has it. */
export function oneRule(
  name: string,
  filename: string,
  parser: ParserName = 'typescript',
  logfix: LogfixConfig = CERTAIN,
): Hand {
  const linter = new Linter({ cwd: '/' });
  const config: Linter.Config = {
    plugins: { logfix: plugin },
    rules: { [`logfix/${name}`]: 'error' },
    files: [() => true] as unknown as string[],
    settings: { logfix },
    languageOptions: {
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

/** One codemod over one file. */
export function oneCodemod(
  codemod: string,
  filename: string,
  text: string,
  logfix: LogfixConfig = CERTAIN,
): FileResult {
  const settings = settingsFor(filename, text, { config: logfix, root: '/', file: null });
  return processFile(filename, text, settings, CODEMODS[codemod]!);
}
