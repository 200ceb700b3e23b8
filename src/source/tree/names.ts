import { START, type FlatTree } from './flat-tree.ts';
import type { TreeNode } from './node.ts';

const NONE: ReadonlyMap<string, readonly number[]> = new Map();

/** Finds identifiers by name, and reads no more of a tree than the way to them. */
export class NameFinder {
  private readonly tree: FlatTree;
  private readonly known = new Map<string, readonly TreeNode[]>();
  private everything: readonly TreeNode[] | null = null;
  private escaped: ReadonlyMap<string, readonly number[]> | null = null;

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
    for (const place of this.placesOf(name)) this.collect(place, name, found);
    return found;
  }

  /** Where a name may stand, in bytes. */
  private placesOf(name: string): number[] {
    const { text } = this.tree;
    const places: number[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (!isWithinWord(text, at, name.length)) places.push(this.tree.toBytes(at));
    }
    const escaped = this.escapedNames().get(name);
    return escaped === undefined ? places : [...places, ...escaped].sort((a, b) => a - b);
  }

  /** Where names stand that are written with escapes. */
  private escapedNames(): ReadonlyMap<string, readonly number[]> {
    return (this.escaped ??= this.tree.text.includes('\\u') ? this.tree.escapedNames() : NONE);
  }

  /** A short form such as `{ a }` has two nodes in one place, so every child is looked into. */
  private collect(place: number, name: string, found: TreeNode[]): void {
    const { tree } = this;
    // A list instead of calls: a sum of thousands of texts is as deep as it is long.
    const waiting = [rootOf(tree)];
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

const WORD = /[\w$]/;

/** Only names of ASCII letters are told from parts of words; others are looked at in the tree. */
const isWithinWord = (text: string, at: number, length: number): boolean =>
  WORD.test(text[at - 1] ?? '') || WORD.test(text[at + length] ?? '');

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
