import { enclosingFunction, isFunction, keyName, outermost, unwrap } from './ast.ts';
import type { ConsoleUses } from './console-uses.ts';
import type { FunctionNode } from './ast.ts';
import type { LogCall, Node, Unit } from './types.ts';

const LEVEL_NAMES = new Set(
  ('trace debug info log warn warning error fatal critical verbose silly notice success ' +
    'logDebug logInfo logWarn logError logWarning').split(' '),
);
const WRAPPER_NAME =
  /^(_?(log|debug|info|warn|error|trace|print|logger|dbg)|(log|debug|print)[A-Z]\w*|\w+Log(ger)?|safeLog|write(Log)?|output|emit)$/;
const LOGGER_FILE =
  /(^|[/\\])((app|base|my|custom|console|browser|server|client|simple|debug)?[-_.]?(logger|logging|log|logs)([-_.](util|utils|service|helper|config|lib|client|server))?)\.[cm]?[jt]sx?$/i;

const RECURSION = 'part of a logger: a logger that calls the logger never ends';

/**
 * Reasons to keep calls that implement a logger, or that replace the console's own functions.
 * Migrating either is endless recursion.
 */
export function ownLoggerReason(call: LogCall, unit: Unit, uses: ConsoleUses): string | null {
  if (inOverride(call.node, uses)) {
    return 'inside code that replaces functions of the console: the original is called here';
  }
  for (let at: Node | undefined = call.node; at; at = at.parent) {
    if (isFunction(at)) {
      if (passesOn(at, call)) return `${RECURSION} (its function passes on what it is given)`;
    }
    if (at.type === 'ClassBody' || at.type === 'ObjectExpression') {
      const names = levelMembers(at);
      if (names.length >= 3 || (names.length === 2 && isLoggerNamed(at, unit))) {
        return `${RECURSION} (its methods ${names.slice(0, 3).join(', ')} are levels)`;
      }
    }
  }
  if (call.form === 'dynamic' && isParameterLevel(call)) {
    return `${RECURSION} (the level is a parameter)`;
  }
  if (LOGGER_FILE.test(unit.filename) && definesLogger(unit)) {
    return `${RECURSION} (the file defines the project's logger)`;
  }
  return null;
}

/** In the function, or top-level statement, that assigns to `console.log` and the like. */
function inOverride(node: Node, uses: ConsoleUses): boolean {
  return uses.others.some((use) => {
    if (use.kind !== 'override') return false;
    const assignment = outermost(use.node).parent;
    const replacement = assignment?.type === 'AssignmentExpression' ? assignment.right : null;
    if (replacement && isEmptyFunction(replacement)) return false;
    const around: Node = enclosingFunction(use.node) ?? statementOf(use.node);
    return around.range[0] <= node.range[0] && node.range[1] <= around.range[1];
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

/** A function that hands its own arguments to the console: `(...args) => console.log(...args)`. */
function passesOn(fn: FunctionNode, call: LogCall): boolean {
  if (call.form === 'value' || call.args.length === 0) return false;
  const rest = fn.params.at(-1);
  const restName =
    rest?.type === 'RestElement' && rest.argument.type === 'Identifier' ? rest.argument.name : null;
  const spreads = call.args.some((arg) => {
    const value = arg.type === 'SpreadElement' ? unwrap(arg.argument) : unwrap(arg);
    if (value.type !== 'Identifier') return false;
    if (arg.type !== 'SpreadElement' && call.form !== 'bound') return false;
    return value.name === restName || (value.name === 'arguments' && !isArrow(fn));
  });
  if (spreads) return true;
  const first = fn.params[0];
  const message = call.args.at(-1);
  const name = functionName(fn);
  return (
    name !== null &&
    WRAPPER_NAME.test(name) &&
    first !== undefined &&
    message !== undefined &&
    enclosingFunction(call.node) === fn &&
    fn.params.length <= 3 &&
    mentions(message, parameterNames(fn))
  );
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
function mentions(argument: Node, names: ReadonlySet<string>): boolean {
  const value = argument.type === 'SpreadElement' ? argument.argument : unwrap(argument);
  if (value.type === 'Identifier') return names.has(value.name);
  return (
    value.type === 'TemplateLiteral' &&
    value.expressions.some((e) => e.type === 'Identifier' && names.has(e.name)) &&
    value.expressions.every((e) => e.type !== 'Identifier' || names.has(e.name)) &&
    value.quasis.every((q) => !/[\p{L}]{3}/u.test(q.value.cooked ?? ''))
  );
}

/** The name by which a function is called, where it has one. */
export function functionName(fn: FunctionNode): string | null {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name;
  const outer = outermost(fn);
  const { parent } = outer;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression' && parent.right === outer) {
    const { left } = parent;
    if (left.type === 'Identifier') return left.name;
    if (left.type === 'MemberExpression') {
      return left.property.type === 'Identifier' && !left.computed ? left.property.name : null;
    }
  }
  if (
    parent?.type === 'Property' ||
    parent?.type === 'MethodDefinition' ||
    parent?.type === 'PropertyDefinition'
  ) {
    return keyName(parent);
  }
  return null;
}

/** Members of a class or object that are named after levels and write to the console. */
function levelMembers(body: Node): string[] {
  const members = body.type === 'ClassBody' ? body.body : [];
  const properties = body.type === 'ObjectExpression' ? body.properties : [];
  const names = new Set<string>();
  for (const member of [...members, ...properties]) {
    if (!('key' in member) || !('computed' in member)) continue;
    const name = keyName(member as { computed: boolean; key: Node });
    const value = 'value' in member ? member.value : null;
    const callable = value && (isFunction(value) || isConsoleMember(value as Node));
    if (name !== null && callable && LEVEL_NAMES.has(name)) names.add(name);
  }
  return [...names];
}

const isConsoleMember = (node: Node): boolean => {
  const value = unwrap(node);
  return (
    (value.type === 'MemberExpression' &&
      value.object.type === 'Identifier' &&
      value.object.name === 'console') ||
    (value.type === 'CallExpression' &&
      value.callee.type === 'MemberExpression' &&
      isConsoleMember(value.callee.object))
  );
};

function isLoggerNamed(body: Node, unit: Unit): boolean {
  if (LOGGER_FILE.test(unit.filename)) return true;
  const { parent } = body;
  if (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') {
    return /log/i.test(parent.id?.name ?? '');
  }
  const declarator = outermost(body).parent;
  if (declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier') {
    return /log|console/i.test(declarator.id.name);
  }
  return declarator?.type === 'Property' && /log/i.test(keyName(declarator) ?? '');
}

/** `console[level](…)` where the level comes in through a parameter. */
function isParameterLevel(call: LogCall): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  const property = unwrap(callee.property);
  const fn = enclosingFunction(call.node);
  return fn !== null && property.type === 'Identifier' && parameterNames(fn).has(property.name);
}

/** Does the file export something that is called a logger? */
const definesLogger = (unit: Unit): boolean =>
  /\bexport\b[^;{]*\b(\w*[lL]ogger\w*|log)\b|\b(module\.)?exports\b[^;]*\b\w*[lL]og/.test(unit.text);
