import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction, isPropertyName, keyName, propertyName, textOf, unwrap, type FunctionNode,
} from '../ast.ts';
import { perUnit } from '../per-unit.ts';
import { isWrittenOnce, variableOf, type Variable } from '../scope.ts';
import type { Node, Unit } from '../types.ts';
import { walk } from '../walk.ts';
import { isListOfRejected, isSettledReason } from './settled.ts';
import { handlerRole, parameterRole, partRole } from './handler-role.ts';
import { givesError, givesMessage, isErrorName, isOtherCaught, isOtherName, mayNameError } from './names.ts';

/** What brings an exception to a place. */
export type SourceKind =
  | 'catch' | 'promise-catch' | 'callback' | 'event' | 'parameter' | 'result' | 'allSettled';

/** An expression whose value is an exception. */
export interface ErrorSource {
  readonly kind: SourceKind;
  /** The variable that the exception came in; the same for what was made of it. */
  readonly root: Variable;
  /** What follows the variable's name: `.reason`; empty for the variable itself. */
  readonly path: string;
  /** The catch clause or function whose business the exception is. */
  readonly handler: Node | null;
  /** A list of rejections, or an exception without a name: no expression stands for it. */
  readonly list?: true;
}

export const sameError = (a: ErrorSource, b: ErrorSource): boolean =>
  a.root === b.root && a.path === b.path;

const errorsBy = perUnit(() => new Map<Variable, ErrorSource | null>());

/** The exception that an expression stands for; `null` where it is none. */
export function errorOf(expression: Node, unit: Unit): ErrorSource | null {
  const node = unwrap(expression);
  if (node.type === 'Identifier') {
    const variable = mayBeError(node, unit);
    return variable && errorIn(variable, unit);
  }
  return node.type === 'MemberExpression' ? memberError(node, unit) : null;
}

function mayBeError(id: TSESTree.Identifier, unit: Unit): Variable | null {
  return id.name === 'undefined' ? null : variableOf(unit, id);
}

/** The exception that a variable holds. */
export function errorIn(variable: Variable, unit: Unit): ErrorSource | null {
  const own = errorsBy(unit);
  const cached = own.get(variable);
  if (cached !== undefined) return cached;
  own.set(variable, null);
  const found = findIn(variable, unit);
  own.set(variable, found);
  return found;
}

function findIn(variable: Variable, unit: Unit): ErrorSource | null {
  const definition = variable.defs[0];
  if (!definition || variable.defs.length > 1) return null;
  const at = (kind: SourceKind, handler: Node | null): ErrorSource =>
    ({ kind, root: variable, path: '', handler });
  switch (definition.type) {
    case 'CatchClause': {
      const clause = definition.node as TSESTree.CatchClause;
      return clause.param?.type === 'Identifier' && !isOtherCaught(variable.name) ? at('catch', clause) : null;
    }
    case 'Parameter': {
      const fn = definition.node as Node;
      if (!isFunction(fn)) return null;
      const id = definition.name as TSESTree.Identifier;
      const kind = isOtherName(variable.name) ? null : parameterRole(fn, id) ?? partRole(fn, id, unit);
      return kind && at(kind, fn);
    }
    case 'Variable':
      return declaredError(variable, definition.node as TSESTree.VariableDeclarator, unit, at);
    default:
      return null;
  }
}

function declaredError(
  variable: Variable,
  declarator: TSESTree.VariableDeclarator,
  unit: Unit,
  at: (kind: SourceKind, handler: Node | null) => ErrorSource,
): ErrorSource | null {
  const { id, init } = declarator;
  const awaited = init && unwrap(init).type === 'AwaitExpression';
  if (id.type === 'ObjectPattern') {
    return awaited && keyOf(id, variable) === 'error' ? at('result', null) : null;
  }
  if (id.type === 'ArrayPattern') {
    return awaited && id.elements.length === 2 && isErrorName(variable.name) ? at('result', null) : null;
  }
  if (id.type !== 'Identifier') return null;
  if (init && isWrittenOnce(variable)) {
    if (isListOfRejected(init, unit)) return { ...at('allSettled', null), list: true };
    return madeError(unwrap(init), id.name, unit);
  }
  // `let failure; try { … } catch (e) { failure = e; }`
  const given = variable.references
    .filter((r) => r.isWrite() && r.writeExpr)
    .some((r) => errorOf(r.writeExpr as Node, unit) !== null);
  return given && mayNameError(id.name) ? at('result', null) : null;
}

