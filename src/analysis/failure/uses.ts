import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, propertyName, textOf, unwrap } from '../ast.ts';
import { isWrittenOnce, variableOf, type Variable } from '../scope.ts';
import type { Node, Unit } from '../types.ts';
import { givesError, givesMessage, hidesParts, isDecoration, isInnerError } from './names.ts';
import { isRejectedResult } from './settled.ts';
import { among, errorOf, sameError, type ErrorSource } from './source.ts';

/** How a log call loses an exception that it mentions. */
export type Loss = 'message-only' | 'stack-only' | 'interpolated' | 'stringified' | 'picked-apart';

/** A part of a log call that says something about an exception. */
export interface ErrorUse {
  readonly error: ErrorSource;
  /**
   * `whole`: the logger gets the exception; `hidden`: what must not be logged was taken out of it;
   * `unknown`: nobody can tell what becomes of it.
   */
  readonly how: Loss | 'whole' | 'hidden' | 'unknown';
  /** The expression that stands for the exception: `err.message`. */
  readonly node: Node;
  /** The exception itself, where it stands in the call; `null` behind a variable. */
  readonly base: Node | null;
}

const TEXT_METHODS = /^(toString|toLocaleString|join)$/;
/** Methods that leave most of a text as it is. */
const TRIMS = /^(trim\w*|replace|replaceAll|slice|substring|substr|to\w*Case|toString|concat|padEnd|padStart)$/;
const MAX_HOPS = 2;

/** Everything that an expression says about exceptions. */
export function errorUses(expression: Node, unit: Unit, hops = 0): ErrorUse[] {
  const node = unwrap(expression);
  const inner = (child: Node): ErrorUse[] => errorUses(child, unit, hops);
  const error = errorOf(node, unit);
  if (error) return [{ error, how: 'whole', node, base: node }];
  const settled = node.type === 'Identifier' ? rejectedResult(node, unit) : null;
  if (settled) return [{ error: settled, how: 'whole', node, base: null }];
  switch (node.type) {
    case 'Identifier':
      return hops < MAX_HOPS ? throughVariable(node, unit, hops) : [];
    case 'MemberExpression':
      return member(node, inner);
    case 'CallExpression':
      return called(node, unit, inner);
    case 'NewExpression':
      return among(node.arguments, unit)
        ? changed(node.arguments.flatMap(inner), 'unknown') : node.arguments.flatMap(inner);
    case 'TemplateLiteral':
      return changed(node.expressions.flatMap(inner), 'interpolated');
    case 'BinaryExpression':
      if (node.operator !== '+') return [];
      return changed([...inner(node.left as Node), ...inner(node.right)], 'interpolated');
    case 'LogicalExpression':
      return either(node, inner);
    case 'ConditionalExpression':
      return branches(node, unit, inner);
    case 'ObjectExpression':
      return node.properties.flatMap((p) => {
        if (p.type === 'SpreadElement') return changed(inner(p.argument), 'picked-apart');
        return inner(p.value);
      });
    case 'ArrayExpression':
      return node.elements.flatMap((e) => (e ? inner(e) : []));
    case 'SpreadElement':
      return changed(inner(node.argument), 'unknown');
    case 'AwaitExpression':
      return inner(node.argument);
    default:
      return [];
  }
}

/** `log.warn('failed', result)`: a settled result holds its reason. */
function rejectedResult(id: TSESTree.Identifier, unit: Unit): ErrorSource | null {
  const root = id.name === 'undefined' ? null : variableOf(unit, id);
  if (!root || !isRejectedResult(id, root, unit)) return null;
  return { kind: 'allSettled', root, path: '.reason', handler: null };
}

/** What a place that loses an exception does to uses that were whole before. */
const changed = (uses: readonly ErrorUse[], how: ErrorUse['how'], node?: Node): ErrorUse[] =>
  uses.map((use) => ({
    ...use,
    how: use.how === 'whole' ? how : use.how,
    ...(node ? { node } : {}),
  }));

/** `err.message`, `err.response.data` */
function member(node: TSESTree.MemberExpression, inner: (child: Node) => ErrorUse[]): ErrorUse[] {
  const name = propertyName(node);
  return inner(node.object).flatMap((use): ErrorUse | ErrorUse[] => {
    // A length, a position, a part of a text say nothing of the exception any more.
    if (use.error.list || /^(message-only|stack-only|interpolated|stringified)$/.test(use.how)) return [];
    if (use.how !== 'whole') return { ...use, node };
    if (isInnerError(name ?? '')) return { ...use, error: innerOf(use.error, name!), node };
    const how = name === 'message' ? 'message-only' : name === 'stack' ? 'stack-only' : 'picked-apart';
    return { ...use, how, node };
  });
}

/** An exception that another one holds is another one. */
const innerOf = (error: ErrorSource, name: string): ErrorSource =>
  ({ ...error, path: `${error.path}.${name}` });

function called(
  node: TSESTree.CallExpression,
  unit: Unit,
  inner: (child: Node) => ErrorUse[],
): ErrorUse[] {
  const callee = unwrap(node.callee);
  const name = textOf(unit, callee).replace(/\s/g, '');
  const args = node.arguments as Node[];
  if (name === 'String') return changed(args.flatMap(inner), 'stringified', node);
  if (name === 'JSON.stringify') return stringified(node, inner);
  if (/^(util\.)?inspect$/.test(name)) return args.slice(0, 1).flatMap(inner);
  if (isDecoration(name)) return changed(args.flatMap(inner), 'stringified', node);
  const method = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : name;
  if (callee.type === 'MemberExpression') {
    const own = inner(callee.object);
    if (own.length > 0) {
      const isText = own.every((use) => use.how !== 'whole' && use.how !== 'picked-apart');
      if (isText && !TRIMS.test(method)) return [];
      return changed(own, TEXT_METHODS.test(method) ? 'stringified' : 'unknown', node);
    }
  }
  const uses = args.flatMap(inner);
  if (hidesParts(method)) return uses.map((use) => ({ ...use, how: 'hidden', node }));
  if (/stringify$/i.test(method)) return changed(uses, 'stringified', node);
  if (givesMessage(method)) return changed(uses, 'message-only', node);
  if (givesError(method)) return changed(uses, 'whole', node);
  return changed(uses, 'unknown', node);
}

