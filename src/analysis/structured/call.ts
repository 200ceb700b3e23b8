import type { TSESTree } from '@typescript-eslint/utils';
import type { ArgumentFacts, Dialect, Piece as OldPiece } from '../../loggers/index.ts';
import { parseFormat, hasPlaceholder } from '../../loggers/format.ts';
import { labelName, Names } from '../../loggers/names.ts';
import { errorUses } from '../failure/uses.ts';
import { reportStyle } from '../../loggers/report.ts';
import { literal, type Quote } from '../../loggers/text.ts';
import { hasParentheses, losesComment, separatorOf, spansOf } from '../arrange.ts';
import { argumentFacts } from '../arguments.ts';
import { argumentsStart, quoteOf, unwrap } from '../ast.ts';
import { camel, expressionName } from '../expression-name.ts';
import type { Edit, LogCall, Node, Piece, Range, Unit } from '../types.ts';
import { listOf, NO_FIELDS, ownFields, type Field } from './fields.ts';
import { constantText, type Part } from './message.ts';

/** A call with a constant message and fields. */
export interface Structured {
  readonly edits: readonly Edit[];
  readonly message: string;
  readonly fields: readonly string[];
}

/** Names that loggers use for themselves. */
const RESERVED = new Set([
  'level', 'message', 'msg', 'time', 'timestamp', 'pid', 'hostname', 'v', 'name', 'stack', 'cause',
  'splat', 'label', 'service', 'env', 'version', 'host', 'args', 'exc', 'err',
]);

/**
 * The call with its values as fields; `null` where it is right as it stands, or where nobody
 * can tell what its arguments are.
 */
export function structured(call: LogCall, dialect: Dialect, unit: Unit): Structured | null {
  const args = call.args as Node[];
  const style = reportStyle(dialect);
  const firstFields = style.place === 'fields-first';
  const at = firstFields && args.length > 1 && !isText(args[0]!) ? 1 : 0;
  const message = args[at];
  if (message === undefined || args.some((arg) => /^(Spread|Sequence)/.test(arg.type))) return null;
  const rest = args.slice(at + 1);
  const facts = [message, ...rest].map((arg) => argumentFacts(arg, unit));
  const taken = takeApart(facts);
  if (taken === null) return null;
  const values = [...taken.holes, ...taken.rest.map((i) => rangeOf(facts[i]!))];
  const extra = rest.filter((_, i) => taken.rest.includes(i + 1));
  // What follows the message and its placeholders, pino drops.
  if (firstFields && extra.length > 0) return null;
  const own = at === 1 ? args[0]! : objectOf(extra);
  const others = extra.filter((arg) => arg !== own);
  if (taken.holes.length === 0 && !isLoose(others, taken.label, unit)) return null;
  if (dialect.name === 'winston' && others.length > 0) return null;
  if (style.named) return rest.length === 0 && !hasParentheses(call, unit) ? named(message, taken, facts[0]!, unit) : null;
  const inner = own ? ownFields(own, firstFields, unit) : NO_FIELDS;
  if (inner === null) return null;
  const text = constantText(taken.parts);
  const quoted = text === null ? null : quotedText(text, taken.quotes, unit);
  if (text === null || quoted === null) return null;
  const spans = spansOf(call, unit);
  const whole: Range = [spans[0]![0], spans.at(-1)![1]];
  const names = new Names(RESERVED, inner.keys);
  const fields = values
    .filter((range) => !own || range[0] !== own.range[0])
    .map((range, i) => inner.given.get(unit.text.slice(...range)) ??
      fieldOf(nodeAt(message, rest, range), range, taken.labels[i] ?? null, names, style.key, unit));
  if (fields.some((f) => f === null)) return null;
  const list = fields as (Field | string)[];
  const object = inner.write(list.filter((f) => typeof f !== 'string'));
  const open = argumentsStart(unit, call.node as TSESTree.CallExpression);
  const separator = separatorOf(spans, open, unit);
  const pieces = firstFields ? [...object, separator, quoted] : [quoted, separator, ...object];
  if (losesComment(whole, pieces, unit)) return null;
  const told = list.map((f) => (typeof f === 'string' ? f : f.name));
  return { edits: [{ range: whole, text: pieces }], message: text, fields: told };
}

const rangeOf = ({ from, to }: { from: number; to: number }): Range => [from, to];

const isText = (arg: Node): boolean => {
  const node = unwrap(arg);
  if (node.type === 'BinaryExpression') return node.operator === '+' && isText(node.left as Node);
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
};

interface Taken {
  readonly parts: readonly Part[];
  readonly holes: readonly Range[];
  readonly labels: readonly (string | null)[];
  readonly quotes: ReadonlySet<Quote>;
  /** Positions of the arguments that nothing in the message takes. */
  readonly rest: readonly number[];
  /** The message ends with the name of what follows. */
  readonly label: string | null;
}

