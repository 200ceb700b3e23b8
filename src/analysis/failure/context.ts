import type { TSESTree } from '@typescript-eslint/utils';
import { isOwner, kindOf } from '@logfix/logger/vocabulary';
import { enclosingFunction, isFunction, propertyName, textOf, unwrap, type FunctionNode } from '../ast.ts';
import { camel } from '../expression-name.ts';
import { lookup, scopeAt, type Variable } from '../scope.ts';
import type { LogCall, Node, Scope, Unit } from '../types.ts';
import { walk } from '../walk.ts';
import { errorUses } from './uses.ts';
import { wordsIn } from './words.ts';

/** A value in scope that tells whom or what a failure is about. */
export interface ContextField {
  /** `peerId`, `offerType: offer.type` */
  readonly text: string;
  readonly name: string;
  readonly score: number;
}

const MAX_FIELDS = 3;
/** `peerId`, `order_id`, `uuid` */
const ID = /(^|[a-z\d])(Id|ID|Uuid|UUID|Guid|Slug)$|_(id|uuid|guid)$|^(id|uuid|guid|slug)$/;
/** Names of things, not of people. */
const NAMED = /^(room|queue|job|task|topic|channel|event|plugin|model|table|bucket|service|worker|command|collection|script|branch|repo|package|module|namespace|stream)_?[nN]ame$/;
const OTHER = /^(filename|fileName|filePath|method|url|path|room|channel|topic|queue|jobName|attempt)$/;
/** Values that would tell too much or that say nothing. */
const NEVER = /token|secret|session|cookie|password|auth|key|user_?name|socket_?id$|client_?secret|timeout|timer|interval|subscription|animation|frame_?id/i;
const CARRIERS = /^(this|req|request|ctx|context|job|message|event|payload|order|room|offer|task|socket|params)$/;

/** Identifying values that a report lacks, most telling first. */
export function contextFor(call: LogCall, unit: Unit): ContextField[] {
  const fn = enclosingFunction(call.node);
  if (!fn) return [];
  const said = call.args.map((arg) => textOf(unit, arg)).join(' ');
  const words = wordsIn(call).toLowerCase();
  const found = [...variables(call.node, fn, unit), ...members(call.node, fn, unit)]
    .filter((field) => !mentions(said, field))
    // A type is worth a field where the message speaks of its owner.
    .filter(({ name }) => !/Type$/.test(name) || words.includes(name.slice(0, -4).toLowerCase()))
    .map((field) => ({ ...field, score: field.score + (words.includes(stem(field.name)) ? 2 : 0) }))
    .sort((a, b) => b.score - a.score);
  const names = new Set<string>();
  const chosen: ContextField[] = [];
  for (const field of found) {
    if (chosen.length === MAX_FIELDS) break;
    const key = (camel(field.name) ?? field.name).toLowerCase();
    if (names.has(key)) continue;
    names.add(key);
    chosen.push(field);
  }
  return chosen;
}

/** Does a call say already which one it is about, the exception left out? */
export const tellsWhich = (call: LogCall, unit: Unit): boolean =>
  call.args.some((arg, index) => says(unwrap(arg as Node), index === 0, unit));

function says(node: Node, first: boolean, unit: Unit): boolean {
  switch (node.type) {
    case 'Literal':
      return false;
    case 'TemplateLiteral':
      return node.expressions.some((e) => says(unwrap(e), false, unit));
    case 'BinaryExpression':
      return says(unwrap(node.left as Node), first, unit) || says(unwrap(node.right), false, unit);
    case 'ObjectExpression':
      return node.properties.some((p) =>
        p.type === 'SpreadElement' || says(unwrap(p.value as Node), false, unit));
    default:
      return !first && errorUses(node, unit).length === 0 && node.type !== 'Identifier' ||
        (node.type === 'Identifier' && errorUses(node, unit).length === 0 && !/ctx|context|tag/i.test(node.name));
  }
}

const stem = (name: string): string => name.replace(/_?(id|uuid|name)$/i, '').toLowerCase() || name;

const mentions = (said: string, { name, text }: ContextField): boolean =>
  new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(said) ||
  said.replaceAll('?.', '.').includes(text.split(': ').at(-1)!.replaceAll('?.', '.'));

function weight(name: string): number {
  if (NEVER.test(name) || kindOf(name) || (isOwner(name) && !ID.test(name))) return 0;
  if (ID.test(name)) return /^(id|uuid|guid|slug)$/.test(name) ? 4 : 5;
  return NAMED.test(name) ? 4 : OTHER.test(name) ? 1 : 0;
}

