import type { TSESTree } from '@typescript-eslint/utils';
import { isRegExp, staticString, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { nameOfCallee } from './handed.ts';
import { callContainer } from './outcomes.ts';
import { isSanitizer } from './sanitizers.ts';
import type { PiiSettings, SensitiveKind } from './types.ts';

/** Calls that ask something of a text, and do not hand it back. */
const ASKS =
  /^(includes|startsWith|endsWith|test|indexOf|lastIndexOf|findIndex|search|has|hasOwnProperty|isArray|isInteger|isNaN|localeCompare|charCodeAt|codePointAt|every|some|equals|compare|compareSync|is[A-Z]\w*|has[A-Z]\w*|validate\w*|verify\w*|count\w*|getTime|now|push|unshift)$/;
const MAKES = /^(Boolean|Number|parseInt|parseFloat|BigInt|Symbol|isNaN|isFinite)$/;
/** Schemas and elements of a page are called after the fields that they are about. */
const BUILDERS = /^(z|Joi|joi|yup|Yup|v|t|S|Type|Schema|DataTypes|Sequelize|Schema|page|cy|screen|document|By|\$)$/;
const PURE_OBJECTS = /^(Error|TypeError|RangeError|String|Object|Array|Set|Map|URLSearchParams|FormData)$/;

/** Kinds whose values may be numbers. */
const NUMERIC: ReadonlySet<SensitiveKind> = new Set(['location', 'birth', 'rrn', 'card', 'account', 'container']);

/** Is a value of this shape too little to be of the kind: a boolean, a number, a date? */
export function isTooLittle(shape: string, kind: SensitiveKind): boolean {
  if (shape === 'number') return !NUMERIC.has(kind);
  if (shape === 'date') return kind !== 'birth' && kind !== 'container';
  if (shape === 'string') return kind === 'container';
  if (shape === 'object') return false;
  return true;
}

const opposite = new Set(['!', 'typeof', 'delete', 'void']);

/**
 * What an expression certainly is, where that cannot be personal text: `boolean`, `number`,
 * `date`, `function`, `hidden` (by a mask or hash), `schema`; `null` where it can be anything.
 */
export function harmlessShape(unit: Unit, expression: Node, settings: PiiSettings): string | null {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Literal':
      return literalShape(node);
    case 'UnaryExpression':
      return opposite.has(node.operator) ? 'boolean' : 'number';
    case 'UpdateExpression':
      return 'number';
    case 'BinaryExpression':
      return binaryShape(node.operator);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
      return 'function';
    case 'MemberExpression':
      return /^(length|size|byteLength)$/.test(propertyOf(node)) ? 'number' : null;
    case 'ConditionalExpression':
      return both(unit, node.consequent, node.alternate, settings);
    case 'LogicalExpression':
      return node.operator === '&&'
        ? harmlessShape(unit, node.right, settings)
        : both(unit, node.left, node.right, settings);
    case 'NewExpression':
      return newShape(node);
    case 'AwaitExpression':
      return harmlessShape(unit, node.argument, settings);
    case 'CallExpression':
      return callShape(unit, node, settings);
    default:
      return null;
  }
}

const propertyOf = (node: TSESTree.MemberExpression): string =>
  node.property.type === 'Identifier' && !node.computed ? node.property.name : '';

function literalShape(node: TSESTree.Literal): string | null {
  if (typeof node.value === 'boolean' || node.value === null) return 'boolean';
  if (typeof node.value === 'number' || typeof node.value === 'bigint') return 'number';
  if (isRegExp(node)) return 'function';
  return null;
}

function binaryShape(operator: string): string | null {
  if (operator === '+') return null;
  return /^(===?|!==?|[<>]=?|in|instanceof)$/.test(operator) ? 'boolean' : 'number';
}

function both(unit: Unit, a: Node, b: Node, settings: PiiSettings): string | null {
  const one = harmlessOrText(unit, a, settings);
  return one !== null && harmlessOrText(unit, b, settings) !== null ? one : null;
}

/** `ok ? maskEmail(x) : 'none'` is harmless as a whole. */
const harmlessOrText = (unit: Unit, node: Node, settings: PiiSettings): string | null =>
  harmlessShape(unit, node, settings) ?? (staticString(unwrap(node)) === null ? null : 'hidden');

function newShape(node: TSESTree.NewExpression): string | null {
  const name = node.callee.type === 'Identifier' ? node.callee.name : '';
  if (name === 'Date') return 'date';
  if (PURE_OBJECTS.test(name)) return null;
  return /^(RegExp|Promise|WeakMap|WeakSet|AbortController)$/.test(name) ? 'function' : 'instance';
}

function callShape(unit: Unit, node: TSESTree.CallExpression, settings: PiiSettings): string | null {
  const name = nameOfCallee(node);
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier' && MAKES.test(name)) {
    return name === 'Boolean' || name.startsWith('is') ? 'boolean' : 'number';
  }
  if (ASKS.test(name) && callContainer(node) === null) return 'boolean';
  if (name === 'keys' && callee.type === 'MemberExpression') return 'hidden';
  if (/^(reduce)$/.test(name) && node.arguments[1]?.type === 'Literal') {
    return literalShape(node.arguments[1]);
  }
  if (BUILDERS.test(rootName(node)) || /^(querySelector|getElementById|useRef|createRef|locator|getBy\w+|\$)$/.test(name)) {
    return 'schema';
  }
  return isSanitizer(unit, node, settings) ? 'hidden' : null;
}

function rootName(call: TSESTree.CallExpression): string {
  let at: Node = unwrap(call.callee);
  for (;;) {
    if (at.type === 'MemberExpression') at = unwrap(at.object);
    else if (at.type === 'CallExpression') at = unwrap(at.callee);
    else return at.type === 'Identifier' ? at.name : '';
  }
}
