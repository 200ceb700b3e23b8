import { NODES } from './nodes.ts';

/** How a field is read from the words of its node. */
export type Kind =
  | 'node' | 'list' | 'holes' | 'rest' | 'params'
  | 'text' | 'bit' | 'bits' | 'fixed'
  | 'source' | 'number' | 'bigint' | 'digits' | 'regexp' | 'pattern' | 'quasi';

export interface Field {
  readonly name: string;
  readonly kind: Kind;
  /** The first word, or the lowest bit. */
  readonly at: number;
  /** What bits count to; what never differs is alone. */
  readonly values: readonly unknown[];
  /** Of the bits that count. */
  readonly mask: number;
  /** Number of its name among all names of fields. */
  readonly id: number;
}

export interface Layout {
  readonly types: readonly string[];
  /** Bits that choose among the types. */
  readonly typeBits: readonly number[];
  readonly fields: readonly Field[];
  /** Those that hold nodes, in the order of their words. */
  readonly children: readonly Field[];
  /** Index of a field by its name's number; -1 where the type has none. */
  readonly indexOf: Int8Array;
}

const WORDS: Readonly<Record<string, unknown>> = { null: null, no: false, yes: true, none: [] };
const HOLDS_NODES = /^(node|list|holes|rest|params)$/;

const ids = new Map<string, number>();
const idOf = (name: string): number => ids.get(name) ?? (ids.set(name, ids.size), ids.size - 1);

const valueOf = (word: string): unknown => (Object.hasOwn(WORDS, word) ? WORDS[word] : word.replace('_', ' '));

function fieldOf(text: string): Field {
  const name = text.slice(0, text.indexOf('='));
  const how = text.slice(name.length + 1);
  const id = idOf(name);
  const [, kind, at, values] = /^(node|list|holes|rest|params|text|bits?)(\d):?(.*)$/.exec(how) ?? [];
  if (kind) {
    const counted = values!.split(',').map(valueOf);
    const mask = 2 ** Math.ceil(Math.log2(counted.length)) - 1;
    return { name, id, kind: kind as Kind, at: Number(at), values: counted, mask };
  }
  const special = /^(source|number|bigint|digits|regexp|pattern|quasi)$/.test(how);
  return { name, id, kind: special ? how as Kind : 'fixed', at: 0, values: special ? [] : [valueOf(how)], mask: 0 };
}

function layoutOf(line: string): Omit<Layout, 'indexOf'> {
  const [head, ...texts] = line.split(' ');
  const [types, bits] = head!.split('@');
  const fields = texts.map(fieldOf);
  return {
    types: types!.split('|'),
    typeBits: bits === undefined ? [] : bits.split(',').map(Number),
    fields,
    children: fields.filter(({ kind }) => HOLDS_NODES.test(kind)),
  };
}

const indexed = (layout: Omit<Layout, 'indexOf'>): Layout => {
  const indexOf = new Int8Array(ids.size).fill(-1);
  layout.fields.forEach(({ id }, index) => { indexOf[id] = index; });
  return { ...layout, indexOf };
};

/** By tag. */
export const LAYOUTS: readonly Layout[] = NODES.split('\n').map(layoutOf).map(indexed);

/** The names of all fields; the place of each is its number. */
export const FIELD_NAMES: readonly string[] = [...ids.keys()];

const tagsOf = (type: string): readonly number[] =>
  LAYOUTS.flatMap(({ types }, tag) => (types.includes(type) ? [tag] : []));

/** By tag, 1 for those of some types. */
const marked = (type: RegExp): Uint8Array =>
  new Uint8Array(LAYOUTS.map(({ types }) => (type.test(types[0]!) ? 1 : 0)));

export const IDENTIFIERS = marked(/^Identifier$/);
/** The identifier that does not say where its name stands. */
export const THIS_PARAMETER = LAYOUTS.findIndex(({ fields }) => fields[0]?.values[0] === 'this');
/** Tags of what exports a declaration, which is its first word. */
export const EXPORTS = marked(/^Export(Named|Default)Declaration$/);
/** A class, whose decorators are its first list. */
export const CLASS = tagsOf('ClassDeclaration')[0]!;
export const TEMPLATE_ELEMENT = tagsOf('TemplateElement')[0]!;
/** What stands around a parameter, and is no node of a tree. */
export const PARAMETER = tagsOf(':')[1]!;
