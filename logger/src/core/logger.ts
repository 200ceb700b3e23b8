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
    args: readonly unknown[],
  ): string;
  /** Runs `fn` in a context of these fields, where there is such a thing. */
  within?<T>(fields: Fields, fn: () => T): T;
}

/** What all loggers of one tree share, and may change at run time. */
export interface Root<Bound> extends Engine<Bound> {
  sinks: readonly Sink[];
  /** `service`, `env`, `version`, `host` and fields of all lines. */
  names: object;
  /** The same made ready, once the first line asks for it. */
  stamp?: Bound | undefined;
  provider?: FieldProvider | undefined;
  counters?: Counters | undefined;
}

/** A level of one's own, or -1 for the parent's. */
export interface Gate {
  own: number;
  readonly parent?: Gate;
}

const leastOf = (gate: Gate): number => (gate.own < 0 ? leastOf(gate.parent!) : gate.own);

/**
 * A logger of this tree. Its methods need no `this`, so that they can be passed on. A class,
 * because V8 reads the properties of an object that was written with a getter in it slowly.
 */
class TreeLogger<Bound> implements Logger {
  declare readonly trace: LogMethod;
  declare readonly debug: LogMethod;
  declare readonly info: LogMethod;
  declare readonly warn: LogMethod;
  declare readonly error: LogMethod;
  declare readonly fatal: LogMethod;
  declare readonly child: Logger['child'];
  declare readonly isLevelEnabled: Logger['isLevelEnabled'];
  declare readonly setLevel: Logger['setLevel'];
  declare readonly count: Logger['count'];
  declare readonly withContext: Logger['withContext'];
  declare readonly flush: Logger['flush'];
  declare readonly close: Logger['close'];
  declare readonly stats: Logger['stats'];
  readonly #gate: Gate;

  constructor(root: Root<Bound>, gate: Gate, bound?: Bound) {
    const emit = (severity: number, args: readonly unknown[]) => {
      const time = Date.now();
      root.stamp ??= root.bind(root.names);
      const line = root.line(root, bound, severity, time, args);
      for (const sink of root.sinks) sink.write(line, { level: LEVELS[severity]!, time });
    };
    const method =
      (severity: number): LogMethod =>
      (...args) => {
        if (severity >= (gate.own < 0 ? leastOf(gate) : gate.own)) emit(severity, args);
      };
    const all = (what: 'flush' | 'close') => async () => {
      await Promise.all(root.sinks.map((sink) => sink[what]()));
    };
    this.#gate = gate;
    this.trace = method(0);
    this.debug = method(1);
    this.info = method(2);
    this.warn = method(3);
    this.error = method(4);
    this.fatal = method(5);
    this.child = (fields) =>
      new TreeLogger(root, { own: -1, parent: gate }, root.bind(fields, bound));
    this.isLevelEnabled = (level) => severityOf(level)! >= leastOf(gate);
    this.setLevel = (level) => {
      gate.own = severityOf(level) ?? gate.own;
    };
    this.count = (...what) => root.counters?.count(...what);
    this.withContext = (fields, fn) =>
      root.within ? root.within(fields, () => fn(this)) : fn(this.child(fields));
    this.flush = all('flush');
    this.close = all('close');
    this.stats = () => root.sinks.map((sink) => sink.stats());
  }

  get level() {
    return LEVELS[leastOf(this.#gate)]!;
  }
}

export const makeLogger = <Bound>(root: Root<Bound>, gate: Gate, bound?: Bound): Logger =>
  new TreeLogger(root, gate, bound);
