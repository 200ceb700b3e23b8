import type { Scope } from '@typescript-eslint/scope-manager';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Level } from '../loggers/levels.ts';
import type { Variables } from './variables.ts';

export type Node = TSESTree.Node;
export type Range = readonly [start: number, end: number];
export type { Level, Scope, ScopeManager };

/**
 * One file (or one script block of a `.vue`/`.svelte` file) as the analysis sees it.
 * Every node of `ast` has `range` (offsets into `text`) and `parent`.
 */
export interface Unit {
  /** Path as the user would write it; only its last parts are ever looked at. */
  readonly filename: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  /**
   * The statements of the top level. Unlike `ast` this links nothing further: below a large
   * statement, `range` and `parent` are there only where a name was asked for with `named`.
   */
  readonly body: readonly TSESTree.ProgramStatement[];
  /**
   * Sees to it that all below a node has `range` and `parent`. What `named` found has them, with
   * the whole expression around it.
   */
  link(node: Node): void;
  readonly comments: readonly TSESTree.Comment[];
  /** What was worked out for this unit before, by the question; see `perUnit`. */
  readonly answers: Map<unknown, unknown>;
  /** Other script blocks of the same component: all of them share their top level. */
  readonly siblings?: readonly Unit[];
  /** Identifiers of one name, in the order of the text. Costs much less than all of them. */
  named(name: string): readonly TSESTree.Identifier[];
  /** Every Identifier of the tree, in the order of the text; collected at the first call. */
  identifiers(): readonly TSESTree.Identifier[];
  /** What names mean, worked out for each name that is asked for. */
  readonly variables: Variables;
  /** All scopes with all that is in them, made at the first call: it costs about one more parse. */
  scopes(): ScopeManager;
}

/** One thing that spoke for or against a decision. */
export interface Reason {
  /** Stable machine name, such as `error-argument`, `label`, `in-catch`, `word:failed`. */
  readonly code: string;
  /** One short English phrase without final stop: `the argument is an Error`. */
  readonly text: string;
  /** Above 0 it spoke for the decision, below 0 against it. */
  readonly weight: number;
  /** Where it stands in the file, if anywhere. */
  readonly range?: Range;
}

/** How a reference to the console is used. */
export type CallForm =
  /** `console.log(x)`, `console?.log(x)`, `console['log'](x)`, `log(x)` of an alias */
  | 'call'
  /** `.then(console.log)`, `const f = cond ? console.log : noop` */
  | 'value'
  /** `console.log.bind(console, …)`, `.call(…)`, `.apply(…)` */
  | 'bound'
  /** `console[level](x)` */
  | 'dynamic';

/** A call that writes a log line, or a value that stands for such a call. */
export interface LogCall {
  readonly api: 'console' | 'stream' | 'logger';
  readonly form: CallForm;
  /** The whole expression: the CallExpression, or the reference where it is used as a value. */
  readonly node: Node;
  /** What names the function: `console.log` of `console.log(x)`. */
  readonly callee: Node;
  /** `log`, `warn`, `table`, …; `write` for streams; for a logger the method's own name. */
  readonly method: string;
  /** For calls to a logger: the level that its method stands for. */
  readonly level: Level | null;
  readonly args: readonly TSESTree.CallExpressionArgument[];
  /** The local name through which the console is reached, where the file gave it one. */
  readonly alias?: Alias;
}

/** A local name for the console or one of its methods: `const { log } = console`. */
export interface Alias {
  readonly name: string;
  /** What declares the name: a declarator, a property of a pattern, an import specifier. */
  readonly declaration: Node;
}

/** Which level a call deserves, and why. */
export interface LevelDecision {
  readonly level: Level;
  /** Probability that a person would choose this level, from 0 to 1. */
  readonly confidence: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** The other levels with their probabilities, likeliest first. */
  readonly alternatives: readonly { readonly level: Level; readonly confidence: number }[];
}

/** What a project says about its levels. */
export interface LevelPolicy {
  /** Level of a `console.log` that says nothing of itself; `null` when the project never said. */
  readonly defaultLevel: Level | null;
  /** What most of its leveled calls are, where it has a logger already. */
  readonly habit?: 'debug' | 'info' | null;
  /** Its standard output is read by another program: it prints with `console.error`. */
  readonly protocol?: boolean;
}

/** Part of a replacement text: new text, or a range of the old text, itself edited. */
export type Piece = string | Quoted;

/** A range of the old text, itself edited. */
export interface Quoted {
  readonly range: Range;
  /** It is a property by its name alone; once it is edited, the name must be written too. */
  readonly property?: string;
}

/** Replaces `range` by `text`. A range of length 0 inserts. */
export interface Edit {
  readonly range: Range;
  readonly text: string | readonly Piece[];
}

/** An import that a fix relies on. */
export interface ImportRequest {
  readonly module: string;
  /** Exported name; `default` for the default export, empty where the module is only run. */
  readonly name: string;
  /** Name in this file. */
  readonly local: string;
  /** A statement that the imports are followed by: `const logger = getLogger(['app'])`. */
  readonly setup?: string;
}

/**
 * `safe`: the program behaves the same apart from what is logged.
 * `suggest`: a person should look.
 */
export type Safety = 'safe' | 'suggest';

export interface Fix {
  readonly safety: Safety;
  /** What the fix does, for an editor's menu: `Log as debug: progress message`. */
  readonly title: string;
  /** Level of the call that it writes, where it writes one. */
  readonly level?: Level;
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportRequest[];
}

/** The one type that everything passes around. */
export interface Finding {
  /** The check (and rule) that speaks: `no-console`. */
  readonly check: string;
  readonly messageId: string;
  /** One short sentence that says what to do. */
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
  readonly range: Range;
  readonly call: LogCall | null;
  /** Why, strongest first. */
  readonly why: readonly Reason[];
  /** How sure, from 0 to 1. */
  readonly confidence: number;
  /** The level that the call deserves, where the check decides one. */
  readonly level?: LevelDecision;
  /** Kind of personal data, where the check is about one. */
  readonly kind?: string;
  /** Source text of the expression that decided, where there is one. */
  readonly expression?: string;
  /** The edits that mend it; `null` when nothing mechanical is right. */
  readonly fix: Fix | null;
  /** Other fixes, likeliest first: another level, for one. Made when asked for. */
  alternatives(): readonly Fix[];
  /** What a person should look at once the fix is in; absent when nothing is lost. */
  readonly look?: string;
  /** Set when the call stays as it is, with the reason for people. */
  readonly kept?: string;
  /** The fix is right only when the fixes of these are applied too (or were before). */
  readonly after?: readonly Finding[];
  /** Another finding whose fix mends this one too. */
  readonly mendedBy?: Finding;
}
