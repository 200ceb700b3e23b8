import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, textOf, unwrap } from '../ast.ts';
import type { Variable } from '../scope.ts';
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
