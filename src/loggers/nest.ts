import type { ArgumentFacts, Arrangement, CallSite, Dialect, Piece } from './dialect.ts';
import { nameFields, writeFields, type FieldStyle } from './fields.ts';
import type { Level } from './levels.ts';
import { listed, writeMessage } from './message.ts';
import { sortOut, type Entry } from './sort.ts';

const STYLE: FieldStyle = { reserved: new Set(), errorKey: 'error', printsError: true };

const METHODS: Readonly<Record<Level, string>> = {
  trace: 'verbose', debug: 'debug', info: 'log', warn: 'warn', error: 'error', fatal: 'fatal',
};

/**
 * Nest's Logger prints each argument on a line of its own, and takes a string that stands last
 * for the name of a context. So what follows the message is an object or an Error.
 */
export const nestDialect: Dialect = {
  name: 'nest',
  detachable: false,
  origin: 'last',
  method: (level) => METHODS[level],
  arrange,
};

function arrange(args: readonly ArgumentFacts[], { origin, quote }: CallSite): Arrangement | null | false {
  const [first] = args;
  const context: Piece[] = origin === null ? [] : [origin];
  if (first === undefined) return { pieces: listed([quote + quote], context) };
  if (args.length === 1 && first.kind !== 'spread') {
    return origin === null ? null : { pieces: listed([0], context) };
  }
  const sorted = sortOut(args);
  if (sorted === false) return false;
  const { entries, message } = sorted;
  const text = message === null ? [] : writeMessage(message);
  if (text === null) return false;
  const errors = entries.filter((e) => e.kind === 'error');
  const others = entries.filter((e) => e.kind !== 'error');
  const fields = others.length === 0 ? [] : writeFields(nameFields(others, args, STYLE), args, STYLE);
  const all = listed(text, fields, ...errors.map((e: Entry) => [e.index]), context);
  return { pieces: all };
}
