import type { LogLine, Sink } from '../types.ts';
import { attempt } from './attempt.ts';
import { severityFor, severityOf } from './levels.ts';
import { portable } from './portable.ts';

const done = async () => {};

/** The console of a browser, through the method that fits the level. */
export const consoleSink = (): Sink => {
  let written = 0;
  return {
    write(line, { level }) {
      const { timestamp, level: _, message, ...fields } = JSON.parse(line) as LogLine;
      const stack = fields.exc?.stack;
      written++;
      const method = level == 'fatal' ? 'error' : level == 'trace' ? 'debug' : level;
      console[method]('%s', stack ? message + '\n' + stack : message, fields);
    },
    flush: done,
    close: done,
    stats: () => ({ written, pending: 0, dropped: {} }),
  };
};

/** The level that fits the mode of a build, Vite's or another's. */
export const severityIn = (mode: () => string | undefined): number =>
  severityFor(attempt(mode) || attempt(() => process.env['NODE_ENV']));

export const browser = (level: () => string | undefined, mode: () => string | undefined) => ({
  ...portable,
  severity: () =>
    severityOf(attempt(level) || attempt(() => process.env['NEXT_PUBLIC_LOG_LEVEL'])) ??
    severityIn(mode),
  sink: consoleSink,
  stamp: () => ({}),
});
