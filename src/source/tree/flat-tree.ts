import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../../analysis/types.ts';
import type { Tree } from '../unit.ts';
import { CLASS, EXPORTS, PARAMETER, TEMPLATE_ELEMENT, type Field } from './layout.ts';
import { bigintOf, digitsOf, numberOf, patternOf, regexpOf } from './literals.ts';
import { TreeNode } from './node.ts';
import { NameFinder } from './names.ts';
import { positionsOf, type Positions } from './positions.ts';

/** Words of the head, and of each node; where in a node its place stands. */
export const HEAD = 11;
export const NODE = 12;
export const START = 10;
const END = 11;

/** A syntax tree as yuku writes it, in words of 32 bits. `layout.ts` says what its nodes hold. */
export class FlatTree implements Tree {
  readonly words: Int32Array;
  readonly text: string;
  readonly root: TSESTree.Program;
  /** Nothing was wrong with the text. */
  readonly isSound: boolean;
  /** Index of the first word of all lists. */
  readonly lists: number;
  /** Index of the first word of all comments. */
  readonly comments: number;
  private readonly buffer: ArrayBuffer;
  private readonly names = new NameFinder(this);
  private positions: Positions | null = null;
  /** Length of the text in UTF-8. */
  readonly size: number;
  /** Offset of the bytes of those texts that the source does not hold as they are. */
  private readonly pool: number;
  private readonly typed: boolean;

  constructor(buffer: ArrayBuffer, text: string) {
    const words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
    this.words = words;
    this.text = text;
    this.buffer = buffer;
    this.lists = HEAD + words[0]! * NODE;
    this.pool = (this.lists + words[1]!) * 4;
    this.comments = this.lists + words[1]! + ((words[2]! + 3) >> 2);
    this.isSound = words[7] === 0;
    this.size = words[3]!;
    this.typed = (words[9]! & 1) !== 0;
    this.root = this.nodeAt(words[8]!, undefined) as unknown as TSESTree.Program;
  }

  named(name: string): readonly TSESTree.Identifier[] {
    return this.names.named(name) as unknown as readonly TSESTree.Identifier[];
  }

  all(): readonly TSESTree.Identifier[] {
    return this.names.all() as unknown as readonly TSESTree.Identifier[];
  }

  // Its nodes have everything from the beginning.
  linkAll(): void {}
  linkBelow(): void {}
  fillFields(): void {}

  /** The same tree, read as a module's, of a text that is none. */
  asScript(): this {
    this.words[(this.root as unknown as TreeNode).at]! &= ~(1 << 16);
    return this;
  }

  /** @param place In bytes. */
  toText(place: number): number {
    // Most files are ASCII, where both count alike.
    return this.size === this.text.length ? place : (this.positions ??= positionsOf(this.text))(place);
  }

  /** Index of the first word of a node. */
  wordOf(node: number): number {
    let at = HEAD + node * NODE;
    while ((this.words[at]! & 0xff) === PARAMETER) at = HEAD + this.words[at + 1]! * NODE;
    return at;
  }

  /**
   * Which of the nodes that a field holds stands around a place.
   * @param place In bytes.
   * @returns Its index, 0 where the field holds one node alone; -1 for none.
   */
  indexAround(node: TreeNode, { kind, at }: Field, place: number): number {
    const { words } = this;
    let word = node.at + at;
    if (kind === 'node') return this.covers(words[word]!, place) ? 0 : -1;
    if (kind === 'params') {
      if (words[word]! < 0) return -1;
      word = this.wordOf(words[word]!) + 1;
    }
    const count = words[word + 1]!;
    if (kind !== 'list' && kind !== 'holes' && this.covers(words[word + 2]!, place)) return count;
    return this.indexInList(words[word]!, count, place);
  }

