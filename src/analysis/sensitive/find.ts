import { unwrap } from '../ast.ts';
import type { Variable } from '../scope.ts';
import type { Settings } from '../settings.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { callResult } from './calls.ts';
import { literal, template, sum, objectFields, construction } from './composed.ts';
import { identifier } from './identifiers.ts';
import { saidOfArguments } from './labels.ts';
import { member } from './members.ts';
import { START, DEEPEST, type Place, type Search } from './search.ts';
import type { Exposure } from './types.ts';
import { WRAPS, nameOf } from './wraps.ts';

/** @param wrapped Parameters whose values are told where they are handed over. */
export function searchIn(
  unit: Unit,
  { pii, types = null, shapes }: Settings,
  wrapped: ReadonlySet<Variable>,
): Search {
  const search: Search = { unit, settings: pii, types, shapes, wrapped, visit: (node, place) => visit(search, node, place) };
  return search;
}

/**
 * Finds what one log call prints that is personal.
 * @param inText The call makes a text of what it is given.
 */
export function findExposures(call: LogCall, search: Search, inText = false): Exposure[] {
  const texts = saidOfArguments(call.args as readonly Node[]);
  const found = call.args.flatMap((arg, i) => {
    const { label, before, said } = texts[i]!;
    return search.visit(arg as Node, { ...START, label, before, said, inText });
  });
  return withoutDoubles(found);
}

/** One place, one exposure: the surest of its kinds, and never one inside another. */
function withoutDoubles(found: Exposure[]): Exposure[] {
  if (found.length < 2) return found;
  const sorted = found.toSorted(
    (a, b) => a.node.range[0] - b.node.range[0] || b.node.range[1] - a.node.range[1],
  );
  const kept: Exposure[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    const isInside = last && one.node.range[0] < last.node.range[1] && one.form !== 'literal';
    if (!isInside) kept.push(one);
  }
  return kept;
}

/** What an expression gives away when its value is printed: each form has its own reader. */
function visit(search: Search, raw: Node, place: Place): Exposure[] {
  if (place.depth > DEEPEST) return [];
  const node = unwrap(raw);
  switch (node.type) {
    case 'Literal':
      return literal(search, node, place);
    case 'TemplateLiteral':
      return template(search, node, place);
    case 'BinaryExpression':
      return node.operator === '+' ? sum(search, node, place) : [];
    case 'LogicalExpression': {
      const left = node.operator === '&&' ? [] : search.visit(node.left, place);
      return [...left, ...search.visit(node.right, place)];
    }
    case 'ConditionalExpression':
      return [...search.visit(node.consequent, place), ...search.visit(node.alternate, place)];
    case 'SequenceExpression':
      return search.visit(node.expressions.at(-1)!, place);
    case 'AssignmentExpression':
      return search.visit(node.right, place);
    case 'AwaitExpression':
    case 'SpreadElement':
      return search.visit(node.argument, place);
    case 'ArrayExpression':
      return node.elements.flatMap((one) => (one ? search.visit(one as Node, place) : []));
    case 'ObjectExpression':
      return objectFields(search, node, place);
    case 'TaggedTemplateExpression':
      return WRAPS.test(nameOf(node.tag)) ? template(search, node.quasi, place) : [];
    case 'NewExpression':
      return construction(search, node, place);
    case 'CallExpression':
      return callResult(search, node, raw, place);
    case 'Identifier':
      return identifier(search, node, raw, place);
    case 'MemberExpression':
      return member(search, node, raw, place);
    default:
      return [];
  }
}
