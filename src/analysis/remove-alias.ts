import { removeStatement } from './rewrite.ts';
import type { Alias, Edit, Node, Unit } from './types.ts';

/**
 * Removes the declaration of an alias. Where everything that the statement declares is doomed,
 * the whole statement goes, by the edit of its first alias.
 */
export function removeAlias(alias: Alias, doomed: readonly Alias[], unit: Unit): Edit[] | null {
  const { declaration } = alias;
  const container = containerOf(declaration);
  if (!container) return null;
  const { statement, siblings, whole } = container;
  const gone = (node: Node): boolean => doomed.some((d) => d.declaration === node);
  if (siblings.every(gone) && whole) {
    if (siblings[0] !== declaration) return [];
    const edit = removeStatement(statement, unit);
    return edit ? [edit] : null;
  }
  if (siblings.every(gone)) return null;
  if (siblings.some((s) => s.type === 'RestElement')) return null;
  return removeFromList(declaration, siblings, gone);
}

interface Container {
  readonly statement: Node;
  readonly siblings: readonly Node[];
  /** The statement declares nothing besides the siblings. */
  readonly whole: boolean;
}

function containerOf(declaration: Node): Container | null {
  const { parent } = declaration;
  if (declaration.type === 'VariableDeclarator' && parent?.type === 'VariableDeclaration') {
    return { statement: parent, siblings: parent.declarations, whole: true };
  }
  if (declaration.type === 'Property' && parent?.type === 'ObjectPattern') {
    const declarator = parent.parent;
    const statement = declarator?.parent;
    if (declarator?.type !== 'VariableDeclarator' || !statement) return null;
    if (statement.type !== 'VariableDeclaration') return null;
    const whole = statement.declarations.length === 1;
    return { statement, siblings: parent.properties, whole };
  }
  if (parent?.type === 'ImportDeclaration') {
    const mixed = parent.specifiers.some((s) => s.type !== 'ImportSpecifier');
    if (mixed && parent.specifiers.length > 1) return null;
    return { statement: parent, siblings: parent.specifiers, whole: true };
  }
  return null;
}

/** Cuts one item with its comma; the first of a doomed run at the end cuts the whole run. */
function removeFromList(
  item: Node,
  siblings: readonly Node[],
  gone: (node: Node) => boolean,
): Edit[] {
  const index = siblings.indexOf(item);
  if (!siblings.slice(index).every(gone)) {
    return [{ range: [item.range[0], siblings[index + 1]!.range[0]], text: '' }];
  }
  const before = siblings[index - 1]!;
  if (gone(before)) return [];
  return [{ range: [before.range[1], siblings.at(-1)!.range[1]], text: '' }];
}
