import type { Logger, LoggerOptions, Sink } from '../types.ts';
import { severityOf } from './levels.ts';
import { makeLogger } from './logger.ts';
import type { Engine, Gate, Root } from './logger.ts';

/** What differs between a server and a browser. */
export interface Platform<Bound> extends Engine<Bound>, Pick<Root<Bound>, 'context' | 'runIn'> {
  severity(): number;
  sink(): Sink;
  stamp(): object;
}

interface Tree {
  readonly logger: Logger;
  /** Changes what the options say; the rest stays. */
  configure(options: LoggerOptions): void;
}

export const makeTree = <Bound>(platform: Platform<Bound>, initial: LoggerOptions): Tree => {
  const { severity, sink, stamp, ...engine } = platform
  const root: Root<Bound> = { ...engine, sinks: initial.sinks ? [] : [sink()] };
  const gate: Gate = { own: severity() };
  let names = stamp();
  const configure = ({ level, sinks, provider, counters, fields, ...given }: LoggerOptions) => {
    gate.own = severityOf(level) ?? gate.own;
    root.sinks = sinks ? [sinks].flat() : root.sinks;
    root.provider = provider ?? root.provider;
    root.counters = counters ?? root.counters;
    root.stamp = root.bind((names = { ...names, ...given, ...fields }));
  };
  configure(initial);
  return { logger: makeLogger(root, gate), configure };
};

const KEY = Symbol.for('@logfix/logger');

/** The one default logger of a process or page, however often this package is loaded. */
export const sharedTree = <Bound>(platform: Platform<Bound>): Tree => {
  const shared = globalThis as { [KEY]?: Tree };
  return (shared[KEY] ??= makeTree(platform, {}));
};
