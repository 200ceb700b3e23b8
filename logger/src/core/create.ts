import type { Logger, LoggerOptions, Sink } from '../types.ts';
import { severityOf } from './levels.ts';
import { makeLogger } from './logger.ts';
import type { Engine, Gate, Root } from './logger.ts';

/** What differs between a server and a browser. */
export interface Platform<Bound> extends Engine<Bound> {
  severity(): number;
  sink(): Sink;
  stamp(): object;
}

interface Tree {
  readonly logger: Logger;
  /** Changes what the options say; the rest stays. */
  configure(options: LoggerOptions): void;
  /** Lets lines go to one more place. */
  addSink(sink: Sink): void;
}

export const makeTree = <Bound>(platform: Platform<Bound>, initial: LoggerOptions): Tree => {
  const { severity, sink, stamp, ...engine } = platform;
  const root: Root<Bound> = { ...engine, sinks: initial.sinks ? [] : [sink()], names: stamp() };
  const gate: Gate = { own: severity() };
  const configure = ({ level, sinks, provider, counters, fields, ...given }: LoggerOptions) => {
    gate.own = severityOf(level) ?? gate.own;
    if (sinks) root.sinks = [sinks].flat();
    if (provider) root.provider = provider;
    if (counters) root.counters = counters;
    root.names = { ...root.names, ...given, ...fields };
    root.stamp = undefined;
  };
  configure(initial);
  const addSink = (sink: Sink) => {
    root.sinks = [...root.sinks, sink];
  };
  return { logger: makeLogger(root, gate), configure, addSink };
};

const KEY = Symbol.for('@logfix/logger');

const shared = globalThis as { [KEY]?: Tree };

/** The tree of the default logger, once there is one. */
export const currentTree = (): Tree | undefined => shared[KEY];

/** The one default logger of a process or page, however often this package is loaded. */
export const sharedTree = <Bound>(platform: Platform<Bound>): Tree =>
  (shared[KEY] ??= makeTree(platform, {}));
