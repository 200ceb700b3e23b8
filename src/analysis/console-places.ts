import type { TSESTree } from '@typescript-eslint/utils';
import { outermost, propertyName } from './ast.ts';
import type { Node } from './types.ts';

/** `declare const console: …` names the global that is there anyway. */
export function isAmbient(id: Node): boolean {
  for (let at: Node | undefined = id; at; at = at.parent) {
    if ((at as { declare?: boolean }).declare) return true;
  }
  return false;
}

export const isInType = (id: Node): boolean =>
  id.parent?.type === 'TSTypeQuery' || id.parent?.type === 'TSTypeReference';

/** `typeof console`, `console && …`, `if (console.debug)`: asks, and uses nothing. */
export function isGuard(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  switch (parent.type) {
    case 'UnaryExpression':
      return parent.operator === 'typeof' || parent.operator === '!';
    case 'LogicalExpression':
      return (parent.left === node && parent.operator === '&&') || isTest(parent);
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'BinaryExpression':
      return parent.operator !== 'in' || parent.right === node;
    default:
      return false;
  }
}

function isTest(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'LogicalExpression') return isTest(parent);
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') {
    return parent.test === node;
  }
  return parent?.type === 'UnaryExpression' && parent.operator === '!';
}

/** `console.log = f`, `[console.log] = fs`, `for (console.log of fs)` */
export function isWritten(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === node;
    case 'Property':
      return parent.value === node && parent.parent.type === 'ObjectPattern';
    default:
      return /^(UpdateExpression|ArrayPattern|RestElement)$/.test(parent?.type ?? '');
  }
}

export const isDeleted = (node: Node): boolean =>
  node.parent?.type === 'UnaryExpression' && node.parent.operator === 'delete';

const PATCHERS = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf']);
const SPIES = new Set(['spyOn', 'stub', 'spy', 'replace', 'mock', 'method', 'stubGlobal']);

/** `Object.assign(console, …)`, `Object.defineProperty(console, 'log', …)` */
export const isPatchingCall = (parent: Node): boolean =>
  parent.type === 'CallExpression' &&
  parent.callee.type === 'MemberExpression' &&
  parent.callee.object.type === 'Identifier' &&
  /^(Object|Reflect|_)$/.test(parent.callee.object.name) &&
  PATCHERS.has(propertyName(parent.callee) ?? '');

/** `vi.spyOn(console, 'log')`, `sinon.stub(console, 'warn')` */
export const isSpyArgument = (parent: Node): boolean =>
  parent.type === 'CallExpression' &&
  parent.callee.type === 'MemberExpression' &&
  SPIES.has(propertyName(parent.callee) ?? '');

/** The call of `console.log.bind(…)`, `.call(…)`, `.apply(…)` around `console.log`. */
export function boundCall(outer: Node): TSESTree.CallExpression | null {
  const member = outer.parent;
  if (member?.type !== 'MemberExpression' || member.object !== outer) return null;
  if (!/^(bind|call|apply)$/.test(propertyName(member) ?? '')) return null;
  const call = outermost(member).parent;
  return call?.type === 'CallExpression' ? call : null;
}

/** The first argument of `console.log.bind(console)`: it goes with the call. */
export function isReceiver(node: Node): boolean {
  const call = node.parent;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node) return false;
  const member = call.callee.type === 'MemberExpression' ? call.callee : null;
  const bound = /^(bind|call|apply)$/.test(member ? (propertyName(member) ?? '') : '');
  return bound && member?.object.type === 'MemberExpression';
}
