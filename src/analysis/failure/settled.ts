import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, propertyName, staticString, textOf, unwrap } from '../ast.ts';
import { variableOf, type Variable } from '../scope.ts';
import type { Node, Unit } from '../types.ts';
import { handlerRole } from './handler-role.ts';

const REJECTED = /['"`]rejected['"`]/;

/** `results.filter((r) => r.status === 'rejected')`: a list of rejections. */
export function isListOfRejected(init: Node, unit: Unit): boolean {
  const node = unwrap(init);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' &&
    /\.\s*filter\b/.test(textOf(unit, node.callee)) && REJECTED.test(textOf(unit, node));
}

/** Is this `reason` that of a promise that was rejected? */
export function isSettledReason(
  node: TSESTree.MemberExpression,
  object: Node,
  variable: Variable,
  unit: Unit,
): boolean {
  if (!REJECTED.test(unit.text) && !/['"`]fulfilled['"`]/.test(unit.text)) return false;
  const of = textOf(unit, object).replace(/[?!\s]/g, '');
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    const test = at.type === 'IfStatement' || at.type === 'ConditionalExpression' ||
      (at.type === 'LogicalExpression' && at.operator === '&&')
      ? textOf(unit, at.type === 'LogicalExpression' ? at.left : at.test).replace(/[?!\s]/g, '')
      : '';
    if (test.includes(`${of}.status`)) return true;
  }
  const declaration = variable.defs[0]?.node as Node | undefined;
  if (!unit.text.includes('allSettled') || declaration === undefined) return false;
  if (isFunction(declaration)) return handlerRole(declaration) === 'element';
  return /^For(Of|In)Statement$/.test(declaration.parent?.parent?.type ?? '');
}

/**
 * The settled result that a test tells to be rejected, in the branch of the test:
 * `if (result.status === 'rejected')`, and what is else to `'fulfilled' === result.status`.
 */
export function rejectedIn(test: Node, isTrue: boolean): TSESTree.Identifier | null {
  const node = unwrap(test);
  if (node.type !== 'BinaryExpression') return null;
  const sides = [unwrap(node.left as Node), unwrap(node.right)] as const;
  const status = sides.find((side) => side.type === 'MemberExpression' && propertyName(side) === 'status');
  const value = sides.map(staticString).find((text) => text !== null);
  if (status?.type !== 'MemberExpression' || !/^(rejected|fulfilled)$/.test(value ?? '')) return null;
  if (!/^[=!]==?$/.test(node.operator)) return null;
  const saysRejected = (value === 'rejected') === !node.operator.startsWith('!');
  const of = unwrap(status.object);
  return saysRejected === isTrue && of.type === 'Identifier' ? of : null;
}

/** Is a name that of a settled result, where the result is known to be rejected? */
export function isRejectedResult(id: TSESTree.Identifier, variable: Variable, unit: Unit): boolean {
  if (!unit.text.includes('allSettled')) return false;
  let at: Node = id;
  for (let parent: Node | undefined = at.parent; parent && !isFunction(at); at = parent, parent = at.parent) {
    if (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') continue;
    const known = parent.test === at ? null : rejectedIn(parent.test, parent.consequent === at);
    if (known && variableOf(unit, known) === variable) return true;
  }
  return false;
}
