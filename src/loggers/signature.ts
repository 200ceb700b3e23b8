import type { ArgumentFacts, Arrangement, CallSite, Dialect, Piece } from './dialect.ts';
import { nameFields, writeFields, type FieldStyle } from './fields.ts';
import type { Level } from './levels.ts';
import { listed, writeMessage } from './message.ts';
import { sortOut, type Entry, type Sorted } from './sort.ts';
import { literal } from './text.ts';

/** What a parameter of a project's own logger takes. */
export type Parameter = 'tag' | 'message' | 'error' | 'fields' | 'rest';

const STYLE: FieldStyle = { reserved: new Set(), errorKey: 'error', printsError: false };

/**
 * A project's own logger whose methods have parameters of their own kinds:
 * `info(message, fields)`, `error(message, error, fields)`.
 */
export function signatureDialect(
  method: (level: Level) => string,
  parameters: (method: string) => readonly Parameter[],
): Dialect {
  const tagged = parameters(method('info'))[0] === 'tag';
  return {
    name: "the project's logger",
    detachable: false,
    method,
    ...(tagged ? { origin: 'first' as const } : {}),
    arrange: (args, site) => arrange(args, site, parameters(method(site.level ?? 'info'))),
  };
}

function arrange(
  args: readonly ArgumentFacts[],
  site: CallSite,
  parameters: readonly Parameter[],
): Arrangement | null | false {
  if (args.length === 1 && args[0]!.kind === 'string' && parameters[0] === 'message') return null;
  const sorted = sortOut(args);
  if (sorted === false) return false;
  const left = [...sorted.entries];
  const pieces: (readonly Piece[])[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const last = !parameters.slice(i + 1).some((p) => needed(p, left));
    const piece = argumentFor(parameter, left, sorted, args, site, parameters);
    if (piece === false) return false;
    if (piece !== null) pieces.push(piece);
    else if (!last) pieces.push(['undefined']);
    else if (left.length === 0) break;
  }
  return left.length > 0 ? false : { pieces: listed(...pieces) };
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
      const fields = nameFields(left.splice(0), args, STYLE);
      return writeFields(fields, args, STYLE);
    }
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
