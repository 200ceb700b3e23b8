import { isFunction } from '../ast.ts';
import type { Node } from '../types.ts';

/** The expressions that a function hands back. */
export function returnsOf(fn: Node): Node[] {
  if (!isFunction(fn)) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const found: Node[] = [];
  const visit = (statement: Node): void => {
    if (statement.type === 'ReturnStatement') {
      if (statement.argument) found.push(statement.argument);
    } else if (statement.type === 'IfStatement') {
      visit(statement.consequent);
      if (statement.alternate) visit(statement.alternate);
    } else if (statement.type === 'BlockStatement') statement.body.forEach(visit);
    else if (statement.type === 'TryStatement') visit(statement.block);
    else if (statement.type === 'SwitchStatement') statement.cases.forEach((c) => c.consequent.forEach(visit));
  };
  fn.body.body.forEach(visit);
  return found;
}
