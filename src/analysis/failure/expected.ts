import type { TSESTree } from '@typescript-eslint/utils';
import { textOf, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import type { Handler } from './handler.ts';
import { isExit } from './path.ts';

/** Code whose business an exception is. */
type Place = Pick<Handler, 'node' | 'body' | 'error'>;

/**
 * Was the failure told apart from others before the call, so that it is one that was awaited?
 * `if (err.code === 'EEXIST') log.warn('exists')`; `if (!isTimeout(err)) throw err; log.warn(…)`
 * A class alone does not make it one where it is reported as an error.
 */
export function isExpectedCase(
  node: Node,
  handler: Place,
  unit: Unit,
  isGrave = false,
): boolean {
  let at = node;
  for (let parent = at.parent; parent && at !== handler.body && at !== handler.node; at = parent, parent = at.parent) {
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.test === at) continue;
      const sign = singlesOut(parent.test, handler, unit, isGrave);
      if (sign !== null && sign === (parent.consequent === at)) return true;
    } else if (parent.type === 'SwitchCase' && parent.test) {
      const of = (parent.parent as TSESTree.SwitchStatement).discriminant;
      if (speaksOf(of, handler, unit)) return true;
    } else if (parent.type === 'BlockStatement' && guardsBefore(parent, at, handler, unit, isGrave)) return true;
  }
  return false;
}

function guardsBefore(
  block: TSESTree.BlockStatement,
  at: Node,
  handler: Place,
  unit: Unit,
  isGrave: boolean,
): boolean {
  return block.body.slice(0, block.body.indexOf(at as TSESTree.Statement)).some((statement) =>
    statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent) &&
    singlesOut(statement.test, handler, unit, isGrave) === false);
}

const leaves = (branch: Node): boolean =>
  branch.type === 'BlockStatement' ? branch.body.some(isExit) : isExit(branch);

/** Does a test pick out some failures (`true`) or all but some (`false`)? `null`: neither. */
function singlesOut(test: Node, handler: Place, unit: Unit, isGrave = false): boolean | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = singlesOut(node.argument, handler, unit, isGrave);
    return inner === null ? null : !inner;
  }
  if (node.type === 'LogicalExpression') {
    return singlesOut(node.left, handler, unit, isGrave) ?? singlesOut(node.right, handler, unit, isGrave);
  }
  if (!speaksOf(node, handler, unit)) return null;
  if (node.type === 'BinaryExpression') {
    if (node.operator === 'instanceof') {
      return isGrave || /^(Error|Object)$/.test(textOf(unit, node.right)) ? null : true;
    }
    if (/^[=!]==?$/.test(node.operator)) return !node.operator.startsWith('!');
    return true;
  }
  return node.type === 'CallExpression' || node.type === 'MemberExpression' ? true : null;
}

/** Does the handler's exception, or something made of it, stand in an expression? */
export function speaksOf(node: Node, handler: Place, unit: Unit): boolean {
  const name = handler.error?.root.name;
  if (name === undefined) return false;
  const text = textOf(unit, node);
  if (new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(text)) return true;
  return made(handler, unit).some((other) => new RegExp(`(?<![\\w$.])${other}(?![\\w$])`).test(text));
}

/** Names of what a handler makes of its exception. */
function made(handler: Place, unit: Unit): string[] {
  const { body, error } = handler;
  if (!error || body.type !== 'BlockStatement') return [];
  return body.body.flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init && init.type !== 'AwaitExpression' && new RegExp(`\\b${error.root.name}\\b`).test(textOf(unit, init))
        ? [id.name] : []);
  });
}
