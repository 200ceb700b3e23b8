import type { TSESTree } from '@typescript-eslint/utils';
import { knownModule } from '../loggers/index.ts';
import { isPropertyName, keyName, outermost, propertyName, requiredModule, unwrap } from './ast.ts';
import { findConsoleUses } from './console-uses.ts';
import { lookup } from './scope.ts';
import type { TypeFacts } from './sensitive/types.ts';
import type { Level, LogCall, Node, Unit } from './types.ts';

/** What methods of loggers stand for. */
const METHODS: Readonly<Record<string, Level>> = {
  trace: 'trace', silly: 'trace', finest: 'trace', finer: 'trace',
  debug: 'debug', verbose: 'debug', fine: 'debug',
  info: 'info', log: 'info', notice: 'info', http: 'info', success: 'info', child: 'info',
  warn: 'warn', warning: 'warn',
  error: 'error', exception: 'error',
  fatal: 'fatal', critical: 'fatal', alert: 'fatal', emerg: 'fatal', crit: 'fatal',
};

/** Levels of the console's own methods. */
export const CONSOLE_LEVELS: Readonly<Record<string, Level>> = {
  log: 'info', info: 'info', debug: 'debug', trace: 'debug', warn: 'warn', error: 'error',
};

/** Names that only loggers have. `Math.log` and `dialog.log` are none of them. */
const LOGGER_NAME =
  /^_?\$?(log|logger|logging|LOG|LOGGER|Log|Logger|winston|pino|bunyan|consola|log4js|signale|loglevel|electronLog|npmlog|[a-zA-Z]\w*(Logger|Log))$/;
/** Names that end in `Log` and are records or functions of another kind. */
const NO_LOGGER = /(catalog|Catalog|dialog|Dialog|blog|Blog|backlog|changelog|ChangeLog|changeLog)$/;

const METHOD_CALL = new RegExp(
  `(?:\\.|\\[['"\`])\\s*(${Object.keys(METHODS).join('|')})\\b['"\`]?\\]?\\s*(?:\\?\\.)?\\s*\\(`, 'g',
);
const BARE_CALL = /(?<![\w$.])(trace|debug|info|warn|error|fatal|log|verbose|[lL]og[A-Z]\w*)\s*\(/g;

/** Is this a name that a logger, and nothing else, goes by? */
export const isLoggerName = (name: string): boolean =>
  LOGGER_NAME.test(name) && !NO_LOGGER.test(name);

/** A quick look at a text: might it hold a call that logs? */
export const mayLog = (text: { includes(word: string): boolean }): boolean =>
  text.includes('consol') || text.includes('log') || text.includes('Log') ||
  text.includes('LOG') || text.includes('winston') || text.includes('pino');

/**
 * Every call that writes a log line: of the console, of loggers, of their detached methods.
 * @param types The compiler's word on what a logger is goes before a name's.
 */
export function findLogCalls(unit: Unit, types: TypeFacts | null = null): LogCall[] {
  const calls = findConsoleCalls(unit);
  const taken = new Set<Node>(calls.map((call) => call.node));
  for (const call of [...memberCalls(unit, types), ...bareCalls(unit)]) {
    if (!taken.has(call.node)) calls.push(call);
    taken.add(call.node);
  }
  return calls.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** Every call of the console, with the level that its method stands for. */
export const findConsoleCalls = (unit: Unit): LogCall[] =>
  findConsoleUses(unit).calls
    .filter((call) => call.form === 'call' || call.form === 'bound' || call.form === 'dynamic')
    .map((call) => ({ ...call, level: CONSOLE_LEVELS[call.method] ?? null }));

/** `logger.info(…)`, `this.logger.warn(…)`, `req.log.error(…)`, `getLogger('x').debug(…)` */
function memberCalls(unit: Unit, types: TypeFacts | null): LogCall[] {
  const found: LogCall[] = [];
  const methods = new Set([...unit.text.matchAll(METHOD_CALL)].map((m) => m[1]!));
  for (const method of methods) {
    for (const id of membersNamed(unit, method)) {
      const call = outermost(id).parent;
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== id) continue;
      if (!(typedLogger(id.object, types) ?? isLogger(unit, id.object))) continue;
      found.push(logCall(call, method));
    }
  }
  return found;
}

function* membersNamed(unit: Unit, name: string): Iterable<TSESTree.MemberExpression> {
  for (const id of unit.named(name)) {
    const { parent } = id;
    if (parent.type === 'MemberExpression' && parent.property === id && !parent.computed) yield parent;
  }
  if (!unit.text.includes(`['${name}']`) && !unit.text.includes(`["${name}"]`)) return;
  for (const id of unit.identifiers()) {
    const { parent } = id;
    if (parent.type !== 'MemberExpression' || parent.object !== id || !parent.computed) continue;
    if (propertyName(parent) === name) yield parent;
  }
}

const logCall = (node: TSESTree.CallExpression, method: string): LogCall => ({
  api: 'logger',
  form: 'call',
  node,
  callee: node.callee,
  method,
  level: METHODS[method] ?? null,
  args: node.arguments,
});

/** `info(…)` of `const { info } = logger`, `debug(…)` of `require('debug')('app')` */
function bareCalls(unit: Unit): LogCall[] {
  const found: LogCall[] = [];
  const names = new Set([...unit.text.matchAll(BARE_CALL)].map((m) => m[1]!));
  for (const name of names) {
    for (const id of unit.named(name)) {
      const call = outermost(id).parent;
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== id) continue;
      if (isPropertyName(id)) continue;
      const method = detachedMethod(unit, id);
      if (method !== null) found.push(logCall(call, method));
    }
  }
  return found;
}

