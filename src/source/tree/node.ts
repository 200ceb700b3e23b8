import type { Range } from '../../analysis/types.ts';
import type { FlatTree } from './flat-tree.ts';
import { FIELD_NAMES, LAYOUTS, type Layout } from './layout.ts';

/**
 * A node of a flat tree. It answers to the names that typescript-eslint's trees have, but reads a
 * field only when it is asked for: most of a file is never looked at. There is one class for all
 * types, so that wherever the analysis looks at nodes the engine meets one shape. A field that a
 * type does not have is `undefined`: look at values, and never ask with `in`.
 */
export class TreeNode {
  readonly type: string;
  readonly parent: TreeNode | undefined;
  /** Index of the node's first word. */
  readonly at: number;
  readonly layout: Layout;
  private readonly tree: FlatTree;
  private kept: unknown[] | null = null;
  private place: Range | null = null;

  constructor(tree: FlatTree, at: number, parent: TreeNode | undefined) {
    const head = tree.words[at]!;
    const layout = LAYOUTS[head & 0xff]!;
    this.type = layout.typeBits.length === 0 ? layout.types[0]! : typeOf(layout, head >>> 16);
    this.parent = parent;
    this.at = at;
    this.layout = layout;
    this.tree = tree;
  }

  get range(): Range {
    return (this.place ??= this.tree.rangeAt(this.at));
  }

  get start(): number {
    return this.range[0];
  }

  get end(): number {
    return this.range[1];
  }

  /** @param id Number of the field's name. */
  field(id: number): unknown {
    const index = this.layout.indexOf[id]!;
    if (index < 0) return undefined;
    const kept = this.kept?.[index];
    if (kept !== undefined) return kept;
    const field = this.layout.fields[index]!;
    if (field.kind === 'fixed') return field.values[0];
    const value = this.tree.read(this, field);
    this.kept ??= new Array<unknown>(this.layout.fields.length);
    this.kept[index] = value;
    return value;
  }
}

function typeOf({ types, typeBits }: Layout, flags: number): string {
  let index = 0;
  for (let i = 0; i < typeBits.length; i++) index |= ((flags >> typeBits[i]!) & 1) << i;
  return types[index]!;
}

FIELD_NAMES.forEach((name, id) => {
  Object.defineProperty(TreeNode.prototype, name, {
    get(this: TreeNode) {
      return this.field(id);
    },
  });
});
