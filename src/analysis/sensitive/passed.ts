import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, unwrap, type FunctionNode } from '../ast.ts';
import { readsOf } from '../scope.ts';
import type { Node, Unit } from '../types.ts';
import { named, type Named } from './origin.ts';

const MOST = 30;

/** What the calls of a function of the file hand to one of its parameters. */
export function passedTo(unit: Unit, { variable }: Named): Node[] {
  const definition = variable?.defs[0];
  const fn = definition?.type === 'Parameter' ? definition.node : null;
  if (!isFunction(fn) || !definition) return [];
  const index = fn.params.findIndex((param) =>
    param.range[0] <= definition.name.range[0] && definition.name.range[1] <= param.range[1]);
  const raw = fn.params[index];
  const param = raw?.type === 'AssignmentPattern' ? raw.left : raw;
  const key = param?.type === 'ObjectPattern' ? keyOf(param, definition.name) : null;
  if (!param || param.type === 'RestElement' || (key === null && param !== definition.name)) return [];
  const calls = callsOf(unit, fn);
  if (calls.length > MOST) return [];
  return calls.flatMap((call) => {
    const arg = (call.arguments as readonly Node[])[index];
    if (arg === undefined || call.arguments.slice(0, index).some((one) => one.type === 'SpreadElement')) return [];
    const given = key === null ? arg : valueOf(arg, key);
    if (given) unit.link(given);
    return given ? [given] : [];
  });
}

function keyOf(pattern: TSESTree.ObjectPattern, name: Node): string | null {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (value === name) return keyName(property);
  }
  return null;
}

function valueOf(arg: Node, key: string): Node | null {
  const object = unwrap(arg);
  if (object.type !== 'ObjectExpression') return null;
  const property = object.properties.find((one) => one.type === 'Property' && keyName(one) === key);
  return property?.type === 'Property' ? property.value : null;
}

/** Calls of a function by its own name, or of a method through `this`. */
function callsOf(unit: Unit, fn: FunctionNode): TSESTree.CallExpression[] {
  const method = nameOfMethod(fn);
  if (method !== null) {
    return unit.named(method).flatMap(({ parent }) => {
      const call = parent?.type === 'MemberExpression' && parent.object.type === 'ThisExpression' ? parent.parent : null;
      return call?.type === 'CallExpression' && call.callee === parent ? [call] : [];
    });
  }
  const name = nameOfFunction(fn);
  const variable = name === null ? null : named(unit, name).variable;
  return variable === null ? [] : readsOf(variable).flatMap((read) =>
    read.parent.type === 'CallExpression' && read.parent.callee === read ? [read.parent] : []);
}

function nameOfMethod(fn: FunctionNode): string | null {
  const { parent } = fn;
  const isMember = parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition';
  return isMember && parent.value === fn ? keyName(parent) : null;
}

/** The name by which the file calls a function. */
export function nameOfFunction(fn: FunctionNode): TSESTree.Identifier | null {
  if (fn.type === 'FunctionDeclaration') return fn.id;
  const { parent } = fn;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
}
