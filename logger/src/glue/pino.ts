import { fdSink } from '../core/stdout.ts';
import type { Level, LineInfo, LogLine, Sink } from '../types.ts';

const NUMBERS: Readonly<Record<Level, number>> = {
  trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60,
};

/** Anything with `write`: a stream, pino-pretty, a file. */
export interface Writable {
  write(text: string): unknown;
}

/** Names that mean something to pino's readers; fields of these names get a final `_`. */
const TAKEN = /^(?:time|pid|hostname|name|msg|err)_*$/;

const renamed = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [TAKEN.test(key) ? `${key}_` : key, value]),
  );

/** A line in the form that pino's readers know. */
const toPino = (line: string, { level, time }: LineInfo): string => {
  try {
    const { timestamp: _timestamp, level: _level, message, host, service, exc, ...rest } =
      JSON.parse(line) as LogLine;
    const { class: type, ...error } = exc ?? { class: '' };
    return JSON.stringify({
      level: NUMBERS[level],
      time,
      pid: process.pid,
      ...(host === undefined ? {} : { hostname: host }),
      ...(service === undefined ? {} : { name: service }),
      ...renamed(rest),
      ...(exc ? { err: { type, ...error } } : {}),
      msg: message,
    });
  } catch {
    return JSON.stringify({ level: NUMBERS[level], time, msg: line });
  }
};

const streamSink = (stream: Writable): Sink => {
  const dropped: Record<string, number> = {};
  let written = 0;
  let lastError: string | undefined;
  let closed = false;
  const drop = (reason: string): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  return {
    write(line) {
      if (closed) return drop('closed');
      try {
        stream.write(`${line}\n`);
        written++;
      } catch (error) {
        lastError = (error as Error)?.message;
        drop('stream failed');
      }
    },
    flush: async () => {},
    async close() {
      closed = true;
    },
    stats: () => ({
      written, pending: 0, dropped: { ...dropped },
      ...(lastError === undefined ? {} : { lastError }),
    }),
  };
};

/**
 * A sink that writes lines as pino would, for readers that know pino's: `pino-pretty`, `lnav`,
 * a shipper. `node app.js | npx pino-pretty` works with `configure({ sinks: pinoSink() })`.
 *
 * @param target a stream, or a sink; standard output by default. A stream stays yours.
 */
export const pinoSink = (target: Writable | Sink = fdSink(1)): Sink => {
  const sink = 'stats' in target ? target : streamSink(target);
  return { ...sink, write: (line, info) => sink.write(toPino(line, info), info) };
};
