import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, propertyName, staticString, textOf, unwrap, type FunctionNode } from '../ast.ts';
import { handlerOf } from '../failure/handler.ts';
import { errorUses } from '../failure/uses.ts';
import { functionName } from '../logger-shape.ts';
import { variableOf } from '../scope.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import type { LeveledCall } from './call.ts';

/** Whole contents of what came in: `req.body`, `response.data`, `event.data`. */
const RECEIVED =
  /^(this\.)?(req|request|ctx\.req|ctx\.request|context\.req|c\.req)\.(body|rawBody)$|^(this\.)?(res|resp|response|axiosResponse|\w+(Res|Response))\.data$/;
/** What of a message or an event is all that it brought. */
const CONTENT = /^(data|payload|body)$/;
const EVENTS = /^(message|data|frame|packet|datagram|binary)$/;
const HANDLER = /^(on|handle|process)_?(Message|Data|Frame|Packet)(Received)?$/i;
const WHOLE = /^(data|payload|msg|message|packet|frame|body|buffer|chunk|raw|event|evt)$/;

const ASKED = /env|debug|verbose|trace|config|option|setting|flag|log/i;

/** A value of a call at INFO that is a whole message, request or answer as it came in. */
export function dumpedValue({ call, level, spoken }: LeveledCall, unit: Unit): Node | null {
  if (level !== 'info' || isTrouble(call, unit) || isAskedFor(call.node, unit)) return null;
  for (const arg of [...call.args, ...spoken.args]) {
    const value = dumped(unwrap(arg as Node), unit);
    if (value) return value;
  }
  return null;
}

/** What came in may be what an operator needs where something went wrong. */
const isTrouble = (call: LogCall, unit: Unit): boolean =>
  handlerOf(call.node, unit) !== null ||
  call.args.some((arg) => errorUses(arg as Node, unit).length > 0);

/** `if (config.logBodies) logger.info(req.body)`: someone asked to see it. */
function isAskedFor(node: Node, unit: Unit): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === 'IfStatement' && ASKED.test(textOf(unit, at.test))) return true;
  }
  return false;
}

function dumped(node: Node, unit: Unit): Node | null {
  switch (node.type) {
    case 'CallExpression':
      return isDumper(node) && node.arguments[0] ? dumped(unwrap(node.arguments[0] as Node), unit) : null;
    case 'ObjectExpression':
      return first(node.properties, (p) => (p.type === 'Property' ? dumped(unwrap(p.value as Node), unit) : null));
    case 'TemplateLiteral':
      return first(node.expressions, (e) => inText(unwrap(e as Node), unit));
    case 'BinaryExpression':
      return node.operator === '+' ? inText(unwrap(node.left as Node), unit) ?? inText(unwrap(node.right), unit) : null;
    default:
      return isReceived(node, unit) ? node : null;
  }
}

/** In a text an object shows nothing, unless something writes it out. */
function inText(node: Node, unit: Unit): Node | null {
  if (node.type === 'BinaryExpression' || node.type === 'TemplateLiteral') return dumped(node, unit);
  return node.type === 'CallExpression' && isDumper(node) ? dumped(node, unit) : null;
}

function first<T>(items: readonly T[], find: (item: T) => Node | null): Node | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}

/** `JSON.stringify(x)`, `util.inspect(x)` */
function isDumper({ callee }: TSESTree.CallExpression): boolean {
  const node = unwrap(callee);
  const name = node.type === 'MemberExpression' ? propertyName(node)
    : node.type === 'Identifier' ? node.name : null;
  return /^(stringify|inspect|safeStringify)$/.test(name ?? '');
}

function isReceived(node: Node, unit: Unit): boolean {
  if (node.type === 'MemberExpression') {
    const object = unwrap(node.object);
    if (object.type === 'Identifier' && CONTENT.test(propertyName(node) ?? '')) {
      if (isMessage(object, unit)) return true;
    }
    return RECEIVED.test(textOf(unit, node).replace(/[?!\s]/g, ''));
  }
  return node.type === 'Identifier' && WHOLE.test(node.name) && isMessage(node, unit);
}

/** Is it what a handler of messages was given? */
function isMessage(node: TSESTree.Identifier, unit: Unit): boolean {
  const definition = variableOf(unit, node)?.defs[0];
  if ((definition?.type as string) !== 'Parameter') return false;
  const fn = definition!.node as Node;
  return isFunction(fn) && fn.params[0] === definition!.name && takesMessages(fn);
}

/** `socket.on('message', (data) => …)`, `onMessage(data) { … }`, `ws.onmessage = (event) => …` */
export function takesMessages(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type === 'CallExpression' && parent.callee !== fn) {
    return EVENTS.test(staticString(parent.arguments[0] as Node) ?? '');
  }
  return HANDLER.test(functionName(fn) ?? '');
}
