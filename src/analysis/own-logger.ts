import {
  enclosingFunction,
  holds,
  isFunction,
  keyName,
  outermost,
  propertyName,
  staticString,
  unwrap,
} from './ast.ts';
import type { FunctionNode } from './ast.ts';
import { findConsoleUses, type ConsoleUses } from './console-uses.ts';
import {
  LEVEL_NAMES,
  exportsLogger,
  functionName,
  isLoggerFile,
  isLoggerNamed,
  isMember,
  levelMembers,
  loggerParent,
} from './logger-shape.ts';
import { perUnit } from './per-unit.ts';
import { lookup } from './scope.ts';
import type { LogCall, Node, Unit } from './types.ts';

const RECURSION = 'part of a logger: a logger that calls the logger never ends';

/**
 * Reasons to keep calls that implement a logger, or that replace the console's own functions.
 * Migrating either is endless recursion.
 */
export function ownLoggerReason(call: LogCall, unit: Unit, uses: ConsoleUses): string | null {
  if (inOverride(call.node, uses)) {
    return 'inside code that replaces functions of the console: the original is called here';
  }
  const why =
    aroundReason(call, unit) ??
    (picksLevel(call, unit) ? 'the level is chosen at run time' : null) ??
    (becomesLevel(call) ? 'a function of a logger' : null) ??
    (isLoggerFile(unit) && exportsLogger(unit) ? 'the file defines the project\'s logger' : null);
  return why === null ? null : `${RECURSION} (${why})`;
}

/** What the functions, classes and objects around a call are. */
function aroundReason(call: LogCall, unit: Unit): string | null {
  for (let at: Node | undefined = call.node; at; at = at.parent) {
    if (isFunction(at)) {
      if (passesOn(at, call)) return 'its function passes on what it is given';
      if (MAKES_LOGGER.test(functionName(at) ?? '')) return 'its function makes a logger';
    }
    if (at.type === 'ClassBody' || at.type === 'ObjectExpression') {
      const { levels, isNamed, parent } = holderOf(at, unit);
      const isOwn = isNamed || levels.includes(memberHolding(at, call.node));
      if (isOwn && levels.length >= (isNamed ? 2 : 3)) {
        return `its methods ${levels.slice(0, 3).join(', ')} are levels`;
      }
      if (parent !== null) return `its class is a ${parent}`;
    }
    if (at.type === 'SwitchStatement' && at.cases.filter(isLevelCase).length >= 2) {
      return 'its switch is over levels';
    }
  }
  return null;
}

/** What a class or an object is, whichever of the calls in it is asked about. */
interface Holder {
  readonly levels: readonly string[];
  readonly isNamed: boolean;
  readonly parent: string | null;
}

const holdersBy = perUnit(() => new Map<Node, Holder>());

function holderOf(body: Node, unit: Unit): Holder {
  const holders = holdersBy(unit);
  let holder = holders.get(body);
  if (holder === undefined) {
    const { calls } = findConsoleUses(unit);
    const isValue = (node: Node): boolean => calls.some((c) => c.form !== 'call' && c.node === node);
    const levels = levelMembers(body, isValue);
    // One level makes no logger, whatever its name.
    holder = { levels, isNamed: levels.length > 1 && isLoggerNamed(body, unit), parent: loggerParent(body) };
    holders.set(body, holder);
  }
  return holder;
}

/** The name of the member in which a node stands. */
function memberHolding(body: Node, node: Node): string {
  let at = node;
  while (at.parent && at.parent !== body) at = at.parent;
  return isMember(at) ? (keyName(at) ?? '') : '';
}

const MAKES_LOGGER =
  /^_?(get|create|make|build|new|setup|set_up|init|default|fallback|noop)\w*(Logger|Logging|LogFn|LogFunction|LogMethod|Console)$/;

/** `case 'error':`, `case LogLevel.ERROR:` */
function isLevelCase({ test }: { readonly test: Node | null }): boolean {
  if (!test) return false;
  const value = unwrap(test);
  const name = value.type === 'MemberExpression' ? propertyName(value) : staticString(value);
  return name !== null && LEVEL_NAMES.has(name.toLowerCase()) && name.toLowerCase() !== 'success';
}

/** In the function, or top-level statement, that assigns to `console.log` and the like. */
function inOverride(node: Node, uses: ConsoleUses): boolean {
  return uses.others.some((use) => {
    if (use.kind !== 'override') return false;
    const assignment = outermost(use.node).parent;
    const replacement = assignment?.type === 'AssignmentExpression' ? assignment.right : null;
    if (replacement && isEmptyFunction(replacement)) return false;
    const around: Node = enclosingFunction(use.node) ?? statementOf(use.node);
    return holds(around, node);
  });
}

/** `console.log = () => {}` silences; it calls nothing. */
function isEmptyFunction(node: Node): boolean {
  const fn = unwrap(node);
  if (fn.type === 'Identifier') return /^_?(noop|empty)/i.test(fn.name);
  return isFunction(fn) && fn.body.type === 'BlockStatement' && fn.body.body.length === 0;
}

