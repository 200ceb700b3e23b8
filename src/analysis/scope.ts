import type { Scope } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, Unit } from './types.ts';
import type { Definition, Reference, Variable } from './variables.ts';

/** The innermost scope at a node, for those who want to see all that is in it. */
export function scopeAt(unit: Unit, node: Node): Scope {
  const manager = unit.scopes();
  for (let at: Node | undefined = node; at; at = at.parent) {
    const scope = manager.acquire(at as TSESTree.Node, true);
    if (scope) return scope.type === 'function-expression-name' ? scope.childScopes[0]! : scope;
  }
  return manager.scopes[0]!;
}

/** The variable that a name means at a node; `null` when the file declares none. */
export const lookup = (unit: Unit, node: Node, name: string): Variable | null =>
  unit.variables.at(node, name);

/** The variable that an identifier reads or writes; `null` for a global. */
export const variableOf = (unit: Unit, id: TSESTree.Identifier): Variable | null =>
  unit.variables.of(id);

/** Is the variable written at its declaration and nowhere else? */
export const isWrittenOnce = (variable: Variable): boolean =>
  variable.defs.length === 1 &&
  variable.references.filter((r: Reference) => r.isWrite()).every((r) => r.init === true);

/** Where the variable is read, its declaration left out. */
export const readsOf = (variable: Variable): TSESTree.Identifier[] =>
  variable.references.filter((r) => r.isRead()).map((r) => r.identifier);

export type { Definition, Variable };
