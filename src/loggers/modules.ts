import { consolaDialect } from './consola.ts';
import { consoleLike, logfixDialect } from './console-like.ts';
import type { Dialect } from './dialect.ts';
import { loglevelDialect } from './loglevel.ts';
import { logtapeDialect } from './logtape.ts';
import { nestDialect } from './nest.ts';
import { pinoDialect } from './pino.ts';
import { tagFirst } from './tag-first.ts';
import { winstonDialect } from './winston.ts';

/** A published logging library, as programs import it. */
export interface KnownModule {
  readonly dialect: Dialect;
  /** Exports that are loggers themselves. */
  readonly loggers: readonly string[];
  /** Exports that make loggers when they are called, or with `new`. */
  readonly makers: readonly string[];
  /** How a file without a logger of its project's own gets one; absent where it can't. */
  readonly use?: {
    readonly export: string;
    readonly name: string;
    /** Makes the file's own logger; `NAME` stands for a quoted name of the package. */
    readonly setup?: string;
  };
}

const SEVEN = {
  trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal',
} as const;

const pino: KnownModule = {
  dialect: pinoDialect,
  loggers: [],
  makers: ['default', 'pino', '*'],
  use: { export: 'pino', name: 'logger', setup: 'pino()' },
};

const consola: KnownModule = {
  dialect: consolaDialect,
  loggers: ['default', 'consola'],
  makers: ['createConsola', 'create'],
  use: { export: 'consola', name: 'consola' },
};

const MODULES: Readonly<Record<string, KnownModule>> = {
  '@logfix/logger': {
    dialect: logfixDialect,
    loggers: ['logger'],
    makers: ['createLogger'],
    use: { export: 'logger', name: 'logger' },
  },
  'logfix/logger': { dialect: logfixDialect, loggers: ['logger'], makers: ['createLogger'] },
  pino,
  'pino/browser': pino,
  winston: {
    dialect: winstonDialect,
    loggers: ['default', '*'],
    makers: ['createLogger'],
  },
  loglevel: {
    dialect: loglevelDialect,
    loggers: ['default', '*'],
    makers: ['getLogger'],
    use: { export: 'default', name: 'log' },
  },
  consola,
  'consola/basic': consola,
  '@logtape/logtape': {
    dialect: logtapeDialect,
    loggers: [],
    makers: ['getLogger'],
    use: { export: 'getLogger', name: 'logger', setup: 'getLogger([NAME])' },
  },
  '@nestjs/common': {
    dialect: nestDialect,
    loggers: ['Logger'],
    makers: ['Logger', 'ConsoleLogger'],
    use: { export: 'Logger', name: 'Logger' },
  },
  'electron-log': {
    dialect: consoleLike('electron-log', { trace: 'silly', debug: 'debug', info: 'info', warn: 'warn', error: 'error' }, true),
    loggers: ['default', '*'],
    makers: [],
    use: { export: 'default', name: 'log' },
  },
  'electron-log/main': {
    dialect: consoleLike('electron-log', { trace: 'silly', debug: 'debug', info: 'info', warn: 'warn', error: 'error' }, true),
    loggers: ['default', '*'],
    makers: [],
  },
  log4js: {
    dialect: consoleLike('log4js', SEVEN, false),
    loggers: [],
    makers: ['getLogger'],
  },
  bunyan: {
    dialect: consoleLike('bunyan', SEVEN, false),
    loggers: [],
    makers: ['createLogger'],
  },
  tslog: { dialect: consoleLike('tslog', SEVEN, false), loggers: [], makers: ['Logger'] },
  npmlog: {
    dialect: tagFirst('npmlog', { trace: 'silly', debug: 'verbose', info: 'info', warn: 'warn', error: 'error' }),
    loggers: ['default', '*'],
    makers: [],
  },
};

/** What is known of a published logging library; `null` for any other module. */
export const knownModule = (module: string): KnownModule | null =>
  Object.hasOwn(MODULES, module) ? MODULES[module]! : null;
