import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, outermost, propertyName, staticString, unwrap, type FunctionNode } from '../ast.ts';
import { functionName } from '../logger-shape.ts';
import type { Node, Unit } from '../types.ts';
import type { SourceKind } from './source.ts';
import { isErrorEvent, isErrorName, mayNameError, takesErrorHandler } from './names.ts';

/**
 * What a function is to the code that calls it.
 * - `rejection`: its first parameter is what a promise was rejected with
 * - `error-event`: it is called with an exception
 * - `dom-event`: it is called with an event that carries the exception
 * - `callback`: handed to a call, as in Node; the error comes first and may be null
 * - `element`: called with the elements of a list
 */
export type HandlerRole =
  | 'rejection' | 'error-event' | 'dom-event' | 'callback' | 'element' | 'plain';

const LISTENERS = /^(on|once|addListener|prependListener|prependOnceListener|subscribe|listen|handle)$/;
const ITERATORS =
  /^(forEach|map|flatMap|filter|find|findIndex|findLast|some|every|reduce|reduceRight|sort|toSorted|each|groupBy|sortBy|keyBy)$/;

/** Is the function called at once, by the method of a list or in place? */
export function runsAtOnce(fn: FunctionNode): boolean {
  const outer = outermost(fn);
  const { parent } = outer;
  if (parent?.type !== 'CallExpression') return false;
  return parent.callee === outer || handlerRole(fn) === 'element';
}

/** The name of the event that a function is handed to listen to: `process.on('exit', () => …)`. */
function eventOf(fn: FunctionNode, listeners: RegExp): { name: string; callee: Node } | null {
  const outer = outermost(fn);
  const { parent } = outer;
  if (parent?.type !== 'CallExpression' || parent.arguments[1] !== outer) return null;
  const callee = unwrap(parent.callee);
  const name = staticString(parent.arguments[0] as Node | undefined);
  const method = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : '';
  return name !== null && listeners.test(method) ? { name, callee } : null;
}

/** Is a function called with the exception that an emitter of Node emits, whether it takes it or not? */
export function isErrorEmission(fn: FunctionNode): boolean {
  const event = eventOf(fn, /^(on|once|addListener|prependListener|prependOnceListener)$/);
  if (!event || !/^(error|uncaughtException|unhandledRejection)$/.test(event.name)) return false;
  const { object } = event.callee as TSESTree.MemberExpression;
  // jQuery gives an event, which knows nothing of what went wrong.
  return !(object.type === 'CallExpression' && object.callee.type === 'Identifier' && /^(\$|jQuery)$/.test(object.callee.name));
}

/** Does a function hear of what nobody caught? */
export const isLastResort = (fn: FunctionNode): boolean =>
  /^(uncaughtException|unhandledRejection)$/.test(eventOf(fn, LISTENERS)?.name ?? '');

export function handlerRole(fn: FunctionNode): HandlerRole {
  const outer = outermost(fn);
  const { parent } = outer;
  if (parent?.type === 'CallExpression' && parent.callee !== outer) {
    return roleAsArgument(fn, parent, parent.arguments.indexOf(outer as TSESTree.CallExpressionArgument));
  }
  if (parent?.type === 'Property' || parent?.type === 'PropertyDefinition') {
    const name = keyName(parent) ?? '';
    return takesErrorHandler(name) || isFailureOption(parent, name) ? 'error-event' : 'plain';
  }
  if (parent?.type === 'JSXExpressionContainer') {
    const name = parent.parent.type === 'JSXAttribute' ? parent.parent.name : null;
    return name?.type === 'JSXIdentifier' && takesErrorHandler(name.name) ? 'error-event' : 'plain';
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    return takesErrorHandler(propertyName(parent.left) ?? '') ? 'error-event' : 'plain';
  }
  if (isErrorMiddleware(fn) || isExceptionFilter(fn)) return 'error-event';
  return takesErrorHandler(functionName(fn) ?? '') ? 'error-event' : 'plain';
}

/** `(err, req, res, next) => …` of Express and its like */
function isErrorMiddleware({ params }: FunctionNode): boolean {
  const names = params.map((param) => (param.type === 'Identifier' ? param.name : ''));
  return names.length === 4 && mayNameError(names[0]!) && /^_?next$/.test(names[3]!);
}

/** `catch(exception, host)` of a filter of Nest */
const isExceptionFilter = (fn: FunctionNode): boolean =>
  fn.parent?.type === 'MethodDefinition' && keyName(fn.parent) === 'catch' && fn.params.length === 2;

