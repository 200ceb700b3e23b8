/** A severity, from least to most severe. */
export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Named values of a line. Any value is allowed; the serializer copes with all of them. */
export type Fields = Record<string, unknown>;

/** What a sink is told about a line beside its text. */
export interface LineInfo {
  readonly level: Level;
  /** Milliseconds since 1970, as `Date.now()` gives them. */
  readonly time: number;
}

/** What a sink has done so far. All counts are of lines, except `bytes`. */
export interface SinkStats {
  /** Lines handed over for good: to the file, the socket, the database. */
  written: number;
  /** Bytes of these lines, where the sink knows them. */
  bytes?: number;
  /** Lines still in memory. */
  pending: number;
  /** Lines given up, by reason: `{ 'disk full': 12 }`. Empty when nothing was lost. */
  dropped: Record<string, number>;
  /** The last failure in words, if there was one. */
  lastError?: string;
}

/**
 * Where lines go. A line is one JSON object (see `schema/line.json`), already masked, without
 * its line feed; a sink that needs parts of it parses it (`JSON.parse(line) as LogLine`).
 * No method ever throws, no promise ever rejects.
 */
export interface Sink {
  write(line: string, info: LineInfo): void;
  /** Resolves when all lines written before the call are out, or counted as dropped. */
  flush(): Promise<void>;
  /** Same, blocking, for the last moment of a process; only sinks that can. */
  flushSync?(): void;
  /** Flushes and frees handles and timers. Lines written later are counted as dropped. */
  close(): Promise<void>;
  stats(): SinkStats;
}

/** An exception as it stands in a line. */
export interface LoggedException {
  class: string;
  message: string;
  stack?: string;
  cause?: unknown;
  /** The parts of an AggregateError. */
  errors?: unknown[];
  [property: string]: unknown;
}

/** A parsed line. Levels are in capitals there. */
export interface LogLine {
  /** ISO 8601 in UTC with milliseconds. */
  timestamp: string;
  level: Uppercase<Level>;
  message: string;
  service?: string;
  env?: string;
  version?: string;
  host?: string;
  trace_id?: string;
  span_id?: string;
  exc?: LoggedException;
  [field: string]: unknown;
}

export type Labels = Record<string, string | number>;

/** Where counts go (`logger.count`). Never throws. */
export interface Counters {
  count(name: string, labels?: Labels, by?: number): void;
}

/**
 * Fields that every line gets at the moment it is written, such as `trace_id` and `span_id` of
 * the active span. Called once a line: must be fast. What it throws is ignored.
 */
export type FieldProvider = () => Fields | undefined;

/** Any function of console-like form: `(message, fields)`, `(message, ...args)`, `(error)`. */
export type LogMethod = (...args: unknown[]) => void;

export interface Logger {
  readonly trace: LogMethod;
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  readonly fatal: LogMethod;
  /** The least severe level that is written; `silent` when none is. */
  readonly level: Level | 'silent';
  /** A logger whose lines also carry `fields`. It follows its parent's level. */
  child(fields: Fields): Logger;
  isLevelEnabled(level: Level): boolean;
  /** Changes the level of this logger and of all children that have none of their own. */
  setLevel(level: Level | 'silent'): void;
  /** Adds to a counter, where counters were given; otherwise does nothing. */
  count(name: string, labels?: Labels, by?: number): void;
  /**
   * Runs `fn`. In Node all lines written by it and by what it awaits carry `fields`; elsewhere
   * only those of the logger that `fn` is given.
   */
  withContext<T>(fields: Fields, fn: (logger: Logger) => T): T;
  flush(): Promise<void>;
  close(): Promise<void>;
  stats(): SinkStats[];
}

/**
 * A value that is personal, by its type: `Pii<'phone'>`. At run time it is the plain value;
 * logfix makes every log of it a finding, whatever it is called.
 */
export type Pii<Kind extends string, T = string> = T & { readonly __pii?: Kind };

export interface LoggerOptions {
  /** Default: from the environment. */
  level?: Level | 'silent' | undefined;
  /** Default: standard output as JSON lines, or readable on a terminal; a browser's console. */
  sinks?: Sink | readonly Sink[] | undefined;
  service?: string | undefined;
  env?: string | undefined;
  version?: string | undefined;
  host?: string | undefined;
  /** Fields of every line. */
  fields?: Fields | undefined;
  /** Fields asked for at each line, such as those of the active span. */
  provider?: FieldProvider | undefined;
  /** Where `logger.count` goes. */
  counters?: Counters | undefined;
}
