import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsStart, hasComment, keyName, textOf, unwrap } from '../ast.ts';
import { hasParentheses } from '../arrange.ts';
import type { Edit, LogCall, Node, Unit } from '../types.ts';
import { cutColon, cutFromMessage } from './message-cut.ts';
import type { CallStyle } from './logger-style.ts';
import type { ErrorUse } from './uses.ts';

/** How an exception joins a call, and how fields join what it then has. */
export interface Join {
  readonly edits: readonly Edit[];
  /**
   * Writes fields, `peerId, offerType: offer.type`, into the same call; `null` where they don't
   * fit. `first`: these edits are to be given before those of the exception.
   */
  readonly fields: ((fields: string) => readonly Edit[]) | null;
  readonly first: boolean;
}

const insert = (at: number, text: string): Edit => ({ range: [at, at], text });

/**
 * Gives a call its exception.
 * @param error Source text of the exception.
 * @param uses What the call says of it now.
 */
export function joinError(
  call: LogCall,
  error: string,
  uses: readonly ErrorUse[],
  style: CallStyle,
  unit: Unit,
): Join | null {
  const node = call.node as TSESTree.CallExpression;
  const args = call.args as readonly Node[];
  if (args.some((arg) => arg.type === 'SpreadElement') || hasParentheses(call, unit)) return null;
  if (call.api === 'console' && args.length === 1 && isJsonLine(args[0]!, unit)) return null;
  const own = uses.filter((use) => use.base !== null);
  const property = propertyOf(args, own, style);
  if (property) return intoProperty(property, error, style, unit);
  const object = objectOf(args, style);
  if (object && isTaken(object, style)) return null;
  const message = args[style.place === 'fields-first' && object ? 1 : 0];
  const cuts = message ? messageEdits(message, own, unit) : [];
  const lone = loneUse(args, own);
  if (object && (style.place !== 'argument' || !style.nested)) {
    return withEdits(cuts, intoObject(object, pair(style, error, object), unit));
  }
  if (style.named) return intoNamed(message, args, lone, cuts, error, style, unit);
  if (lone && lone.index > 0) return inPlaceOf(lone, args, error, style, unit);
  if (lone && args.length === 1 && standsAlone(lone.use, style)) {
    return { edits: [{ range: args[0]!.range, text: error }], fields: null, first: true };
  }
  const at = argumentsStart(unit, node);
  if (args.length === 0) return null;
  if (style.place === 'fields-first') return before(args, at, cuts, error, style, unit);
  return withEdits(cuts, after(args, at, error, style, unit));
}

/** `JSON.stringify({ … })`: whoever reads the line takes it apart. */
function isJsonLine(arg: Node, unit: Unit): boolean {
  const node = unwrap(arg);
  return node.type === 'CallExpression' && textOf(unit, node.callee) === 'JSON.stringify' &&
    node.arguments[0]?.type === 'ObjectExpression';
}

/** Prints the logger an exception that is its only argument, message and all? */
const standsAlone = ({ how }: ErrorUse, style: CallStyle): boolean =>
  style.key === 'exc' ? how !== 'message-only'
    : style.place === 'argument' && style.nested && style.known !== 'guessed';

const withEdits = (edits: readonly Edit[], join: Join): Join =>
  ({ ...join, edits: [...edits, ...join.edits] });

const messageEdits = (message: Node, uses: readonly ErrorUse[], unit: Unit): Edit[] =>
  cutFromMessage(message, uses, unit);

const keysOf = (object?: TSESTree.ObjectExpression): ReadonlySet<string | null> =>
  new Set(object?.properties.map((p) => (p.type === 'Property' ? keyName(p) : null)));

/** pino prints an exception whole under its own key, and as `{}` under any other. */
const isTaken = (object: TSESTree.ObjectExpression, style: CallStyle): boolean =>
  style.place === 'fields-first' && keysOf(object).has(style.key);

/** `exc: e`, `err` */
export function pair(style: CallStyle, error: string, object?: TSESTree.ObjectExpression): string {
  const value = style.value ? style.value(error) : error;
  const taken = keysOf(object);
  const key = taken.has(style.key) ? (['err', 'exc', 'exception', 'cause'].find((k) => !taken.has(k)) ?? 'exc') : style.key;
  return key === value ? key : `${key}: ${value}`;
}

/** The object of fields that a call has. */
function objectOf(args: readonly Node[], style: CallStyle): TSESTree.ObjectExpression | null {
  const candidates = style.place === 'fields-first' ? args.slice(0, 1) : args.slice(1).toReversed();
  for (const arg of candidates) {
    const node = unwrap(arg);
    if (node.type === 'ObjectExpression') return node;
    if (style.place === 'fields-last') return null;
  }
  return null;
}

interface FoundProperty {
  readonly object: TSESTree.ObjectExpression;
  readonly property: TSESTree.Property;
}

