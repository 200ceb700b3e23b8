import type { Counters, FieldProvider, Fields, Logger, LogMethod, Sink } from '../types.ts';
import { LEVELS, severityOf } from './levels.ts';

/** How lines are made. A bound is the fields of a child or a context, made ready. */
export interface Engine<Bound> {
  /** `fields` over `base`. */
  bind(fields: object, base?: Bound): Bound;
  line(severity: number, time: number, args: ArrayLike<unknown>, bounds: readonly (Bound | undefined)[]): string;
}

/** What all loggers of one tree share, and may change at run time. */
export interface Root<Bound> extends Engine<Bound> {
  sinks: readonly Sink[];
  /** `service`, `env`, `version`, `host` */
  stamp?: Bound;
  provider?: FieldProvider | undefined;
  counters?: Counters | undefined;
  /** Fields of the asynchronous context, where there is one. */
  context?(): Bound | undefined;
  runIn?<T>(fields: Bound, fn: () => T): T;
}

/** A level of one's own, or the parent's. */
export interface Gate {
  own?: number;
  readonly parent?: Gate;
}

const severityAt = (gate: Gate): number => {
  let at = gate;
  while (at.own === undefined) at = at.parent!;
  return at.own;
};

const contextOf = <Bound>(root: Root<Bound>): Bound | undefined => {
  const context = root.context?.();
  try {
    const fields = root.provider?.();
    return fields ? root.bind(fields, context) : context;
  } catch {
    return context;
  }
};

/** A logger of this tree. Its methods need no `this`, so that they can be passed on. */
export const makeLogger = <Bound>(root: Root<Bound>, gate: Gate, bound?: Bound): Logger => {
  const method = (severity: number): LogMethod =>
    function () {
      if (severity < severityAt(gate)) return;
      const time = Date.now();
      const line = root.line(severity, time, arguments, [root.stamp, bound, contextOf(root)]);
      for (const sink of root.sinks) sink.write(line, { level: LEVELS[severity]!, time });
    };
  const all = (what: 'flush' | 'close') => async () =>
    void (await Promise.all(root.sinks.map((sink) => sink[what]())));

  const logger: Logger = {
    trace: method(0),
    debug: method(1),
    info: method(2),
    warn: method(3),
    error: method(4),
    fatal: method(5),
    get level() {
      return LEVELS[severityAt(gate)] ?? 'silent';
    },
    child: (fields) => makeLogger(root, { parent: gate }, root.bind(fields, bound)),
    isLevelEnabled: (level) => severityOf(level)! >= severityAt(gate),
    setLevel: (level) => {
      gate.own = severityOf(level) ?? gate.own;
    },
    count: (...what) => root.counters?.count(...what),
    withContext: (fields: Fields, fn) =>
      root.runIn
        ? root.runIn(root.bind(fields, root.context?.()), () => fn(logger))
        : fn(logger.child(fields)),
    flush: all('flush'),
    close: all('close'),
    stats: () => root.sinks.map((sink) => sink.stats()),
  };
  return logger;
};
