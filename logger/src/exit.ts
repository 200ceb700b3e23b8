import type { Sink } from './types.ts';

type Flushable = Pick<Sink, 'flush'> & Partial<Pick<Sink, 'flushSync'>>;

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** How long a signal waits for sinks that can only flush asynchronously, in milliseconds. */
const PATIENCE = 2000;

const KEY = Symbol.for('@logfix/logger/exit');
const FOLLOWERS = Symbol.for('signal-exit emitter');

/**
 * How many listeners of a signal only wait to be the last ones: those of the package
 * `signal-exit`, which many libraries bring along. Left to them, the process would never end.
 */
const followers = (): number => {
  const shared = globalThis as { [FOLLOWERS]?: { count?: number } };
  const old = process as { __signal_exit_emitter__?: { count?: number } };
  return (shared[FOLLOWERS]?.count ?? 0) + (old.__signal_exit_emitter__?.count ?? 0);
};

/** One registry a process, whether this file was imported, required, or both. */
const registry = (): Set<Flushable> => {
  const shared = globalThis as { [KEY]?: Set<Flushable> };
  if (shared[KEY]) return shared[KEY];
  const sinks = (shared[KEY] = new Set<Flushable>());
  process.on('exit', () => flushAllSync(sinks));
  process.on('beforeExit', () => void flushAll(sinks));
  for (const signal of SIGNALS) {
    const onSignal = () => {
      flushAllSync(sinks);
      if (process.listenerCount(signal) > 1 + followers()) return;
      void leave(sinks).then(() => {
        flushAllSync(sinks);
        process.removeListener(signal, onSignal);
        process.kill(process.pid, signal);
      });
    };
    process.on(signal, onSignal);
  }
  return sinks;
};

const flushAllSync = (sinks: Set<Flushable>): void => {
  for (const sink of sinks) sink.flushSync?.();
};

const flushAll = async (sinks: Set<Flushable>): Promise<void> => {
  await Promise.all([...sinks].filter((sink) => !sink.flushSync).map((sink) => sink.flush()));
};

const leave = (sinks: Set<Flushable>): Promise<void> =>
  Promise.race([
    flushAll(sinks),
    new Promise<void>((resolve) => setTimeout(resolve, PATIENCE)),
  ]);

/**
 * Flushes the sink when the process ends: by itself, by `process.exit`, by an uncaught error or
 * rejection, or by SIGTERM, SIGINT, SIGHUP. A sink with `flushSync` is flushed on the spot;
 * others get up to two seconds where the process can wait. A signal that somebody else listens
 * to is left to them after flushing. Returns a function that takes the sink off again.
 */
export const flushOnExit = (sink: Flushable): (() => void) => {
  const sinks = registry();
  sinks.add(sink);
  return () => void sinks.delete(sink);
};
