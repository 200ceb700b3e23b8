import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isFunction, textOf, unwrap, type FunctionNode } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { handlerRole, isErrorEmission, runsAtOnce } from './handler-role.ts';
import { rejectedIn } from './settled.ts';
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
  { test, consequent }: TSESTree.IfStatement,
  body: Node,
  node: Node,
  unit: Unit,
): Handler | null {
  if (!unit.text.includes('allSettled')) return null;
  const result = rejectedIn(test, consequent === body);
  const root = result && variableOf(unit, result);
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
  if (!error && fn.params.length === 0 && isErrorEmission(fn)) {
    return { kind: 'event', node: fn, body: fn.body, error };
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
