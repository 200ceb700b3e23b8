import type { TSESTree } from '@typescript-eslint/utils';
import { paramsOf } from '../ast.ts';
import type { Node } from '../types.ts';
import { isErrorName, nameOf, rootName } from './values.ts';

/** Where a call stands. `facts` are feature codes. */
export interface Place {
  readonly facts: ReadonlyMap<string, Node>;
  /** Names that hold an exception here: parameters of catch clauses and of error callbacks. */
  readonly errors: ReadonlySet<string>;
  /** Name of the nearest named function. */
  readonly functionName: string | null;
}

interface Walk {
  facts: Map<string, Node>;
  errors: Set<string>;
  functionName: string | null;
  /** Function boundaries crossed so far. */
  functions: number;
}

const ITERATORS = new Set(['forEach', 'map', 'filter', 'reduce', 'some', 'every', 'flatMap']);
const LISTENERS = new Set([
  'on', 'once', 'addListener', 'addEventListener', 'prependListener', 'subscribe', 'bind',
]);
const ROUTES = new Set(['get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'route']);
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'nextTick']);
const EFFECTS = new Set(['useEffect', 'useLayoutEffect', 'useCallback', 'useMemo', 'watch']);
const TESTS = new Set([
  'it', 'test', 'describe', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach',
]);

const ERROR_EVENT = /error|exception|reject|fail|abort/i;
const WARNING_EVENT = /^warn(?:ing)?$/i;
const DEBUG_EVENT = /^(?:debug|verbose|trace|silly)$/i;
const CLOSE_EVENT =
  /^(?:close|disconnect|end|finish|exit|SIG[A-Z]+|beforeExit|disconnected|unload)/;
const OPEN_EVENT = /^(?:open|connect|connection|connected|ready|listening|start|load|once)/;

/** Looks at everything around a call, from the inside out. */
export function placeOf(node: Node): Place {
  const walk: Walk = {
    facts: new Map(),
    errors: new Set(),
    functionName: null,
    functions: 0,
  };
  let child = node;
  visitValue(node, walk);
  for (let at = node.parent as Node | undefined; at; child = at, at = at.parent) {
    visit(at, child, walk);
  }
  if (walk.functions === 0) note(walk, 'at:top-level', node);
  if (walk.functions > 3) note(walk, 'at:nested', node);
  if (isOutermostCatch(walk)) note(walk, 'in:last-resort', node);
  return walk;
}

const ENTRY = /^(?:main|start|run|boot|bootstrap|serve|startServer)$/;

/** `main().catch(…)` or a catch clause that nothing but the program stands around. */
const isOutermostCatch = (walk: Walk): boolean =>
  walk.facts.has('in:catch') &&
  walk.functions <= 1 &&
  (walk.functionName === null || ENTRY.test(walk.functionName));

/** `.catch(console.log)`: the function itself stands where a callback would. */
function visitValue(node: Node, walk: Walk): void {
  const parent = node.parent as Node | undefined;
  if (parent?.type !== 'CallExpression' || parent.callee === node) return;
  visitCallback(node, parent, walk, true);
  if (walk.facts.has('in:catch') || walk.facts.has('in:error-handler')) {
    note(walk, 'value:caught', node);
    note(walk, 'only:error', node);
  } else if (walk.facts.has('in:then') || walk.facts.has('in:loop')) {
    note(walk, 'only:name', node);
  }
}

function note(walk: Walk, code: string, node: Node): void {
  if (!walk.facts.has(code)) walk.facts.set(code, node);
}

