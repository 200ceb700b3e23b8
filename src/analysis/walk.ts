import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Node } from './types.ts';

const SKIPPED = new Set(['type', 'parent', 'range', 'loc', 'start', 'end', 'tokens', 'comments']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const keysOf = (node: Node): readonly string[] =>
  visitorKeys[node.type] ?? Object.keys(node).filter((key) => !SKIPPED.has(key));

/** Children of a node in the order of the tree's own fields. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  const fields = node as unknown as Record<string, unknown>;
  for (const key of keysOf(node)) {
    const value = fields[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/**
 * Visits a node and everything below it, parents first.
 * @param enter Returns `false` to leave out what is below the node.
 */
export function walk(root: Node, enter: (node: Node) => boolean | void): void {
  if (enter(root) === false) return;
  for (const child of childrenOf(root)) walk(child, enter);
}
