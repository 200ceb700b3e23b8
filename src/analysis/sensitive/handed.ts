import type { TSESTree } from '@typescript-eslint/utils';
import { outermost, propertyName, unwrap, type FunctionNode } from '../ast.ts';
import type { Node } from '../types.ts';

export function nameOfCallee(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : '';
}

const ITERATES =
  /^(map|forEach|filter|flatMap|find|findLast|findIndex|some|every|each|sort|toSorted|mapSeries|mapLimit|eachSeries)$/;

/** `users` of `users.map((user) => …)` */
export function iterated(fn: Node): Node | null {
  const call = callAround(fn);
  if (call === null || call.arguments[0] !== fn) return null;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !ITERATES.test(propertyName(callee) ?? '')) return null;
  return callee.object;
}

/** First parameters of functions that are called when something is done. */
const FAILURE = /^_*(e|ex|err\w*|error\w*|[a-zA-Z\d]+Err(or)?)?$/;
/** Calls whose functions are called with something else. */
const LISTENS = /^(use|on|once|all|get|put|route|reduce|sort|subscribe|addEventListener|catch|set\w+|describe|it|test)$/;

/**
 * The expression whose outcome a function gets as a parameter: `load()` of
 * `load().then((x) => …)`, of `load(id, (error, x) => …)`.
 */
export function handedTo(fn: FunctionNode, index: number): Node | null {
  const call = callAround(fn);
  if (call === null) return null;
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression' && propertyName(callee) === 'then') {
    return index === 0 && call.arguments[0] === fn ? callee.object : null;
  }
  const [failure] = fn.params;
  const isDone = index === 1 && fn.params.length <= 3 && call.arguments.at(-1) === fn &&
    failure?.type === 'Identifier' && FAILURE.test(failure.name);
  if (!isDone || ITERATES.test(nameOfCallee(call)) || LISTENS.test(nameOfCallee(call))) return null;
  return call;
}

/** The call that a function is given to. */
export function callAround(fn: Node): TSESTree.CallExpression | null {
  const call = outermost(fn).parent;
  return call?.type === 'CallExpression' && call.callee !== fn ? call : null;
}

/** The part of a list that is written out: of `[a, b]`, of `await Promise.all([a(), b()])`. */
export function partOf(list: Node, index: number): Node | null {
  const node = unwrap(list);
  if (index < 0) return null;
  if (node.type === 'ArrayExpression') {
    const isOpen = node.elements.slice(0, index + 1).some((one) => one === null || one.type === 'SpreadElement');
    return isOpen ? null : node.elements[index] ?? null;
  }
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : node;
  if (call.type !== 'CallExpression' || nameOfCallee(call) !== 'all') return null;
  const [first] = call.arguments;
  return first?.type === 'ArrayExpression' ? partOf(first, index) : null;
}

/** `record` of `Object.entries(record)` */
export function recordOfEntries(list: Node): Node | null {
  const call = unwrap(list);
  const isEntries = call.type === 'CallExpression' && nameOfCallee(call) === 'entries' && call.arguments.length === 1;
  return isEntries ? call.arguments[0]! : null;
}

/** Does the promise that a call of an asynchronous function gives become its value here? */
export function isSettled(call: Node): boolean {
  const { parent } = outermost(call);
  if (parent?.type === 'MemberExpression') return /^(then|catch|finally)$/.test(propertyName(parent) ?? '');
  return parent?.type === 'AwaitExpression' || (parent?.type === 'ArrayExpression' && isAll(parent));
}

const isAll = ({ parent }: Node): boolean =>
  parent?.type === 'CallExpression' && nameOfCallee(parent) === 'all';