function visit(at: Node, child: Node, walk: Walk): void {
  switch (at.type) {
    case 'CatchClause':
      if (at.param?.type === 'Identifier') walk.errors.add(at.param.name);
      note(walk, walk.functions === 0 ? 'in:catch' : 'in:catch-callback', at);
      return;
    case 'TryStatement':
      if (child === at.block && walk.functions === 0) note(walk, 'in:try', at);
      if (child === at.finalizer && walk.functions === 0) note(walk, 'in:finally', at);
      return;
    case 'IfStatement':
      if (child === at.test || walk.functions > 0) return;
      noteTest(at.test, child === at.consequent, walk);
      return;
    case 'ConditionalExpression':
      if (child !== at.test && walk.functions === 0) {
        noteTest(at.test, child === at.consequent, walk);
      }
      return;
    case 'LogicalExpression':
      if (child === at.right && walk.functions === 0) {
        noteTest(at.left, at.operator === '&&', walk);
      }
      return;
    case 'SwitchCase':
      if (walk.functions === 0) note(walk, at.test === null ? 'in:default-case' : 'in:case', at);
      return;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      if (walk.functions === 0) note(walk, 'in:loop', at);
      return;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      visitFunction(at, walk);
      return;
    case 'PropertyDefinition':
    case 'MethodDefinition':
      note(walk, 'in:class', at);
      return;
    default:
  }
}

type AnyFunction =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

function visitFunction(fn: AnyFunction, walk: Walk): void {
  const { parent } = fn;
  const inner = walk.functions === 0;
  const first = fn.params[0];
  if (first?.type === 'Identifier' && (isErrorName(first.name) || first.name === 'er')) {
    walk.errors.add(first.name);
    if (inner) note(walk, 'in:error-callback', fn);
  }
  if (parent.type === 'CallExpression' && parent.callee !== fn) {
    visitCallback(fn, parent, walk, inner);
  } else if (parent.type === 'NewExpression') {
    note(walk, 'in:executor', parent);
  } else {
    const name = functionName(fn);
    if (name !== null) {
      walk.functionName ??= name;
      if (inner && /^on[A-Z]?|^on$/.test(name)) noteEvent(name.slice(2), fn, walk);
      else if (inner && /^handle[A-Z]/.test(name)) note(walk, 'in:handler', fn);
    }
    if (parent.type === 'JSXExpressionContainer' && inner) note(walk, 'in:handler', fn);
  }
  if (fn.async && inner) note(walk, 'in:async', fn);
  walk.functions++;
}

function functionName(fn: AnyFunction): string | null {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name;
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return nameOf(parent.id as Node);
  if (parent.type === 'AssignmentExpression') return nameOf(parent.left as Node);
  if (
    parent.type === 'Property' ||
    parent.type === 'MethodDefinition' ||
    parent.type === 'PropertyDefinition'
  ) {
    return nameOf(parent.key as Node);
  }
  if (parent.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute') {
    const { name } = parent.parent;
    return name.type === 'JSXIdentifier' ? name.name : null;
  }
  return null;
}

function visitCallback(
  fn: Node,
  call: TSESTree.CallExpression,
  walk: Walk,
  inner: boolean,
): void {
  const name = nameOf(call.callee as Node);
  if (name === null) return;
  const index = call.arguments.indexOf(fn as TSESTree.CallExpressionArgument);
  if (name === 'catch' || (name === 'then' && index === 1)) {
    noteError(fn, walk);
    note(walk, inner ? 'in:catch' : 'in:catch-callback', call);
  } else if (name === 'then') {
    if (inner) note(walk, 'in:then', call);
  } else if (LISTENERS.has(name) && index > 0) {
    const event = call.arguments[0];
    const text = event?.type === 'Literal' ? String(event.value) : (nameOf(event as Node) ?? '');
    if (inner) noteEvent(text, fn, walk);
  } else if (name === 'listen') note(walk, inner ? 'in:listen' : 'in:listen-deep', call);
  else if (ITERATORS.has(name)) {
    if (inner) note(walk, 'in:loop', call);
  } else if (TIMERS.has(name)) {
    if (inner) note(walk, 'in:timer', call);
  } else if (EFFECTS.has(name)) note(walk, 'in:effect', call);
  else if (TESTS.has(name)) note(walk, 'in:test', call);
  else if (ROUTES.has(name) && index > 0) note(walk, 'in:route', call);
  else if (inner) note(walk, 'in:callback', call);
}

