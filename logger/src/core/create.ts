import type { Logger, LoggerOptions, Sink } from '../types.ts';
import { bind, NOTHING } from './bound.ts';
import { severityOf } from './levels.ts';
import { makeLogger } from './logger.ts';
import type { Gate, Root } from './logger.ts';

/** What differs between a server and a browser. */
export interface Platform extends Pick<Root, 'context' | 'runIn'> {
  severity(): number;
  sinks(): readonly Sink[];
  stamp(): object;
}

const definedOnly = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

interface Tree {
  readonly logger: Logger;
  /** Changes what the options say; the rest stays. */
  configure(options: LoggerOptions): void;
}

export const makeTree = (platform: Platform, initial: LoggerOptions): Tree => {
  const root: Root = { ...platform, sinks: [], stamp: NOTHING };
  const gate: Gate = { own: platform.severity() };
  let stamp = platform.stamp();
  const configure = (options: LoggerOptions) => {
    const { level, sinks, provider, counters, fields, service, env, version, host } = options;
    if (severityOf(level) >= 0) gate.own = severityOf(level);
    if (sinks) root.sinks = 'write' in sinks ? [sinks] : sinks;
    if (provider) root.provider = provider;
    if (counters) root.counters = counters;
    stamp = { ...stamp, ...definedOnly({ service, env, version, host }), ...fields };
    root.stamp = bind(definedOnly(stamp));
  };
  configure({ ...initial, sinks: initial.sinks ?? platform.sinks() });
  return { logger: makeLogger(root, gate, NOTHING), configure };
};

const KEY = Symbol.for('@logfix/logger');

/** The one default logger of a process or page, however often this package is loaded. */
export const sharedTree = (platform: Platform): Tree => {
  const shared = globalThis as { [KEY]?: Tree };
  return (shared[KEY] ??= makeTree(platform, {}));
};
