import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { literalHits } from './literals.ts';
import { inText, type Place, type Search } from './search.ts';
import { MASK_TEXT } from './sanitizers.ts';
import type { Exposure } from './types.ts';

export function literal({ unit }: Search, node: TSESTree.Literal, place: Place): Exposure[] {
  if (typeof node.value !== 'string') return [];
  return written(node, node.range[0], unit.text.slice(...node.range), place);
}

function written(
  node: Node,
  start: number,
  text: string,
  place: Place,
): Exposure[] {
  return literalHits(text).map((hit) => ({
    node,
    kind: hit.kind,
    confidence: 0.85,
    why: [{ code: 'literal', text: 'the value is written out in the text', weight: 1 }, ...place.steps],
    form: 'literal' as const,
    replacement: {
      range: [start + hit.at, start + hit.at + hit.found.length] as const,
      text: hit.masked,
    },
  }));
}

/** `` `phone: ${user.phone}` `` */
export function template(search: Search, node: TSESTree.TemplateLiteral, place: Place): Exposure[] {
  const found = node.quasis.flatMap((quasi) =>
    written(node, quasi.range[0], search.unit.text.slice(...quasi.range), place));
  let said = place.said ?? '';
  node.expressions.forEach((hole, i) => {
    const before = node.quasis[i]!.value.cooked ?? '';
    said += before;
    found.push(...search.visit(hole as Node, inText(place, before, said)));
  });
  return found;
}

/** `'phone: ' + user.phone` */
export function sum(search: Search, node: TSESTree.BinaryExpression, place: Place): Exposure[] {
  const parts: Node[] = [];
  const split = (at: Node): void => {
    const one = unwrap(at);
    if (one.type === 'BinaryExpression' && one.operator === '+') {
      split(one.left);
      split(one.right);
    } else parts.push(at);
  };
  split(node);
  let said = place.said ?? '';
  return parts.flatMap((part, i) => {
    const before = (i > 0 ? staticString(unwrap(parts[i - 1]!)) : null) ?? '';
    said += before;
    return search.visit(part, inText(place, before, said));
  });
}

export function objectFields(
  search: Search,
  node: TSESTree.ObjectExpression,
  place: Place,
): Exposure[] {
  const keys = node.properties.flatMap((one) => (one.type === 'Property' ? keyName(one) ?? [] : []));
  return node.properties.flatMap((property) => {
    if (property.type === 'SpreadElement' && isOverwritten(node, property)) return [];
    if (property.type === 'SpreadElement') return search.visit(property.argument, { ...place, key: undefined });
    const key = keyName(property) ?? undefined;
    const owner = place.key ?? place.owner;
    return search.visit(property.value, {
      ...place, label: undefined, before: undefined, said: undefined, inText: false, key, owner, beside: keys,
    });
  });
}

/** `{ ...headers, authorization: '[REDACTED]' }`: what is secret in it was thought of. */
const isOverwritten = (object: TSESTree.ObjectExpression, spread: Node): boolean =>
  object.properties.some((one) =>
    one.type === 'Property' && one.range[0] > spread.range[0] && MASK_TEXT.test(staticString(unwrap(one.value)) ?? ''));

/** `new Error(text)`: what it is made of is printed with it. */
export function construction(
  search: Search,
  node: TSESTree.NewExpression,
  place: Place,
): Exposure[] {
  const name = node.callee.type === 'Identifier' ? node.callee.name : '';
  if (!/(Error|Exception|^Set|^String|^URLSearchParams)$/.test(name)) return [];
  return node.arguments.flatMap((arg) => search.visit(arg as Node, { ...place, key: undefined, label: undefined }));
}