/** The words of a message and its values, those of placeholders included. */
function takeApart(facts: readonly ArgumentFacts[]): Taken | null {
  const [first] = facts;
  if (!first?.parts) return null;
  const parts: Part[] = [];
  const holes: Range[] = [];
  const labels: (string | null)[] = [];
  const quotes = new Set<Quote>();
  let before = '';
  const hole = (range: Range): void => {
    labels.push(labelName(before.replace(/^.*[,;|(]/, '')));
    parts.push({ hole: holes.length });
    holes.push(range);
    before = '';
  };
  const format = facts.length > 1 && hasPlaceholder(first.parts) ? parseFormat(facts) : null;
  if (format === false || format?.directives.has('c')) return null;
  for (const part of format ? format.segments : first.parts) {
    if ('directive' in part) hole(rangeOf(facts[part.index]!));
    else if ('raw' in part) {
      quotes.add(part.quote);
      parts.push({ raw: part.raw });
      before = part.raw;
    } else if ('shown' in part) {
      const [shown] = part.shown as readonly OldPiece[];
      if (typeof shown !== 'object') return null;
      hole(rangeOf(shown));
    } else if ('from' in part) hole(rangeOf(part));
    else return null;
  }
  const rest = format ? format.rest : facts.map((_, i) => i).slice(1);
  const label = labelName(before);
  return { parts, holes, labels: [...labels, label], quotes, rest, label };
}

/** An object literal at the end holds fields already. */
function objectOf(rest: readonly Node[]): Node | null {
  const last = rest.at(-1);
  return last && unwrap(last).type === 'ObjectExpression' ? last : null;
}

/** Values that a logger would write into the text: several, or one that is no object. */
function isLoose(values: readonly Node[], label: string | null, unit: Unit): boolean {
  if (values.some((v) => argumentFacts(v, unit).kind === 'error')) return false;
  if (values.length !== 1) return values.length > 1;
  const [value] = values.map(unwrap);
  const name = expressionName(value!) ?? '';
  return label !== null || value!.type === 'Literal' || argumentFacts(value!, unit).kind === 'string' ||
    /(^id|Id|ID|[nN]ame|[cC]ount|[lL]ength|[sS]ize|[sS]tatus|[uU]rl)$/.test(name);
}

/** The expression at a place: in the message, or one of the arguments. */
function nodeAt(message: Node, others: readonly Node[], [from, to]: Range): Node | null {
  const exact = others.find((arg) => arg.range[0] === from && arg.range[1] === to);
  return exact ?? expressionsOf(message).find((n) => n.range[0] >= from && n.range[1] <= to) ?? null;
}

function expressionsOf(arg: Node): Node[] {
  const node = unwrap(arg);
  if (node.type === 'TemplateLiteral') return node.expressions as Node[];
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return [arg];
  return [...expressionsOf(node.left as Node), ...expressionsOf(node.right)];
}

function fieldOf(
  node: Node | null,
  range: Range,
  label: string | null,
  names: Names,
  errorKey: string,
  unit: Unit,
): Field | null {
  if (node === null) return null;
  const value = shownValue(unwrap(node));
  const bare = value === unwrap(node) ? node : value;
  // What is left of an exception is for `require-error-context` to speak of.
  if (argumentFacts(bare, unit).kind === 'error' || errorUses(bare, unit).length > 0) return null;
  const wanted = nameOf(bare, label);
  if (wanted === null) return null;
  const name = names.take(wanted, errorKey);
  const short = bare.type === 'Identifier' && bare.name === name;
  return { name, value: bare === node && !short ? trimmed(range, unit) : bare.range, short };
}

/** A place in a template without the line breaks around its expression. */
function trimmed([from, to]: Range, unit: Unit): Range {
  const text = unit.text.slice(from, to);
  return [from + text.length - text.trimStart().length, to - text.length + text.trimEnd().length];
}

/** `x` of `JSON.stringify(x)`: the logger writes it itself. */
function shownValue(node: Node): Node {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return node;
  const { object, property } = node.callee;
  const isJson = object.type === 'Identifier' && object.name === 'JSON' &&
    property.type === 'Identifier' && property.name === 'stringify';
  const [first, second] = node.arguments;
  const all = second === undefined || (second.type === 'Literal' && second.value === null);
  return isJson && all && first && first.type !== 'SpreadElement' ? first : node;
}

/** `phone` of `maskPhone(user.phone)`: what a value is, not what was done to it. */
function nameOf(node: Node, label: string | null): string | null {
  const call = node.type === 'CallExpression' ? node as TSESTree.CallExpression : null;
  const masks = call?.callee.type === 'Identifier' && /^(mask|hash|redact)[A-Z]?/.test(call.callee.name);
  const inner = masks && call!.arguments[0] ? expressionName(call!.arguments[0] as Node) : null;
  const name = inner ?? expressionName(node) ?? label;
  return name !== null && /^[A-Z\d]+_[A-Z\d_]+$/.test(name) ? camel(name) : name;
}

/** LogTape's messages name their fields: `joined {roomName}`. */
function named(message: Node, taken: Taken, facts: ArgumentFacts, unit: Unit): Structured | null {
  const names = new Names(new Set());
  const words = taken.parts.map((part) => ('raw' in part ? part.raw : ''));
  if (taken.holes.length === 0 || words.some((raw) => /[{}]/.test(raw))) return null;
  const fields = taken.holes.map((range, i) =>
    fieldOf(nodeAt(message, [], range), range, taken.labels[i] ?? null, names, 'value', unit));
  if (fields.some((f) => f === null)) return null;
  const list = fields as Field[];
  const text = taken.parts.map((p) => ('raw' in p ? p.raw : `{${list[p.hole]!.name}}`)).join('');
  const quoted = quotedText(text, taken.quotes, unit);
  if (quoted === null) return null;
  const pieces: Piece[] = [quoted, ', { ', ...listOf(list), ' }'];
  const whole = rangeOf(facts);
  if (losesComment(whole, pieces, unit)) return null;
  return { edits: [{ range: whole, text: pieces }], message: text, fields: list.map((f) => f.name) };
}

/** A literal of the words; `null` where escapes of several kinds of quotes would meet. */
function quotedText(text: string, quotes: ReadonlySet<Quote>, unit: Unit): string | null {
  if (!/[\\\n]/.test(text)) return literal(text, quotes.size === 1 && !quotes.has('`') ? [...quotes][0]! : quoteOf(unit));
  const [only] = quotes;
  return quotes.size === 1 && !text.includes(only!) ? only! + text + only! : null;
}
