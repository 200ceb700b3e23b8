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
export function makeUnit(
  filename: string,
  text: string,
  makeTree: () => Tree,
  parsedComments: () => readonly ParsedComment[],
): Unit {
  let made: Tree | undefined;
  const tree = (): Tree => (made ??= makeTree());
  let variables: Variables | undefined;
  let scopes: ScopeManager | undefined;
  let comments: TSESTree.Comment[] | undefined;
  return {
    filename,
    text,
    get ast() {
      tree().linkAll();
      return tree().root;
    },
    get body() {
      return tree().root.body;
    },
    link: (node) => tree().linkBelow(node),
    get comments() {
      return (comments ??= commentsOf(parsedComments()));
    },
    named: (name) => tree().named(name),
    identifiers: () => tree().all(),
    get variables() {
      return (variables ??= variablesOf(tree().root as Node, (name) => tree().named(name)));
    },
    scopes() {
      tree().linkAll();
      return (scopes ??= analyzeScopes(tree()));
    },
  };
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
