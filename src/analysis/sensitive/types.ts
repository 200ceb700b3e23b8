import type { KindId } from '@logfix/logger/vocabulary';
import type { Node, Range, Reason } from '../types.ts';

/** A kind of the vocabulary, or a whole record that holds values of several kinds. */
export type SensitiveKind = KindId | 'container';

/** What a project wants done with a kind. */
export type PiiPolicy = 'mask' | 'forbid' | 'allow';

/** A function of the project that masks. */
export interface Masker {
  readonly name: string;
  /** Module that exports it; `null` where it is a global. */
  readonly module: string | null;
}

/** What the project says about personal data. */
export interface PiiSettings {
  /** More names, in words joined by `_`: `citizen_no` → `rrn`. */
  readonly names: ReadonlyMap<string, SensitiveKind>;
  /** Names that are not personal here, in words joined by `_`. */
  readonly ignored: ReadonlySet<string>;
  readonly policies: Readonly<Partial<Record<SensitiveKind, PiiPolicy>>>;
  readonly maskers: Readonly<Partial<Record<SensitiveKind, Masker>>>;
  /** Names of functions that hide what they are given. */
  readonly sanitizers: ReadonlySet<string>;
}

export const DEFAULT_PII: PiiSettings = {
  names: new Map(),
  ignored: new Set(),
  policies: {},
  maskers: {},
  sanitizers: new Set(),
};

/** What the compiler knows of an expression. */
export interface TypeFact {
  /** The declared type says that the value is personal. */
  readonly kind?: SensitiveKind;
  /** Why, where it does: `User.email is marked @pii email`. */
  readonly text?: string;
  readonly code?: 'contract' | 'branded' | 'type';
  /** Fields of the type that are personal, by name. */
  readonly fields?: readonly { readonly name: string; readonly kind: SensitiveKind }[];
  /** Every field of the type is known, and none is personal. */
  readonly cleared?: boolean;
  /** The type holds no text: a boolean, a number, a date, a union of literals, a function. */
  readonly shape?: 'boolean' | 'number' | 'date' | 'literals' | 'function' | 'string' | 'object';
  /** Is the value an exception? Absent where its type does not tell. */
  readonly exception?: boolean;
  /** Is it a logger, with methods for levels? Absent where its type does not tell. */
  readonly logger?: boolean;
}

/** Answers for one file; `null` where the compiler has no answer. */
export interface TypeFacts {
  at(range: Range): TypeFact | null;
  /** A field of the value of an expression, where its declaration is a contract. */
  field(range: Range, name: string): TypeFact | null;
}

/** An expression of a log call that prints something personal. */
export interface Exposure {
  /** The expression as it stands in the text. */
  readonly node: Node;
  readonly kind: SensitiveKind;
  /** How sure, from 0 to 1. */
  readonly confidence: number;
  /** The word, the owner, the declaration, the steps; strongest first. */
  readonly why: readonly Reason[];
  /** `text`: the value is composed of others, so only its pieces can be masked by kind. */
  readonly form: 'value' | 'fields' | 'text' | 'literal';
  /** What takes its place, where that is no call of a mask. */
  readonly replacement?: { readonly range: Range; readonly text: string };
  /** Set when something hides the value, but not enough. */
  readonly badMask?: string;
}
