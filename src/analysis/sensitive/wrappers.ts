import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, unwrap, type FunctionNode } from '../ast.ts';
import { readsOf } from '../scope.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { named } from './origin.ts';

/**
 * Calls of functions of this file that hand their arguments to a log call: what such a call is
 * given is printed, and there it can be masked by kind.
 */
export function wrapperCalls(calls: readonly LogCall[], unit: Unit): LogCall[] {
  const found: LogCall[] = [];
  const seen = new Set<Node>();
  for (const call of calls) {
    const fn = enclosingFunction(call.node);
    if (fn === null || fn.params.length > 6) continue;
    const places = printed(call, fn);
    const name = places === null ? null : nameOf(fn);
    if (name === null || places === null) continue;
    const { variable } = named(unit, name);
    if (variable === null) continue;
    for (const read of readsOf(variable)) {
      const site = read.parent;
      if (site?.type !== 'CallExpression' || site.callee !== read || seen.has(site)) continue;
      const args = site.arguments.filter((_, i) => places === 'all' || places.has(i));
      if (args.length === 0) continue;
      seen.add(site);
      found.push({ ...call, api: 'logger', form: 'call', node: site, callee: site.callee, args });
    }
  }
  return found;
}

/** Which parameters a log call prints as they are. */
function printed(call: LogCall, fn: FunctionNode): ReadonlySet<number> | 'all' | null {
  const names = new Map<string, number>();
  let rest: string | null = null;
  fn.params.forEach((param, i) => {
    if (param.type === 'Identifier') names.set(param.name, i);
    else if (param.type === 'RestElement' && param.argument.type === 'Identifier') rest = param.argument.name;
  });
  const places = new Set<number>();
  for (const arg of call.args as readonly Node[]) {
    const value = unwrap(arg.type === 'SpreadElement' ? arg.argument : arg);
    if (value.type !== 'Identifier') continue;
    if (value.name === rest || value.name === 'arguments') return 'all';
    const place = names.get(value.name);
    if (place !== undefined) places.add(place);
  }
  return places.size > 0 ? places : null;
}

/** The name by which the file calls a function. */
function nameOf(fn: FunctionNode): TSESTree.Identifier | null {
  if (fn.type === 'FunctionDeclaration') return fn.id;
  const { parent } = fn;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
}