const ERROR_KEY = /^(e|ex|err|error|exc|exception|reason|cause|msg|message|detail|details|stack|(err(or)?)_?(msg|message|text|detail|details))$/i;

/** `{ error: err.message }`: the property that stands for the exception. */
function propertyOf(
  args: readonly Node[],
  uses: readonly ErrorUse[],
  style: CallStyle,
): FoundProperty | null {
  if (!style.nested && style.known === 'guessed' && style.place !== 'fields-first') return null;
  for (const arg of args) {
    const object = unwrap(arg);
    if (object.type !== 'ObjectExpression') continue;
    for (const property of object.properties) {
      if (property.type !== 'Property' || !ERROR_KEY.test(keyName(property) ?? '')) continue;
      const value = unwrap(property.value as Node);
      const fits = uses.some((use) => use.how !== 'picked-apart' && unwrap(use.node) === value);
      if (fits) return { object, property };
    }
  }
  return null;
}

function intoProperty(
  { object, property }: FoundProperty,
  error: string,
  style: CallStyle,
  unit: Unit,
): Join | null {
  if (hasComment(unit, property.range)) return null;
  const key = keyName(property)!;
  const keeps = style.place === 'argument' && /^(e|ex|err|error|exc|exception|reason|cause)$/.test(key);
  const others = { ...object, properties: object.properties.filter((p) => p !== property) };
  if (!keeps && isTaken(others, style)) return null;
  const name = keeps ? (key === error ? key : `${key}: ${error}`) : pair(style, error, others);
  return {
    edits: [{ range: property.range, text: name }],
    fields: (fields) => [insert(property.range[0], `${fields}${separator(object, unit)}`)],
    first: true,
  };
}

/** What stands between properties: a comma, and a new line where each has its own. */
function separator(object: TSESTree.ObjectExpression, unit: Unit): string {
  const first = object.properties[0];
  if (!first) return ', ';
  const lead = unit.text.slice(object.range[0] + 1, first.range[0]);
  const line = /\r?\n[ \t]*$/.exec(lead)?.[0];
  return line ? `,${line}` : ', ';
}

function intoObject(object: TSESTree.ObjectExpression, text: string, unit: Unit): Join {
  const last = object.properties.at(-1);
  if (!last) {
    const at = object.range[0] + 1;
    return {
      edits: [{ range: [at, object.range[1] - 1], text: ` ${text} ` }],
      fields: (fields) => [insert(at, ` ${fields},`)],
      first: true,
    };
  }
  const comma = separator(object, unit);
  const at = last.range[1];
  return {
    edits: [insert(at, `${comma}${text}`)],
    fields: (fields) => [insert(at, `${comma}${fields}`)],
    first: true,
  };
}

interface Lone {
  readonly index: number;
  readonly use: ErrorUse;
}

/** `err.message` as an argument of its own. */
function loneUse(args: readonly Node[], uses: readonly ErrorUse[]): Lone | null {
  for (const [index, arg] of args.entries()) {
    const use = uses.find((u) => u.how !== 'picked-apart' && unwrap(u.node) === unwrap(arg) && u.how !== 'interpolated');
    if (use) return { index, use };
  }
  return null;
}

/** `log('Failed:', err.message)` → `log('Failed', { exc: err })` */
function inPlaceOf(
  { index }: Lone,
  args: readonly Node[],
  error: string,
  style: CallStyle,
  unit: Unit,
): Join | null {
  const arg = args[index]!;
  const [start, end] = arg.range;
  if (hasComment(unit, arg.range)) return null;
  if (style.place === 'argument') {
    return {
      edits: [{ range: arg.range, text: error }],
      fields: (fields) => [insert(start, `{ ${fields} }, `)],
      first: true,
    };
  }
  if (index !== args.length - 1 || style.named) return null;
  const colon = index === 1 ? cutColon(args[0]!, unit) : [];
  if (style.place === 'fields-last') {
    return {
      edits: [...colon, insert(start, '{ '), { range: [start, end], text: `${pair(style, error)} }` }],
      fields: (fields) => [insert(start, `${fields}, `)],
      first: false,
    };
  }
  const gone: Edit = { range: [args[index - 1]!.range[1], end], text: '' };
  const front = frontOf(args[0]!.range[0], pair(style, error), unit);
  return index === 1 ? withEdits([...colon, gone], front) : null;
}

/** `{ err }, ` before the message. */
function frontOf(at: number, text: string, unit: Unit): Join {
  return {
    edits: [{ range: [at - 1, at], text: `${unit.text[at - 1]}{ ` }, insert(at, `${text} }, `)],
    fields: (fields) => [insert(at, `${fields}, `)],
    first: true,
  };
}