/** `JSON.stringify(err)` gives `{}`; with a list of keys it may give all. */
function stringified(
  node: TSESTree.CallExpression,
  inner: (child: Node) => ErrorUse[],
): ErrorUse[] {
  const [value, keys] = node.arguments as Node[];
  if (!value) return [];
  const how = keys && !/^(Literal|Identifier)$/.test(keys.type) ? 'unknown' : 'stringified';
  const isAll = inner(value).some((use) => use.base === unwrap(value));
  return inner(value).map((use) => ({
    ...use,
    node,
    base: isAll ? use.base : null,
    how: use.how === 'whole' ? how : use.how,
  }));
}

/** `err.message || err` prints the message; `err && err.message` too. */
function either(
  node: TSESTree.LogicalExpression,
  inner: (child: Node) => ErrorUse[],
): ErrorUse[] {
  if (node.operator === '&&') return inner(node.right);
  const left = inner(node.left);
  return (left.length > 0 ? left : inner(node.right)).map((use) => ({ ...use, node }));
}

/** `err instanceof Error ? err.message : String(err)`: the branch of real errors counts. */
function branches(
  node: TSESTree.ConditionalExpression,
  unit: Unit,
  inner: (child: Node) => ErrorUse[],
): ErrorUse[] {
  const test = unwrap(node.test);
  const negated = test.type === 'UnaryExpression' && test.operator === '!';
  const yes = inner(negated ? node.alternate : node.consequent);
  const no = inner(negated ? node.consequent : node.alternate);
  const whole = (uses: ErrorUse[]): ErrorUse[] => uses.map((use) => ({ ...use, node }));
  if (/\b(instanceof (\w+\.)?Error|isError|typeof)\b|\.(message|stack)\b/.test(textOf(unit, test)) && yes.length > 0) {
    return whole(yes);
  }
  const kept = [...yes, ...no].filter(tellsAll);
  return whole(kept.length > 0 ? kept : yes.length > 0 ? yes : no);
}

/** `const message = err instanceof Error ? err.message : 'unknown';` */
function throughVariable(id: TSESTree.Identifier, unit: Unit, hops: number): ErrorUse[] {
  if (id.name === 'undefined') return [];
  const variable = variableOf(unit, id);
  const definition = variable?.defs[0];
  if (variable && definition?.type === 'CatchClause') return partOfCaught(variable, id);
  if (!variable || definition?.node.type !== 'VariableDeclarator' || !isWrittenOnce(variable)) return [];
  const { id: target, init } = definition.node as TSESTree.VariableDeclarator;
  if (!init || isFunction(unwrap(init))) return [];
  let uses: ErrorUse[];
  if (target.type === 'Identifier') uses = errorUses(init, unit, hops + 1);
  else {
    const error = errorOf(init, unit);
    const key = target.type === 'ObjectPattern' &&
      target.properties.find((p) => p.type === 'Property' && p.value === definition.name);
    const name = key && key.type === 'Property' ? keyName(key) : null;
    if (!error || name === null) return [];
    const how = name === 'message' ? 'message-only' : name === 'stack' ? 'stack-only' : 'picked-apart';
    uses = [{ error, how, node: id, base: null }];
  }
  return uses
    .filter((use) => use.how !== 'unknown')
    .map((use) => ({ ...use, node: id, base: null }));
}

/** `catch ({ message })`: the exception itself has no name. */
function partOfCaught(variable: Variable, id: TSESTree.Identifier): ErrorUse[] {
  const clause = variable.defs[0]!.node as TSESTree.CatchClause;
  if (clause.param?.type !== 'ObjectPattern') return [];
  const part = clause.param.properties.find((p) => p.type === 'Property' && p.value === variable.defs[0]!.name);
  const name = part?.type === 'Property' ? keyName(part) : null;
  const how = name === 'message' ? 'message-only' : name === 'stack' ? 'stack-only' : 'picked-apart';
  const error = { kind: 'catch', root: variable, path: '', handler: clause, list: true } as const;
  return [{ error, how, node: id, base: null }];
}

/** What a call says about one exception, all of its arguments together. */
export interface Mention {
  readonly error: ErrorSource;
  readonly uses: readonly ErrorUse[];
  readonly isWhole: boolean;
}

/** Groups uses by the exception that they are about, in the order of the text. */
export function mentionsOf(uses: readonly ErrorUse[]): Mention[] {
  const mentions: { error: ErrorSource; uses: ErrorUse[]; isWhole: boolean }[] = [];
  for (const use of uses) {
    let mention = mentions.find((m) => sameError(m.error, use.error));
    if (!mention) mentions.push((mention = { error: use.error, uses: [], isWhole: false }));
    mention.uses.push(use);
    if (tellsAll(use)) mention.isWhole = true;
  }
  return mentions;
}

/** Does a use say all that is to be said, as far as anybody can tell? */
const tellsAll = ({ how }: ErrorUse): boolean => /^(whole|hidden|unknown)$/.test(how);
