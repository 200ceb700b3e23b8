import { isFunction, unwrap } from '../ast.ts';
import { findConsoleUses } from '../console-uses.ts';
import { findLogCalls } from '../logger-calls.ts';
import { ownLoggerReason } from '../own-logger.ts';
import type { TypeFacts } from '../sensitive/types.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { absence } from './absence.ts';
import { isExpectedCase } from './expected.ts';
import { handlerOf } from './handler.ts';
import { saysFailure } from './names.ts';
import { onOnePath } from './path.ts';
import { onwardOf, surelyOnward } from './reaches.ts';
import { besides, bodyOf, isGrave, isMilder, isQuiet, surelyPrints, type Report } from './report.ts';
import { sameError, type ErrorSource } from './source.ts';
import { wordsIn } from './words.ts';
import { errorUses, mentionsOf, type ErrorUse, type Loss, type Mention } from './uses.ts';

export type { Report };

/** Something that is wrong with the report of an exception. */
export interface Failure {
  readonly type: 'missing' | 'rethrown' | 'twice';
  readonly report: Report;
  /** How the exception is lost; for `missing` alone. */
  readonly how: Loss | 'absent' | 'wrong-variable' | 'dropped' | null;
  /** `null` where the handler gives it no name. */
  readonly error: ErrorSource | null;
  readonly uses: readonly ErrorUse[];
  /** Another call on the same path, before this one, loses or prints the same exception. */
  readonly earlier: Report | null;
}

/** A quick look at a text: might it handle a failure? */
export const mayFail = (text: { includes(word: string): boolean }): boolean =>
  text.includes('catch') || text.includes('err') || text.includes('Err') ||
  text.includes('rejected') || text.includes('xception') || text.includes('reason');

/** May a logger have a parameter of its own for a stack, as Nest's has? */
export type TakesStack = (call: LogCall) => boolean;

/** Every failure to report an exception in a file. */
export function findFailures(
  unit: Unit,
  takesStack: TakesStack = () => true,
  types: TypeFacts | null = null,
): { failures: Failure[]; reports: Report[] } {
  if (!mayFail(unit.text)) return { failures: [], reports: [] };
  const calls = findLogCalls(unit, types).filter(({ form, level, method }) =>
    form === 'call' && level !== null && method !== 'child');
  if (calls.length === 0) return { failures: [], reports: [] };
  void unit.ast;
  const reports = calls.map((call): Report => ({
    call,
    mentions: mentionsOf(call.args.flatMap((arg) => errorUses(arg as Node, unit))),
    handler: handlerOf(call.node, unit),
  }));
  const failures: Failure[] = [];
  let uses: ReturnType<typeof findConsoleUses> | undefined;
  for (const report of reports) {
    const found = failuresOf(report, reports, failures, unit, takesStack);
    if (found.length === 0) continue;
    uses ??= findConsoleUses(unit);
    const { call } = report;
    if (call.api === 'console' && ownLoggerReason(call, unit, uses) !== null) continue;
    failures.push(...found);
  }
  return { failures, reports };
}

function failuresOf(
  report: Report,
  reports: readonly Report[],
  before: readonly Failure[],
  unit: Unit,
  takesStack: TakesStack,
): Failure[] {
  const absent = absence(report, reports, before, unit);
  if (absent) return [absent];
  const found: Failure[] = [];
  for (const mention of report.mentions) {
    const one = mention.isWhole
      ? wholeFailure(report, mention, reports, unit)
      : lossyFailure(report, mention, reports, before, unit, takesStack);
    if (one) found.push(one);
  }
  return found;
}

/** What is wrong with a report that prints the exception. */
function wholeFailure(
  report: Report,
  { error, uses }: Mention,
  reports: readonly Report[],
  unit: Unit,
): Failure | null {
  if (isQuiet(report.call) || !uses.some((use) => use.how === 'whole')) return null;
  const base = { report, how: null, error, uses } as const;
  const earlier = reports.find((other) =>
    other !== report && other.call.node.range[0] < report.call.node.range[0] && !isQuiet(other.call) &&
    surelyPrints(other, error) && onOnePath(other.call.node, report.call.node));
  if (earlier) return { type: 'twice', ...base, earlier };
  return isRethrown(report, error, unit) ? { type: 'rethrown', ...base, earlier: null } : null;
}

const isRethrown = (report: Report, error: ErrorSource, unit: Unit): boolean =>
  (error.kind === 'catch' || error.kind === 'promise-catch') &&
  onwardOf(report.call.node, error, bodyOf(report, error), unit) === 'rethrown';

/** What is wrong with a report that mentions the exception and does not print it whole. */
function lossyFailure(
  report: Report,
  mention: Mention,
  reports: readonly Report[],
  before: readonly Failure[],
  unit: Unit,
  takesStack: TakesStack,
): Failure | null {
  const { call } = report;
  const { error, uses } = mention;
  if (isQuiet(call) || (isMilder(call) && !saysFailure(wordsIn(call)))) return null;
  if (tellsStack(call, uses, takesStack) || besides(report, error, reports)) return null;
  if (!isGrave(call) && picksExpected(report, mention, unit)) return null;
  const body = bodyOf(report, error);
  const onward = surelyOnward(call.node, error, body, unit);
  const base = { report, error, uses, earlier: earlierOf(report, error, before) };
  if (onward === 'rethrown') return { type: 'rethrown', how: null, ...base };
  if (onward === 'handed-on') return null;
  return { type: 'missing', how: uses[0]!.how as Loss, ...base };
}

/** Fields of a failure that was awaited, printed without alarm. */
function picksExpected({ call, handler }: Report, { error, uses }: Mention, unit: Unit): boolean {
  const isMild = call.level !== 'warn';
  if (!uses.every(({ how }) => how === 'picked-apart' || (isMild && how === 'message-only'))) return false;
  const fn = error.kind === 'parameter' && isFunction(error.handler) ? error.handler : null;
  const place = fn ? { node: fn, body: fn.body, error } : handler;
  return place !== null && (fn !== null || !saysFailure(wordsIn(call))) && isExpectedCase(call.node, place, unit);
}

const earlierOf = (report: Report, error: ErrorSource, before: readonly Failure[]): Report | null =>
  before.find((f) =>
    f.type === 'missing' && (f.error ? sameError(f.error, error) : false) &&
    onOnePath(f.report.call.node, report.call.node))?.report ?? null;

/** The stack stands on its own: as an argument, or as a field beside the message. */
function tellsStack(call: LogCall, uses: readonly ErrorUse[], takesStack: TakesStack): boolean {
  const stacks = uses.filter((use) => use.how === 'stack-only');
  if (stacks.length === 0) return false;
  const fields = call.args.filter((arg) => unwrap(arg as Node).type === 'ObjectExpression');
  const inFields = stacks.some((use) => fields.some((f) => within(use.node, f as Node)));
  // `{ error: err instanceof Error ? err.stack : err }`, for loggers that print `{}` otherwise
  if (inFields && call.api !== 'console' && stacks.some((u) => u.node.type === 'ConditionalExpression')) return true;
  if (inFields) return uses.some((use) => use.how !== 'stack-only') || stacks.length > 1;
  // Beside its message the stack leaves little out, whatever prints it.
  if ((call.api === 'console' || !takesStack(call)) && !uses.some((use) => use.how === 'message-only')) return false;
  return stacks.some((use) =>
    call.args.slice(1).some((arg) => within(use.node, arg as Node) && !isText(unwrap(arg as Node))));
}

const within = (inner: Node, outer: Node): boolean =>
  outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || node.type === 'BinaryExpression';

