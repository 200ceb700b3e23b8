import { copy } from '../core/copy.ts';
import type { OnProblem } from '../file/problems.ts';
import type { Counters, Labels } from '../types.ts';

/** A counter as prom-client and its successors have it. */
export interface IncCounter {
  inc(labels: Labels, value?: number): void;
}

/** A counter as OpenTelemetry has it. */
export interface AddCounter {
  add(value: number, attributes?: Labels): void;
}

export type AnyCounter = IncCounter | AddCounter;

export interface CountersOptions {
  /** Counters by name. */
  readonly counters?: Readonly<Record<string, AnyCounter>>;
  /**
   * Makes a counter when its name is counted for the first time:
   * `(name, labelNames) => new Counter({ name, help: name, labelNames })`.
   */
  readonly create?: (name: string, labelNames: string[]) => AnyCounter;
  /** Different sets of label values of one counter; later ones count as `other`. Default 1,000. */
  readonly maxSeries?: number;
  /** Told of problems instead of stderr. */
  readonly onProblem?: OnProblem;
}

const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What is known of one counter. */
interface Known {
  readonly counter: AnyCounter;
  /** Names of the labels, fixed by the first call. */
  readonly labelNames: string;
  /** Masked labels by the labels as they came. */
  readonly series: Map<string, Labels>;
}

const tellConsole: OnProblem = ({ message }) => console.error(`@logfix/logger: ${message}`);

const namesOf = (labels: Labels): string => Object.keys(labels).sort().join();

const add = (counter: AnyCounter, labels: Labels, by: number): void => {
  if ('inc' in counter) counter.inc(labels, by);
  else counter.add(by, labels);
};

const valuesAsText = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));

const others = (labels: Labels): Labels =>
  Object.fromEntries(Object.keys(labels).map((key) => [key, 'other']));

/**
 * Where `logger.count` goes: `configure({ counters: counters({ counters: { … } }) })`. Anything
 * with `inc` or `add` will do. Label names are checked, values are masked like fields, and a
 * label whose values never end (an id, a path) cannot fill the memory. Never throws.
 */
export const counters = (options: CountersOptions = {}): Counters => {
  const { maxSeries = 1000, create } = options;
  const report = options.onProblem ?? tellConsole;
  const known = new Map<string, Known>();
  const told = new Set<string>();

  /** Says it once: a wrong call stands in a loop, usually. */
  const complain = (code: string, message: string, error?: unknown): void => {
    if (told.has(message)) return;
    if (told.size < 1000) told.add(message);
    try {
      report({ code, message, error });
    } catch {
      // A listener's own failure is not the caller's business.
    }
  };

  const find = (name: string, labels: Labels): Known | undefined => {
    const before = known.get(name);
    if (before) return before;
    if (!METRIC.test(name)) return void complain('metric', `not a metric's name: ${name}`);
    const wrong = Object.keys(labels).find((label) => !LABEL.test(label));
    if (wrong !== undefined) {
      return void complain('label', `not a label's name: ${wrong} of ${name}`);
    }
    const given = Object.hasOwn(options.counters ?? {}, name) ? options.counters![name] : undefined;
    const counter = given ?? create?.(name, Object.keys(labels));
    if (!counter) return void complain('unknown', `no counter of the name ${name}`);
    const fresh: Known = { counter, labelNames: namesOf(labels), series: new Map() };
    known.set(name, fresh);
    return fresh;
  };

  const seriesOf = (name: string, { series }: Known, labels: Labels): Labels => {
    const key = JSON.stringify(Object.entries(labels).sort());
    const before = series.get(key);
    if (before) return before;
    if (series.size >= maxSeries) {
      complain('series', `${name} has more than ${maxSeries} sets of labels; the rest is "other"`);
      return others(labels);
    }
    const masked = copy(() => valuesAsText(labels), 'labels') as Labels;
    series.set(key, masked);
    return masked;
  };

  const countChecked = (name: string, labels: Labels, by: number): void => {
    if (!(by >= 0 && by < Infinity)) {
      return complain('value', `a counter only grows: ${name} by ${by}`);
    }
    const one = find(name, labels);
    if (!one) return;
    if (namesOf(labels) !== one.labelNames) {
      const said = `${name} has the labels [${one.labelNames}], not [${namesOf(labels)}]`;
      return complain('label', said);
    }
    add(one.counter, seriesOf(name, one, labels), by);
  };

  return {
    count(name, labels = {}, by = 1) {
      try {
        countChecked(name, labels, by);
      } catch (error) {
        const message = `cannot count ${name}: ${(error as Error)?.message}`;
        complain('count', message, error);
      }
    },
  };
};
