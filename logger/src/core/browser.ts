import type { LogLine, Sink } from '../types.ts';
import { severityFor, severityOf } from './levels.ts';
import { portable } from './portable.ts';

const done = async () => {};

/** The console of a browser, through the method that fits the level. */
export const consoleSink = (): Sink => {
  let written = 0;
  return {
    write(line, { level }) {
      const { timestamp, message, level: _, ...fields } = JSON.parse(line) as LogLine;
      const stack = fields.exc?.stack
      console[level == 'fatal' ? 'error' : level == 'trace' ? 'debug' : level]('%s', message, fields, ...(stack ? ['\n' + stack] : []));
      written++;
    },
    flush: done,
    close: done,
    stats: () => ({ written, pending: 0, dropped: {} }),
  };
};

/** What a bundler put in the place of an expression; nothing where it put nothing. */
export const built = (read: () => string | undefined): string | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

export const browser = (level: () => string | undefined, mode: () => string | undefined) => ({
  ...portable,
  severity: () =>
    severityOf(built(level) || built(() => process.env['NEXT_PUBLIC_LOG_LEVEL'])) ??
    severityFor(built(mode) || built(() => process.env['NODE_ENV'])),
  sink: consoleSink,
  stamp: () => ({}),
});
