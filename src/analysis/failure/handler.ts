import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction, holds, isFunction, propertyName, staticString, textOf, unwrap, type FunctionNode,
} from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { handlerRole, runsAtOnce } from './handler-role.ts';
import { errorIn, errorOf, type ErrorSource, type SourceKind } from './source.ts';
import { variableOf } from '../scope.ts';

/** A place that runs because something failed, and the exception that it was given. */
export interface Handler {
  readonly kind: SourceKind;
  readonly node: FunctionNode | TSESTree.CatchClause;
  readonly body: Node;
  /** `null` where the place takes no name for it: `catch {`, `.catch(() => …)`. */
  readonly error: ErrorSource | null;
}

/** The nearest handler whose exception is what a node in it is about; `null` where none is. */
export function handlerOf(node: Node, unit: Unit): Handler | null {
  let at = node;
  const branches: Branch[] = [];
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (parent.type === 'IfStatement' && parent.test !== at) {
      branches.push({ test: parent.test, body: at, isTrue: parent.consequent === at });
      const settled = ofRejected(parent, at, node, unit);
      if (settled) return settled;
    }
    if (parent.type === 'CatchClause' && parent.body === at) {
      const error = ofParam(parent.param, unit);
      if (parent.param && !error) return null;
      return { kind: 'catch', node: parent, body: parent.body, error };
    }
    if (!isFunction(parent) || parent.body !== at) continue;
    const handler = ofFunction(parent, branches, unit);
    if (handler) return handler;
    if (!runsAtOnce(parent)) return null;
  }
  return null;
}

/** A branch on the way from a node to its function. */
interface Branch {
  readonly test: Node;
  readonly body: Node;
  readonly isTrue: boolean;
}

/** `if (result.status === 'rejected') …`: the reason is at hand. */
function ofRejected(
  { test }: TSESTree.IfStatement,
  body: Node,
  node: Node,
  unit: Unit,
): Handler | null {
  if (!unit.text.includes('allSettled') || test.type !== 'BinaryExpression') return null;
  const { left, right, operator } = test;
  const object = left.type === 'MemberExpression' && propertyName(left) === 'status' ? unwrap(left.object) : null;
  if (object?.type !== 'Identifier' || !/^===?$/.test(operator) || !holds(body, node)) return null;
  const isBranch = (staticString(right) === 'rejected') === ((test.parent as TSESTree.IfStatement).consequent === body);
  if (!/^(rejected|fulfilled)$/.test(staticString(right) ?? '') || !isBranch) return null;
  const root = variableOf(unit, object);
  const owner = enclosingFunction(node);
  if (!root || !owner) return null;
  const error: ErrorSource = { kind: 'allSettled', root, path: '.reason', handler: null };
  return { kind: 'allSettled', node: owner, body, error };
}

function ofFunction(
  fn: FunctionNode,
  branches: readonly Branch[],
  unit: Unit,
): Handler | null {
  const role = handlerRole(fn);
  const errors = fn.params.map((p) => ofParam(p.type === 'AssignmentPattern' ? p.left : p, unit));
  const error = (role === 'error-event' ? errors.find((e) => e !== null) : errors[0]) ?? null;
  if (role === 'rejection' && (error || fn.params.length === 0)) {
    return { kind: 'promise-catch', node: fn, body: fn.body, error };
  }
  if (!error) return null;
  if (role === 'error-event') return { kind: 'event', node: fn, body: fn.body, error };
  if (role !== 'callback' && role !== 'plain') return null;
  const guard = branches.find(({ test, isTrue }) => {
    const node = unwrap(test);
    const isNegated = node.type === 'UnaryExpression' && node.operator === '!';
    return isNegated ? !isTrue && isGuard(node.argument, error, unit) : isTrue && isGuard(node, error, unit);
  });
  return guard ? { kind: 'callback', node: fn, body: guard.body, error } : null;
}

function ofParam(param: Node | null | undefined, unit: Unit): ErrorSource | null {
  if (param?.type !== 'Identifier') return null;
  const variable = variableOf(unit, param);
  return variable && errorIn(variable, unit);
}

/** `if (err)`, `if (err != null)` */
function isGuard(test: Node, error: ErrorSource, unit: Unit): boolean {
  const node = unwrap(test);
  if (node.type === 'BinaryExpression' && /^!==?$/.test(node.operator)) {
    return /^(null|undefined)$/.test(textOf(unit, node.right)) && isGuard(node.left as Node, error, unit);
  }
  if (node.type === 'LogicalExpression' && node.operator === '&&') return isGuard(node.left, error, unit);
  return errorOf(node, unit)?.root === error.root;
}

