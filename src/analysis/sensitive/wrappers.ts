import { enclosingFunction, holds, unwrap, type FunctionNode } from '../ast.ts';
import { readsOf, type Variable } from '../scope.ts';
import type { LogCall, Node, Unit } from '../types.ts';
import { nameOfCallee } from './handed.ts';
import { named } from './origin.ts';
import { nameOfFunction } from './passed.ts';

/** Functions of a file that hand their arguments to a log call. */
export interface Wrappers {
  /** Their calls. */
  readonly calls: readonly LogCall[];
  /** Those whose arguments become part of a text. */
  readonly inText: ReadonlySet<LogCall>;
  /** The parameters that are printed: what they hold is told where they are given it. */
  readonly parameters: ReadonlySet<Variable>;
}

/**
 * Calls of functions of this file that hand their arguments to a log call: what such a call is
 * given is printed, and there it can be masked by kind.
 */
export function wrappersOf(calls: readonly LogCall[], unit: Unit): Wrappers {
  const found: LogCall[] = [];
  const parameters = new Set<Variable>();
  const inText = new Set<LogCall>();
  const seen = new Set<Node>();
  for (const call of calls) {
    const fn = enclosingFunction(call.node);
    if (fn === null || fn.params.length > 6) continue;
    const places = printed(call, fn, calls, unit, parameters);
    const name = nameOfFunction(fn);
    if (name === null || places === null) continue;
    const { variable } = named(unit, name);
    if (variable === null) continue;
    for (const read of readsOf(variable)) {
      const site = read.parent;
      if (site?.type !== 'CallExpression' || site.callee !== read || seen.has(site)) continue;
      const args = site.arguments.filter((_, i) => places === 'all' || places.has(i));
      if (args.length === 0) continue;
      seen.add(site);
      const made: LogCall = { ...call, api: 'logger', form: 'call', node: site, callee: site.callee, args };
      found.push(made);
      if (places !== 'all' && [...places.values()].every((isText) => isText)) inText.add(made);
    }
  }
  return { calls: found, inText, parameters };
}

/**
 * Which parameters a log call prints, and no one else reads; `true` for those that it prints as
 * part of a text.
 */
function printed(
  call: LogCall,
  fn: FunctionNode,
  calls: readonly LogCall[],
  unit: Unit,
  parameters: Set<Variable>,
): ReadonlyMap<number, boolean> | 'all' | null {
  const names = new Map<string, number>();
  let rest: string | null = null;
  fn.params.forEach((param, i) => {
    if (param.type === 'Identifier') names.set(param.name, i);
    else if (param.type === 'RestElement' && param.argument.type === 'Identifier') rest = param.argument.name;
  });
  const places = new Map<number, boolean>();
  for (const [value, isText] of (call.args as readonly Node[]).flatMap(valuesOf)) {
    if (value.type !== 'Identifier') continue;
    if (value.name === rest || value.name === 'arguments') return 'all';
    const place = names.get(value.name);
    if (place === undefined) continue;
    const { variable } = named(unit, value);
    if (variable === null || !isOnlyLogged(variable, calls)) continue;
    places.set(place, isText && places.get(place) !== false);
    parameters.add(variable);
  }
  return places.size > 0 ? places : null;
}

/** What an argument prints: itself, or the values that its text is made of. */
function valuesOf(arg: Node): (readonly [value: Node, isText: boolean])[] {
  const at = unwrap(arg.type === 'SpreadElement' ? arg.argument : arg);
  if (at.type === 'TemplateLiteral') return at.expressions.map((one) => [unwrap(one), true]);
  if (at.type !== 'BinaryExpression' || at.operator !== '+') return [[at, false]];
  return [at.left, at.right].flatMap((side) => valuesOf(side).map(([value]) => [value, true] as const));
}

/** A value that is used for more than a log must stay as it is where it is handed over. */
const isOnlyLogged = (variable: Variable, calls: readonly LogCall[]): boolean =>
  readsOf(variable).every((read) =>
    calls.some(({ node }) => holds(node, read)) || isAsked(read) || isKept(read));

/** `if (x)`, `x && …`, `typeof x` */
const isAsked = ({ parent }: Node): boolean =>
  parent !== undefined && /^(IfStatement|UnaryExpression|ConditionalExpression|LogicalExpression)$/.test(parent.type);

/** `lines.push(x)`, `stream.write(x)`: another log. */
const isKept = ({ parent }: Node): boolean =>
  parent?.type === 'CallExpression' && /^(push|write|append\w*)$/.test(nameOfCallee(parent));
