import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, keyName, unwrap } from '../ast.ts';
import { findConsoleUses } from '../console-uses.ts';
import { findLogCalls } from '../logger-calls.ts';
import { ownLoggerReason } from '../own-logger.ts';
import { lookup } from '../scope.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { handlerOf, isExpectedCase, onOnePath, type Handler } from './handler.ts';
import { isErrorName, saysFailure } from './names.ts';
import { isTold, onwardOf } from './reaches.ts';
import { sameError, type ErrorSource } from './source.ts';
import { wordsIn } from './words.ts';
import { errorUses, mentionsOf, type ErrorUse, type Loss, type Mention } from './uses.ts';

/** A log call and the exceptions that it speaks of. */
export interface Report {
  readonly call: LogCall;
  readonly mentions: readonly Mention[];
  readonly handler: Handler | null;
}

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
export function findFailures(unit: Unit, takesStack: TakesStack = () => true): { failures: Failure[]; reports: Report[] } {
  if (!mayFail(unit.text)) return { failures: [], reports: [] };
  const calls = findLogCalls(unit).filter((call) => call.form === 'call' && call.level !== null);
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
  const found: Failure[] = [];
  for (const mention of report.mentions) {
    const one = mention.isWhole
      ? wholeFailure(report, mention, reports, unit)
      : lossyFailure(report, mention, reports, before, unit, takesStack);
    if (one) found.push(one);
  }
  const absent = found.length === 0 ? absence(report, reports, before, unit) : null;
  return absent ? [absent] : found;
}

const isQuiet = ({ level }: LogCall): boolean => level === 'debug' || level === 'trace';

/** `console.log` is used for every level. */
const isMilder = (call: LogCall): boolean =>
  call.level === 'info' && !(call.api === 'console' && call.method === 'log');

const isGrave = ({ level }: LogCall): boolean => level === 'error' || level === 'fatal';

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
    printsWhole(other, error) && onOnePath(other.call.node, report.call.node));
  if (earlier) return { type: 'twice', ...base, earlier };
  return isRethrown(report, error, unit) ? { type: 'rethrown', ...base, earlier: null } : null;
}

const isRethrown = (report: Report, error: ErrorSource, unit: Unit): boolean =>
  (error.kind === 'catch' || error.kind === 'promise-catch') &&
  onwardOf(report.call.node, error, bodyOf(report, error), unit) === 'rethrown';

/** The code whose business the exception is. */
function bodyOf({ call, handler }: Report, error: ErrorSource): Node {
  const own = handler?.error && sameError(handler.error, error) ? handler.body : null;
  const around = error.handler;
  if (own) return own;
  if (around?.type === 'CatchClause') return around.body;
  if (around && 'body' in around) return around.body as Node;
  return enclosingFunction(call.node)?.body ?? call.node;
}

const printsWhole = (report: Report, error: ErrorSource): boolean =>
  report.mentions.some((m) => m.isWhole && sameError(m.error, error));

/** Does another call on the same path print the exception, or what this one leaves of it? */
const besides = (report: Report, error: ErrorSource, reports: readonly Report[]): boolean =>
  reports.some((other) =>
    other !== report && !isQuiet(other.call) && onOnePath(other.call.node, report.call.node) &&
    (printsWhole(other, error) || printsStack(other, error) ||
      (printsStack(report, error) && other.mentions.some((m) => sameError(m.error, error)))));

/** A line of its own for the stack: `log.error(err.message); log.error(err.stack);` */
const printsStack = ({ call, mentions }: Report, error: ErrorSource): boolean =>
  mentions.some((m) => sameError(m.error, error) && m.uses.some((use) =>
    use.how === 'stack-only' && call.args.some((arg) => unwrap(arg as Node) === use.node)));

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
  if (!isGrave(call) && call.level !== 'warn' && picksExpected(report, uses, unit)) return null;
  const body = bodyOf(report, error);
  const onward = onwardOf(call.node, error, body, unit);
  const base = { report, error, uses, earlier: earlierOf(report, error, before) };
  if (onward === 'rethrown') return { type: 'rethrown', how: null, ...base };
  if (onward === 'handed-on') return null;
  return { type: 'missing', how: uses[0]!.how as Loss, ...base };
}

/** A field of a failure that was awaited, printed without alarm. */
const picksExpected = ({ call, handler }: Report, uses: readonly ErrorUse[], unit: Unit): boolean =>
  handler !== null && uses.every((use) => use.how === 'picked-apart' || use.how === 'message-only') &&
  !saysFailure(wordsIn(call)) && isExpectedCase(call.node, handler, unit);

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

/** A report of a failure whose exception is at hand and is not mentioned. */
function absence(
  report: Report,
  reports: readonly Report[],
  before: readonly Failure[],
  unit: Unit,
): Failure | null {
  const { call, handler } = report;
  if (!handler || report.mentions.length > 0) return null;
  const words = wordsIn(call);
  if (!/\p{L}{2}/u.test(words)) return null;
  const printed = call.level === 'warn' || (call.api === 'console' && call.method === 'log');
  if (!isGrave(call) && !(printed && saysFailure(words))) return null;
  if (!isPlainReport(call)) return null;
  const wrong = wrongVariable(call, handler, unit);
  const base = { type: 'missing', report, how: wrong ? 'wrong-variable' : 'absent', uses: [] } as const;
  if (before.some((f) => f.type === 'missing' && sameHandler(f.report, report) &&
    onOnePath(f.report.call.node, call.node))) return null;
  const { error } = handler;
  if (!error) {
    return printed && !saysFailure(words) ? null : { ...base, error, earlier: null };
  }
  if (isExpectedCase(call.node, handler, unit)) return null;
  if (besides(report, error, reports) || isTold(call.node, error, handler.body, unit)) return null;
  if (onwardOf(call.node, error, handler.body, unit) !== null) return null;
  return { ...base, error, earlier: null };
}

const sameHandler = (a: Report, b: Report): boolean => a.handler?.node === b.handler?.node;

/** A call whose arguments may hide the exception, `log(...args)`, is left alone. */
const isPlainReport = (call: LogCall): boolean =>
  call.args.every((arg) => arg.type !== 'SpreadElement');

/** `catch (e) { log.error('…', err) }` where nothing declares `err`. */
function wrongVariable(call: LogCall, { error }: Handler, unit: Unit): boolean {
  return error !== null && call.args.some((arg) => {
    const node = unwrap(arg as Node);
    const names = node.type === 'ObjectExpression'
      ? node.properties.flatMap((p) => (p.type === 'Property' && keyName(p) ? [p.value as Node] : []))
      : [node];
    return names.some((n) => n.type === 'Identifier' && isErrorName(n.name) &&
      lookup(unit, n, (n as TSESTree.Identifier).name) === null);
  });
}