/** Parameters and locals that have their value where the call runs. */
function variables(site: Node, fn: FunctionNode, unit: Unit): ContextField[] {
  const fields: ContextField[] = [];
  let near = 2;
  for (let scope: Scope | null = scopeAt(unit, site); scope; scope = scope.upper) {
    if (scope.type === 'module' || scope.type === 'global') break;
    for (const { name, defs } of scope.variables) {
      const score = weight(name);
      const visible = score < 2 ? null : lookup(unit, site, name);
      if (!visible || visible.defs[0]!.name !== defs[0]?.name || !isReady(visible, site)) continue;
      fields.push({ name, text: name, score: score + near });
    }
    if (scope.block === (fn as TSESTree.Node)) near = 0;
  }
  return fields;
}

/** Declared before, in code that has run, and not a function or class. */
function isReady(variable: Variable, site: Node): boolean {
  const definition = variable.defs[0];
  if (!definition || variable.defs.length > 1) return false;
  const { type } = definition;
  if (type === 'Parameter') return !isDefaultOf(definition.node as Node, site);
  if (type !== 'Variable') return false;
  const declarator = definition.node as TSESTree.VariableDeclarator;
  const statement = declarator.parent as Node;
  if (statement.range[1] > site.range[0]) return false;
  const { init } = declarator;
  if (init && /Function|Class/.test(unwrap(init).type)) return false;
  if (init?.type === 'CallExpression' && /^(setTimeout|setInterval|use[A-Z])/.test(nameOf(init.callee))) return false;
  return statement.parent?.type !== 'SwitchCase';
}

const nameOf = (callee: Node): string => (callee.type === 'Identifier' ? callee.name : '');

/** Parameters are not all there while another one's default value is worked out. */
const isDefaultOf = (fn: Node, site: Node): boolean =>
  isFunction(fn) && fn.params.some((p) => p.range[0] <= site.range[0] && site.range[1] <= p.range[1]);

/** Member paths that the function has read before: `this.roomName`, `req.params.id`. */
function members(site: Node, fn: FunctionNode, unit: Unit): ContextField[] {
  const fields: ContextField[] = [];
  walk(fn.body, (node) => {
    if (node.range[0] >= site.range[0]) return false;
    if (isFunction(node) && !(node.range[1] > site.range[1])) return false;
    if (node.type !== 'MemberExpression' || node.computed || node.optional) return true;
    const field = memberField(node, site, fn, unit);
    if (field) fields.push(field);
    return false;
  });
  return fields;
}

function memberField(
  node: TSESTree.MemberExpression,
  site: Node,
  fn: FunctionNode,
  unit: Unit,
): ContextField | null {
  const name = propertyName(node);
  const path = textOf(unit, node);
  if (name === null || !/^[\w$]+(\.[\w$]+){1,2}$/.test(path) || isCalledOrWritten(node)) return null;
  const [root, ...rest] = path.split('.') as [string, ...string[]];
  if (!CARRIERS.test(root) || !reads(root, site, fn, unit)) return null;
  const owner = rest.length > 1 ? rest.at(-2)! : root;
  if (kindOf(name, owner) || (root === 'this' && rest.length > 1)) return null;
  const own = /^(id|uuid|type|name|slug)$/.test(name) && !/^(this|params|req|request|ctx)$/.test(owner);
  const key = own ? `${camel(owner)}${name[0]!.toUpperCase()}${name.slice(1)}` : camel(name);
  if (key === null || (own && name === 'name' && isOwner(owner))) return null;
  const score = name === 'type' && own ? 2 : weight(key);
  if (score < 2) return null;
  const value = root === 'this' || !mayHaveThrown(node, site) ? path : path.replaceAll('.', '?.');
  return { name: key, text: `${key}: ${value}`, score: score + (root === 'this' ? 0 : 1) };
}

/** Was the path read in the very block whose failure is reported? Then its owner may be missing. */
function mayHaveThrown(read: Node, site: Node): boolean {
  for (let at = read.parent; at; at = at.parent) {
    if (at.type !== 'TryStatement' || !at.handler) continue;
    if (at.handler.range[0] <= site.range[0] && site.range[1] <= at.handler.range[1]) return true;
  }
  return false;
}

function isCalledOrWritten(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  if (parent.type === 'CallExpression' && parent.callee === node) return true;
  if (parent.type === 'AssignmentExpression' && parent.left === node) return true;
  return parent.type === 'UpdateExpression' || parent.type === 'MemberExpression' && parent.object === node;
}

/** Does the first name of a path mean the same where the call runs, and has it a value there? */
function reads(root: string, site: Node, fn: FunctionNode, unit: Unit): boolean {
  if (root === 'this') return fn.parent?.type === 'MethodDefinition' || fn.type === 'ArrowFunctionExpression';
  const variable = lookup(unit, site, root);
  return variable !== null && variable.defs[0]!.type === 'Parameter';
}
