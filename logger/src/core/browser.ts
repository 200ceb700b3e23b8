import type { LogLine, Sink } from '../types.ts';
import type { Platform } from './create.ts';
import { severityFor, severityOf } from './levels.ts';

const COUNTLESS = async () => {};

/** The console of a browser, through the method that fits the level. */
export const consoleSink = (): Sink => {
  let written = 0;
  return {
    write(line, { level }) {
      const { timestamp, message, level: _, ...fields } = JSON.parse(line) as LogLine;
      const { stack } = fields.exc ?? {};
      const rest = Object.keys(fields).length ? [fields] : [];
      console[level == 'trace' ? 'debug' : level == 'fatal' ? 'error' : level](
        message.replace(/%/g, '%%'),
        ...rest,
        ...(stack ? ['\n' + stack] : []),
      );
      written++;
    },
    flush: COUNTLESS,
    close: COUNTLESS,
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

export const browser = (level: string | undefined, mode: string | undefined): Platform => ({
  severity() {
    const asked = severityOf(level || built(() => process.env['NEXT_PUBLIC_LOG_LEVEL']));
    return asked < 0 ? severityFor(mode || built(() => process.env['NODE_ENV'])) : asked;
  },
  sinks: () => [consoleSink()],
  stamp: () => ({}),
});
