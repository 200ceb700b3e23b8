import type { TSESTree } from '@typescript-eslint/utils';
import { argumentFacts } from '../arguments.ts';
import { argumentsStart, hasComment, isStatement, keyName, quoteOf, staticString, textOf, unwrap } from '../ast.ts';
import type { Edit, ImportRequest, Node, Range, Unit } from '../types.ts';
import type { LeveledCall } from './call.ts';
import { counterName, labelName } from './metric.ts';

/** A counter that takes the place of a line. */
export interface Counter {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportRequest[];
}

/** A line that tells of one thing that happened, which can be counted. */
export interface Countable {
  readonly one: LeveledCall;
  readonly callee: TSESTree.MemberExpression;
  /** Name of the counter. */
  readonly name: string;
  readonly message: string;
  readonly labels: readonly Label[];
  /** Where the arguments of the call stand. */
  readonly args: Range;
}

export interface Label {
  readonly name: string;
  /** `kind: 'relay'` */
  readonly text: string;
}

/**
 * What a line tells, as something to count; `null` where the message names nothing to count, or
 * where an argument does something.
 */
export function countable(one: LeveledCall, unit: Unit): Countable | null {
  const { call, named, spoken } = one;
  const callee = unwrap(call.callee);
  if (named || callee.type !== 'MemberExpression') return null;
  if (call.node.type !== 'CallExpression' || !isStatement(call.node)) return null;
  const message = messageOf(spoken.args[0] as Node | undefined, unit);
  const name = counterName(message);
  if (name === null || call.args.some((arg) => argumentFacts(arg as Node, unit).evaluation === 'act')) return null;
  const args: Range = [argumentsStart(unit, call.node), call.node.range[1] - 1];
  if (hasComment(unit, args)) return null;
  const labels = labelsOf(call.args as Node[], quoteOf(unit), unit);
  return { one, callee, name, message, labels, args };
}

/** Counts with the counter bridge of the bundled logger; `null` for other loggers. */
export function bridgeCounter({ one, callee, name, labels, args }: Countable, unit: Unit): Counter | null {
  if (one.dialect?.name !== 'logfix') return null;
  const quote = quoteOf(unit);
  const text = `${quote}${name}${quote}${labels.length > 0 ? `, ${written(labels)}` : ''}`;
  const [from, to] = callee.property.range;
  const method: Edit = { range: callee.computed ? [from + 1, to - 1] : [from, to], text: 'count' };
  return { name, edits: [method, { range: args, text }], imports: [] };
}

/** `{ kind: 'relay' }` */
export const written = (labels: readonly Label[]): string =>
  `{ ${labels.map(({ text }) => text).join(', ')} }`;

/** The text of a message up to its first value. */
function messageOf(node: Node | undefined, unit: Unit): string {
  if (!node) return '';
  const text = unwrap(node);
  if (text.type === 'TemplateLiteral') return text.quasis[0]?.value.cooked ?? '';
  if (text.type === 'BinaryExpression') return messageOf(text.left as Node, unit);
  return staticString(text) ?? '';
}

/** Fields with few values that are written out in the program. Ids are never among them. */
function labelsOf(args: readonly Node[], quote: string, unit: Unit): Label[] {
  const fields = args.map(unwrap).find((arg) => arg.type === 'ObjectExpression');
  if (fields?.type !== 'ObjectExpression') return [];
  return fields.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.computed) return [];
    const name = labelName(keyName(property) ?? '');
    const value = name === null ? null : labelValue(unwrap(property.value as Node), quote, unit);
    return value === null ? [] : [{ name: name!, text: `${name}: ${value}` }];
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
