import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../../../logger/src/main.ts';
import type { LogLine, Logger, LoggerOptions, Sink } from '../../../logger/src/types.ts';

export interface Memory extends Sink {
  readonly lines: LogLine[];
}

/** A sink that keeps lines as objects. */
export const memory = (): Memory => {
  const lines: LogLine[] = [];
  return {
    lines,
    write: (line) => void lines.push(JSON.parse(line) as LogLine),
    flush: async () => {},
    close: async () => {},
    stats: () => ({ written: lines.length, pending: 0, dropped: {} }),
  };
};

export const loggerOf = (options: LoggerOptions = {}): { log: Logger; lines: LogLine[] } => {
  const sinks = memory();
  return { log: createLogger({ level: 'trace', sinks, ...options }), lines: sinks.lines };
};

export const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const tick = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
