import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrap } from './ast.ts';
import type { Node } from './types.ts';

/** A name for what an expression is: `roomName` of `data.room_name`; `null` where none fits. */
export function expressionName(expression: Node): string | null {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'self';
    case 'MemberExpression':
      return memberName(node);
    case 'CallExpression':
      return callName(node);
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? camel(node.callee.name) : null;
    case 'AwaitExpression':
      return expressionName(node.argument);
    case 'SpreadElement':
      return expressionName(node.argument);
    case 'LogicalExpression':
      return expressionName(node.left);
    case 'UnaryExpression': {
      const inner = node.operator === 'typeof' ? expressionName(node.argument) : null;
      return inner === null ? null : `${inner}Type`;
    }
    default:
      return null;
  }
}

function memberName(node: TSESTree.MemberExpression): string | null {
  const property = node.property.type === 'PrivateIdentifier'
    ? node.property.name
    : propertyName(node);
  if (property === null) return expressionName(node.object);
  if (/^(length|size|name|_?id|type|value|current|data)$/.test(property)) {
    const owner = ownerName(node.object);
    if (/^(length|size)$/.test(property)) return owner && `${owner}${upperFirst(property)}`;
    if (property === 'current' || property === 'value') return owner ?? property;
    if (owner !== null && /^(_?id|name|type)$/.test(property)) return `${owner}${upperFirst(property.replace('_', ''))}`;
  }
  return camel(property);
}

/** What has a property: `user` of `this.user.id`. */
function ownerName(object: Node): string | null {
  const node = unwrap(object);
  if (node.type === 'ThisExpression' || node.type === 'CallExpression') return null;
  const name = expressionName(node);
  // `p` of `peers.map((p) => p.id)` names nobody.
  return name !== null && /^(self|this|\w|ev|evt|event|data|res|req|msg|obj)$/.test(name) ? null : name;
}

const CONVERSION = /^(toString|toISOString|toUTCString|toLocale\w*String|toJSON|toFixed|toObject|trim|join|map|filter|slice|sort|flat|reverse|substring|toLowerCase|toUpperCase|toArray|values|padStart|padEnd|replace|replaceAll|split|valueOf|then|catch)$/;
const WRAPPER = /^(JSON\.stringify|util\.inspect|String|Number|Boolean|parseInt|parseFloat|inspect|Math\.\w+|Array\.from|JSON\.parse|Object\.(fromEntries|assign|values|entries))$/;

function callName({ callee, arguments: args }: TSESTree.CallExpression): string | null {
  const target = unwrap(callee);
  const [first] = args;
  if (target.type === 'Identifier') {
    if (WRAPPER.test(target.name)) return first ? expressionName(first as Node) : null;
    return getterName(target.name);
  }
  if (target.type !== 'MemberExpression') return null;
  const name = propertyName(target);
  if (name === null) return null;
  if (target.object.type === 'Identifier' && WRAPPER.test(`${target.object.name}.${name}`)) {
    return first ? expressionName(first as Node) : null;
  }
  if (target.object.type === 'Identifier' && /^Object$/.test(target.object.name)) {
    const inner = first ? expressionName(first as Node) : null;
    return inner === null ? camel(name) : `${inner}${upperFirst(name)}`;
  }
  return CONVERSION.test(name) ? expressionName(target.object) : getterName(name);
}

/** `status` of `getStatus`, `user` of `fetchUser` */
function getterName(name: string): string | null {
  const rest = /^(?:get|fetch|load|read|find|compute|calculate|create|make|build|parse|to|format|use)([A-Z]\w*)$/.exec(name);
  if (rest) return camel(rest[1]!);
  return /^(?:is|has|can|should)[A-Z]/.test(name) ? name : camel(name);
}

/** `room_name`, `RoomName`, `ROOM_NAME` → `roomName`; names in camel case stay. */
export function camel(name: string): string | null {
  if (/[^\w$-]/.test(name)) return null;
  const words = name.split(/[_-]+/).filter((word) => word !== '');
  const [first, ...rest] = words.length > 1 || /^[A-Z0-9]+$/.test(name)
    ? words.map((word) => (/[a-z]/.test(word) ? word : word.toLowerCase()))
    : words;
  if (first === undefined || !/^[A-Za-z$]/.test(first)) return null;
  const head = first.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (start) => start.toLowerCase());
  return head + rest.map(upperFirst).join('');
}

const upperFirst = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
