import type { Counters, FieldProvider, Fields, Logger, LogMethod, Sink } from '../types.ts';
import { LEVELS, severityOf } from './levels.ts';

/** How lines are made. A bound is the fields of a child or a context, made ready. */
export interface Engine<Bound> {
  /** `fields` over `base`. */
  bind(fields: object, base?: Bound): Bound;
  line(
    root: Root<Bound>,
    bound: Bound | undefined,
    severity: number,
    time: number,
    args: ArrayLike<unknown>,
  ): string;
  /** Runs `fn` in a context of these fields, where there is such a thing. */
  within?<T>(fields: Fields, fn: () => T): T;
}

/** What all loggers of one tree share, and may change at run time. */
export interface Root<Bound> extends Engine<Bound> {
  sinks: readonly Sink[];
  /** `service`, `env`, `version`, `host` */
  stamp?: Bound;
  provider?: FieldProvider | undefined;
  counters?: Counters | undefined;
}

/** A level of one's own, or the parent's. */
export interface Gate {
  own?: number;
  readonly parent?: Gate;
}

/** A logger of this tree. Its methods need no `this`, so that they can be passed on. */
export const makeLogger = <Bound>(root: Root<Bound>, gate: Gate, bound?: Bound): Logger => {
  const least = (): number => {
    let at = gate;
    while (at.own === undefined) at = at.parent!;
    return at.own;
  };
  const method = (severity: number): LogMethod =>
    function () {
      if (severity < least()) return;
      const time = Date.now();
      const line = root.line(root, bound, severity, time, arguments);
      for (const sink of root.sinks) sink.write(line, { level: LEVELS[severity]!, time });
    };
  const all = (what: 'flush' | 'close') => async () => {
    await Promise.all(root.sinks.map((sink) => sink[what]()));
  };

  const logger: Logger = {
    trace: method(0),
    debug: method(1),
    info: method(2),
    warn: method(3),
    error: method(4),
    fatal: method(5),
    get level() {
      return LEVELS[least()]!;
    },
    child: (fields) => makeLogger(root, { parent: gate }, root.bind(fields, bound)),
    isLevelEnabled: (level) => severityOf(level)! >= least(),
    setLevel: (level) => {
      gate.own = severityOf(level) ?? gate.own;
    },
    count: (...what) => root.counters?.count(...what),
    withContext: (fields, fn) =>
      root.within ? root.within(fields, () => fn(logger)) : fn(logger.child(fields)),
    flush: all('flush'),
    close: all('close'),
    stats: () => root.sinks.map((sink) => sink.stats()),
  };
  return logger;
};
