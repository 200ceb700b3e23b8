import { consoleLike } from './console-like.ts';
import type { ArgumentFacts, Arrangement, CallSite, Dialect } from './dialect.ts';
import { listed } from './message.ts';
import { isMessage } from './names.ts';
import { literal } from './text.ts';

const LEVELS = {
  trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal',
} as const;

/**
 * consola takes what the console takes, but for one thing: of a lone object that has a
 * `message` or `args`, it prints only that. A name before it keeps it whole.
 */
export const consolaDialect: Dialect = {
  ...consoleLike('consola', LEVELS, true),
  arrange,
};

function arrange(args: readonly ArgumentFacts[], { quote }: CallSite): Arrangement | null {
  const [first] = args;
  if (first === undefined || args.length > 1) return null;
  if (first.object) {
    const { keys, open } = first.object;
    const special = open || keys.includes('message') || keys.includes('args');
    return special ? { pieces: listed([literal('data', quote)], [0]) } : null;
  }
  if (isMessage(first) || first.kind === 'error') return null;
  if (first.kind === 'spread') return { pieces: listed([quote + quote], [0]) };
  return { pieces: listed([literal(first.name ?? 'value', quote)], [0]) };
}
