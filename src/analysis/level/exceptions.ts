import type { TSESTree } from '@typescript-eslint/utils';
import type { TypeFacts } from '../sensitive/types.ts';
import type { Node } from '../types.ts';
import { isErrorName, rootOf } from './values.ts';

/** Tells which names hold an exception. */
export interface Exceptions {
  has(name: string): boolean;
}

/**
 * What the compiler says of the names in these expressions, where it was asked and knows; else what
 * the code binds to a failure, and what is called an error.
 */
export function exceptionsIn(
  expressions: readonly Node[],
  bound: ReadonlySet<string>,
  types: TypeFacts | null,
): Exceptions {
  const byCode = (name: string): boolean => bound.has(name) || isErrorName(name);
  if (types === null) return { has: byCode };
  const said = new Map<string, boolean>();
  for (const root of rootsOf(expressions)) {
    const fact = types.at(root.range)?.exception;
    if (fact !== undefined) said.set(root.name, fact);
  }
  return { has: (name) => said.get(name) ?? byCode(name) };
}

/** Names that expressions begin with, those of an object's values too. */
const rootsOf = (expressions: readonly Node[]): TSESTree.Identifier[] =>
  expressions.flatMap((expression) => {
    if (expression.type !== 'ObjectExpression') return rootOf(expression) ?? [];
    return rootsOf(expression.properties.flatMap((p) => (p.type === 'Property' ? [p.value as Node] : [])));
  });
