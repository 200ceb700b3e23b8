import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { lastName, recordContainer, type ContainerHit } from './containers.ts';
import { declaredFields } from './declared.ts';
import { named, typeName, type Named } from './origin.ts';
import type { Search } from './search.ts';

/** Names of single values, whatever list they come from. */
const PLAIN_NAME = /^(name|id|key|nick|username|login|title|type|index|i|handle|slug)$|Id$/;

export const isPlainName = (name: string): boolean => PLAIN_NAME.test(name);

/** A record about a person, by the name or by the declared type. */
export function recordOf(
  search: Search,
  node: TSESTree.Identifier,
  what: Named,
): ContainerHit | null {
  const { annotation, origin } = what;
  // What an object literal holds is there to be read.
  if (origin.from === 'value' && isClosedObject(unwrap(origin.value))) return null;
  const byName = recordContainer(node.name);
  if (byName) return isPlainValue(search, node) ? null : byName;
  const type = typeName(annotation);
  const byType = type === null ? null : recordContainer(type);
  if (byType) return { ...byType, text: `${node.name} is a ${type}` };
  const [field] = type === null ? [] : declaredFields(search, type);
  if (field !== undefined) return { code: 'fields', text: `${type} has ${field}`, confidence: 0.85 };
  if (origin.from === 'parameter' && /^(req|request)$/.test(node.name) && /\b(res|response|next|reply)\b/.test(search.unit.text)) {
    return { code: 'request', text: `${node.name} holds a whole request`, confidence: 0.75 };
  }
  if (origin.from === 'element' && !isPlainName(node.name)) {
    const list = lastName(origin.of);
    const hit = list === null ? null : recordContainer(list);
    if (hit) return { ...hit, text: `${node.name} is one of ${list}` };
  }
  return null;
}

/** A name of a person's record that holds a plain text or id: `const user = row.user_id`. */
function isPlainValue(search: Search, node: TSESTree.Identifier): boolean {
  const { origin } = named(search.unit, node);
  if (origin.from !== 'value') return false;
  const init = lastOf(origin.value);
  if (init.type === 'TemplateLiteral' || staticString(init) !== null) return true;
  if (init.type === 'MemberExpression') {
    return /(^|_)id$|Id$|^(length|id|name|username|login)$/.test(propertyName(init) ?? '') ||
      /^(auth|credentials)$/.test(lastName(init.object) ?? '');
  }
  return false;
}

/** `c` of `a && b && c` */
function lastOf(node: Node): Node {
  const at = unwrap(node);
  return at.type === 'LogicalExpression' && at.operator === '&&' ? lastOf(at.right) : at;
}

/** An object literal that shows all of its fields. */
export const isClosedObject = (node: Node): boolean =>
  node.type === 'ObjectExpression' && node.properties.every((one) => one.type === 'Property' && !one.computed);
