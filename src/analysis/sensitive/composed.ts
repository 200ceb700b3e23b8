import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { labelOf } from './labels.ts';
import { literalHits } from './literals.ts';
import { inText, type Place, type Search } from './search.ts';
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
  node.expressions.forEach((hole, i) => {
    const label = labelOf(node.quasis[i]!.value.cooked ?? '');
    found.push(...search.visit(hole as Node, inText(place, label)));
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
  return parts.flatMap((part, i) => {
    const label = i > 0 ? labelOf(staticString(unwrap(parts[i - 1]!)) ?? '') : null;
    return search.visit(part, inText(place, label));
  });
}

export function objectFields(
  search: Search,
  node: TSESTree.ObjectExpression,
  place: Place,
): Exposure[] {
  return node.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return search.visit(property.argument, { ...place, key: undefined });
    const key = keyName(property) ?? undefined;
    const owner = place.key ?? place.owner;
    return search.visit(property.value, { ...place, label: undefined, inText: false, key, owner });
  });
}

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
