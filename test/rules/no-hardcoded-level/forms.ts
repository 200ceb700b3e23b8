/** Code, and what the codemod makes of it; `null` where a person must decide. */
export interface Form {
  readonly code: string;
  readonly after: string | null;
  readonly filename?: string;
}

const form = (code: string, after: string | null, filename?: string): Form =>
  ({ code, after, ...(filename === undefined ? {} : { filename }) });

export const REPORTED: readonly Form[] = [
  form(`import pino from 'pino';\nexport const log = pino({ level: 'info', name: 'a' });`,
    `import pino from 'pino';\nexport const log = pino({ level: process.env.LOG_LEVEL ?? 'info', name: 'a' });`),
  form(`import { pino } from 'pino';\nconst log = pino({ name: "a", level: "debug" });`,
    `import { pino } from 'pino';\nconst log = pino({ name: "a", level: process.env.LOG_LEVEL ?? "debug" });`),
  form(`const log = require('pino')({ level: 'info' });`,
    `const log = require('pino')({ level: process.env.LOG_LEVEL ?? 'info' });`),
  form(`import winston from 'winston';\nconst l = winston.createLogger({ level: 'silly', transports: [] });`,
    `import winston from 'winston';\nconst l = winston.createLogger({ level: process.env.LOG_LEVEL ?? 'silly', transports: [] });`),
  form(`import { createLogger, transports } from 'winston';\nconst l = createLogger({ transports: [new transports.Console({ level: 'debug' })] });`,
    `import { createLogger, transports } from 'winston';\nconst l = createLogger({ transports: [new transports.Console({ level: process.env.LOG_LEVEL ?? 'debug' })] });`),
  form(`import bunyan from 'bunyan';\nconst l = bunyan.createLogger({ name: 'a', level: 'debug' });`,
    `import bunyan from 'bunyan';\nconst l = bunyan.createLogger({ name: 'a', level: (process.env.LOG_LEVEL ?? 'debug') as bunyan.LogLevel });`, 'room.ts'),
  form(`import { createLogger } from '@logfix/logger';\nconst l = createLogger({ level: 'debug', service: 'a' });`,
    `import { createLogger } from '@logfix/logger';\nconst l = createLogger({ service: 'a' });`),
  form(`import { configure } from '@logfix/logger';\nconfigure({ service: 'a', level: 'debug' });`,
    `import { configure } from '@logfix/logger';\nconfigure({ service: 'a' });`),
  form(`import { createLogger } from '@logfix/logger';\nconst l = createLogger({ level: 'debug' });`,
    `import { createLogger } from '@logfix/logger';\nconst l = createLogger({});`),
  form(`import { createLogger } from '@logfix/logger';\nconst l = createLogger({ /* loud */ level: 'debug', /* why */ service: 'a' });`, null),
  form(`import fastify from 'fastify';\nconst app = fastify({ logger: { level: 'info' } });`,
    `import fastify from 'fastify';\nconst app = fastify({ logger: { level: process.env.LOG_LEVEL ?? 'info' } });`),
  form(`import log from 'loglevel';\nlog.setLevel('debug');`,
    `import log from 'loglevel';\nlog.setLevel(process.env.LOG_LEVEL ?? 'debug');`),
  form(`import log from 'loglevel';\nlog.setLevel('debug');`,
    `import log from 'loglevel';\nlog.setLevel((process.env.LOG_LEVEL ?? 'debug') as log.LogLevelDesc);`, 'room.ts'),
  form(`import log from 'loglevel';\nconsole.log(import.meta.env.MODE);\nlog.setDefaultLevel("warn");`,
    `import log from 'loglevel';\nconsole.log(import.meta.env.MODE);\nlog.setDefaultLevel(import.meta.env.VITE_LOG_LEVEL ?? "warn");`, 'room.ts'),
  form(`import { getLogger } from 'log4js';\nconst logger = getLogger('a');\nlogger.level = 'debug';`,
    `import { getLogger } from 'log4js';\nconst logger = getLogger('a');\nlogger.level = process.env.LOG_LEVEL ?? 'debug';`),
  form(`import consola from 'consola';\nconsola.level = 4;`,
    `import consola from 'consola';\nconsola.level = Number(process.env.CONSOLA_LEVEL ?? 4);`),
  form(`import { createConsola } from 'consola';\nconst log = createConsola({ level: 5 });`,
    `import { createConsola } from 'consola';\nconst log = createConsola({ level: Number(process.env.CONSOLA_LEVEL ?? 5) });`),
  form(`import log from 'loglevel';\nfunction initLogging() { log.setLevel('info'); }`,
    `import log from 'loglevel';\nfunction initLogging() { log.setLevel(process.env.LOG_LEVEL ?? 'info'); }`),
  form(`import log from 'loglevel';\nlog.setLevel('info');\ndocument.title = 'a';`, null),
];

export const SILENT: readonly string[] = [
  // Read already, or chosen
  `import pino from 'pino'; pino({ level: process.env.LOG_LEVEL ?? 'info' }); pino({ level: config.level });`,
  `import pino from 'pino'; pino({ level: process.env.NODE_ENV === 'production' ? 'info' : 'debug' });`,
  `import pino from 'pino'; pino({ level: isTest && 'debug' }); pino();`,
  `import pino from 'pino'; const l = dev ? pino({ level: 'debug' }) : pino();`,
  `import pino from 'pino'; let l; if (process.env.DEBUG) { l = pino({ level: 'debug' }); }`,
  `import log from 'loglevel'; if (argv.verbose) log.setLevel('debug'); verbose && log.setLevel('debug');`,
  `import log from 'loglevel'; switch (mode) { case 'dev': log.setLevel('debug'); }`,
  // Only a default
  `import pino from 'pino'; export const make = (options) => pino({ level: 'info', ...options });`,
  // Off on purpose
  `import pino from 'pino'; pino({ level: 'silent' });`,
  `import pino from 'pino'; connect({ logger: pino({ level: 'error' }) }); load(url, pino({ level: 'fatal' }));`,
  `import winston from 'winston'; winston.createLogger({ level: 'debug', transports: [new winston.transports.Console({ level: settings.level })] });`,
  // Set while the program runs
  `import log from 'loglevel'; app.post('/loud', () => { log.setLevel('debug'); });`,
  `import log from 'loglevel'; export function louder() { log.setLevel('debug'); }`,
  // Files that take only one level
  `import winston from 'winston'; new winston.transports.File({ filename: 'error.log', level: 'error' });`,
  // Other things with a level
  `import { createLogger } from './own.js'; const game = { level: 'info' }; player.level = 'debug'; setLevel('debug');`,
  `createGame({ level: 'debug' }); zlib.createGzip({ level: 9 }); game.setLevel('debug');`,
  `import fastify from 'fastify'; fastify({ level: 'info' });`,
];