/** The first parameter of this function holds an exception. */
function noteError(fn: Node, walk: Walk): void {
  const first = paramsOf(fn)?.[0];
  if (first?.type === 'Identifier') walk.errors.add(first.name);
}

function noteEvent(event: string, fn: Node, walk: Walk): void {
  if (event === 'uncaughtException' || event === 'unhandledRejection') {
    note(walk, 'in:last-resort', fn);
  }
  const name = event.replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase());
  if (ERROR_EVENT.test(name)) {
    note(walk, 'in:error-handler', fn);
    noteError(fn, walk);
  } else if (WARNING_EVENT.test(name)) note(walk, 'in:warning-handler', fn);
  else if (DEBUG_EVENT.test(name)) note(walk, 'in:debug-handler', fn);
  else if (CLOSE_EVENT.test(name)) note(walk, 'in:close-handler', fn);
  else if (OPEN_EVENT.test(name)) note(walk, 'in:open-handler', fn);
  else note(walk, 'in:handler', fn);
}

const DEBUG_NAME = /debug|verbose|trace|isDev|__DEV__|NODE_ENV|logging|DEV$/i;
const BAD_NAME = /^(?:ok|success|valid|isValid|connected|ready|found|exists|enabled|available)$/i;

/** What kind of question leads here: an error, something missing, a debug switch? */
function noteTest(test: Node, positive: boolean, walk: Walk): void {
  const kind = kindOfTest(test, positive);
  if (kind !== null) note(walk, `if:${kind}`, test);
  else note(walk, positive ? 'if:other' : 'if:else', test);
}

function kindOfTest(test: Node, positive: boolean): string | null {
  switch (test.type) {
    case 'UnaryExpression':
      if (test.operator !== '!') return null;
      if (isErrorTest(test.argument)) return positive ? 'no-error' : 'error';
      return positive ? negated(test.argument) : null;
    case 'LogicalExpression':
      return kindOfTest(test.left as Node, positive) ?? kindOfTest(test.right, positive);
    case 'BinaryExpression':
      return kindOfComparison(test, positive);
    case 'Identifier':
    case 'MemberExpression':
      if (isErrorTest(test)) return positive ? 'error' : 'no-error';
      if (DEBUG_NAME.test(nameOf(test) ?? '')) return positive ? 'debug' : null;
      return positive ? null : negated(test);
    case 'CallExpression':
      if (isErrorTest(test)) return positive ? 'error' : 'no-error';
      return DEBUG_NAME.test(nameOf(test.callee as Node) ?? '') ? 'debug' : null;
    default:
      return null;
  }
}

const negated = (node: Node): string =>
  BAD_NAME.test(nameOf(node) ?? '') ? 'not-ok' : 'missing';

function isErrorTest(node: Node): boolean {
  const root = rootName(node);
  const name = nameOf(node);
  return (root !== null && isErrorName(root)) || (name !== null && isErrorName(name));
}

function kindOfComparison(test: TSESTree.BinaryExpression, positive: boolean): string | null {
  const { left, right, operator } = test;
  if (isErrorTest(left as Node)) return positive === (operator[0] !== '!') ? 'error' : 'error';
  const equal = operator === '===' || operator === '==';
  const unequal = operator === '!==' || operator === '!=';
  const name = nameOf(left as Node) ?? '';
  if (/^status(?:Code)?$/.test(name) && unequal === positive) return 'not-ok';
  if (isNothing(right) && (equal || unequal)) {
    return equal === positive ? 'missing' : null;
  }
  if (name === 'length' && right.type === 'Literal' && right.value === 0) {
    return equal === positive ? 'missing' : null;
  }
  if (DEBUG_NAME.test(name)) {
    const production = right.type === 'Literal' && /^prod/.test(String(right.value));
    return (equal !== production) === positive ? 'debug' : null;
  }
  if (/^(?:max|limit)|attempt|retr|tries/i.test(name)) return 'limit';
  return null;
}

const isNothing = (node: Node): boolean =>
  (node.type === 'Literal' && (node.value === null || node.value === false)) ||
  (node.type === 'Identifier' && node.name === 'undefined');
