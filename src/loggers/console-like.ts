import type { Dialect } from './dialect.ts';
import type { Level } from './levels.ts';

const NEAREST: Readonly<Record<Level, readonly Level[]>> = {
  trace: ['trace', 'debug', 'info'],
  debug: ['debug', 'trace', 'info'],
  info: ['info', 'debug', 'warn'],
  warn: ['warn', 'error', 'info'],
  error: ['error', 'fatal', 'warn'],
  fatal: ['fatal', 'error', 'warn'],
};

/** The method for a level, or for the nearest one that has a method. */
export function nearestMethod(level: Level, levels: Partial<Record<Level, string>>): string {
  const found = NEAREST[level].find((l) => levels[l] !== undefined);
  return found === undefined ? level : levels[found]!;
}

/**
 * A logger that is called as the console is: a message first, then anything.
 * @param levels Methods that it has; a level without its own goes to the nearest one.
 */
export function consoleLike(
  name: string,
  levels: Partial<Record<Level, string>>,
  detachable: boolean,
): Dialect {
  return {
    name,
    detachable,
    method: (level) => nearestMethod(level, levels),
    arrange: () => null,
  };
}

const FOUR = { debug: 'debug', info: 'info', warn: 'warn', error: 'error' } as const;

/** The bundled runtime logger, `@logfix/logger`. */
export const logfixDialect = consoleLike(
  'logfix',
  { trace: 'trace', ...FOUR, fatal: 'fatal' },
  true,
);

/** Any module with `debug`, `info`, `warn` and `error` that takes what the console takes. */
export const consoleLikeDialect = consoleLike('console-like', FOUR, false);
