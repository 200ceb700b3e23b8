import type { Level } from './levels.ts';

/** What an argument of a log call is, as far as the text of the program shows. */
export type ArgumentKind =
  /** Known to be a string: a literal, a template, `JSON.stringify(x)`. */
  | 'string'
  /** Known to be an Error, or named like one: a caught value, `new Error()`, `x.error`. */
  | 'error'
  /** An object literal. */
  | 'object'
  /** `...args` */
  | 'spread'
  /** Anything else. */
  | 'value';

/**
 * What evaluating an expression does: `constant` gives the same value at any time, `read` reads
 * what others may change, `act` may change something itself.
 */
export type Evaluation = 'constant' | 'read' | 'act';

/** Characters of the file, from one offset to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Text of a string as it is written, between its quotes. */
export interface TextPart extends Span {
  readonly raw: string;
  readonly quote: "'" | '"' | '`';
}

/** An expression in a string: `${x}`, or `x` of `'a' + x`. */
export interface HolePart extends Span {
  readonly name: string | null;
  /** The expression is this plain name. */
  readonly plain: boolean;
  readonly evaluation: Evaluation;
}

export type StringPart = TextPart | HolePart;

/** A property of an object literal whose value is named like an Error. */
export interface ErrorProperty extends Span {
  readonly key: string;
  readonly value: Span;
  readonly evaluation: Evaluation;
}

export interface ObjectFacts {
  readonly keys: readonly string[];
  /** It has spread or computed keys, so that any key may be there. */
  readonly open: boolean;
  /** What stands between the braces. */
  readonly inner: Span;
  readonly errors: readonly ErrorProperty[];
}

export interface ArgumentFacts extends Span {
  readonly kind: ArgumentKind;
  readonly evaluation: Evaluation;
  /** The value, where it is a string known without running. */
  readonly text: string | null;
  /** A name for the value, where the source gives one: `roomName` of `data.room_name`. */
  readonly name: string | null;
  /** The expression is this plain name: `{ name }` says it all. */
  readonly plain: boolean;
  /** For errors: a catch clause or a constructor says so, not the name alone. */
  readonly sure: boolean;
  /** What a string is made of, where the source shows it. */
  readonly parts: readonly StringPart[] | null;
  /** What an object literal holds. */
  readonly object: ObjectFacts | null;
}

/** A part of a new argument list: text, an old argument by its position, or old characters. */
export type Piece = string | number | PieceSpan;

/** Old characters, as they are edited. */
export interface PieceSpan extends Span {
  /** They are a property by its name alone: `{ phone }`. */
  readonly property?: string;
}

/** A new argument list. */
export interface Arrangement {
  readonly pieces: readonly Piece[];
  /** The call becomes a tagged template: the pieces take the place of the parentheses too. */
  readonly tagged?: true;
}

/** What a dialect may need to know of the place of a call. */
export interface CallSite {
  /** Level of the call; absent for a function that is passed on or chosen when it runs. */
  readonly level?: Level;
  /** An expression that names the place: a tag, or Nest's context; `null` where none is needed. */
  readonly origin: string | null;
  /** The quote that the file's strings have. */
  readonly quote: "'" | '"';
}

/** How one logger wants to be called. */
export interface Dialect {
  /** `logfix`, `console-like`, `pino`, … */
  readonly name: string;
  /** The method that stands for a level. */
  method(level: Level): string;
  /** Methods work when detached from their logger: `.catch(logger.error)`. */
  readonly detachable: boolean;
  /** Calls give back the logger, where those of the console give back nothing. */
  readonly chains?: true;
  /** Does the method of a level take nothing that an exception could be handed to? */
  textOnly?(level: Level): boolean;
  /** Calls name their place: a tag first, or Nest's context last. */
  readonly origin?: 'first' | 'last';
  /**
   * The arguments as this logger needs them, so that it prints all that the console printed;
   * `null` when they are right as they stand, `false` when no arrangement prints the same.
   */
  arrange(args: readonly ArgumentFacts[], site: CallSite): Arrangement | null | false;
}

/** A logger that a file must make for itself: `const logger = getLogger(['app']);` */
export interface LoggerSetup {
  /** Expression that makes it, out of the imported name. */
  readonly expression: string;
}

/** Where a logger comes from, and how to talk to it. */
export interface LoggerTarget {
  readonly dialect: Dialect;
  /** Module that exports it; `null` for a global that needs no import. */
  readonly module: string | null;
  /** Exported name; `default` for the default export, `*` for the whole module. */
  readonly export: string;
  /** Name that the logger gets in a file. */
  readonly name: string;
  /** Configuration says that the logger exists: fixes may be applied unasked. */
  readonly certain: boolean;
  /** The export makes loggers: what each file writes to have its own. */
  readonly setup?: LoggerSetup;
  /** The dialect of the logger that another module of the project exports, where it does. */
  dialectOf?(module: string): Dialect | null;
}
