import { makeTree, sharedTree } from './core/create.ts';
import { node } from './core/node.ts';
import { followSignal } from './core/signal.ts';
import type { Logger, LoggerOptions, Sink } from './types.ts';

export type * from './types.ts';
export { followSignal } from './core/signal.ts';
export { flushOnExit } from './exit.ts';
export { fdSink } from './core/stdout.ts';
export { stdoutSink } from './core/node.ts';
export { prettyLine, prettySink } from './core/pretty.ts';
export * from './masks.ts';
export { setMaskPolicy } from './mask/full.ts';
export type { MaskPolicy, Policy } from './mask/full.ts';

/** A logger of its own, with its own level and sinks. Loggers made of it follow it. */
export const createLogger = (options: LoggerOptions = {}): Logger =>
  makeTree(node, options).logger;

const tree = sharedTree(node);

/** The default logger, one for the whole process. */
export const logger: Logger = tree.logger;

if (process.env['LOG_LEVEL_SIGNAL']) {
  followSignal(logger, process.env['LOG_LEVEL_SIGNAL'] as NodeJS.Signals);
}

/** Changes the default logger: level, sinks, names; what is not given stays as it is. */
export const configure = (options: LoggerOptions): void => tree.configure(options);

/** Lets the default logger's lines go to one more place. */
export const addSink = (sink: Sink): void => tree.addSink(sink);

/** Runs `fn`; lines written by it and by what it awaits carry `fields`. */
export const withContext: Logger['withContext'] = logger.withContext;

export default logger;
