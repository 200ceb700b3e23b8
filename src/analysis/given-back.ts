import { outermost, propertyName } from './ast.ts';
import type { Edit, Node, Unit } from './types.ts';

/** May something read what an expression gives back? */
export function isRead(expression: Node): boolean {
  const node = outermost(expression);
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
    case 'ForStatement':
      return (parent as { test?: Node | null }).test === node;
    case 'UnaryExpression':
      return parent.operator !== 'void';
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node && isRead(parent);
    case 'LogicalExpression':
      return parent.left === node || isRead(parent);
    case 'ConditionalExpression':
      return parent.test === node || isRead(parent);
    case 'AwaitExpression':
      return isRead(parent);
    case 'ArrowFunctionExpression':
      return isResultRead(parent);
    default:
      return true;
  }
}

/** Those that call a function for what it does. */
const IGNORE_RESULTS =
  /^(forEach|on|once|(add|prepend)(Once)?Listener|addEventListener|listen|close|setTimeout|setInterval|setImmediate|nextTick|queueMicrotask)$/;
/** Those that go on, or not, by what a function gives back. */
const HEED_RESULTS = /^(some|every|find(Last)?(Index)?)$/;

/** May something read what a function gives back? Where it is handed on, the call tells. */
export function isResultRead(fn: Node): boolean {
  const node = outermost(fn);
  const { parent } = node;
  if (parent?.type === 'JSXExpressionContainer') return false;
  if (parent?.type !== 'CallExpression' || parent.typeArguments) return true;
  if (parent.callee === node) return isRead(parent);
  const { callee } = parent;
  const name = callee.type === 'Identifier' ? callee.name
    : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (IGNORE_RESULTS.test(name)) return false;
  return HEED_RESULTS.test(name) || isRead(endOfChain(parent));
}

/** `load().then(f).catch(g)` of `load().then(f)`: a value goes on through these. */
function endOfChain(call: Node): Node {
  const member = outermost(call).parent;
  if (member?.type !== 'MemberExpression' || member.object !== outermost(call)) return call;
  if (!/^(catch|finally)$/.test(propertyName(member) ?? '')) return call;
  const next = outermost(member).parent;
  return next?.type === 'CallExpression' && next.callee === outermost(member) ? endOfChain(next) : call;
}

/** The console gives back `undefined`, and somebody may count on it: `log(x) || next()`. */
export function givesNothing(node: Node, [name, ...rest]: readonly Edit[], unit: Unit): Edit[] {
  const [start, end] = node.range;
  const [open, close] = isOperand(outermost(node)) ? ['(', ')'] : ['', ''];
  const text = [`${open}void ${unit.text.slice(start, name!.range[0])}`, ...[name!.text].flat()];
  // One edit with the name: what stands before it alone could slip out of an argument that moves.
  const edits = [{ range: [start, name!.range[1]], text }, ...rest] as const;
  return close === '' ? [...edits] : [...edits, { range: [end, end], text: close }];
}

/** Does what stands around an expression bind tighter than any operator in front of it? */
export function isOperand(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return parent.callee === node;
  if (parent?.type === 'MemberExpression') return parent.object === node;
  return /^(TaggedTemplateExpression|Decorator|Class(Declaration|Expression))$/.test(parent?.type ?? '');
}
