import { HEAD, NODE, START, type FlatTree } from './flat-tree.ts';
import { IDENTIFIERS, THIS_PARAMETER } from './layout.ts';

/** A power of two. */
const SHELVES = 1024;

/**
 * Where the identifiers of a tree stand, on shelves by length and first letter: to make a text of
 * each name would take longer than to look for the few that are asked for.
 */
export class NameIndex {
  private readonly tree: FlatTree;
  /** The last identifier of each shelf, as the index of its first word. */
  private readonly last = new Int32Array(SHELVES);
  /** The identifier before, by number of the node. */
  private readonly before: Int32Array;

  constructor(tree: FlatTree) {
    this.tree = tree;
    const { words, text } = tree;
    this.before = new Int32Array(words[0]!);
    for (let node = 0, at = HEAD; node < words[0]!; node++, at += NODE) {
      if (IDENTIFIERS[words[at]! & 0xff] === 0) continue;
      const start = this.nameStart(at);
      const own = start < tree.size;
      const from = own ? tree.toText(start) : 0;
      const name = own ? text : this.nameAt(at);
      const length = own ? tree.toText(this.nameEnd(at)) - from : name.length;
      const shelf = shelfOf(length, name.charCodeAt(from));
      this.before[node] = this.last[shelf]!;
      this.last[shelf] = at;
    }
  }

  /** Where identifiers of a name begin, in bytes and in the order of the text, each place once. */
  placesOf(name: string): number[] {
    const places: number[] = [];
    let at = this.last[shelfOf(name.length, name.charCodeAt(0))]!;
    for (; at !== 0; at = this.before[(at - HEAD) / NODE]!) {
      if (this.isNamed(at, name)) places.push(this.tree.words[at + START]!);
    }
    if (places.length < 2) return places;
    places.sort((a, b) => a - b);
    return places.filter((place, i) => place !== places[i - 1]);
  }

  private isNamed(at: number, name: string): boolean {
    const { tree } = this;
    const start = this.nameStart(at);
    if (start >= tree.size) return this.nameAt(at) === name;
    const from = tree.toText(start);
    return tree.toText(this.nameEnd(at)) - from === name.length && tree.text.startsWith(name, from);
  }

  private nameStart(at: number): number {
    const { words } = this.tree;
    return (words[at]! & 0xff) === THIS_PARAMETER ? words[at + START]! : words[at + 1]!;
  }

  private nameEnd(at: number): number {
    const { words } = this.tree;
    return (words[at]! & 0xff) === THIS_PARAMETER ? words[at + START]! + 'this'.length : words[at + 2]!;
  }

  /** A name that is written with escapes. */
  private nameAt(at: number): string {
    return this.tree.textAt(this.tree.words[at + 1]!, this.tree.words[at + 2]!);
  }
}

const shelfOf = (length: number, code: number): number => (length * 61 + code) & (SHELVES - 1);
