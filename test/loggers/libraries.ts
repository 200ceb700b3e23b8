import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { configureSync, getJsonLinesFormatter, getLogger, getTextFormatter } from '@logtape/logtape';
import { createConsola } from 'consola';
import loglevel from 'loglevel';
import { pino } from 'pino';
import winston from 'winston';
import { createLogger } from '../../logger/src/main.ts';

/** Runs what logs, and tells what came out. */
export type Capture = (run: (logger: unknown) => unknown) => Promise<string>;

export interface Library {
  /** How its logger is typed in a program: a declaration of `logger`. */
  readonly types: string;
  /** What it prints, once for each way in which it may be set up. */
  readonly captures: readonly Capture[];
  /** What it leaves out of an Error, whoever hands it over. */
  readonly leavesOut?: { readonly words: readonly string[]; readonly note: string };
}

class Sink extends Writable {
  text = '';
  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

async function with_(make: (sink: Sink) => unknown, run: (logger: unknown) => unknown): Promise<string> {
  const sink = new Sink();
  await run(make(sink));
  await breath();
  await breath();
  return sink.text;
}

const capturing = (make: (sink: Sink) => unknown): Capture => (run) => with_(make, run);

/** A console that writes to a sink. */
const consoleTo = (sink: Sink): Console => new Console({ stdout: sink, stderr: sink, colorMode: false });

/** What the real console prints. */
export const printedByConsole: Capture = capturing(consoleTo);

/** loglevel binds the console's own functions whenever its level is set. */
const loglevelCapture: Capture = async (run) => {
  const sink = new Sink();
  const real = globalThis.console;
  globalThis.console = consoleTo(sink);
  try {
    loglevel.setLevel('trace', false);
    await run(loglevel);
    return sink.text;
  } finally {
    globalThis.console = real;
    loglevel.setLevel('trace', false);
  }
};

const logtapeCapture = (format: ReturnType<typeof getTextFormatter>): Capture => async (run) => {
  let text = '';
  configureSync({
    reset: true,
    sinks: { memory: (record) => void (text += format(record)) },
    loggers: [
      { category: [], lowestLevel: 'trace', sinks: ['memory'] },
      { category: ['logtape', 'meta'], lowestLevel: 'error', sinks: ['memory'] },
    ],
  });
  await run(getLogger(['rooms']));
  return text;
};

const nestCapture = (make: () => unknown, json: boolean): Capture => async (run) => {
  const { stdout, stderr } = process;
  const writes = [stdout.write, stderr.write] as const;
  let text = '';
  const write = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  stdout.write = write as typeof stdout.write;
  stderr.write = write as typeof stderr.write;
  Logger.overrideLogger(new ConsoleLogger({ colors: false, json }));
  try {
    await run(make());
    return text;
  } finally {
    [stdout.write, stderr.write] = writes;
  }
};

const winstonTo = (...formats: winston.Logform.Format[]): Capture =>
  capturing((sink) => winston.createLogger({
    level: 'silly',
    format: winston.format.combine(...formats),
    transports: [new winston.transports.Stream({ stream: sink })],
  }));

/** A logger of a project's own, as people write it. */
const ownLogger = (sink: Sink): unknown => {
  const out = consoleTo(sink);
  return {
    debug: (...args: unknown[]) => out.debug(...args),
    info: (...args: unknown[]) => out.info(...args),
    warn: (...args: unknown[]) => out.warn(...args),
    error: (...args: unknown[]) => out.error(...args),
  };
};

const tagLogger = (sink: Sink): unknown => {
  const write = (tag: string, ...rest: unknown[]): void => consoleTo(sink).log(`[${tag}]`, ...rest);
  return { debug: write, info: write, warn: write, error: write };
};

const OWN = (parameters: string): string =>
  `declare const logger: Record<'debug' | 'info' | 'warn' | 'error', (${parameters}) => void>;`;

/** Every library with its real implementation. */
export const LIBRARIES: Readonly<Record<string, Library>> = {
  logfix: {
    types: `import { logger } from '@logfix/logger';`,
    captures: [
      capturing((sink) => createLogger({ level: 'trace', sinks: { write: (line) => void sink.write(line) } })),
    ],
  },
  pino: {
    types: `import { pino } from 'pino'; const logger = pino();`,
    captures: [capturing((sink) => pino({ level: 'trace' }, sink))],
  },
  winston: {
    types: `import winston from 'winston'; const logger = winston.createLogger();`,
    captures: [
      winstonTo(winston.format.json()),
      winstonTo(winston.format.errors({ stack: true }), winston.format.timestamp(), winston.format.splat(), winston.format.json()),
      winstonTo(winston.format.errors({ stack: true }), winston.format.simple()),
    ],
  },
  loglevel: {
    types: `import logger from 'loglevel';`,
    captures: [loglevelCapture],
  },
  consola: {
    types: `import { consola as logger } from 'consola';`,
    captures: [
      capturing((sink) => createConsola({
        level: 5, fancy: false, stdout: sink as never, stderr: sink as never, throttleMin: 1e9,
      })),
    ],
    leavesOut: {
      words: ['Error', 'TypeError', 'RangeError', 'code', 'EBROKEN'],
      note: 'Of an Error, consola prints message, stack and causes, but neither its class nor its fields.',
    },
  },
  logtape: {
    types: `import { getLogger } from '@logtape/logtape'; const logger = getLogger(['rooms']);`,
    captures: [logtapeCapture(getTextFormatter()), logtapeCapture(getJsonLinesFormatter())],
  },
  nest: {
    types: `import { Logger } from '@nestjs/common'; const logger = new Logger('Rooms');`,
    captures: [
      nestCapture(() => new Logger('Rooms'), false),
      nestCapture(() => new Logger(), false),
      nestCapture(() => new Logger('Rooms'), true),
    ],
  },
  'console-like': { types: OWN('...args: unknown[]'), captures: [capturing(ownLogger)] },
  'tag-first': { types: OWN('tag: string, ...args: unknown[]'), captures: [capturing(tagLogger)] },
};
