import type { ArgumentFacts, Arrangement, CallSite, Dialect } from './dialect.ts';
import { nameFields, writeFields, type FieldStyle } from './fields.ts';
import type { Format } from './format.ts';
import { isMessage } from './names.ts';
import { listed, writeMessage } from './message.ts';
import { sortOut } from './sort.ts';

const STYLE: FieldStyle = {
  reserved: new Set(['level', 'time', 'msg', 'pid', 'hostname', 'v']),
  errorKey: 'err',
  printsError: true,
};

/**
 * pino takes the object first. After a leading string it prints only what placeholders take,
 * and of nested errors it prints `{}`, unless they stand under `err`.
 */
export const pinoDialect: Dialect = {
  name: 'pino',
  detachable: false,
  method: (level) => level,
  arrange,
};

/** Placeholders of pino's own formatter that its types know too. */
function fillsIn({ directives, rest }: Format, args: readonly ArgumentFacts[]): boolean {
  const taken = args.slice(1, args.length - rest.length);
  const objects = taken.some((arg) => arg.kind === 'object');
  return args[0]!.text !== null &&
    [...directives].every((d) => /[sdjoO]/.test(d)) &&
    taken.every((arg) => arg.kind !== 'error') &&
    !(objects && (directives.has('s') || directives.has('d')));
}

function arrange(args: readonly ArgumentFacts[], { quote }: CallSite): Arrangement | null | false {
  const [first] = args;
  if (first === undefined) return { pieces: [quote + quote] };
  if (args.length === 1 && (isMessage(first) || first.kind === 'error')) return null;
  const sorted = sortOut(args, fillsIn);
  if (sorted === false) return false;
  const { message, entries, params } = sorted;
  if (entries.length === 0 && message && 'whole' in message) return null;
  const fields = entries.length === 0 ? [] :
    writeFields(nameFields(entries, args, STYLE), args, STYLE);
  const text = message ? writeMessage(message) : [];
  if (text === null) return false;
  return { pieces: listed(fields, text, ...params.map((index) => [index])) };
}
