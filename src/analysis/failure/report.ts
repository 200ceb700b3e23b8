import { enclosingFunction, unwrap } from '../ast.ts';
import type { LogCall, Node } from '../types.ts';
import type { Handler } from './handler.ts';
import { onOnePath } from './path.ts';
import { sameError, type ErrorSource } from './source.ts';
import type { Mention } from './uses.ts';

/** A log call and the exceptions that it speaks of. */
export interface Report {
  readonly call: LogCall;
  readonly mentions: readonly Mention[];
  readonly handler: Handler | null;
}

export const isQuiet = ({ level }: LogCall): boolean => level === 'debug' || level === 'trace';

/** `console.log` is used for every level. */
export const isMilder = (call: LogCall): boolean =>
  call.level === 'info' && !(call.api === 'console' && call.method === 'log');

export const isGrave = ({ level }: LogCall): boolean => level === 'error' || level === 'fatal';

/** The code whose business an exception is. */
export function bodyOf({ call, handler }: Report, error: ErrorSource): Node {
  const own = handler?.error && sameError(handler.error, error) ? handler.body : null;
  const around = error.handler;
  if (own) return own;
  if (around?.type === 'CatchClause') return around.body;
  const body = (around as { readonly body?: Node } | null | undefined)?.body;
  if (body) return body;
  return enclosingFunction(call.node)?.body ?? call.node;
}

const printsWhole = (report: Report, error: ErrorSource): boolean =>
  report.mentions.some((m) => m.isWhole && sameError(m.error, error));

/** The same, where an exception given to something unknown does not count. */
export const surelyPrints = (report: Report, error: ErrorSource): boolean =>
  report.mentions.some((m) => sameError(m.error, error) && m.uses.some((use) => use.how === 'whole'));

/** Does another call on the same path print the exception, or what this one leaves of it? */
export const besides = (report: Report, error: ErrorSource, reports: readonly Report[]): boolean =>
  reports.some((other) =>
    other !== report && !isQuiet(other.call) && onOnePath(other.call.node, report.call.node) &&
    (printsWhole(other, error) || printsStack(other, error) ||
      (printsStack(report, error) && other.mentions.some((m) => sameError(m.error, error)))));

/** A line of its own for the stack: `log.error(err.message); log.error(err.stack);` */
const printsStack = ({ call, mentions }: Report, error: ErrorSource): boolean =>
  mentions.some((m) => sameError(m.error, error) && m.uses.some((use) =>
    use.how === 'stack-only' && call.args.some((arg) => unwrap(arg as Node) === use.node)));
