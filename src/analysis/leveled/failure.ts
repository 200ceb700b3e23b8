import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, propertyName, unwrap } from '../ast.ts';
import { errorUses, mentionsOf } from '../failure/uses.ts';
import { isExpectedCase, speaksOf } from '../failure/expected.ts';
import { handlerOf, type Handler } from '../failure/handler.ts';
import { onOnePath } from '../failure/path.ts';
import { onwardOf } from '../failure/reaches.ts';
import { wordsIn } from '../failure/words.ts';
import { functionName } from '../logger-shape.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { walk } from '../walk.ts';
import type { LeveledCall } from './call.ts';

/** Words that say that something failed, and nothing milder. */
const FAILED =
  /\b(fail(s|ed|ure|ing)?|error(s|ed)?|exception|crash(ed)?|unable to|could ?n[o']t|couldn't|can ?not|can't|went wrong)\b|실패|오류|에러|예외|못했/i;
/** The failure was reckoned with, or made good. */
const COPES =
  /\b(retry|retries|retrying|re-?try|reconnect\w*|again|attempts?|skip\w*|ignor\w*|fall(s|ing)?[ -]?back|fallback|default\w*|optional|instead|non-?fatal|non-?critical|continu\w*|recover\w*|expected|maybe|may|might|perhaps|assum\w*|already|best[ -]effort|clean(ed|ing)?[ -]?up|no errors?|without errors?|0 errors?|warn\w*|locks?|locked|(another|other) (pod|instance|process|worker|node|client)s?)\b|재시도|무시|건너/i;
/** Functions whose failure is of no account. */
const UNIMPORTANT = /^(close|stop|shutdown|cleanup|clean|destroy|dispose|teardown|try[A-Z]\w*|maybe\w*|ping|probe|detect\w*)/i;

/** Functions that take note of an exception. */
const REPORTS = /^(track|record|capture|report|notify|alert|handle)/i;

/**
 * A caught exception that is reported, in words that speak of failure, as if nothing had happened.
 */
export function isUnderstated(one: LeveledCall, all: readonly LeveledCall[], unit: Unit): boolean {
  const { call, level } = one;
  if (level !== 'info' || /^(notice|http)$/.test(call.method)) return false;
  const handler = handlerOf(call.node, unit);
  if (!handler?.error || handler.kind === 'parameter') return false;
  const { error } = handler;
  const mentions = mentionsOf(call.args.flatMap((arg) => errorUses(arg as Node, unit)));
  if (!mentions.some((m) => m.error.root === error.root)) return false;
  const words = wordsIn(call).replace(one.omit ?? '', '');
  if (!FAILED.test(words) || COPES.test(words)) return false;
  if (isExpectedCase(call.node, handler, unit)) return false;
  const fn = enclosingFunction(handler.node);
  if (fn && UNIMPORTANT.test(functionName(fn) ?? '')) return false;
  if (onwardOf(call.node, error, handler.body, unit) !== null) return false;
  if (isReported(handler.body, handler, unit)) return false;
  return !all.some((other) => other.call !== call && isGrave(other) && sits(other.call, handler.body) &&
    onOnePath(other.call.node, call.node));
}

/** Does something else take note of the exception: an error tracker, a span, a metric? */
function isReported(body: Node, handler: Handler, unit: Unit): boolean {
  let reported = false;
  walk(body, (at) => {
    if (at.type === 'CallExpression' && REPORTS.test(calledName(at))) {
      reported ||= at.arguments.some((arg) => speaksOf(arg as Node, handler, unit));
    }
    return !reported;
  });
  return reported;
}

function calledName({ callee }: TSESTree.CallExpression): string {
  const node = unwrap(callee);
  if (node.type === 'MemberExpression') return propertyName(node) ?? '';
  return node.type === 'Identifier' ? node.name : '';
}

const isGrave = ({ level }: LeveledCall): boolean => /^(warn|error|fatal)$/.test(level);

const sits = ({ node }: LogCall, body: Node): boolean =>
  body.range[0] <= node.range[0] && node.range[1] <= body.range[1];

const SUCCESS = /\b(success(fully)?|succeeded)\b|성공/i;
const TROUBLE =
  /\b(not?|never|un\w+|un-?success\w*|fail\w*|error\w*|without|but|however|only|if|should|expected|until|wrong|invalid|missing|no longer|half|partial\w*|except|can't|cannot|won't|didn't|doesn't|wasn't|isn't|old|stale|despite|though|although|already)\b|n't|실패|오류|않|없/i;

/** An error that tells of nothing but success. */
export function isOverstated({ call, level, omit = '' }: LeveledCall, unit: Unit): boolean {
  if (level !== 'error' && level !== 'fatal') return false;
  const words = wordsIn(call).replace(omit, '');
  if (!SUCCESS.test(words) || TROUBLE.test(words) || words.includes('?')) return false;
  if (call.args.some((arg) => errorUses(arg as Node, unit).length > 0)) return false;
  return handlerOf(call.node, unit) === null && !call.args.some((arg) => arg.type === 'SpreadElement');
}
