import ts from 'typescript';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { DIALECTS } from '../../src/loggers/index.ts';
import { fixFile } from '../../src/project/fix.ts';

const HEAD = `import { logger } from './logger.js';\n`;

/** A program after codemods, where the configuration says how its logger is called. */
export function rewritten(code: string, dialect: string, steps: readonly string[]) {
  const logger = {
    ...DEFAULT_SETTINGS.logger, dialect: DIALECTS.get(dialect)!, module: './logger.js', certain: true,
  };
  const { after, changes } = fixFile('/app/src/orders.js', HEAD + code, { ...DEFAULT_SETTINGS, logger }, steps);
  return { code: after.slice(HEAD.length), changes };
}

/** The program as a function of its logger; the last statement calls what it declares. */
export function runnable(code: string, values: Readonly<Record<string, unknown>> = {}): (logger: unknown) => unknown {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2023 } });
  const make = new Function('logger', ...Object.keys(values), outputText);
  return (logger) => make(logger, ...Object.values(values)) as unknown;
}