function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'Program' && at.parent.type !== 'BlockStatement') {
    at = at.parent;
  }
  return at;
}

const WRAPPER_NAME =
  /^(_?(log|debug|info|warn|error|trace|print|logger|dbg)|(log|debug|print)[A-Z]\w*|\w+Log(ger)?|safeLog|write(Log)?|output|emit)$/;
/** Names that handlers of events and observers have too: `subscribe({ error: (e) => … })`. */
const HANDLER_NAME = /^_?(error|warn|info|write|output|emit)$/;

/** A function that hands its own arguments to the console: `(...args) => console.log(...args)`. */
function passesOn(fn: FunctionNode, call: LogCall): boolean {
  if (call.form === 'value' || call.args.length === 0) return false;
  if (spreadsRest(fn, call)) return true;
  const name = functionName(fn);
  if (name === null || !WRAPPER_NAME.test(name) || fn.params.length > 3) return false;
  if (HANDLER_NAME.test(name) && isMember(outermost(fn).parent)) return false;
  if (enclosingFunction(call.node) !== fn) return false;
  const names = parameterNames(fn);
  const args = call.args.map((arg) => (arg.type === 'SpreadElement' ? arg.argument : unwrap(arg)));
  return args.some((arg) => isParameter(arg, names)) &&
    args.every((arg) => isParameter(arg, names) || !isProse(arg));
}

function spreadsRest(fn: FunctionNode, call: LogCall): boolean {
  const rest = fn.params.at(-1);
  const restName =
    rest?.type === 'RestElement' && rest.argument.type === 'Identifier' ? rest.argument.name : null;
  return call.args.some((arg) => {
    const value = arg.type === 'SpreadElement' ? unwrap(arg.argument) : unwrap(arg);
    if (value.type !== 'Identifier') return false;
    if (arg.type !== 'SpreadElement' && call.form !== 'bound') return false;
    return value.name === restName || (value.name === 'arguments' && !isArrow(fn));
  });
}

const isArrow = (fn: FunctionNode): boolean => fn.type === 'ArrowFunctionExpression';

const parameterNames = (fn: FunctionNode): Set<string> =>
  new Set(
    fn.params.flatMap((p) => {
      if (p.type === 'Identifier') return [p.name];
      if (p.type === 'AssignmentPattern' && p.left.type === 'Identifier') return [p.left.name];
      return [];
    }),
  );

/** Is the argument one of these names, or a template of them and nothing else of value? */
function isParameter(value: Node, names: ReadonlySet<string>): boolean {
  if (value.type === 'Identifier') return names.has(value.name);
  return (
    value.type === 'TemplateLiteral' &&
    value.expressions.some((e) => e.type === 'Identifier' && names.has(e.name)) &&
    value.expressions.every((e) => e.type !== 'Identifier' || names.has(e.name)) &&
    !isProse(value)
  );
}

/** Text of more than one word says something of its own; `[INFO]` and `app:` are labels. */
function isProse(value: Node): boolean {
  const texts =
    value.type === 'TemplateLiteral'
      ? value.quasis.map((q) => q.value.cooked ?? '')
      : [staticString(value) ?? ''];
  return texts.some((text) => (text.match(/\p{L}{2,}/gu) ?? []).length > 1);
}

/**
 * `console[level](…)` where the level is a parameter or runs over a list of levels, and what
 * stands beside it in the same function.
 */
function picksLevel(call: LogCall, unit: Unit): boolean {
  if (call.form === 'dynamic') return isVariableLevel(call.callee, unit);
  const dynamic = dynamicCalls(unit);
  if (dynamic.length === 0) return false;
  const fn = enclosingFunction(call.node);
  return fn !== null &&
    dynamic.some((other) => enclosingFunction(other.node) === fn && isVariableLevel(other.callee, unit));
}

const dynamicCalls = perUnit((unit): readonly LogCall[] =>
  findConsoleUses(unit).calls.filter(({ form }) => form === 'dynamic'));

function isVariableLevel(callee: Node, unit: Unit): boolean {
  const member = unwrap(callee);
  if (member.type !== 'MemberExpression' || !member.computed) return false;
  const level = unwrap(member.property);
  if (level.type !== 'Identifier') return false;
  const definition = lookup(unit, level, level.name)?.defs[0];
  if (definition?.type === 'Parameter') return true;
  return definition?.node.type === 'VariableDeclarator' &&
    /^For(Of|In)Statement$/.test(definition.node.parent.parent?.type ?? '');
}

/** `logger.debug = console.debug`, `exports.log = console.log || noop` */
function becomesLevel(call: LogCall): boolean {
  if (call.form !== 'value' && call.form !== 'bound') return false;
  let at = outermost(call.node);
  while (at.parent?.type === 'LogicalExpression' || at.parent?.type === 'ConditionalExpression') {
    at = outermost(at.parent);
  }
  const { parent } = at;
  if (parent?.type !== 'AssignmentExpression' || parent.right !== at) return false;
  const { left } = parent;
  return left.type === 'MemberExpression' && LEVEL_NAMES.has(propertyName(left) ?? '');
}