/** Can both nodes be reached in one pass through their common ancestor? */
export function onOnePath(a: Node, b: Node): boolean {
  const common = ancestorOf(a, b);
  if (common.type === 'IfStatement' || common.type === 'ConditionalExpression') {
    return holds(common.test, a) || holds(common.test, b);
  }
  if (common.type === 'SwitchStatement') return false;
  if (common.type === 'TryStatement') return !common.handler || !holds(common.handler, a) === !holds(common.handler, b);
  return !leavesBefore(a.range[0] < b.range[0] ? a : b, common);
}

/** Is there a block between the common ancestor and the earlier node that ends the path? */
function leavesBefore(early: Node, common: Node): boolean {
  for (let at = early; at !== common; at = at.parent!) {
    if (isExit(at)) return true;
    if (at.type !== 'BlockStatement') continue;
    if (at.body.some((s) => s.range[0] >= early.range[0] && isExit(s))) return true;
  }
  return false;
}

export const isExit = (statement: Node): boolean =>
  /^(Return|Throw|Continue|Break)Statement$/.test(statement.type);

function ancestorOf(a: Node, b: Node): Node {
  let at = a;
  while (!holds(at, b) && at.parent) at = at.parent;
  return at;
}

/**
 * Was the failure told apart from others before the call, so that it is one that was awaited?
 * `if (err.code === 'EEXIST') log.warn('exists')`; `if (!isTimeout(err)) throw err; log.warn(…)`
 */
export function isExpectedCase(node: Node, handler: Handler, unit: Unit): boolean {
  let at = node;
  for (let parent = at.parent; parent && at !== handler.body && at !== handler.node; at = parent, parent = at.parent) {
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.test === at) continue;
      const sign = singlesOut(parent.test, handler, unit);
      if (sign !== null && sign === (parent.consequent === at)) return true;
    } else if (parent.type === 'SwitchCase' && parent.test) {
      const of = (parent.parent as TSESTree.SwitchStatement).discriminant;
      if (speaksOf(of, handler, unit)) return true;
    } else if (parent.type === 'BlockStatement' && guardsBefore(parent, at, handler, unit)) return true;
  }
  return false;
}

function guardsBefore(block: TSESTree.BlockStatement, at: Node, handler: Handler, unit: Unit): boolean {
  return block.body.slice(0, block.body.indexOf(at as TSESTree.Statement)).some((statement) =>
    statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent) &&
    singlesOut(statement.test, handler, unit) === false);
}

const leaves = (branch: Node): boolean =>
  branch.type === 'BlockStatement' ? branch.body.some(isExit) : isExit(branch);

/** Does a test pick out some failures (`true`) or all but some (`false`)? `null`: neither. */
function singlesOut(test: Node, handler: Handler, unit: Unit): boolean | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = singlesOut(node.argument, handler, unit);
    return inner === null ? null : !inner;
  }
  if (node.type === 'LogicalExpression') {
    return singlesOut(node.left, handler, unit) ?? singlesOut(node.right, handler, unit);
  }
  if (!speaksOf(node, handler, unit)) return null;
  if (node.type === 'BinaryExpression') {
    if (node.operator === 'instanceof') return /^(Error|Object)$/.test(textOf(unit, node.right)) ? null : true;
    if (/^[=!]==?$/.test(node.operator)) return !node.operator.startsWith('!');
    return true;
  }
  return node.type === 'CallExpression' || node.type === 'MemberExpression' ? true : null;
}

/** Does the handler's exception, or something made of it, stand in an expression? */
export function speaksOf(node: Node, handler: Handler, unit: Unit): boolean {
  const name = handler.error?.root.name;
  if (name === undefined) return false;
  const text = textOf(unit, node);
  if (new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(text)) return true;
  return made(handler, unit).some((other) => new RegExp(`(?<![\\w$.])${other}(?![\\w$])`).test(text));
}

/** Names of what a handler makes of its exception. */
function made(handler: Handler, unit: Unit): string[] {
  const { body, error } = handler;
  if (!error || body.type !== 'BlockStatement') return [];
  return body.body.flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init && new RegExp(`\\b${error.root.name}\\b`).test(textOf(unit, init))
        ? [id.name] : []);
  });
}
