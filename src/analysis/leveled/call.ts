import type { TSESTree } from '@typescript-eslint/utils';
import type { Dialect } from '../../loggers/index.ts';
import { staticString, unwrap } from '../ast.ts';
import { dialectOf } from '../failure/logger-style.ts';
import { findLogCalls } from '../logger-calls.ts';
import { lookup } from '../scope.ts';
import type { Settings } from '../settings.ts';
import type { Level, LogCall, Node, Unit } from '../types.ts';

/** A call of a logger whose level is known. */
export interface LeveledCall {
  readonly call: LogCall;
  readonly level: Level;
  /** `null` where nothing says what the logger is. */
  readonly dialect: Dialect | null;
  /** The level is an argument: `'info'` of `logger.log('info', …)`. */
  readonly named: Node | null;
  /** The call with its message as the first argument. */
  readonly spoken: LogCall;
  /** A word of the message that is not to be heard. */
  readonly omit?: string;
}

/** What loggers call their levels, where one is handed over as a text. */
const LEVEL_TEXTS: Readonly<Record<string, Level>> = {
  silly: 'trace', trace: 'trace', debug: 'debug', verbose: 'debug', info: 'info', http: 'info',
  notice: 'info', warn: 'warn', warning: 'warn', error: 'error', crit: 'fatal', critical: 'fatal',
  fatal: 'fatal', alert: 'fatal', emerg: 'fatal',
};

/** Calls of loggers with their levels. The console's own calls are not among them. */
export function leveledCalls(unit: Unit, settings: Settings): LeveledCall[] {
  return findLogCalls(unit, settings.types)
    .filter(({ api, form }) => api === 'logger' && form === 'call')
    .flatMap((call) => leveled(call, unit, settings) ?? []);
}

function leveled(call: LogCall, unit: Unit, settings: Settings): LeveledCall | null {
  if (call.method === 'child' || isDebugMade(call, unit)) return null;
  const dialect = dialectOf(call, unit, settings);
  if (call.method === 'log') return logMethod(call, dialect);
  return call.level && { call, level: call.level, dialect, named: null, spoken: spokenOf(call) };
}

/** `logger.log('info', …)`; plain `logger.log(…)` where it is the logger's method for info. */
function logMethod(call: LogCall, dialect: Dialect | null): LeveledCall | null {
  const [first, ...rest] = call.args;
  const named = first && unwrap(first as Node);
  const level = LEVEL_TEXTS[staticString(named) ?? ''];
  if (named && level && rest.length > 0) {
    return { call, level, dialect, named, spoken: spokenOf({ ...call, args: rest }) };
  }
  if (dialect?.method('info') !== 'log') return null;
  return { call, level: 'info', dialect, named: null, spoken: spokenOf(call) };
}

/** `const debug = require('debug')('app')`: it has no levels. */
function isDebugMade({ callee }: LogCall, unit: Unit): boolean {
  if (callee.type !== 'Identifier') return false;
  const node = lookup(unit, callee, callee.name)?.defs[0]?.node;
  if (node?.type !== 'VariableDeclarator' || !node.init || node.id.type !== 'Identifier') return false;
  const init = unwrap(node.init);
  return init.type === 'CallExpression' && unwrap(init.callee).type !== 'MemberExpression';
}

/** An object of fields or an exception stands before the message where loggers are called like pino. */
function spokenOf(call: LogCall): LogCall {
  const [first, second] = call.args;
  const leads = first && second && !isText(first as Node) && isText(second as Node);
  return leads ? { ...call, args: call.args.slice(1) } : call;
}

function isText(arg: Node): boolean {
  const node = unwrap(arg);
  if (node.type === 'BinaryExpression') return node.operator === '+' && isText(leftmost(node));
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

function leftmost(node: TSESTree.BinaryExpression): Node {
  let at: Node = node;
  while (at.type === 'BinaryExpression') at = at.left as Node;
  return at;
}
