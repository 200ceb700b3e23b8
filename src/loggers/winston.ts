import type { ArgumentFacts, Arrangement, CallSite, Dialect } from './dialect.ts';
import { nameFields, onlyError, writeFields, type FieldStyle } from './fields.ts';
import type { Level } from './levels.ts';
import { listed, writeMessage } from './message.ts';
import { isMessage } from './names.ts';
import { sortOut, type Entry, type Message } from './sort.ts';
import { literal } from './text.ts';

const STYLE: FieldStyle = {
  reserved: new Set([
    'level', 'message', 'timestamp', 'stack', 'cause', 'splat', 'label', 'ms', 'durationMs',
  ]),
  errorKey: 'error',
  printsError: false,
};

const METHODS: Readonly<Record<Level, string>> = {
  trace: 'silly', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'error',
};

/**
 * winston takes a message and one object. It drops other values after the message, fills in
 * placeholders only with `format.splat()`, changes a lone object, and prints `{}` for an Error
 * that is not the object itself.
 */
export const winstonDialect: Dialect = {
  name: 'winston',
  detachable: false,
  chains: true,
  method: (level) => METHODS[level],
  arrange,
};

/** With these in the message, winston keeps the object for `format.splat()`. */
const TOKEN = /%[scdjifoO%]/;

function arrange(args: readonly ArgumentFacts[], { quote }: CallSite): Arrangement | null | false {
  const [first] = args;
  if (first === undefined) return { pieces: [quote + quote] };
  if (args.length === 1 && isMessage(first)) return null;
  const sorted = sortOut(args);
  if (sorted === false) return false;
  const { entries } = sorted;
  const message = sorted.message ?? nameless(entries, args);
  const text = typeof message === 'string' ? [literal(message, quote)] : writeMessage(message);
  if (text === null) return false;
  if (entries.length === 0) {
    return typeof message === 'object' && 'whole' in message ? null : { pieces: text };
  }
  if (typeof message === 'object' && holdsToken(message, args)) return false;
  const error = onlyError(entries);
  if (error && args[error.index]!.sure) return { pieces: listed(text, [error.index]) };
  const fields = writeFields(nameFields(entries, args, STYLE), args, STYLE);
  return { pieces: listed(text, fields) };
}

/** A message for values that came without one: what they are called. */
function nameless(entries: readonly Entry[], args: readonly ArgumentFacts[]): string {
  if (onlyError(entries) && args[entries[0]!.index]!.sure) return 'Error';
  const names = entries.flatMap((e) => e.wanted ?? (e.kind === 'object' ? args[e.index]!.object!.keys : []));
  return names.slice(0, 4).join(', ') || 'value';
}

const holdsToken = (message: Message, args: readonly ArgumentFacts[]): boolean =>
  'whole' in message
    ? TOKEN.test(args[message.whole]!.text ?? '')
    : message.segments.some((s) => 'raw' in s && TOKEN.test(s.raw));