function before(
  args: readonly Node[],
  _at: number,
  cuts: readonly Edit[],
  error: string,
  style: CallStyle,
  unit: Unit,
): Join | null {
  const first = unwrap(args[0]!);
  const isMessage = first.type === 'TemplateLiteral' || first.type === 'BinaryExpression' ||
    (first.type === 'Literal' && typeof first.value === 'string') ||
    (args.length === 1 && first.type === 'MemberExpression');
  if (!isMessage) return null;
  return withEdits(cuts, frontOf(args[0]!.range[0], pair(style, error), unit));
}

/** After the last argument: `, { exc: e }`, or `, e`; on a line of its own where all are. */
function after(
  args: readonly Node[],
  start: number,
  error: string,
  style: CallStyle,
  unit: Unit,
): Join {
  const at = args.at(-1)!.range[1];
  const line = /^[ \t]*(\r?\n[ \t]*)$/.exec(unit.text.slice(start, args[0]!.range[0]))?.[1];
  const comma = line ? `,${line}` : ', ';
  if (style.place === 'argument') {
    return {
      edits: [insert(at, `${comma}${error}`)],
      fields: (fields) => [insert(at, `${comma}{ ${fields} }`)],
      first: true,
    };
  }
  // The character that follows is written again, so that fields fit in between.
  const next = unit.text[at]!;
  return {
    edits: [insert(at, `${comma}{ `), { range: [at, at + 1], text: `${pair(style, error)} }${next}` }],
    fields: (fields) => [insert(at, `${fields}, `)],
    first: false,
  };
}

/** LogTape prints the fields that its message names. */
function intoNamed(
  message: Node | undefined,
  args: readonly Node[],
  lone: Lone | null,
  cuts: readonly Edit[],
  error: string,
  style: CallStyle,
  unit: Unit,
): Join | null {
  const node = message && unwrap(message);
  if (!node || args.length > (lone?.index === 1 ? 2 : 1)) return null;
  const tail = tailOf(node, cuts);
  if (!tail) return null;
  const colon = cuts.length > 0 ? cuts : cutColon(node, unit);
  const close = tail.range[1] - 1;
  const from = colon.find((e) => e.text === '' && e.range[0] <= close)?.range[0] ?? close;
  const quote = colon.find((e) => e.range[0] === close && e.range[1] === close + 1);
  const at = node.range[1];
  const end = lone ? args[1]!.range[1] : at + 1;
  return {
    edits: [
      ...colon.filter((e) => e !== quote),
      { range: [close, close + 1], text: `: {${style.key}}${quote ? String(quote.text) : unit.text[close]!}` },
      insert(at, ', { '),
      { range: [at, end], text: `${pair(style, error)} }${lone ? '' : unit.text[at]!}` },
    ],
    fields: (fields) => [
      insert(from, fields.split(', ').map((f) => ` {${f.split(':')[0]!}}`).join('')),
      insert(at, `${fields}, `),
    ],
    first: false,
  };
}

/** The string in which a message ends, once a cut is made. */
function tailOf(message: Node, cuts: readonly Edit[]): Node | null {
  if (message.type === 'TemplateLiteral') return message;
  if (message.type === 'Literal') return typeof message.value === 'string' ? message : null;
  if (message.type !== 'BinaryExpression' || message.operator !== '+') return null;
  const isCut = cuts.some((e) => e.range[1] === message.range[1]);
  return tailOf(unwrap(isCut ? (message.left as Node) : message.right), isCut ? [] : cuts);
}

/** Gives fields to a call that has its exception already; `null` where they don't fit. */
export function joinFields(
  call: LogCall,
  error: Node,
  style: CallStyle,
  unit: Unit,
): ((fields: string) => readonly Edit[]) | null {
  const args = call.args as readonly Node[];
  if (args.length === 0 || args.some((arg) => arg.type === 'SpreadElement') || style.named) return null;
  if (hasParentheses(call, unit)) return null;
  if (style.known !== 'dialect') return null;
  const object = objectOf(args, style);
  if (object) {
    const holder = object.properties.find((p) => p.type === 'Property' &&
      p.value.range[0] <= error.range[0] && error.range[1] <= p.value.range[1]);
    return holder
      ? (fields) => [insert(holder.range[0], `${fields}${separator(object, unit)}`)]
      : intoObject(object, '', unit).fields;
  }
  const index = args.findIndex((arg) => unwrap(arg) === error);
  const arg = args[index];
  if (!arg || (index === 0 && style.place !== 'fields-first')) return null;
  if (style.place === 'argument') return (fields) => [insert(arg.range[0], `{ ${fields} }, `)];
  const text = pair(style, textOf(unit, arg));
  if (args.length !== 2) return null;
  return (fields) => [{ range: arg.range, text: `{ ${fields}, ${text} }` }];
}

/** Puts an exception in the place of another one. */
export function replaceError({ node }: ErrorUse, error: string): Join {
  const { parent } = node;
  const isShort = parent?.type === 'Property' && parent.shorthand;
  const text = isShort ? `${keyName(parent)}: ${error}` : error;
  return { edits: [{ range: node.range, text }], fields: null, first: true };
}
