import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, keyName, propertyName, unwrap } from '../ast.ts';
import { lookup, variableOf } from '../scope.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { walk } from '../walk.ts';
import { isExpectedCase, speaksOf } from './expected.ts';
import type { Handler } from './handler.ts';
import type { Failure } from './index.ts';
import { isErrorName, saysFailure } from './names.ts';
import { isSureToFollow, onOnePath } from './path.ts';
import { isTold, surelyOnward } from './reaches.ts';
import { besides, isGrave, type Report } from './report.ts';
import { errorOf, type ErrorSource } from './source.ts';
import { wordsIn } from './words.ts';

/** A report of a failure whose exception is at hand and is not mentioned. */
export function absence(
  report: Report,
  reports: readonly Report[],
  before: readonly Failure[],
  unit: Unit,
): Failure | null {
  const { call, handler, mentions } = report;
  if (!isReport(call)) return null;
  if (!handler) return uncounted(report, reports, unit);
  const other = mentions.length > 0 ? otherError(report, handler) : null;
  if (mentions.length > 0 && !other) return null;
  const { error } = handler;
  const wrong = other !== null || wrongVariable(call, handler, unit);
  const how = wrong ? 'wrong-variable' : 'absent';
  const earlier = before.find((f) =>
    f.type === 'missing' && f.report.handler?.node === handler.node &&
    onOnePath(f.report.call.node, call.node))?.report ?? null;
  if (earlier && !isSecondLine(call, earlier)) return null;
  const found = { type: 'missing', report, how, error, uses: other?.uses ?? [], earlier } as const;
  if (!error) return found;
  if (isExpectedCase(call.node, handler, unit, isGrave(call)) || isOtherFailure(call, handler, unit)) return null;
  if (besides(report, error, reports) || isTold(call.node, error, handler.body, unit)) return null;
  return surelyOnward(call.node, error, handler.body, unit) === null ? found : null;
}

/** The second of two lines that say together that something failed, and neither with its exception. */
const isSecondLine = (call: LogCall, { call: earlier }: Report): boolean =>
  isGrave(call) && saysFailure(wordsIn(call)) && isSureToFollow(earlier.node, [call.node]);

/** A call that says in words that something failed, and whose arguments hide nothing. */
function isReport(call: LogCall): boolean {
  const words = wordsIn(call);
  if (!/\p{L}{2}/u.test(words) || call.args.some((arg) => arg.type === 'SpreadElement')) return false;
  const printed = call.level === 'warn' || (call.api === 'console' && call.method === 'log');
  return isGrave(call) || (printed && saysFailure(words));
}

/**
 * The exception of an outer handler that stands in place of the inner one's, of which nothing is
 * made: `catch (err) { try { await close(); } catch (closeError) { log.error('not closed', err); } }`
 */
function otherError({ mentions }: Report, { error, body }: Handler): Report['mentions'][number] | null {
  if (error?.handler?.type !== 'CatchClause' || error.root.references.length > 0) return null;
  const [mention] = mentions;
  const outer = mention?.error.handler;
  const isOuter = outer?.type === 'CatchClause' && outer.range[0] < body.range[0] && body.range[1] < outer.range[1];
  return mentions.length === 1 && isOuter ? mention! : null;
}

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

/**
 * Did something fail that the handler itself awaited?
 * `catch (err) { const saved = await save(err); if (!saved) log.error('not saved'); }`
 */
function isOtherFailure(call: LogCall, handler: Handler, unit: Unit): boolean {
  for (let at: Node = call.node; at !== handler.body && at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'IfStatement' || parent.test === at) continue;
    if (!speaksOf(parent.test, handler, unit) && isAwaitedIn(parent.test, handler.body, unit)) return true;
  }
  return false;
}

function isAwaitedIn(test: Node, body: Node, unit: Unit): boolean {
  let awaited = false;
  walk(test, (node) => {
    if (node.type === 'AwaitExpression') awaited = true;
    if (node.type !== 'Identifier') return !awaited;
    const declarator = variableOf(unit, node)?.defs[0]?.node as Node | undefined;
    const init = declarator?.type === 'VariableDeclarator' ? declarator.init : null;
    if (init && body.range[0] <= init.range[0] && init.range[1] <= body.range[1]) {
      awaited ||= unwrap(init).type === 'AwaitExpression';
    }
    return !awaited;
  });
  return awaited;
}

/** `log.error({ failed: rejected.length }, '…')`: rejections that are counted, and nowhere told. */
function uncounted(report: Report, reports: readonly Report[], unit: Unit): Failure | null {
  const { call, mentions } = report;
  if (mentions.length > 0 || !unit.text.includes('allSettled')) return null;
  const error = countedIn(call, unit);
  const fn = enclosingFunction(call.node);
  if (!error || !fn) return null;
  const isTold = reports.some((other) => other.mentions.some((m) => m.error.kind === 'allSettled') &&
    fn.range[0] <= other.call.node.range[0] && other.call.node.range[1] <= fn.range[1]);
  if (isTold || surelyOnward(call.node, error, fn.body, unit) !== null) return null;
  return { type: 'missing', report, how: 'absent', error, uses: [], earlier: null };
}

function countedIn(call: LogCall, unit: Unit): ErrorSource | null {
  let counted: ErrorSource | null = null;
  for (const arg of call.args) {
    walk(arg as Node, (node) => {
      if (node.type !== 'MemberExpression' || propertyName(node) !== 'length') return counted === null;
      const error = errorOf(node.object, unit);
      if (error?.list && error.kind === 'allSettled') counted = error;
      return counted === null;
    });
  }
  return counted;
}
