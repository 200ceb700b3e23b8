import type { TSESTree } from '@typescript-eslint/utils';
import { holds, isFunction, propertyName, staticString, textOf, unwrap, type FunctionNode } from '../ast.ts';
import { isExit } from '../failure/path.ts';
import { functionName } from '../logger-shape.ts';
import type { Node, Unit } from '../types.ts';

/** Why a place runs so often that a line for each time tells nobody anything. */
export type Heat = 'message' | 'candidate' | 'frame' | 'movement' | 'loop' | 'timer';

const EVENTS: readonly (readonly [Heat, RegExp])[] = [
  ['candidate', /^(ice-?_?candidates?|candidates?)$/i],
  ['frame', /^(frame|audioprocess|timeupdate|dataavailable|stats|tick)$/i],
  ['message', /^(message|data|packet|chunk|ping|pong|heartbeat)$/i],
  ['movement', /^(mouse-?move|pointer-?move|touch-?move|scroll|resize|drag|dragover|wheel|keydown|keyup|progress)$/i],
];
const FUNCTIONS: readonly (readonly [Heat, RegExp])[] = [
  ['candidate', /^_?(on|handle|process|add|send|receive|emit)(Remote|Local|New)?(Ice)?Candidates?(Received|Event)?$/i],
  ['frame', /^_?(on|handle|process|render|draw)(Audio|Video|Animation)?(Frame|Tick|TimeUpdate|Stats)(Received|Event)?$/i],
  ['message', /^_?(on|handle)(Ws|Socket|WebSocket|DataChannel|Raw)?(Message|Packet|Chunk|Heartbeat|Ping|Pong)(Received|Event)?$/i],
  ['movement', /^_?(on|handle)(MouseMove|PointerMove|TouchMove|Scroll|Resize|Drag|Wheel|KeyDown|KeyUp|Progress)$/i],
];
const LISTENERS = /^(on|addListener|prependListener|addEventListener|subscribe)$/;
const ITERATORS = /^(forEach|map|filter|reduce|flatMap|each)$/;
/** Code that runs when the program starts, over lists that are short. */
const STARTS =
  /^_?(init\w*|set_?up\w*|register\w*|load\w*|boot\w*|start\w*|main|migrate\w*|up|down|seed\w*|configure\w*|mount\w*|listen|create\w*(app|server)|stop\w*|shut_?down\w*|close\w*|clean\w*|on(module|application)\w+)$/i;
const RETRIES = /attempt|retr(y|ies)|tries|backoff/i;

/** Why a node runs very often; `null` where it does not, or where only some of the times count. */
export function heatAt(node: Node, unit: Unit): Heat | null {
  let heat: Heat | null = null;
  let at = node;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isFunction(parent)) {
      const own = heatOf(parent);
      if (own !== null && own !== 'once') return own;
      if (own === null && !runsWithin(parent)) return heat !== null && !isStart(parent) ? heat : null;
    } else if (heat === null && isLoop(parent) && holds(parent.body, at)) {
      if (!isLong(parent, unit) || leavesAfter(node, parent)) return null;
      heat = 'loop';
    } else if (heat === null && isChosen(parent, at, unit)) return null;
    if (isFunction(parent) && heatOf(parent) === 'once') heat ??= 'loop';
  }
  return null;
}

/** What calls a function often; `once` for each element of a list. */
function heatOf(fn: FunctionNode): Heat | 'once' | null {
  const { parent } = fn;
  if (parent.type === 'CallExpression' && parent.callee !== fn) {
    const callee = unwrap(parent.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : nameOf(callee);
    if (name === 'setInterval') return 'timer';
    if (name === 'requestAnimationFrame') return 'frame';
    if (callee.type !== 'MemberExpression') return null;
    if (LISTENERS.test(name) && !isStream(callee.object)) {
      return among(EVENTS, staticString(parent.arguments[0] as Node) ?? '');
    }
    const listed = ITERATORS.test(name) && unwrap(callee.object).type !== 'ArrayExpression';
    return listed ? 'once' : null;
  }
  const name = functionName(fn) ?? '';
  return among(FUNCTIONS, name) ?? (/^on[a-z]/.test(name) ? among(EVENTS, name.slice(2)) : null);
}

const among = (table: readonly (readonly [Heat, RegExp])[], name: string): Heat | null =>
  table.find(([, pattern]) => pattern.test(name))?.[0] ?? null;

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : '');

/** What another program prints is handed on as it is. */
const isStream = (node: Node): boolean => {
  const object = unwrap(node);
  const name = object.type === 'MemberExpression' ? propertyName(object) ?? '' : nameOf(object);
  return /^(std(out|err|in)|process|child|proc|cluster|parentPort)$/.test(name);
};

/** Does a function run within the one around it: `.then(() => …)`, `(() => …)()`? */
function runsWithin(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== 'CallExpression') return false;
  if (parent.callee === fn) return true;
  const callee = unwrap(parent.callee);
  return callee.type === 'MemberExpression' && /^(then|finally)$/.test(propertyName(callee) ?? '');
}

const isStart = (fn: FunctionNode): boolean => STARTS.test(functionName(fn) ?? '');

type Loop =
  | TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement
  | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

const isLoop = (node: Node): node is Loop =>
  /^(For(In|Of)?|While|DoWhile)Statement$/.test(node.type);

/** A loop over a list that is written out, a few times, or until something works, is short. */
function isLong(loop: Loop, unit: Unit): boolean {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') {
    return unwrap(loop.right).type !== 'ArrayExpression';
  }
  const head = unit.text.slice(loop.range[0], loop.type === 'DoWhileStatement' ? loop.range[1] : loop.body.range[0]);
  return !RETRIES.test(head) && !/[<>]=?\s*\d\s*[;)]/.test(head);
}

/** A line right before `break` or `return` is written once. */
function leavesAfter(node: Node, loop: Loop): boolean {
  const { body } = loop;
  const statement = body.type === 'BlockStatement' ? body.body.find((s) => holds(s, node)) : undefined;
  if (!statement || body.type !== 'BlockStatement') return false;
  return body.body.some((s) => s.range[0] > statement.range[0] && s.type !== 'ContinueStatement' && isExit(s));
}

/** Does the ancestor decide whether the node runs, by more than that something is there? */
function isChosen(parent: Node, at: Node, unit: Unit): boolean {
  switch (parent.type) {
    case 'IfStatement':
      return parent.test !== at && !(parent.consequent === at && isPresence(parent.test, unit));
    case 'ConditionalExpression':
      return parent.test !== at;
    case 'LogicalExpression':
      return parent.right === at && !(parent.operator === '&&' && isPresence(parent.left, unit));
    case 'SwitchCase':
      return among(EVENTS, staticString(parent.test) ?? '') === null;
    case 'CatchClause':
      return true;
    default:
      return false;
  }
}

/** `event.candidate`, `data != null`, `message.type === 'candidate'` */
function isPresence(test: Node, unit: Unit): boolean {
  const node = unwrap(test);
  if (node.type === 'BinaryExpression') {
    if (/^!==?$/.test(node.operator)) return /^(null|undefined)$/.test(textOf(unit, node.right));
    const word = staticString(node.right) ?? '';
    return /^===?$/.test(node.operator) && among(EVENTS, word) !== null;
  }
  if (node.type === 'MemberExpression') {
    return among(EVENTS, propertyName(node) ?? '') !== null;
  }
  return node.type === 'Identifier' && among(EVENTS, node.name) !== null;
}
