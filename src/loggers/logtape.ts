import type { ArgumentFacts, Arrangement, Dialect, HolePart, Piece } from './dialect.ts';
import { nameFields, writeFields, type Field, type FieldStyle } from './fields.ts';
import type { Level } from './levels.ts';
import { listed } from './message.ts';
import { Names } from './names.ts';
import { sortOut, type Message } from './sort.ts';
import { escaped, escapeFor, hasOctal, isHole, type Quote, type Segment } from './text.ts';

const STYLE: FieldStyle = { reserved: new Set(), errorKey: 'error', printsError: true };

const METHODS: Readonly<Record<Level, string>> = {
  trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal',
};

/**
 * LogTape takes a message and an object of properties, and prints those that the message names
 * in braces. A message that only the run knows may hold braces of its own: it is a property.
 */
export const logtapeDialect: Dialect = {
  name: 'logtape',
  detachable: false,
  method: (level) => METHODS[level],
  arrange,
};

function arrange(args: readonly ArgumentFacts[]): Arrangement | null | false {
  const [first] = args;
  if (first === undefined) return { pieces: ["''"] };
  if (args.length === 1) {
    const alone = arrangeAlone(first);
    if (alone !== undefined) return alone;
  }
  const sorted = sortOut(args);
  if (sorted === false) return false;
  return withProperties(sorted.message, sorted.entries, args);
}

/** A single string stays, or becomes a tagged template; an object literal stays. */
function arrangeAlone(arg: ArgumentFacts): Arrangement | null | undefined {
  const { object, parts, text } = arg;
  if (object) return object.open || object.errors.length > 0 ? undefined : null;
  if (!parts) return undefined;
  if (text !== null) return /[{]/.test(text) ? undefined : null;
  if (parts.some((p) => !isHole(p) && p.quote !== '`')) return undefined;
  return { pieces: [0], tagged: true };
}

function withProperties(
  message: Message | null,
  entries: Parameters<typeof nameFields>[0],
  args: readonly ArgumentFacts[],
): Arrangement | false {
  const fields = nameFields(entries, args, STYLE);
  const names = new Names(new Set(), fields.names);
  const shownFields: Field[] = [];
  const segments = message === null ? [] : segmentsOfMessage(message, args, names, shownFields);
  const quote = segments.find((s) => 'quote' in s)?.quote ?? "'";
  const text: Piece[] = [quote];
  const braces = shownFields.length > 0 || fields.list.length > 0 ||
    segments.some((s) => 'raw' in s && s.raw.includes('{'));
  for (const segment of segments) {
    if ('added' in segment) text.push(segment.added);
    else if ('raw' in segment) {
      if (quote === '`' && segment.quote !== '`' && hasOctal(segment.raw)) return false;
      text.push(...escaped(segment, (raw, at) => {
        const own = escapeFor(quote, segment.quote)(raw, at);
        return own + (braces && /[{}]/.test(raw[at]!) ? raw[at] : '');
      }, quote));
    }
  }
  const last = segments.at(-1);
  const open = last !== undefined && 'raw' in last && /\s$/.test(last.raw);
  const places = placesOf(fields).map((p) => `{${p}}`).join(' ');
  if (places !== '') text.push(segments.length === 0 || open ? places : ` ${places}`);
  text.push(quote);
  const all = { list: [...fields.list, ...shownFields].sort(inOrder(args)), names: [] };
  return { pieces: listed(text, all.list.length === 0 ? [] : writeFields(all, args, STYLE)) };
}

/** What a message names so that the fields are printed. */
function placesOf({ list }: ReturnType<typeof nameFields>): string[] {
  if (list.some((field) => 'object' in field)) return ['*'];
  return list.map((field) => (field as Field).name);
}

/** Fields stand in the order in which the call had their values. */
function inOrder(args: readonly ArgumentFacts[]) {
  type Listed = Field | { readonly object: number };
  const at = (field: Listed): number => {
    if ('object' in field) return args[field.object]!.from;
    for (const piece of field.value) {
      if (typeof piece === 'number') return args[piece]!.from;
      if (typeof piece === 'object') return piece.from;
    }
    return 0;
  };
  return (a: Listed, b: Listed): number => at(a) - at(b);
}

/** The message with a name in braces for everything that it shows. */
function segmentsOfMessage(
  message: Message,
  args: readonly ArgumentFacts[],
  names: Names,
  fields: Field[],
): (Exclude<Segment, { shown: unknown }> & { quote?: Quote })[] {
  const arg = 'whole' in message ? args[message.whole]! : null;
  if (arg && !arg.parts) {
    const name = names.take('message');
    fields.push({ name, value: [(message as { whole: number }).whole], short: arg.plain && arg.name === name });
    return [{ added: `{${name}}` }];
  }
  const segments: readonly Segment[] = 'segments' in message
    ? message.segments
    : arg!.parts!.map((p) => (isHole(p) ? { shown: [p] } : p));
  return segments.map((segment) => {
    if (!('shown' in segment)) return segment;
    const value = segment.shown;
    const { name: wanted, plain } = described(value, args);
    const name = names.take(wanted);
    fields.push({ name, value, short: plain && wanted === name });
    return { added: `{${name}}` };
  });
}

/** What the source calls a shown value. */
function described(
  value: readonly Piece[],
  args: readonly ArgumentFacts[],
): { name: string | null; plain: boolean } {
  const piece = value.find((p) => typeof p !== 'string');
  if (typeof piece === 'number') return { name: args[piece]!.name, plain: value.length === 1 && args[piece]!.plain };
  const hole = piece as HolePart | undefined;
  return { name: hole?.name ?? null, plain: hole?.plain ?? false };
}
