import { START, type FlatTree } from './flat-tree.ts';
import { NameIndex } from './name-index.ts';
import type { TreeNode } from './node.ts';

/** Finds identifiers by name, and reads no more of a tree than the way to them. */
export class NameFinder {
  private readonly tree: FlatTree;
  private readonly known = new Map<string, readonly TreeNode[]>();
  private index: NameIndex | null = null;
  private everything: readonly TreeNode[] | null = null;

  constructor(tree: FlatTree) {
    this.tree = tree;
  }

  /** Identifiers of one name, in the order of the text. */
  named(name: string): readonly TreeNode[] {
    let found = this.known.get(name);
    if (found === undefined) this.known.set(name, (found = this.find(name)));
    return found;
  }

  /** Every identifier, in the order of the text. */
  all(): readonly TreeNode[] {
    return (this.everything ??= identifiersBelow(rootOf(this.tree)));
  }

  private find(name: string): TreeNode[] {
    const found: TreeNode[] = [];
    const places = (this.index ??= new NameIndex(this.tree)).placesOf(name);
    let from = rootOf(this.tree);
    for (let i = 0; i < places.length; i++) {
      // The next place is mostly near: what stands around it was read on the way to the last one.
      from = this.around(places[i]!, found.at(-1) ?? from);
      this.collect(places[i]!, name, from, found);
    }
    return found;
  }

  /** The nearest node above one that stands around a place. */
  private around(place: number, node: TreeNode): TreeNode {
    let at = node;
    while (at.parent !== undefined && !this.tree.standsAround(at.at, place)) at = at.parent;
    return at;
  }

  /** A short form such as `{ a }` has two nodes in one place, so every child is looked into. */
  private collect(place: number, name: string, from: TreeNode, found: TreeNode[]): void {
    const { tree } = this;
    // A list instead of calls: a sum of thousands of texts is as deep as it is long.
    const waiting = [from];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.type === 'Identifier' && tree.words[node.at + START] === place && nameOf(node) === name) found.push(node);
      const { children } = node.layout;
      for (let i = children.length - 1; i >= 0; i--) {
        const field = children[i]!;
        const index = tree.indexAround(node, field, place);
        if (index < 0) continue;
        const child = node.field(field.id);
        waiting.push(Array.isArray(child) ? child[index] : child);
      }
    }
  }
}

const rootOf = ({ root }: FlatTree): TreeNode => root as unknown as TreeNode;

const nameOf = (node: TreeNode): string => (node as unknown as { name: string }).name;

function identifiersBelow(root: TreeNode): TreeNode[] {
  const found: TreeNode[] = [];
  const waiting: (TreeNode | null)[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!node) continue;
    if (node.type === 'Identifier') found.push(node);
    for (const { id } of node.layout.children.toReversed()) {
      const child = node.field(id) as TreeNode | null | readonly (TreeNode | null)[];
      waiting.push(...(Array.isArray(child) ? child.toReversed() : [child as TreeNode | null]));
    }
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}
