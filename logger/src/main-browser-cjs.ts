import { browser } from './core/browser.ts';
import { makeTree, sharedTree } from './core/create.ts';
import type { Logger, LoggerOptions, Sink } from './types.ts';

export type * from './types.ts';
export { consoleSink } from './core/browser.ts';
export * from './masks.ts';
export { setMaskPolicy } from './mask/full.ts';
export type { MaskPolicy, Policy } from './mask/full.ts';

/** `import.meta` is not there for CommonJS. */
const platform = browser(() => undefined, () => undefined);

/** A logger of its own, with its own level and sinks. Loggers made of it follow it. */
export const createLogger = (options: LoggerOptions = {}): Logger =>
  makeTree(platform, options).logger;

const tree = /* @__PURE__ */ sharedTree(platform);

/** The default logger, one for the whole page. */
export const logger: Logger = tree.logger;

/** Changes the default logger: level, sinks, names; what is not given stays as it is. */
export const configure = (options: LoggerOptions): void => tree.configure(options);

/** Lets the default logger's lines go to one more place. */
export const addSink = (sink: Sink): void => tree.addSink(sink);

export const withContext: Logger['withContext'] = (fields, fn) => logger.withContext(fields, fn);

export default logger;
