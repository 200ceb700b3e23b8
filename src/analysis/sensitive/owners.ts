import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { lastName } from './containers.ts';
import { named, typeName } from './origin.ts';
import { isPerson } from './people.ts';
import type { Search } from './search.ts';

/** The name of what an expression belongs to; wrappers such as `data` are looked through. */
export function ownerOf(search: Search, object: Node): string | null {
  const node = unwrap(object);
  if (node.type === 'MemberExpression' && propertyName(node) === null) return ownerOf(search, node.object);
  const name = lastName(node);
  if (name === null) return null;
  if (node.type === 'MemberExpression' && /^(data|attributes|value|current|_doc|doc|fields|dataValues|props|item)$/.test(name)) {
    return ownerOf(search, node.object) ?? name;
  }
  if (node.type !== 'Identifier' || isPerson(name)) return name;
  const { origin, annotation } = named(search.unit, node);
  const type = typeName(annotation);
  if (type !== null && isPerson(type)) return type;
  if (origin.from === 'element') return lastName(origin.of) ?? name;
  if (origin.from === 'property' && isPerson(origin.key)) return origin.key;
  return name;
}

export function pathOf(node: TSESTree.MemberExpression, name: string): string {
  const owner = lastName(node.object);
  return owner === null ? name : `${owner}.${name}`;
}
