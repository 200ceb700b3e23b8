import { createRequire } from 'node:module';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, Unit } from '../analysis/types.ts';
import { variablesOf, type Variables } from '../analysis/variables.ts';

const require = createRequire(import.meta.url);

/** A tree whose nodes get `range` and `parent` at the latest when they are asked for here. */
export interface Tree {
  readonly root: TSESTree.Program;
  /** Identifiers of one name, in the order of the text; all around them is linked. */
  named(name: string): readonly TSESTree.Identifier[];
  /** Every identifier, in the order of the text. */
  all(): readonly TSESTree.Identifier[];
  linkAll(): void;
  linkBelow(node: Node): void;
  /** Sees to it that all nodes have the fields that an analysis of scopes asks for. */
  fillFields(): void;
}

/** As yuku and oxc (`Line`) or Babel (`CommentLine`) give it. */
export interface ParsedComment {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** @param makeTree Called once, and only when somebody looks at the tree. */
export const makeUnit = (
  filename: string,
  text: string,
  makeTree: () => Tree,
  parsedComments: () => readonly ParsedComment[],
): Unit => new ParsedUnit(filename, text, makeTree, parsedComments);

/** A unit with some things changed, and all answers still to be found. */
export const unitLike = (unit: Unit, changes: Partial<Pick<Unit, 'text' | 'siblings'>>): Unit =>
  Object.assign(Object.create(unit) as Unit, changes, { answers: new Map() });

/**
 * A class, and no object with getters of its own: V8 keeps such getters with the object's shape, and
 * what those of one file hold would outlive many files.
 */
class ParsedUnit implements Unit {
  readonly filename: string;
  readonly text: string;
  readonly answers = new Map<unknown, unknown>();
  private readonly makeTree: () => Tree;
  private readonly parsedComments: () => readonly ParsedComment[];
  private made: Tree | undefined;
  private names: Variables | undefined;
  private manager: ScopeManager | undefined;
  private ownComments: TSESTree.Comment[] | undefined;

  constructor(
    filename: string,
    text: string,
    makeTree: () => Tree,
    parsedComments: () => readonly ParsedComment[],
  ) {
    this.filename = filename;
    this.text = text;
    this.makeTree = makeTree;
    this.parsedComments = parsedComments;
  }

  private get tree(): Tree {
    return (this.made ??= this.makeTree());
  }

  get ast(): TSESTree.Program {
    this.tree.linkAll();
    return this.tree.root;
  }

  get body(): readonly TSESTree.ProgramStatement[] {
    return this.tree.root.body;
  }

  link(node: Node): void {
    this.tree.linkBelow(node);
  }

  get comments(): readonly TSESTree.Comment[] {
    return (this.ownComments ??= commentsOf(this.parsedComments()));
  }

  named(name: string): readonly TSESTree.Identifier[] {
    return this.tree.named(name);
  }

  identifiers(): readonly TSESTree.Identifier[] {
    return this.tree.all();
  }

  get variables(): Variables {
    return (this.names ??= variablesOf(this.tree.root as Node, (name) => this.tree.named(name)));
  }

  scopes(): ScopeManager {
    this.tree.linkAll();
    return (this.manager ??= analyzeScopes(this.tree));
  }
}

const commentsOf = (parsed: readonly ParsedComment[]): TSESTree.Comment[] =>
  parsed.map(({ type, value, start, end }) => ({
    type: type.replace('Comment', ''),
    value,
    range: [start, end],
  })) as TSESTree.Comment[];

function analyzeScopes(tree: Tree): ScopeManager {
  const { analyze } = require('@typescript-eslint/scope-manager') as
    typeof import('@typescript-eslint/scope-manager');
  tree.fillFields();
  const isModule = tree.root.sourceType === 'module';
  return analyze(tree.root, {
    sourceType: isModule ? 'module' : 'script',
    globalReturn: !isModule,
    jsxPragma: null,
    lib: [],
  });
}
