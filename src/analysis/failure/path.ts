import type { TSESTree } from '@typescript-eslint/utils';
import { holds, isFunction } from '../ast.ts';
import type { Node } from '../types.ts';
import { walk } from '../walk.ts';

/** Can both nodes be reached in one pass through their common ancestor? */
export function onOnePath(a: Node, b: Node): boolean {
  const common = ancestorOf(a, b);
  if (common.type === 'IfStatement' || common.type === 'ConditionalExpression') {
    return holds(common.test, a) || holds(common.test, b);
  }
  if (common.type === 'SwitchStatement') return false;
  if (common.type === 'TryStatement') return !common.handler || !holds(common.handler, a) === !holds(common.handler, b);
  return !leavesBefore(a.range[0] < b.range[0] ? a : b, common);
}

/** Is there a block between the common ancestor and the earlier node that ends the path? */
function leavesBefore(early: Node, common: Node): boolean {
  for (let at = early; at !== common; at = at.parent!) {
    if (isExit(at)) return true;
    if (at.type !== 'BlockStatement') continue;
    if (at.body.some((s) => s.range[0] >= early.range[0] && isExit(s))) return true;
  }
  return false;
}

export const isExit = (statement: Node): boolean =>
  /^(Return|Throw|Continue|Break)Statement$/.test(statement.type);

function ancestorOf(a: Node, b: Node): Node {
  let at = a;
  while (!holds(at, b) && at.parent) at = at.parent;
  return at;
}

/**
 * Is one of several nodes reached whenever an earlier one was? Not behind a test of its own, and
 * not where a test in between may leave first.
 */
export const isSureToFollow = (early: Node, late: readonly Node[]): boolean =>
  late.some((node) => isSure(early, node, late));

function isSure(early: Node, late: Node, others: readonly Node[]): boolean {
  const common = ancestorOf(early, late);
  for (let at = late; at !== common; at = at.parent!) {
    const { parent } = at;
    if (parent && isBranch(parent) && (parent as { test?: Node }).test !== at) {
      const other = parent.type !== 'IfStatement' ? null
        : parent.consequent === at ? parent.alternate : parent.consequent;
      if (!other || !others.some((node) => holds(other, node))) return false;
    }
    if (parent?.type !== 'BlockStatement') continue;
    const between = parent.body.slice(0, parent.body.indexOf(at as TSESTree.Statement))
      .filter((statement) => statement.range[0] >= early.range[1]);
    if (between.some(mayLeave)) return false;
  }
  return true;
}

const isBranch = ({ type }: Node): boolean =>
  /^(If|Switch|Try|For|ForOf|ForIn|While|DoWhile)Statement$|^(Conditional|Logical)Expression$|^(SwitchCase|CatchClause)$/
    .test(type);

function mayLeave(statement: Node): boolean {
  let leaves = false;
  walk(statement, (node) => {
    if (isExit(node)) leaves = true;
    return !leaves && !isFunction(node);
  });
  return leaves;
}
