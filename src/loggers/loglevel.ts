import { consoleLike } from './console-like.ts';
import type { Dialect } from './dialect.ts';

/**
 * loglevel hands its arguments to the console. Its methods are replaced whenever the level
 * changes, so that one taken off would go on as before.
 */
export const loglevelDialect: Dialect = consoleLike(
  'loglevel',
  { trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error' },
  false,
);
