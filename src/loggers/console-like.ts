import type { Dialect } from './dialect.ts';
import type { Level } from './levels.ts';

/**
 * A logger that is called as the console is: a message first, then anything.
 * @param levels Methods that it has; a level without its own goes to the nearest one.
 */
export function consoleLike(
  name: string,
  levels: Partial<Record<Level, string>>,
  detachable: boolean,
): Dialect {
  const nearest: Record<Level, readonly Level[]> = {
    trace: ['trace', 'debug', 'info'],
    debug: ['debug', 'trace', 'info'],
    info: ['info', 'debug', 'warn'],
    warn: ['warn', 'error', 'info'],
    error: ['error', 'fatal', 'warn'],
    fatal: ['fatal', 'error', 'warn'],
  };
  return {
    name,
    detachable,
    method: (level) => {
      const found = nearest[level].find((l) => levels[l] !== undefined);
      return found === undefined ? level : levels[found]!;
    },
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
