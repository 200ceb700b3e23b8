import type { Logger } from '../types.ts';
import { severityOf } from './levels.ts';

/**
 * Lets a signal change the level of a running process: each one makes the logger more talkative
 * (`debug`, then `trace`), the last one puts it back to where it was. Returns a function that
 * stops listening.
 */
export const followSignal = (logger: Logger, signal: NodeJS.Signals): (() => void) => {
  let before = logger.level;
  const onSignal = () => {
    const now = severityOf(logger.level) ?? 0;
    if (now > 1) before = logger.level;
    logger.setLevel(now > 1 ? 'debug' : now == 1 ? 'trace' : before);
  };
  process.on(signal, onSignal);
  return () => void process.off(signal, onSignal);
};
