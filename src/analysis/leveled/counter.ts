import type { TSESTree } from '@typescript-eslint/utils';
import { argumentFacts } from '../arguments.ts';
import { argumentsStart, hasComment, isStatement, keyName, quoteOf, staticString, textOf, unwrap } from '../ast.ts';
import type { Edit, Node, Unit } from '../types.ts';
import type { LeveledCall } from './call.ts';
import { counterName, labelName } from './metric.ts';

/** A counter that takes the place of a line. */
export interface Counter {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/**
 * Counts what a line tells, with the counter bridge of the bundled logger; `null` where the
 * message names nothing to count, or where an argument does something.
 */
export function counterFor(one: LeveledCall, unit: Unit): Counter | null {
  const { call, dialect, named, spoken } = one;
  const callee = unwrap(call.callee);
  if (dialect?.name !== 'logfix' || named || callee.type !== 'MemberExpression') return null;
  if (call.node.type !== 'CallExpression' || !isStatement(call.node)) return null;
  const name = counterName(messageOf(spoken.args[0] as Node | undefined, unit));
  if (name === null || call.args.some((arg) => argumentFacts(arg as Node, unit).evaluation === 'act')) return null;
  const start = argumentsStart(unit, call.node);
  const end = call.node.range[1] - 1;
  if (hasComment(unit, [start, end])) return null;
  const quote = quoteOf(unit);
  const labels = labelsOf(call.args as Node[], quote, unit);
  const text = `${quote}${name}${quote}${labels.length > 0 ? `, { ${labels.join(', ')} }` : ''}`;
  const [from, to] = callee.property.range;
  const method: Edit = { range: callee.computed ? [from + 1, to - 1] : [from, to], text: 'count' };
  return { name, edits: [method, { range: [start, end], text }] };
}

/** The text of a message up to its first value. */
function messageOf(node: Node | undefined, unit: Unit): string {
  if (!node) return '';
  const text = unwrap(node);
  if (text.type === 'TemplateLiteral') return text.quasis[0]?.value.cooked ?? '';
  if (text.type === 'BinaryExpression') return messageOf(text.left as Node, unit);
  return staticString(text) ?? '';
}

/** Fields with few values that are written out in the program. Ids are never among them. */
function labelsOf(args: readonly Node[], quote: string, unit: Unit): string[] {
  const fields = args.map(unwrap).find((arg) => arg.type === 'ObjectExpression');
  if (fields?.type !== 'ObjectExpression') return [];
  return fields.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.computed) return [];
    const name = labelName(keyName(property) ?? '');
    const value = name === null ? null : labelValue(unwrap(property.value as Node), quote, unit);
    return value === null ? [] : [`${name}: ${value}`];
  });
}

function labelValue(node: Node, quote: string, unit: Unit): string | null {
  if (node.type === 'Literal') {
    if (typeof node.value === 'string') return textOf(unit, node);
    return typeof node.value === 'boolean' ? `${quote}${node.value}${quote}` : null;
  }
  if (node.type === 'ConditionalExpression') {
    const few = [node.consequent, node.alternate].every((n) => staticString(unwrap(n)) !== null);
    return few ? textOf(unit, node) : null;
  }
  if (isBoolean(node)) return `String(${textOf(unit, node)})`;
  return isEnumMember(node) ? textOf(unit, node) : null;
}

const isBoolean = (node: Node): boolean =>
  (node.type === 'UnaryExpression' && node.operator === '!') ||
  (node.type === 'BinaryExpression' && /^([=!]==?|[<>]=?|in|instanceof)$/.test(node.operator));

/** `Kind.Video`, `STATE.OPEN`: a member of a type that is written out. */
const isEnumMember = (node: Node): node is TSESTree.MemberExpression =>
  node.type === 'MemberExpression' && !node.computed && node.object.type === 'Identifier' &&
  node.property.type === 'Identifier' && /^[A-Z]/.test(node.object.name) && /^[A-Z]/.test(node.property.name);
