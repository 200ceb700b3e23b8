import type { ArgumentFacts, Arrangement, CallSite, Dialect, Piece } from './dialect.ts';
import { nameFields, writeFields, type FieldStyle } from './fields.ts';
import type { Level } from './levels.ts';
import { listed, writeMessage } from './message.ts';
import { sortOut, type Entry, type Message, type Sorted } from './sort.ts';
import { literal, segmentsOf as partSegments, writeString, type Segment } from './text.ts';

/** What a parameter of a project's own logger takes. */
export type Parameter =
  | 'tag' | 'message' | 'error' | 'fields' | 'rest'
  /** A message or an object that holds one: the only parameter. */
  | 'entry'
  /** Something that no argument of a console call is. */
  | 'other';

const STYLE: FieldStyle = { reserved: new Set(['message']), errorKey: 'error', printsError: false };
/** What is handed to pino prints an Error under `err`. */
const PINO: FieldStyle = { ...STYLE, errorKey: 'err', printsError: true };

/**
 * A project's own logger whose methods have parameters of their own kinds:
 * `info(message, fields)`, `error(message, error, fields)`.
 */
export function signatureDialect(
  method: (level: Level) => string,
  parameters: (method: string) => readonly Parameter[],
  toPino = false,
): Dialect {
  const style = toPino ? PINO : STYLE;
  const tagged = parameters(method('info'))[0] === 'tag';
  return {
    name: "the project's logger",
    detachable: false,
    method,
    textOnly: (level) => !takesErrors(parameters(method(level))),
    ...(tagged ? { origin: 'first' as const } : {}),
    arrange: (args, site) => arrange(args, site, parameters(method(site.level ?? 'info')), style),
  };
}

const takesErrors = (parameters: readonly Parameter[]): boolean =>
  parameters.some((p) => /^(error|fields|rest|entry)$/.test(p));

function arrange(
  args: readonly ArgumentFacts[],
  site: CallSite,
  parameters: readonly Parameter[],
  style: FieldStyle,
): Arrangement | null | false {
  const [first] = args;
  const takes = parameters[0] === 'message' || parameters[0] === 'entry';
  if (args.length === 1 && first!.kind === 'string' && takes) return null;
  if (args.length === 0) return { pieces: [site.quote + site.quote] };
  const sorted = sortOut(args);
  if (sorted === false) return false;
  if (parameters[0] === 'entry') return asEntry(sorted, args, style);
  const inText = errorsInText(sorted, args, parameters);
  if (inText) return inText;
  const left = [...sorted.entries];
  const pieces: (readonly Piece[])[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const last = !parameters.slice(i + 1).some((p) => needed(p, left));
    const piece = argumentFor(parameter, left, sorted, args, site, parameters, style);
    if (piece === false) return false;
    if (piece !== null) pieces.push(piece);
    else if (!last) pieces.push(['undefined']);
    else if (left.length === 0) break;
  }
  return left.length > 0 ? false : { pieces: listed(...pieces) };
}

/** Errors of a logger that takes nothing but a message: the text ends with their stack. */
function errorsInText(
  { message, entries }: Sorted,
  args: readonly ArgumentFacts[],
  parameters: readonly Parameter[],
): Arrangement | null {
  const plain = entries.every((e) => e.kind === 'error' && args[e.index]!.evaluation !== 'act');
  if (takesErrors(parameters) || parameters[0] !== 'message' || entries.length === 0 || !plain) return null;
  const stacks = entries.map(({ index }): Segment => ({
    shown: [index, ' instanceof Error ? ', index, '.stack : ', index],
  }));
  const text = message && segmentsOf(message, args);
  const all = [...(text ?? []), ...stacks].flatMap((s, i): Segment[] =>
    i >= (text?.length ?? 0) && i > 0 && !endsBlank(text?.at(-1)) ? [{ added: ' ' }, s] : [s]);
  const pieces = writeString(all);
  return pieces && { pieces };
}

const endsBlank = (segment: Segment | undefined): boolean =>
  segment !== undefined && 'raw' in segment && /\s$/.test(segment.raw);

const segmentsOf = (message: Message, args: readonly ArgumentFacts[]): readonly Segment[] => {
  if ('segments' in message) return message.segments;
  const { parts } = args[message.whole]!;
  return parts ? partSegments(parts) : [{ shown: [message.whole] }];
};

/** One object for all: `{ message: 'joined', room }`. A message or an Error alone stays. */
function asEntry(
  { message, entries }: Sorted,
  args: readonly ArgumentFacts[],
  style: FieldStyle,
): Arrangement | null | false {
  if (!message && args.length === 1 && args[0]!.kind === 'error') return null;
  const text = message && writeMessage(message);
  if (message && !text) return false;
  if (entries.length === 0) return message && 'whole' in message ? null : { pieces: text ?? ["''"] };
  const { list, names } = nameFields(entries, args, style);
  const field = text ? [{ name: 'message', value: text, short: false }] : [];
  return { pieces: writeFields({ list: [...field, ...list], names }, args, style) };
}

/** Will a later parameter take one of these? */
function needed(parameter: Parameter, left: readonly Entry[]): boolean {
  if (parameter === 'error') return left.some((e) => e.kind === 'error');
  return (parameter === 'fields' || parameter === 'rest') && left.length > 0;
}

/** What a parameter gets; `null` for nothing. Takes it from what is left. */
function argumentFor(
  parameter: Parameter,
  left: Entry[],
  { message, entries }: Sorted,
  args: readonly ArgumentFacts[],
  { origin, quote }: CallSite,
  parameters: readonly Parameter[],
  style: FieldStyle,
): readonly Piece[] | null | false {
  switch (parameter) {
    case 'tag':
      return [origin ?? literal('app', quote)];
    case 'message':
      if (message) return writeMessage(message) ?? false;
      return [literal(nameless(entries, parameters), quote)];
    case 'error': {
      const at = left.findIndex((e) => e.kind === 'error');
      return at < 0 ? null : [left.splice(at, 1)[0]!.index];
    }
    case 'fields': {
      if (left.length === 0) return null;
      const fields = nameFields(left.splice(0), args, style);
      return writeFields(fields, args, style);
    }
    case 'entry':
    case 'other':
      return null;
    case 'rest':
      return left.length === 0 ? null : listed(...left.splice(0).map((e): Piece[] => [e.index]));
  }
}

/** A message for values that came without one. */
function nameless(entries: readonly Entry[], parameters: readonly Parameter[]): string {
  const [first] = entries;
  if (entries.length === 1 && first!.kind === 'error' && parameters.includes('error')) return 'Error';
  return entries.flatMap((e) => e.wanted ?? []).slice(0, 4).join(', ') || 'value';
}
