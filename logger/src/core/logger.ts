import type { Counters, FieldProvider, Logger, LogMethod, Sink } from '../types.ts';
import { bind, combine, NOTHING } from './bound.ts';
import type { Bound } from './bound.ts';
import { isError, jsonField, jsonKey, jsonText, read, toJson } from './json.ts';
import { LEVELS, severityOf } from './levels.ts';
import { sortOut } from './message.ts';
import type { Entry } from './message.ts';

/** What all loggers of one tree share, and may change at run time. */
export interface Root {
  sinks: readonly Sink[];
  /** `service`, `env`, `version`, `host` */
  stamp: Bound;
  provider?: FieldProvider | undefined;
  counters?: Counters | undefined;
  /** Fields of the asynchronous context, where there is one. */
  context?(): Bound | undefined;
  runIn?<T>(fields: Bound, fn: () => T): T;
}

/** A level of one's own (-1: none), or the parent's. */
export interface Gate {
  own: number;
  readonly parent?: Gate;
}

const ERROR_KEY = /^(?:e|ex|err|error|exc|exception)$/i;
const ODD_KEY = /^"(?:timestamp|level|message|args|e|ex|err|error|exc|exception)"$|\*/i;

let lastTime = -1;
let lastStamp = '';

const isoTime = (time: number): string => {
  if (time != lastTime) lastStamp = new Date((lastTime = time)).toISOString();
  return lastStamp;
};

const HEADS = LEVELS.map((level) => `","level":"${level.toUpperCase()}","message":`);

/** The fields of a call, quickly; nothing when one of them needs more care. */
const quickTail = (fields: object, under: Bound, context: Bound): string | undefined => {
  let tail = '';
  for (const key of Object.keys(fields)) {
    const name = jsonKey(key);
    if (ODD_KEY.test(name) || name in under.parts || name in context.parts) return;
    tail += ',' + name + ':' + jsonField(fields, key);
  }
  return tail;
};

/** Any fields, errors and left-over arguments: no name twice, nothing lost. */
const carefulTail = ({ fields = {}, errors, rest }: Entry, under: Bound): string => {
  const all: Record<string, unknown> = Object.create(null);
  const found = [...errors];
  for (const key of Object.keys(fields)) {
    const value = read(fields, key);
    if (ERROR_KEY.test(key) && isError(value)) found.push(value);
    else all[key] = value;
  }
  const add = (key: string, value: unknown) => {
    let name = key;
    for (let n = 2; name in all; ) name = `${key}_${n++}`;
    all[name] = value;
  };
  if (rest.length) add('args', rest);
  for (const error of new Set(found)) add('exc', error);
  return bind(all, under).json;
};

const isPlain = (value: unknown): value is object =>
  typeof value == 'object' && value !== null && Object.getPrototypeOf(value) == Object.prototype;

const tailOf = (entry: Entry, under: Bound, context: Bound): string => {
  const { fields, errors, rest } = entry;
  if (!rest.length && !(fields && errors.length)) {
    const [error] = errors;
    const tail = fields
      ? quickTail(fields, under, context)
      : !error
        ? ''
        : errors.length < 2 && !('"exc"' in under.parts) && ',"exc":' + toJson(error, 'exc');
    if (typeof tail == 'string') return under.json + context.json + tail;
  }
  return carefulTail(entry, combine(under, context));
};

const provided = (root: Root, context: Bound): Bound => {
  try {
    const fields = root.provider?.();
    return fields ? bind(fields, context) : context;
  } catch {
    return context;
  }
};

const compose = (root: Root, bound: Bound, severity: number, time: number, entry: Entry): string => {
  const head = '{"timestamp":"' + isoTime(time) + HEADS[severity];
  try {
    let under = bound;
    let context = provided(root, root.context?.() ?? NOTHING);
    for (const name in context.parts) {
      if (name in under.parts) {
        under = combine(under, context);
        context = NOTHING;
        break;
      }
    }
    return head + jsonText(entry.message) + tailOf(entry, under, context) + '}';
  } catch {
    return head + '"[unreadable]"}';
  }
};

const entryOf = (args: ArrayLike<unknown>): Entry => {
  const message = args[0];
  const fields = args[1];
  if (typeof message == 'string') {
    if (args.length == 1) return { message, errors: NONE, rest: NONE };
    if (args.length == 2 && !message.includes('%')) {
      if (isPlain(fields)) return { message, fields, errors: NONE, rest: NONE };
    }
  }
  try {
    return sortOut(Array.from(args));
  } catch {
    return { message: '[unreadable]', errors: NONE, rest: NONE };
  }
};

const NONE: never[] = [];

const severityAt = (gate: Gate): number => {
  let at = gate;
  while (at.own < 0 && at.parent) at = at.parent;
  return at.own;
};

/** A logger of this tree. Its methods need no `this`, so that they can be passed on. */
export const makeLogger = (root: Root, gate: Gate, bound: Bound): Logger => {
  let stamp: Bound | undefined;
  let stamped = bound;

  const emit = (severity: number, args: ArrayLike<unknown>) => {
    if (stamp != root.stamp) stamped = combine((stamp = root.stamp), bound);
    const time = Date.now();
    const line = compose(root, stamped, severity, time, entryOf(args));
    const info = { level: LEVELS[severity]!, time };
    for (const sink of root.sinks) sink.write(line, info);
  };

  const method = (severity: number): LogMethod =>
    function () {
      if (severity >= severityAt(gate)) emit(severity, arguments);
    };

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
    child: (fields) => makeLogger(root, { own: -1, parent: gate }, bind(fields, bound)),
    isLevelEnabled: (level) => severityOf(level) >= severityAt(gate),
    setLevel(level) {
      const severity = severityOf(level);
      if (severity >= 0) gate.own = severity;
    },
    count(name, labels, by) {
      root.counters?.count(name, labels, by);
    },
    withContext: (fields, fn) =>
      root.runIn
        ? root.runIn(bind(fields, root.context?.()), () => fn(logger))
        : fn(logger.child(fields)),
    flush: async () => void (await Promise.all(root.sinks.map((sink) => sink.flush()))),
    close: async () => void (await Promise.all(root.sinks.map((sink) => sink.close()))),
    stats: () => root.sinks.map((sink) => sink.stats()),
  };
  return logger;
};
