import type { ArgumentFacts, Arrangement, CallSite, Dialect, HolePart, Piece, Span } from './dialect.ts';
import { hasPlaceholder, parseFormat } from './format.ts';
import { consoleLike } from './console-like.ts';
import { shorthand } from './fields.ts';
import { listed } from './message.ts';
import { labelName, Names } from './names.ts';
import { escaped, escapeFor, hasOctal, isHole, segmentsOf, type Quote, type Segment } from './text.ts';

const LEVELS = {
  trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal',
} as const;

/**
 * LogTape takes a message and an object of properties, and prints those that the message names
 * in braces. A message that only the run knows may hold braces of its own: it is a property.
 */
export const logtapeDialect: Dialect = { ...consoleLike('logtape', LEVELS, false), arrange };

function arrange(args: readonly ArgumentFacts[], { quote }: CallSite): Arrangement | null | false {
  const [first] = args;
  if (first === undefined) return { pieces: [quote + quote] };
  const alone = args.length === 1 ? arrangeAlone(first) : undefined;
  if (alone !== undefined) return alone;
  const shown = inOrder(args);
  return shown === false ? false : write(shown, args, quote);
}

/** A single string stays, or becomes a tagged template; an object literal stays. */
function arrangeAlone({ object, parts, text }: ArgumentFacts): Arrangement | null | undefined {
  if (object) return object.open ? undefined : null;
  if (!parts) return undefined;
  if (text !== null) return text.includes('{') ? undefined : null;
  const template = parts.every((p) => isHole(p) || p.quote === '`');
  return template ? { pieces: [0], tagged: true } : undefined;
}

/** A value in the message, with the name that it should get. */
interface Shown {
  readonly value: readonly Piece[];
  readonly wanted: string | null;
  readonly fallback: string;
  readonly plain: boolean;
  /** An object literal whose keys are properties themselves. */
  readonly object?: number;
}

type Part = Exclude<Segment, { shown: unknown }> | Shown;

/** What the console prints, in its order: text as it stands, and values with names. */
function inOrder(args: readonly ArgumentFacts[]): Part[] | false {
  const all: Part[] = [];
  let next = 0;
  const first = args[0]!;
  if (first.parts && args.length > 1 && hasPlaceholder(first.parts)) {
    const format = parseFormat(args);
    if (format === false) return false;
    for (const segment of format.segments) {
      all.push('directive' in segment ? shownArgument(args, segment.index) : partOf(segment));
    }
    next = args.length - format.rest.length;
  }
  let label: string | null = null;
  for (let index = next; index < args.length; index++) {
    if (index > 0) all.push({ added: ' ' });
    const { parts, text } = args[index]!;
    if (parts) all.push(...segmentsOf(parts).map(partOf));
    else all.push(shownArgument(args, index, label !== null && isShort(label, args[index]!) ? label : null));
    label = parts ? labelName(text) : null;
  }
  return withoutDoubleSpaces(all);
}

const isHolePart = (piece: Span): piece is HolePart => 'evaluation' in piece;

/** A label of several words is a sentence rather, unless the value has no name of its own. */
const isShort = (label: string, { name, kind }: ArgumentFacts): boolean =>
  !/[A-Z]/.test(label) || (name === null && kind !== 'error');

/** A hole of a template, as a value with a name. */
function partOf(segment: Segment): Part {
  if (!('shown' in segment)) return segment;
  const [hole] = segment.shown;
  const facts = typeof hole === 'object' && isHolePart(hole) ? hole : null;
  return {
    value: segment.shown, wanted: facts?.name ?? null, fallback: 'value', plain: facts?.plain ?? false,
  };
}

function shownArgument(args: readonly ArgumentFacts[], index: number, label: string | null = null): Shown {
  const arg = args[index]!;
  const { kind, name, plain, object } = arg;
  const single = object && !object.open && object.keys.length > 0 &&
    args.every((other, i) => i === index || other.text !== null);
  const own = kind === 'string' ? name ?? 'message' : kind === 'error' ? 'error' : name;
  return {
    value: kind === 'spread' ? ['[', index, ']'] : [index],
    wanted: label ?? own,
    fallback: object ? 'data' : 'value',
    plain: plain && kind !== 'spread',
    ...(single ? { object: index } : {}),
  };
}

const withoutDoubleSpaces = (parts: readonly Part[]): Part[] =>
  parts.filter((part, i) => {
    const before = parts[i - 1];
    return !('added' in part && before && 'raw' in before && /\s$/.test(before.raw));
  });

function write(parts: readonly Part[], args: readonly ArgumentFacts[], usual: Quote): Arrangement | false {
  const quotes = parts.flatMap((p) => ('quote' in p ? [p.quote] : []));
  const quote = quotes.includes('`') ? '`' : quotes[0] ?? usual;
  const names = new Names(new Set());
  const text: Piece[] = [quote];
  const properties: Piece[][] = [];
  // Without an opening brace, LogTape takes the text as it stands.
  const braces = parts.some((p) => 'value' in p || ('raw' in p && p.raw.includes('{')));
  const brace = (char: string): string => (braces && /[{}]/.test(char) ? char : '');
  let object: number | null = null;
  for (const part of parts) {
    if ('added' in part) text.push(part.added);
    else if ('raw' in part) {
      if (quote === '`' && part.quote !== '`' && hasOctal(part.raw)) return false;
      text.push(...escaped(part, (raw, at) =>
        escapeFor(quote, part.quote)(raw, at) + brace(raw[at]!), quote));
    } else if (part.object !== undefined) {
      object = part.object;
      text.push('{*}');
    } else {
      const name = names.take(part.wanted, part.fallback);
      text.push(`{${name}}`);
      const short = part.plain && nameOf(part, args) === name;
      properties.push(short ? part.value.map((piece) => shorthand(piece, name, args)) : [`${name}: `, ...part.value]);
    }
  }
  text.push(quote);
  if (object !== null) return { pieces: listed(text, [object]) };
  if (properties.length === 0) return { pieces: text };
  const inner = properties.flatMap((pieces, i) => (i === 0 ? pieces : [', ', ...pieces]));
  return { pieces: listed(text, ['{ ', ...inner, ' }']) };
}

/** What the source calls the value itself. */
const nameOf = ({ value: [piece], wanted }: Shown, args: readonly ArgumentFacts[]): string | null =>
  typeof piece === 'number' ? args[piece]!.name : wanted;
