import type { ArgumentFacts, ArgumentKind } from '../loggers/index.ts';
import { staticString, unwrap } from './ast.ts';
import type { Node } from './types.ts';

const ERROR_NAME = /^(e|ex|err|error|exc|exception|cause|reason|[a-z]\w*(Err|Error|Exception))$/;
const ERROR_CLASS = /(Error|Exception)$/;

/** What one argument of a log call is, as far as the text shows. */
export function argumentFacts(arg: Node): ArgumentFacts {
  const node = unwrap(arg);
  return { kind: kindOf(node), pure: isPure(node), text: staticString(node), name: nameOf(node) };
}

function kindOf(node: Node): ArgumentKind {
  switch (node.type) {
    case 'SpreadElement':
      return 'spread';
    case 'TemplateLiteral':
      return 'string';
    case 'Literal':
      return typeof node.value === 'string' ? 'string' : 'value';
    case 'BinaryExpression':
      return node.operator === '+' && (isString(node.left as Node) || isString(node.right))
        ? 'string'
        : 'value';
    case 'ObjectExpression':
      return 'object';
    case 'NewExpression':
      return node.callee.type === 'Identifier' && ERROR_CLASS.test(node.callee.name)
        ? 'error'
        : 'value';
    case 'Identifier':
      return ERROR_NAME.test(node.name) ? 'error' : 'value';
    default:
      return 'value';
  }
}

const isString = (node: Node): boolean => kindOf(unwrap(node)) === 'string';

/** May the expression be evaluated in another order, or not at all? */
export function isPure(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every((e) => isPure(e as Node));
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPure(node.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPure(node.left as Node) && isPure(node.right);
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate].every((e) => isPure(e));
    case 'ObjectExpression':
      return node.properties.every(
        (p) => p.type === 'Property' && !p.computed && isPure(p.value as Node),
      );
    case 'ArrayExpression':
      return node.elements.every((e) => e === null || isPure(e));
    default:
      return false;
  }
}

function nameOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    return node.property.name;
  }
  return null;
}
