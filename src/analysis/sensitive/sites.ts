import { unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { named } from './origin.ts';

const MOST = 60;

/** Every place of a file that reads the same as an expression: a name, or a path from one. */
export function sitesOf(unit: Unit, expression: Node): Node[] {
  const steps: string[] = [];
  let root = unwrap(expression);
  while (root.type === 'MemberExpression' && root.property.type === 'Identifier' && !root.computed) {
    steps.unshift(root.property.name);
    root = unwrap(root.object);
  }
  if (root.type !== 'Identifier') return [];
  const references = named(unit, root).variable?.references ?? [];
  if (references.length > MOST) return [];
  return references.flatMap(({ identifier }) => {
    const site = follow(identifier, steps);
    return site === null ? [] : [site];
  });
}

/** The path from a name that has the steps; `null` where it goes elsewhere. */
function follow(identifier: Node, steps: readonly string[]): Node | null {
  let at = identifier;
  for (const step of steps) {
    const { parent } = at;
    const isStep = parent?.type === 'MemberExpression' && parent.object === at && !parent.computed &&
      parent.property.type === 'Identifier' && parent.property.name === step;
    if (!isStep) return null;
    at = parent;
    while (at.parent?.type === 'ChainExpression' || at.parent?.type === 'TSNonNullExpression') at = at.parent;
  }
  return at;
}
