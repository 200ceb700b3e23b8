import type { Level } from './levels.ts';

/** What an argument of a log call is, as far as the text of the program shows. */
export type ArgumentKind =
  /** A literal or template that begins a message. */
  | 'string'
  /** Known to be an Error: a caught value, `new Error()`. */
  | 'error'
  /** An object literal. */
  | 'object'
  /** `...args` */
  | 'spread'
  /** Anything else. */
  | 'value';

export interface ArgumentFacts {
  readonly kind: ArgumentKind;
  /** Evaluating it twice or in another order changes nothing. */
  readonly pure: boolean;
  /** The value, where it is a string known without running. */
  readonly text: string | null;
  /** A name for the value, where the source gives one: `roomName` of `data.roomName`. */
  readonly name: string | null;
}

/** A new argument list: text, and positions of old arguments. */
export type Arrangement = readonly (string | number)[];

/** How one logger wants to be called. */
export interface Dialect {
  /** `logfix`, `console-like`, `pino`, … */
  readonly name: string;
  /** The method that stands for a level. */
  method(level: Level): string;
  /** Methods work when detached from their logger: `.catch(logger.error)`. */
  readonly detachable: boolean;
  /**
   * The arguments as this logger needs them, so that it prints all that the console printed;
   * `null` when they are right as they stand, `false` when no arrangement prints the same.
   */
  arrange(args: readonly ArgumentFacts[]): Arrangement | null | false;
}

/** Where a logger comes from, and how to talk to it. */
export interface LoggerTarget {
  readonly dialect: Dialect;
  /** Module that exports it; `null` for a global that needs no import. */
  readonly module: string | null;
  /** Exported name; `default` for the default export. */
  readonly export: string;
  /** Name that the logger gets in a file. */
  readonly name: string;
  /** Configuration says that the logger exists: fixes may be applied unasked. */
  readonly certain: boolean;
}
