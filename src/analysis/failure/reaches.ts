import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, propertyName, textOf, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { walk } from '../walk.ts';
import { isSureToFollow, onOnePath } from './path.ts';
import { errorOf, sameError, type ErrorSource } from './source.ts';

/** Where an exception goes from the place of a log call, besides the log. */
export type Onward = 'rethrown' | 'handed-on' | null;

/** Functions that take an exception off the hands of whoever caught it. */
const CALLBACKS = /^(next|cb|callback|done|reject|rej|resolve|fail|throwError|onError|handleError|emit|destroy|abort)$/;
/** Functions that tell someone of an exception: they may log it. */
const TELLERS =
  /^(log|capture|report|record|track|notify|handle|process|print|show|send|dispatch)\w*(Err(or)?|Exception|Failure)s?$|^(captureException|recordException|logException|notify|panic|die|fatal)$/i;

/** What happens to an exception on the path of a node, in the body of its handler. */
export function onwardOf(node: Node, error: ErrorSource, body: Node, unit: Unit): Onward {
  const { rethrown, handedOn } = stepsOf(node, error, body, unit);
  return rethrown.length > 0 ? 'rethrown' : handedOn.length > 0 ? 'handed-on' : null;
}

/** The same, where a rethrow that another exit may forestall does not count. */
export function surelyOnward(node: Node, error: ErrorSource, body: Node, unit: Unit): Onward {
  const { rethrown, handedOn } = stepsOf(node, error, body, unit);
  if (isSureToFollow(node, rethrown)) return 'rethrown';
  return handedOn.length > 0 ? 'handed-on' : null;
}

interface Steps {
  readonly rethrown: readonly Node[];
  readonly handedOn: readonly Node[];
}

function stepsOf(node: Node, error: ErrorSource, body: Node, unit: Unit): Steps {
  const rethrown: Node[] = [];
  const handedOn: Node[] = [];
  walk(body, (at) => {
    if (isFunction(at) && at !== body && !contains(at, node)) return false;
    const how = stepOf(at, error, unit);
    if (how && onOnePath(node, at)) (how === 'rethrown' ? rethrown : handedOn).push(at);
    return true;
  });
  return { rethrown, handedOn };
}

const contains = (outer: Node, inner: Node): boolean =>
  outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

function stepOf(at: Node, error: ErrorSource, unit: Unit): Onward {
  const isIt = (node: Node): boolean => {
    const found = errorOf(node, unit);
    return found !== null && sameError(found, error);
  };
  if (at.type === 'ThrowStatement') return carries(at.argument, isIt, unit) ? 'rethrown' : null;
  if (at.type === 'ReturnStatement' && at.argument) {
    const value = unwrap(at.argument);
    if (isIt(value)) return 'handed-on';
    if (value.type === 'CallExpression') return givenTo(value, isIt, unit, /./);
    return value.type === 'ObjectExpression' && inObject(value, isIt) ? 'handed-on' : null;
  }
  return at.type === 'CallExpression' ? givenTo(at, isIt, unit, CALLBACKS) : null;
}

/** `throw err`, `throw new Failure('…', { cause: err })` */
function carries(thrown: Node, isIt: (node: Node) => boolean, unit: Unit): boolean {
  const value = unwrap(thrown);
  if (isIt(value)) return true;
  if (value.type === 'NewExpression' || value.type === 'CallExpression') {
    return value.arguments.some((arg) =>
      isIt(arg as Node) || (arg.type === 'ObjectExpression' && inObject(arg, isIt)));
  }
  return value.type === 'LogicalExpression' && (carries(value.left, isIt, unit) || carries(value.right, isIt, unit));
}

const inObject = (object: TSESTree.ObjectExpression, isIt: (node: Node) => boolean): boolean =>
  object.properties.some((p) => p.type === 'Property' && isIt(p.value as Node));

function givenTo(
  call: TSESTree.CallExpression,
  isIt: (node: Node) => boolean,
  unit: Unit,
  names: RegExp,
): Onward {
  if (!call.arguments.some((arg) => isIt(arg as Node))) return null;
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : textOf(unit, callee);
  return names.test(name) && !/^(String|stringify|isError|warn|error|info|debug|log)$/.test(name) ? 'handed-on' : null;
}

/** Is someone told of the exception in the body: `Sentry.captureException(err)`, `logError(err)`? */
export function isTold(node: Node, error: ErrorSource, body: Node, unit: Unit): boolean {
  let told = false;
  walk(body, (at) => {
    if (told) return false;
    if (at.type !== 'CallExpression') return true;
    const isIt = (arg: Node): boolean => {
      const found = errorOf(arg, unit);
      return found !== null && sameError(found, error);
    };
    if (givenTo(at, isIt, unit, TELLERS) && onOnePath(node, at)) told = true;
    return true;
  });
  return told;
}
