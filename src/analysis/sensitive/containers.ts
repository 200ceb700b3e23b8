import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, outermost, propertyName, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { nameOfCallee } from './handed.ts';
import { isTextOwner, nameHit } from './names.ts';
import { named } from './origin.ts';
import { isPersonRecord } from './people.ts';
import type { PiiSettings } from './types.ts';
import { wordsOf } from './words.ts';

/** Why an expression holds personal values of several kinds. */
export interface ContainerHit {
  readonly code: 'request' | 'response' | 'environment' | 'record' | 'claims' | 'fields';
  readonly text: string;
  readonly confidence: number;
}

const REQUEST = /^(_?req|request|_?request|httpRequest|ctx|context|event|evt)$/;
const REQUEST_PART = /^(body|headers|cookies|session|user|rawHeaders|rawBody|signedCookies)$/;
const ERROR = /^(e|ex|err|error|exc|exception|cause|reason|[a-z]\w*(Err|Error|Exception))$/;

/** Is the member a part of a request or of an answer that holds what people sent? */
export function memberContainer(unit: Unit, node: TSESTree.MemberExpression): ContainerHit | null {
  const name = propertyName(node);
  if (name === null) return null;
  const object = unwrap(node.object);
  const owner = lastName(object);
  if (owner === 'process' && name === 'env') {
    return { code: 'environment', text: 'process.env holds the secrets of the process', confidence: 0.95 };
  }
  if (REQUEST_PART.test(name) && owner !== null && REQUEST.test(owner) && !isEventOfPage(unit, object, name)) {
    const what = /headers/i.test(name) ? 'credentials and cookies' : 'what a client sent';
    return { code: 'request', text: `${owner}.${name} holds ${what}`, confidence: 0.9 };
  }
  if (isErrorLike(unit, object) && /^(response|request|config)$/.test(name)) {
    return { code: 'response', text: `${owner ?? 'the error'}.${name} holds a whole request or answer`, confidence: 0.85 };
  }
  if (/^(data|body|headers|text|_header|config|request)$/.test(name) && isResponseOfError(unit, object)) {
    return { code: 'response', text: `the answer's ${name} may repeat what was sent`, confidence: 0.85 };
  }
  const isPart = owner === 'config' ? /^(data|headers)$/ : /^data$/;
  if (isPart.test(name) && /^(config|response|res)$/.test(owner ?? '') && unit.text.includes('interceptors.re')) {
    return { code: 'request', text: `${owner}.${name} is part of every request or answer`, confidence: 0.75 };
  }
  if (name === '_header' && owner === 'request') {
    return { code: 'response', text: 'the raw header of a request holds its credentials', confidence: 0.9 };
  }
  return null;
}

/** `event.body` is a request where a function serves one; a page's events have none. */
const isEventOfPage = (unit: Unit, object: Node, name: string): boolean =>
  object.type === 'Identifier' && /^(event|evt|ctx|context)$/.test(object.name) &&
  !/^(body|headers|cookies|session)$/.test(name) && !unit.text.includes(`${object.name}.request`);

function isErrorLike(unit: Unit, object: Node): boolean {
  if (object.type !== 'Identifier') return false;
  return ERROR.test(object.name) || named(unit, object).origin.from === 'caught';
}

/** `err.response`, `error.request`, or a name that was taken from there. */
function isResponseOfError(unit: Unit, object: Node): boolean {
  if (object.type === 'MemberExpression') {
    const name = propertyName(object);
    return /^(response|request|config)$/.test(name ?? '') && isErrorLike(unit, unwrap(object.object));
  }
  if (object.type !== 'Identifier') return false;
  const { origin } = named(unit, object);
  return origin.from === 'property' && /^(response|request)$/.test(origin.key) &&
    typeof origin.of === 'object' && origin.of !== null && isErrorLike(unit, unwrap(origin.of));
}

/** Is the identifier a record about a person, by its name? */
export function recordContainer(name: string): ContainerHit | null {
  if (!isPersonRecord(name)) return null;
  return { code: 'record', text: `${name} is a whole record about a person`, confidence: 0.85 };
}