/** The property of an object that a variable is taken from: `{ reason: why }`. */
function keyOf(pattern: TSESTree.ObjectPattern, variable: Variable): string | null {
  const part = pattern.properties.find((p) => p.type === 'Property' && p.value === variable.defs[0]!.name);
  return part?.type === 'Property' ? keyName(part) : null;
}

/** What an expression makes of an exception, where the result is one itself. */
function madeError(node: Node, name: string, unit: Unit): ErrorSource | null {
  switch (node.type) {
    case 'Identifier':
    case 'MemberExpression':
      return errorOf(node, unit);
    case 'LogicalExpression':
      return node.operator === '&&' ? null : errorOf(node.left, unit);
    case 'ConditionalExpression': {
      const [yes, no] = [unwrap(node.consequent), unwrap(node.alternate)];
      return errorOf(yes, unit) ?? errorOf(no, unit);
    }
    case 'CallExpression':
      return normalised(node, name, unit);
    case 'NewExpression':
      return isErrorName(name) || givesError(textOf(unit, node.callee)) ? within(node.arguments, unit) : null;
    default:
      return null;
  }
}

/** `toError(e)`, `AppError.parse(err)`; told by the function's name, or by the name of the result. */
function normalised(
  node: TSESTree.CallExpression,
  name: string,
  unit: Unit,
): ErrorSource | null {
  const callee = unwrap(node.callee);
  const called = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : textOf(unit, callee);
  if (givesMessage(called)) return null;
  if (givesError(textOf(unit, callee))) return within(node.arguments, unit);
  return isErrorName(name) ? among(node.arguments, unit) : null;
}

/** The exception that another one is made of: `new Failure(String(e))`, `Failure.of({ text: e.message })`. */
function within(args: readonly Node[], unit: Unit): ErrorSource | null {
  let found = among(args, unit);
  for (const arg of args) {
    walk(arg, (node) => {
      if (!found && node.type === 'Identifier' && !isPropertyName(node)) found = errorOf(node, unit);
      return !found && !isFunction(node);
    });
  }
  return found;
}

/** The exception among arguments. */
export function among(args: readonly Node[], unit: Unit): ErrorSource | null {
  for (const arg of args) {
    const found = errorOf(arg, unit);
    if (found) return found;
    const node = unwrap(arg);
    if (node.type !== 'ObjectExpression') continue;
    const cause = node.properties.find((p) => p.type === 'Property' && keyName(p) === 'cause');
    if (cause?.type === 'Property') return errorOf(cause.value, unit);
  }
  return null;
}

/** `result.reason` of a rejected result, `event.error` of an error event. */
function memberError(node: TSESTree.MemberExpression, unit: Unit): ErrorSource | null {
  const name = propertyName(node);
  const object = unwrap(node.object);
  if (name === null || !/^(reason|error)$/.test(name)) return null;
  const root = rootOf(object);
  const variable = root && variableOf(unit, root);
  if (!variable) return null;
  const path = textOf(unit, node).slice(textOf(unit, root).length).replace(/[?!\s]/g, '');
  if (name === 'reason' && isSettledReason(node, object, variable, unit)) {
    return { kind: 'allSettled', root: variable, path, handler: null };
  }
  const definition = variable.defs[0]!;
  const fn = definition.node as Node;
  if (object !== root || (definition.type as string) !== 'Parameter' || !isFunction(fn)) return null;
  if (fn.params[0] !== definition.name || !hearsEvent(fn, variable)) return null;
  return { kind: 'event', root: variable, path, handler: fn };
}

/** Is a function given an event that carries the exception? `onunhandledrejection = (event) => …` */
const hearsEvent = (fn: FunctionNode, variable: Variable): boolean =>
  handlerRole(fn) === 'dom-event' || (handlerRole(fn) === 'error-event' && isOtherName(variable.name));

function rootOf(node: Node): TSESTree.Identifier | null {
  let at = node;
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'Identifier' ? at : null;
}