/** The level method that a plain name stands for; `null` for any other function. */
function detachedMethod(unit: Unit, id: TSESTree.Identifier): string | null {
  const definition = lookup(unit, id, id.name)?.defs[0];
  const node = definition?.node;
  if (node?.type === 'VariableDeclarator' && node.init) {
    const init = unwrap(node.init);
    if (node.id.type === 'ObjectPattern') {
      const key = node.id.properties.find(
        (p) => p.type === 'Property' && p.value.type === 'Identifier' && p.value.name === id.name,
      );
      const method = key?.type === 'Property' ? keyName(key) : null;
      return method !== null && method in METHODS && isLogger(unit, init) ? method : null;
    }
    if (isDebugMaker(unit, init)) return 'debug';
    const member = init.type === 'CallExpression' && init.callee.type === 'MemberExpression' &&
      propertyName(init.callee) === 'bind' ? unwrap(init.callee.object) : init;
    if (member.type !== 'MemberExpression') return null;
    const method = propertyName(member);
    return method !== null && method in METHODS && isLogger(unit, member.object) ? method : null;
  }
  if (node?.type === 'ImportSpecifier' && node.parent.type === 'ImportDeclaration') {
    const imported = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
    const level = /^log([A-Z]\w*)$/.exec(imported)?.[1]?.toLowerCase() ?? imported;
    return level in METHODS && isLoggerModule(String(node.parent.source.value)) ? level : null;
  }
  return null;
}

/** `debug('app')`, `require('debug')('app')` */
function isDebugMaker(unit: Unit, node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (requiredModule(callee) === 'debug') return true;
  return callee.type === 'Identifier' && moduleOf(unit, callee) === 'debug';
}

/** The module from which a name comes; `null` when it is made here. */
export function moduleOf(unit: Unit, id: TSESTree.Identifier): string | null {
  const node = lookup(unit, id, id.name)?.defs[0]?.node;
  if (!node) return null;
  if (node.parent?.type === 'ImportDeclaration') return String(node.parent.source.value);
  return node.type === 'VariableDeclarator' ? requiredModule(node.init && unwrap(node.init)) : null;
}

const isLoggerModule = (module: string): boolean =>
  knownModule(module) !== null ||
  /(^|[/._-])(logger|logging|log)s?(\.[cm]?[jt]s)?$/i.test(module);

/** What the compiler says; `null` where it does not know, or was not asked. */
export const typedLogger = (expression: Node, types: TypeFacts | null): boolean | null =>
  types?.at(expression.range)?.logger ?? null;

const MAKER = /^(getLogger|createLogger|makeLogger|newLogger|useLogger|child|withContext|withTag|getChild|forContext)$/;

/** Is the value of an expression a logger? */
export function isLogger(unit: Unit, expression: Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
      return isLoggerIdentifier(unit, node);
    case 'MemberExpression': {
      const name = node.property.type === 'PrivateIdentifier'
        ? node.property.name
        : propertyName(node);
      return name !== null && isLoggerName(name);
    }
    case 'CallExpression':
      return makesLogger(unit, node);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && /Logger$/.test(node.callee.name);
    case 'AwaitExpression':
      return isLogger(unit, node.argument);
    case 'LogicalExpression':
      return isLogger(unit, node.left) || isLogger(unit, node.right);
    default:
      return false;
  }
}

function makesLogger(unit: Unit, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const name = propertyName(callee) ?? '';
    if (/^(child|withContext|withTag|getChild|forContext|scope|extend)$/.test(name)) {
      return isLogger(unit, callee.object);
    }
    return MAKER.test(name);
  }
  if (callee.type !== 'Identifier') return knownModule(requiredModule(callee) ?? '') !== null;
  if (MAKER.test(callee.name) || /^(get|create|make|use)\w*Logger$/.test(callee.name)) return true;
  const module = moduleOf(unit, callee);
  return module !== null && knownModule(module) !== null;
}

/** Known by its name, by what it was made of, or by where it was imported from. */
function isLoggerIdentifier(unit: Unit, id: TSESTree.Identifier): boolean {
  const variable = lookup(unit, id, id.name);
  const node = variable?.defs[0]?.node;
  if (node?.type === 'VariableDeclarator' && node.init && node.id.type === 'Identifier') {
    const init = unwrap(node.init);
    if (isOtherThing(init)) return false;
    if (init.type !== 'Identifier' || init.name !== id.name) {
      if (isLogger(unit, init)) return true;
    }
  }
  if (node?.type === 'ImportDefaultSpecifier' || node?.type === 'ImportNamespaceSpecifier') {
    const module = String((node.parent as TSESTree.ImportDeclaration).source.value);
    if (knownModule(module)?.loggers.length) return true;
  }
  return isLoggerName(id.name);
}

/** A map, a list, a number that is merely called `log`. */
const isOtherThing = (init: Node): boolean =>
  init.type === 'ArrayExpression' ||
  init.type === 'Literal' ||
  (init.type === 'NewExpression' && init.callee.type === 'Identifier' &&
    /^(Map|Set|WeakMap|Array|Date|Promise)$/.test(init.callee.name));
