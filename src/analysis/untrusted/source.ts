import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, propertyName, staticString, textOf, unwrap } from '../ast.ts';
import { takesMessages } from '../leveled/dump.ts';
import { isWrittenOnce, variableOf } from '../scope.ts';
import type { Node, Unit } from '../types.ts';

/** Text that somebody outside of the program chose. */
export interface Untrusted {
  readonly origin: 'request' | 'header' | 'message';
  /** A whole record of texts: it is no text itself. */
  readonly record: boolean;
}

const REQUEST = String.raw`^(?:this\.)?(?:(?:ctx|context|c)\.)?(?:req|request)`;
const INPUT = new RegExp(
  String.raw`${REQUEST}\.(body|query|params|cookies|signedCookies|fields|headers|rawHeaders)$`,
);
const KOA = /^ctx\.(query|params|headers|cookies)$/;
const READ = new RegExp(String.raw`${REQUEST}\.(get|header|headers\.get|param|query|queries)$`);
const WHOLE = new RegExp(String.raw`${REQUEST}\.(json|formData|parseBody|param|query|queries)$`);
const TEXT = new RegExp(String.raw`${REQUEST}\.text$`);

const SOCKET = /^_?(socket|ws|conn|connection|client|webSocket|websocket|io|peer|channel|sock)$/i;
/** What a socket says of itself, with nothing that the other side wrote. */
const OWN_EVENT =
  /^(open|connect|connection|disconnect|disconnecting|error|close|end|drain|ping|pong|timeout|ready|listening|upgrade|finish|pipe|unpipe|lookup|connect_error|reconnect\w*|new_namespace|newListener|removeListener)$/;

/** Methods of a text whose result still holds what the text held. */
const KEEPS = /^(toString|trim\w*|toLowerCase|toUpperCase|slice|substring|substr|padStart|padEnd|normalize|concat|at|valueOf|join)$/;
const INSERTS = /^(Body|Query|Param|Headers|Cookies|MessageBody)$/;

/** Where a value comes from, followed through the names of its function; `null` for all else. */
export function untrusted(expression: Node, unit: Unit, depth = 0): Untrusted | null {
  if (depth > 8) return null;
  const node = unwrap(expression);
  const follow = (next: Node): Untrusted | null => untrusted(next, unit, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return ofName(node, unit, depth);
    case 'MemberExpression':
      return ofMember(node, unit, follow);
    case 'CallExpression':
      return ofCall(node, unit, follow);
    case 'AwaitExpression':
      return follow(node.argument);
    case 'LogicalExpression':
      return follow(node.right) ?? (node.operator === '&&' ? null : follow(node.left));
    case 'ConditionalExpression':
      return follow(node.consequent) ?? follow(node.alternate);
    default:
      return null;
  }
}

const of = (origin: Untrusted['origin'], record: boolean): Untrusted => ({ origin, record });

const chainOf = (node: Node, unit: Unit): string => textOf(unit, node).replace(/[?!\s]/g, '');

const originOf = (what: string): Untrusted['origin'] =>
  /^(get|header|headers|rawHeaders|headers\.get)$/.test(what) ? 'header' : 'request';

type Follow = (node: Node) => Untrusted | null;

function ofMember(node: TSESTree.MemberExpression, unit: Unit, follow: Follow): Untrusted | null {
  const chain = chainOf(node, unit);
  const input = INPUT.exec(chain)?.[1] ?? KOA.exec(chain)?.[1];
  if (input) return of(originOf(input), true);
  if (/^(length|size|byteLength|constructor)$/.test(propertyName(node) ?? '')) return null;
  const object = follow(node.object);
  return object && { ...object, record: false };
}

function ofCall(node: TSESTree.CallExpression, unit: Unit, follow: Follow): Untrusted | null {
  const callee = unwrap(node.callee);
  const [first] = node.arguments as Node[];
  if (callee.type === 'Identifier') {
    return /^(String|decodeURIComponent|decodeURI|unescape)$/.test(callee.name) && first
      ? asText(follow(first)) : null;
  }
  if (callee.type !== 'MemberExpression') return null;
  const chain = chainOf(callee, unit);
  const read = READ.exec(chain)?.[1];
  if (read && first) return of(originOf(read), false);
  if (WHOLE.test(chain)) return of('request', true);
  if (TEXT.test(chain)) return of('request', false);
  if (chain === 'JSON.parse' && first) {
    const parsed = follow(first);
    return parsed && { ...parsed, record: true };
  }
  return KEEPS.test(propertyName(callee) ?? '') ? asText(follow(callee.object)) : null;
}

/** A record as a text is `[object Object]`. */
const asText = (value: Untrusted | null): Untrusted | null => (value?.record ? null : value);

function ofName(id: TSESTree.Identifier, unit: Unit, depth: number): Untrusted | null {
  const variable = variableOf(unit, id);
  const definition = variable?.defs[0];
  if (!variable || !definition || !isWrittenOnce(variable)) return null;
  const node = definition.node as Node;
  const name = definition.name as Node;
  if (isTyped(name)) return null;
  if (node.type === 'VariableDeclarator' && node.init) {
    const value = untrusted(node.init, unit, depth + 1);
    return value && node.id !== name ? { ...value, record: false } : value;
  }
  if (!isFunction(node)) return null;
  if (name.type === 'Identifier' && isInserted(name)) return of('request', false);
  const [first] = node.params;
  if (!first || !isFromSocket(node, unit)) return null;
  if (first === name) return of('message', false);
  const within = name.range[0] >= first.range[0] && name.range[1] <= first.range[1];
  return within ? of('message', false) : null;
}

/** `id: number` holds no text; `name: string` may. */
function isTyped(name: Node): boolean {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation.type : undefined;
  return type !== undefined && /^TS(Number|Boolean|BigInt|Symbol|Undefined|Null)Keyword$/.test(type);
}

/** `@Query('name') name: string` of a Nest controller */
const isInserted = ({ decorators, typeAnnotation }: TSESTree.Identifier): boolean =>
  typeAnnotation?.typeAnnotation.type === 'TSStringKeyword' &&
  (decorators ?? []).some(({ expression }) =>
    expression.type === 'CallExpression' && expression.callee.type === 'Identifier' &&
    INSERTS.test(expression.callee.name));

/** `socket.on('chat', (text) => …)`, `ws.on('message', (data) => …)` */
function isFromSocket(fn: Node, unit: Unit): boolean {
  const { parent } = fn;
  if (parent?.type !== 'CallExpression') return isFunction(fn) && takesMessages(fn);
  const callee = unwrap(parent.callee);
  const event = staticString(parent.arguments[0] as Node);
  if (callee.type !== 'MemberExpression' || event === null || parent.arguments[1] !== fn) return false;
  if (!/^(on|once|addListener)$/.test(propertyName(callee) ?? '') || OWN_EVENT.test(event)) return false;
  const receiver = chainOf(callee.object, unit).split('.').at(-1)!;
  return SOCKET.test(receiver);
}
