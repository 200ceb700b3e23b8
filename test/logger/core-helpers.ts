import type { LoggerOptions, LogLine, Sink } from '../../logger/src/types.ts';
import { makeTree } from '../../logger/src/core/create.ts';
import { node } from '../../logger/src/core/node.ts';
import { portable } from '../../logger/src/core/portable.ts';
import type { Logger } from '../../logger/src/types.ts';

export interface Capture {
  readonly logger: Logger;
  /** Raw lines so far. */
  readonly lines: string[];
  /** The last line, parsed. */
  last(): LogLine;
}

export const memorySink = (lines: string[]): Sink => ({
  write: (line) => void lines.push(line),
  flush: async () => {},
  close: async () => {},
  stats: () => ({ written: lines.length, pending: 0, dropped: {} }),
});

const capture = (make: (options: LoggerOptions) => Logger, options: LoggerOptions): Capture => {
  const lines: string[] = [];
  const logger = make({ level: 'trace', host: 'test-host', ...options, sinks: memorySink(lines) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1)!) as LogLine };
};

/** A logger as servers have it. */
export const fastLogger = (options: LoggerOptions = {}): Capture =>
  capture((all) => makeTree(node, all).logger, options);

/** A logger that makes each line the portable way, with the server's rules. */
export const portableLogger = (options: LoggerOptions = {}): Capture =>
  capture(
    (all) =>
      makeTree({ ...portable, severity: () => 0, sink: () => memorySink([]), stamp: () => ({}) }, all)
        .logger,
    options,
  );

export const BOTH = [
  ['fast', fastLogger],
  ['portable', portableLogger],
] as const;

/** Keys that stand twice in one object of a JSON text, escapes resolved. */
export const duplicateKeys = (json: string): string[] => {
  const found: string[] = [];
  const open: Set<string>[] = [];
  let at = 0;
  const string = (): string => {
    const start = at++;
    while (json[at] != '"') at += json[at] == '\\' ? 2 : 1;
    return json.slice(start, ++at);
  };
  while (at < json.length) {
    const char = json[at];
    if (char == '"') {
      const text = string();
      if (json[at] != ':') continue;
      const key = JSON.parse(text) as string;
      if (open.at(-1)!.has(key)) found.push(key);
      open.at(-1)!.add(key);
    } else {
      if (char == '{' || char == '[') open.push(new Set());
      else if (char == '}' || char == ']') open.pop();
      at++;
    }
  }
  return found;
};
