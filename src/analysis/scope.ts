import type { Definition, Reference, Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, Unit } from './types.ts';

/** The innermost scope at a node. */
export function scopeAt(unit: Unit, node: Node): Scope {
  const manager = unit.scopes();
  for (let at: Node | undefined = node; at; at = at.parent) {
    const scope = manager.acquire(at as TSESTree.Node, true);
    if (scope) return scope.type === 'function-expression-name' ? scope.childScopes[0]! : scope;
  }
  return manager.scopes[0]!;
}

/** The variable that a name means at a node; `null` when the file declares none. */
export function lookup(unit: Unit, node: Node, name: string): Variable | null {
  for (let scope: Scope | null = scopeAt(unit, node); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable.defs.length > 0 ? variable : null;
  }
  return null;
}

/** The variable that an identifier reads or writes; `null` for a global. */
export function variableOf(unit: Unit, id: TSESTree.Identifier): Variable | null {
  for (let scope: Scope | null = scopeAt(unit, id); scope; scope = scope.upper) {
    const reference = scope.references.find((r) => r.identifier === id);
    if (reference) {
      const variable = reference.resolved;
      return variable && variable.defs.length > 0 ? variable : null;
    }
  }
  return lookup(unit, id, id.name);
}

/** Is the variable written at its declaration and nowhere else? */
export const isWrittenOnce = (variable: Variable): boolean =>
  variable.defs.length === 1 &&
  variable.references.filter((r: Reference) => r.isWrite()).every((r) => r.init === true);

/** Where the variable is read, its declaration left out. */
export const readsOf = (variable: Variable): TSESTree.Identifier[] =>
  variable.references.filter((r) => r.isRead()).map((r) => r.identifier as TSESTree.Identifier);

export type { Definition, Variable };