  private indexInList(first: number, count: number, place: number): number {
    const { words } = this;
    const base = this.lists + first;
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const node = words[base + middle]!;
      // A gap says nothing about the place: look through what is left.
      if (node < 0) break;
      if (this.covers(node, place)) return middle;
      if (this.startOf(HEAD + node * NODE) > place) high = middle - 1;
      else low = middle + 1;
    }
    for (let i = low; i <= high; i++) if (this.covers(words[base + i]!, place)) return i;
    return -1;
  }

  private covers(node: number, place: number): boolean {
    return node >= 0 && this.standsAround(HEAD + node * NODE, place);
  }

  /** Does a node stand around a place, with all that it holds? @param at Its first word. */
  standsAround(at: number, place: number): boolean {
    return place < this.words[at + END]! && this.startOf(at) <= place;
  }

  /** Where a node begins. Decorators before `export` stand outside of the class that holds them. */
  private startOf(at: number): number {
    const { words } = this;
    const start = words[at + START]!;
    const tag = words[at]! & 0xff;
    if (EXPORTS[tag] === 1 && words[at + 1]! >= 0) return Math.min(start, this.startOf(HEAD + words[at + 1]! * NODE));
    if (tag !== CLASS || words[at + 2] === 0) return start;
    return Math.min(start, this.startOf(HEAD + words[this.lists + words[at + 1]!]! * NODE));
  }

  rangeAt(at: number): Range {
    const start = this.toText(this.words[at + START]!);
    const end = this.toText(this.words[at + END]!);
    const head = this.words[at]!;
    // In TypeScript's trees the pieces of a template hold their quotes and braces.
    if (!this.typed || (head & 0xff) !== TEMPLATE_ELEMENT) return [start, end];
    return [start - 1, end + ((head >>> 16) & 1 ? 1 : 2)];
  }

  read(node: TreeNode, field: Field): unknown {
    const { words } = this;
    const word = node.at + field.at;
    switch (field.kind) {
      case 'node': return this.nodeAt(words[word]!, node);
      case 'list':
      case 'holes': return this.listAt(words[word]!, words[word + 1]!, node);
      case 'text': return this.textAt(words[word]!, words[word + 1]!);
      case 'bit': return ((words[node.at]! >>> (16 + field.at)) & 1) !== 0;
      case 'bits': return field.values[(words[node.at]! >>> (16 + field.at)) & field.mask];
      case 'rest': return this.restAt(word, node);
      case 'params': return words[word]! < 0 ? [] : this.restAt(this.wordOf(words[word]!) + 1, node);
      case 'source': return this.source(node);
      case 'number': return numberOf(this.source(node));
      case 'bigint': return bigintOf(this.textAt(words[node.at + 1]!, words[node.at + 2]!));
      case 'digits': return digitsOf(this.textAt(words[node.at + 1]!, words[node.at + 2]!));
      case 'regexp': return regexpOf(this.source(node));
      case 'pattern': return patternOf(this.source(node));
      case 'quasi': return this.quasi(node);
      default: return undefined;
    }
  }

  private nodeAt(node: number, parent: TreeNode | undefined): TreeNode | null {
    return node < 0 ? null : new TreeNode(this, this.wordOf(node), parent);
  }

  private listAt(first: number, count: number, parent: TreeNode): (TreeNode | null)[] {
    const list = new Array<TreeNode | null>(count);
    for (let i = 0; i < count; i++) list[i] = this.nodeAt(this.words[this.lists + first + i]!, parent);
    return list;
  }

  /** A list, and one more node behind it where there is one. */
  private restAt(word: number, parent: TreeNode): (TreeNode | null)[] {
    const { words } = this;
    const list = this.listAt(words[word]!, words[word + 1]!, parent);
    if (words[word + 2]! >= 0) list.push(this.nodeAt(words[word + 2]!, parent));
    return list;
  }

  private source({ range: [start, end] }: TreeNode): string {
    return this.text.slice(start, end);
  }

  /** @param start In the bytes of the source, or behind them in the pool. */
  textAt(start: number, end: number): string {
    if (start === end) return '';
    if (start < this.size) return this.text.slice(this.toText(start), this.toText(end));
    return decoded(Buffer.from(this.buffer, this.pool + start - this.size, end - start));
  }

  private quasi(node: TreeNode): { readonly raw: string; readonly cooked: string | null } {
    const { words } = this;
    const { at } = node;
    const [start, end] = [words[at + START]!, words[at + END]!];
    const raw = this.text.slice(this.toText(start), this.toText(end));
    const broken = ((words[at]! >>> 17) & 1) !== 0;
    return {
      raw: raw.replace(/\r\n?/g, '\n'),
      cooked: broken ? null : this.textAt(words[at + 1]!, words[at + 2]!),
    };
  }
}

/** Text of bytes in UTF-8, in which half of a surrogate pair may stand alone, as in `'\\ud800'`. */
function decoded(bytes: Buffer): string {
  const text = bytes.toString();
  if (!text.includes('\ufffd')) return text;
  let whole = '';
  for (let from = 0, at = 0; at <= bytes.length; at++) {
    const isHalf = bytes[at] === 0xed && bytes[at + 1]! >= 0xa0;
    if (!isHalf && at < bytes.length) continue;
    whole += bytes.toString('utf8', from, at);
    if (isHalf) whole += String.fromCharCode(0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f));
    from = at + 3;
    at += isHalf ? 2 : 0;
  }
  return whole;
}
