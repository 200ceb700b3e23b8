import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap } from '../ast.ts';
import type { Node, Piece, Range, Unit } from '../types.ts';

/** A value that becomes a field. */
export interface Field {
  readonly name: string;
  readonly value: Range;
  readonly short: boolean;
}

/** What a call has beside its message already. */
interface Own {
  readonly keys: readonly string[];
  /** Names of fields by the text of their values, where reading these once more changes nothing. */
  readonly given: ReadonlyMap<string, string>;
  /** The object with more fields in it. */
  readonly write: (fields: readonly Field[]) => Piece[];
}

/** `room, size: data.length` */
export const listOf = (fields: readonly Field[], separator = ', '): Piece[] =>
  fields.flatMap(({ name, value, short }, i): Piece[] => [
    ...(i === 0 ? [] : [separator]),
    ...(short ? [{ range: value, property: name }] : [`${name}: `, { range: value }]),
  ]);

export const NO_FIELDS: Own = { keys: [], given: new Map(), write: (fields) => ['{ ', ...listOf(fields), ' }'] };

/**
 * Fields that the call has already; `null` where they may be anything but fields.
 * @param first They stand before the message, so that they go on to stand before new ones.
 */
export function ownFields(own: Node, first: boolean, unit: Unit): Own | null {
  const node = unwrap(own);
  if (node.type === 'ObjectExpression') return literalFields(node, first, unit);
  if (!first || node.type !== 'Identifier') return null;
  const { name, range } = node;
  if (!/^(e|ex|err|error|exc|exception|reason)$/.test(name)) return null;
  return {
    keys: ['err'],
    given: new Map([[name, 'err']]),
    write: (fields) => [
      name === 'err' ? '{ ' : '{ err: ', { range }, ...(fields.length > 0 ? [', '] : []), ...listOf(fields), ' }',
    ],
  };
}

function literalFields(node: TSESTree.ObjectExpression, first: boolean, unit: Unit): Own {
  const { properties, range: [start, end] } = node;
  const head = properties[0]?.range[0];
  const tail = properties.at(-1)?.range[1];
  if (head === undefined || tail === undefined) return NO_FIELDS;
  // Fields that stood on lines of their own go on to do so.
  const indent = unit.text.slice(start + 1, head);
  const separator = /^[ \t]*\r?\n[ \t]*$/.test(indent) ? `,${indent}` : ', ';
  const named = properties.flatMap((p) => {
    const key = p.type === 'Property' ? keyName(p) : null;
    return key === null ? [] : [{ key, value: (p as TSESTree.Property).value }];
  });
  const plain = named.filter(({ value }) => /^(Identifier|MemberExpression)$/.test(value.type));
  return {
    keys: named.map(({ key }) => key),
    given: new Map(plain.map(({ key, value }) => [unit.text.slice(...value.range), key])),
    write(fields) {
      const list = listOf(fields, separator);
      if (list.length === 0) return [{ range: [start, end] }];
      return first
        ? [{ range: [start, tail] }, separator, ...list, { range: [tail, end] }]
        : [{ range: [start, head] }, ...list, separator, { range: [head, end] }];
    },
  };
}
