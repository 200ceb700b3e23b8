import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../types.ts';
import type { Exceptions } from './exceptions.ts';

/** What kind of value an argument is, as far as the syntax tells. */
export type ValueKind =
  /** the exception itself: `err`, `new Error()`, `{ error }`'s property is `error-field` */
  | 'error'
  /** `err.message`, `String(err)`, `err.response.data` */
  | 'error-detail'
  /** `{ error }` */
  | 'error-field'
  /** `JSON.stringify(x)`, `util.inspect(x)` */
  | 'dump'
  | 'object'
  | 'array'
  | 'count'
  | 'text'
  | 'number'
  | 'boolean'
  | 'call'
  | 'name'
  | 'member'
  | 'other';

const ERROR_NAME =
  /^(?:err|ex|erro|errors?|exc|exception|\w*(?:Err|Errors?|Exception|_err|_error))\d?$/;
const COUNT_NAME = /^(?:length|size|count|total|num[A-Z]\w*|\w+Count|\w+Total)$/;

/** Is this the name of something that usually holds an exception? */
export const isErrorName = (name: string): boolean => ERROR_NAME.test(name);

export const nameOf = (node: Node): string | null => {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier') {
    return node.property.name;
  }
  return null;
};

/** The name at the root of a chain of members and calls: `err` of `err.response.data`. */
export const rootName = (node: Node): string | null => rootOf(node)?.name ?? null;

/** The identifier at the root of a chain of members and calls. */
export function rootOf(node: Node): TSESTree.Identifier | null {
  let at = node;
  for (;;) {
    if (at.type === 'Identifier') return at;
    if (at.type === 'MemberExpression') at = at.object as Node;
    else if (at.type === 'CallExpression') at = at.callee as Node;
    else if (at.type === 'ChainExpression' || at.type === 'TSNonNullExpression') {
      at = at.expression as Node;
    } else if (at.type === 'TSAsExpression') at = at.expression as Node;
    else return null;
  }
}

const isNegligible = (node: Node): boolean =>
  node.type === 'TSAsExpression' ||
  node.type === 'TSNonNullExpression' ||
  node.type === 'ChainExpression' ||
  node.type === 'AwaitExpression';

/** What kind of value is this? `errors` knows the names of exceptions. */
export function kindOf(node: Node, errors: Exceptions): ValueKind {
  if (isNegligible(node)) {
    const inner = node.type === 'AwaitExpression' ? node.argument : (node as Wrapper).expression;
    return kindOf(inner as Node, errors);
  }
  switch (node.type) {
    case 'Identifier':
      if (errors.has(node.name)) return 'error';
      return COUNT_NAME.test(node.name) ? 'count' : 'name';
    case 'MemberExpression':
      return kindOfMember(node, errors);
    case 'Literal':
      if (typeof node.value === 'string') return 'text';
      return typeof node.value === 'boolean' ? 'boolean' : 'number';
    case 'TemplateLiteral':
      return 'text';
    case 'BinaryExpression':
      return node.operator === '+' ? 'text' : 'boolean';
    case 'ObjectExpression':
      return kindOfObject(node, errors);
    case 'ArrayExpression':
      return 'array';
    case 'NewExpression':
      return /(?:Error|Exception)$/.test(nameOf(node.callee as Node) ?? '') ? 'error' : 'other';
    case 'CallExpression':
      return kindOfCall(node, errors);
    case 'LogicalExpression': {
      const left = kindOf(node.left as Node, errors);
      return left === 'error' || left === 'error-detail' ? left : kindOf(node.right, errors);
    }
    default:
      return 'other';
  }
}

interface Wrapper {
  readonly expression: Node;
}

function kindOfMember(node: TSESTree.MemberExpression, errors: Exceptions): ValueKind {
  const root = rootName(node);
  if (root !== null && errors.has(root)) return 'error-detail';
  const name = nameOf(node);
  if (name === null) return 'member';
  if (isErrorName(name) && name.length > 2) return 'error';
  return COUNT_NAME.test(name) ? 'count' : 'member';
}

function kindOfObject(node: TSESTree.ObjectExpression, errors: Exceptions): ValueKind {
  for (const property of node.properties) {
    if (property.type !== 'Property') continue;
    const kind = kindOf(property.value as Node, errors);
    if (kind === 'error' || kind === 'error-detail') return 'error-field';
  }
  return 'object';
}

const DUMPERS = new Set(['stringify', 'inspect', 'prettyFormat', 'dump']);

function kindOfCall(node: TSESTree.CallExpression, errors: Exceptions): ValueKind {
  const root = rootName(node);
  if (root !== null && errors.has(root)) return 'error-detail';
  const name = nameOf(node.callee as Node) ?? '';
  const first = node.arguments[0];
  const inner = first === undefined ? null : kindOf(first as Node, errors);
  if (inner === 'error' || inner === 'error-detail') return 'error-detail';
  return DUMPERS.has(name) ? 'dump' : 'call';
}