/** `wx.request({ url, success, fail: (err) => … })` */
const isFailureOption = (property: TSESTree.Property | TSESTree.PropertyDefinition, name: string): boolean =>
  /^(on)?(fail(ed)?|err|reject)$/i.test(name) && property.parent.type === 'ObjectExpression' &&
  property.parent.parent.type === 'CallExpression';

function roleAsArgument(
  fn: FunctionNode,
  call: TSESTree.CallExpression,
  index: number,
): HandlerRole {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : '';
  const name = callee.type === 'Identifier' ? callee.name : method;
  if (name === 'catchError' || (method === 'catch' && index === 0)) return 'rejection';
  if (/^(then|subscribe)$/.test(method) && index === 1) return 'rejection';
  if (method === 'then' || method === 'finally') return 'plain';
  const event = staticString(call.arguments[0] as Node | undefined);
  if (event !== null && /^addEventListener$/.test(name)) {
    return isErrorEvent(event) ? 'dom-event' : 'plain';
  }
  if (event !== null && LISTENERS.test(name)) return isErrorEvent(event) ? 'error-event' : 'plain';
  if (takesErrorHandler(name) || isErrorMiddleware(fn)) return 'error-event';
  if (ITERATORS.test(method)) return 'element';
  return 'callback';
}

/** How a parameter gets an exception; `null` where it gets none. */
export function parameterRole(fn: FunctionNode, id: TSESTree.Identifier): SourceKind | null {
  const index = fn.params.findIndex((p) => nameOf(p) === id);
  if (index < 0) return null;
  const role = handlerRole(fn);
  if (role === 'rejection') return index === 0 ? 'promise-catch' : null;
  if (isOtherType(id)) return role === 'error-event' && index === 0 && isErrorName(id.name) ? 'event' : null;
  switch (role) {
    case 'error-event':
      return (index === 0 ? mayNameError(id.name) : isErrorName(id.name)) ? 'event' : null;
    case 'dom-event':
      return isErrorName(id.name) ? 'event' : null;
    case 'callback':
      return index === 0 && (isErrorName(id.name) || /^(e|er|ex)$/.test(id.name) && fn.params.length > 1)
        ? 'callback' : isErrorName(id.name) && fn.params.length > 1 ? 'event' : null;
    case 'element':
      return null;
    default:
      if (isErrorName(id.name)) return 'parameter';
      return mayNameError(id.name) && (hasErrorType(id) || namesErrors(fn)) ? 'parameter' : null;
  }
}

/** How a part of a parameter gets an exception: `({ status, reason }) => …`, `({ error }) => …` */
export function partRole(fn: FunctionNode, id: TSESTree.Identifier, unit: Unit): SourceKind | null {
  const pattern = fn.params[0];
  if (pattern?.type !== 'ObjectPattern') return null;
  const part = pattern.properties.find((p) => p.type === 'Property' && p.value === id);
  const key = part?.type === 'Property' ? keyName(part) : null;
  const role = handlerRole(fn);
  if (role === 'dom-event' || role === 'error-event') {
    return key === 'error' || key === 'reason' ? 'event' : null;
  }
  return key === 'reason' && role === 'element' && unit.text.includes('allSettled') ? 'allSettled' : null;
}

const nameOf = (param: Node): Node => (param.type === 'AssignmentPattern' ? param.left : param);

const namesErrors = (fn: FunctionNode): boolean =>
  /err(or)?s?$|exception|fail|catch/i.test(functionName(fn) ?? '');

const typeOf = ({ typeAnnotation }: TSESTree.Identifier): TSESTree.TypeNode | null =>
  typeAnnotation?.typeAnnotation ?? null;

const typeName = (type: TSESTree.TypeNode): string =>
  type.type !== 'TSTypeReference' ? ''
    : type.typeName.type === 'Identifier' ? type.typeName.name
      : type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : '';

function hasErrorType(id: TSESTree.Identifier): boolean {
  const type = typeOf(id);
  return type !== null && (type.type === 'TSUnknownKeyword' || /(Error|Exception)$/.test(typeName(type)));
}

/** A type that no exception has: a text, a list, an event. */
function isOtherType(id: TSESTree.Identifier): boolean {
  const type = typeOf(id);
  if (type === null) return false;
  if (/^TS(String|Number|Boolean|Array|Tuple|TypeLiteral|Literal|Function)/.test(type.type)) return true;
  return /(Event|Issue|FieldError|Message|Code|Response|Array)$/.test(typeName(type));
}