/** Fields of an object literal that are personal by name, and hold something. */
export function personalKeys(object: TSESTree.ObjectExpression, settings: PiiSettings): string[] {
  const keys: string[] = [];
  for (const property of object.properties) {
    if (property.type !== 'Property') continue;
    const key = keyName(property);
    const value = unwrap(property.value);
    if (key === null || isFunctionLike(value)) continue;
    if (value.type === 'Literal' && typeof value.value !== 'string' && value.value !== null) continue;
    if (nameHit(key, null, settings)?.strength === 'strong') keys.push(key);
  }
  return keys;
}

const isFunctionLike = (node: Node): boolean =>
  /Function|NewExpression|ObjectExpression|ArrayExpression/.test(node.type);

/** The fields that a file reads from a name, or from what a list of that name holds, where they are personal. */
export function fieldsReadFrom(unit: Unit, id: TSESTree.Identifier, settings: PiiSettings): string[] {
  if (isTextOwner(id.name)) return [];
  const found = fieldsOfAll(unit, id).filter(([key, owner]) =>
    nameHit(key, owner, settings)?.strength === 'strong' || (owner === id.name && isRecordOfPerson(key)));
  return [...new Set(found.map(([key]) => key))];
}

/** `customer_info`: never a mere id, as `customer` may be. */
const isRecordOfPerson = (key: string): boolean => isPersonRecord(key) && wordsOf(key).length > 1 && !/users?$/i.test(key);

const EACH = /^(map|forEach|filter|flatMap|find|some|every|sort)$/;

type Field = readonly [key: string, owner: string];

function fieldsOfAll(unit: Unit, id: TSESTree.Identifier, isElement = false): Field[] {
  return (named(unit, id).variable?.references ?? []).flatMap(({ identifier }): Field[] => {
    const parent = identifier.parent as Node | undefined;
    if (parent?.type === 'VariableDeclarator' && parent.init === identifier) return fieldsTaken(parent.id, id.name);
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return [];
    const key = propertyName(parent);
    if (key === null) return [];
    if (!isCalled(parent)) return fieldsOnward(parent, id.name);
    const each = EACH.test(key) && !isElement ? (parent.parent as TSESTree.CallExpression).arguments[0] : null;
    const [one] = isFunction(each) ? each.params : [];
    if (one?.type === 'Identifier') return fieldsOfAll(unit, one, true).map(([field, owner]) => [field, owner === one.name ? id.name : owner]);
    return one ? fieldsTaken(one, id.name) : [];
  });
}

/** The fields of a path, each with the one before it: `name` and `phone` of `order.buyer.phone`. */
function fieldsOnward(member: TSESTree.MemberExpression, owner: string): Field[] {
  const key = propertyName(member);
  if (key === null || isCalled(member) || isWritten(member)) return [];
  const outer = outermost(member).parent;
  const isRead = outer?.type === 'MemberExpression' && unwrap(outer.object) === member;
  return [[key, owner], ...(isRead ? fieldsOnward(outer, key) : [])];
}

const fieldsTaken = (pattern: Node, owner: string): Field[] =>
  pattern.type === 'ObjectPattern'
    ? pattern.properties.flatMap((one): Field[] => {
      const key = one.type === 'Property' ? keyName(one) : null;
      return key === null ? [] : [[key, owner]];
    })
    : [];

const isCalled = (node: Node): boolean =>
  node.parent?.type === 'CallExpression' && node.parent.callee === node;

const isWritten = (node: Node): boolean =>
  node.parent?.type === 'AssignmentExpression' && node.parent.left === node;

/** The last name of a chain: `user` of `this.props.user`. */
export function lastName(node: Node): string | null {
  const at = unwrap(node);
  switch (at.type) {
    case 'Identifier':
      return at.name;
    case 'MemberExpression':
      return at.property.type === 'PrivateIdentifier' ? at.property.name : propertyName(at);
    case 'CallExpression':
      return nameOfCallee(at) || null;
    case 'AwaitExpression':
      return lastName(at.argument);
    default:
      return null;
  }
}
