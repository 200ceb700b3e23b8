import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/utils';
import { walk } from '../analysis/walk.ts';
import type { Node } from '../analysis/types.ts';
import type { Tree } from './unit.ts';

type Fields = Record<string, unknown> & { start: number; end: number };

const KEYS = new Map(Object.entries(visitorKeys));
const SKIPPED = new Set(['type', 'parent', 'range', 'loc', 'start', 'end', 'tokens', 'comments']);
const ENDS_EXPRESSION = /Statement$|Declaration$|Function|^Program$|^Class|^StaticBlock$|Definition$/;
/** A node of fewer characters is linked at once: coming back for it would cost more. */
const SMALL = 300;

/**
 * Sets `parent` and `range` on the nodes of a tree, as far as somebody looks at them.
 * After the parse this walk costs most, and large parts of most files never hold a name that
 * is looked for: they are left for later, and mostly for never.
 */
export class TreeLinker implements Tree {
  readonly root: TSESTree.Program;
  private readonly text: string;
  private readonly byName = new Map<string, TSESTree.Identifier[]>();
  private readonly asked = new Set<string>();
  /** Large nodes that know their parent and range, but whose children do not yet. */
  private readonly closed = new Set<Node>();

  constructor(root: TSESTree.Program, text: string) {
    this.root = root;
    this.text = text;
    this.enter(root, undefined);
    this.open(root, []);
  }

  /** Identifiers of one name, in the order of the text; all around them is linked. */
  named(name: string): readonly TSESTree.Identifier[] {
    if (!this.asked.has(name)) {
      this.asked.add(name);
      const places = placesOf(this.text, name);
      for (const node of this.closed) if (holdsAny(node, places)) this.open(node, places);
      for (const id of this.byName.get(name) ?? []) this.openAround(id);
      this.byName.get(name)?.sort(byPlace);
    }
    return this.byName.get(name) ?? [];
  }

  /** Every identifier, in the order of the text; the whole tree is linked. */
  all(): readonly TSESTree.Identifier[] {
    this.linkAll();
    return [...this.byName.values()].flat().sort(byPlace);
  }

  /** Links what is not linked yet. */
  linkAll(): void {
    for (const node of this.closed) this.open(node, null);
  }

  /** Links what is below a node. */
  linkBelow({ range: [start, end] }: Node): void {
    if (this.closed.size === 0 || end - start < SMALL) return;
    for (const node of this.closed) {
      if (start <= node.range[0] && node.range[1] <= end) this.open(node, null);
    }
  }

  fillFields(): void {
    fillTypeScriptFields(this.root as Node);
  }

  /** Links the whole expression that a name is part of: a call with all its arguments. */
  private openAround(id: Node): void {
    if (this.closed.size === 0) return;
    let outer = id;
    while (outer.parent && !ENDS_EXPRESSION.test(outer.parent.type)) outer = outer.parent;
    this.linkBelow(outer);
  }

  private enter(node: Node, parent: Node | undefined): void {
    const fields = node as unknown as Fields;
    fields.parent = parent;
    fields.range = [fields.start, fields.end];
  }

  /** Links what is below a node; of its large parts only those that hold a place, or all. */
  private open(node: Node, places: readonly number[] | null): void {
    // A list instead of calls: a sum of thousands of texts is as deep as it is long.
    const waiting = [node];
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      this.closed.delete(at);
      const fields = at as unknown as Fields;
      const keys = KEYS.get(at.type) ?? Object.keys(fields).filter((key) => !SKIPPED.has(key));
      for (let i = 0; i < keys.length; i++) {
        const value = fields[keys[i]!];
        if (value === null || typeof value !== 'object') continue;
        if (Array.isArray(value)) {
          for (let j = 0; j < value.length; j++) {
            if (isNode(value[j]) && this.child(value[j] as Node, at, places)) waiting.push(value[j] as Node);
          }
        } else if (isNode(value) && this.child(value, at, places)) waiting.push(value);
      }
    }
  }

  /** @returns Whether what is below the node is to be linked now. */
  private child(node: Node, parent: Node, places: readonly number[] | null): boolean {
    this.enter(node, parent);
    if (node.type === 'Identifier') {
      const same = this.byName.get(node.name);
      if (same) same.push(node);
      else this.byName.set(node.name, [node]);
      return Boolean(node.typeAnnotation || node.decorators);
    }
    if (node.type === 'Literal') return false;
    const [start, end] = node.range;
    const now = places === null || end - start < SMALL || node.type === 'ImportDeclaration' || holdsAny(node, places);
    if (!now) this.closed.add(node);
    return now;
  }
}

const byPlace = (a: Node, b: Node): number => a.range[0] - b.range[0];

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    places.push(at);
  }
  return places;
}

/** Does a node hold one of some places, which are in ascending order? */
function holdsAny({ range: [start, end] }: Node, places: readonly number[]): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low < places.length && places[low]! < end;
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && typeof (value as Node).type === 'string';

/**
 * Gives the nodes of a plain JavaScript tree the empty lists that a TypeScript tree has:
 * the scope analysis asks for them.
 */
function fillTypeScriptFields(root: Node): void {
  walk(root, (node) => {
    const fields = node as unknown as { decorators?: unknown; implements?: unknown };
    fields.decorators ??= [];
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      fields.implements ??= [];
    }
  });
}
