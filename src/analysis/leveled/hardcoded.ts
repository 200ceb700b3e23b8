import type { TSESTree } from '@typescript-eslint/utils';
import {
  closest, enclosingFunction, isFunction, keyName, outermost, propertyName, requiredModule, staticString,
  textOf, unwrap,
} from '../ast.ts';
import { isLogger, moduleOf } from '../logger-calls.ts';
import { functionName } from '../logger-shape.ts';
import { lookup } from '../scope.ts';
import type { Node, Unit } from '../types.ts';

/** A level that the text of the program sets once and for all. */
export interface Hardcoded {
  /** The literal. */
  readonly value: Node;
  readonly library: string;
  /** `level: 'debug'` of the options, where it stands there. */
  readonly property: TSESTree.Property | null;
  /** The name under which the file has the library; `null` where it has only a part of it. */
  readonly local: string | null;
}

/** What makes or sets up a logger from an object of options with `level`. */
const MAKERS: Readonly<Record<string, RegExp>> = {
  '@logfix/logger': /^(createLogger|configure)$/,
  'logfix/logger': /^(createLogger|configure)$/,
  pino: /^(pino|default|\*)$/,
  'pino/browser': /^(pino|default|\*)$/,
  winston: /^(createLogger|configure|Console)$/,
  bunyan: /^createLogger$/,
  consola: /^(createConsola|create)$/,
  fastify: /^(fastify|default|Fastify|\*)$/,
};

const LEVEL_WORD =
  /^(trace|silly|verbose|debug|info|http|notice|warn|warning|error|fatal|all)$/i;
/** Functions that run once, when the program starts. */
const STARTS = /^(init|setup|set_?up|create|make|build|configure|config|main|bootstrap|start|get_?logger|register)/i;
/** What people ask before they choose a level. */
const ASKS = /env|NODE_ENV|DEV|PROD|debug|verbose|quiet|silent|argv|args|flag|option|config|setting|test|level/i;

/** A quick look at a text: might it set a level? */
export const maySetLevel = (text: { includes(word: string): boolean }): boolean =>
  text.includes('level') || text.includes('setLevel') || text.includes('setDefaultLevel');

/** Levels of loggers that are written into the program. */
export function hardcodedLevels(unit: Unit): Hardcoded[] {
  if (!maySetLevel(unit.text)) return [];
  const found = [...inOptions(unit), ...assigned(unit), ...setBy(unit)];
  return found
    .filter(({ value }) => !isConditional(value, unit))
    .sort((a, b) => a.value.range[0] - b.value.range[0]);
}

function isLevelValue(node: Node, library: string): boolean {
  if (node.type === 'Literal' && typeof node.value === 'number') {
    return /^(consola|bunyan|loglevel)$/.test(library) && node.value >= 0;
  }
  return LEVEL_WORD.test(staticString(node) ?? '');
}

function inOptions(unit: Unit): Hardcoded[] {
  return unit.named('level').flatMap((id): Hardcoded[] => {
    const { parent } = id;
    if (parent.type !== 'Property' || parent.key !== id || parent.computed || parent.shorthand) return [];
    const options = parent.parent;
    if (options.type !== 'ObjectExpression') return [];
    const later = options.properties.slice(options.properties.indexOf(parent) + 1);
    // What is spread after it may say otherwise: then it is only a default.
    if (later.some((p) => p.type === 'SpreadElement')) return [];
    const made = makerOf(options, unit);
    const value = unwrap(parent.value as Node);
    if (!made || !isLevelValue(value, made.library)) return [];
    if (made.library === 'winston' && choosesLevel(unit)) return [];
    if (isHandedOver(options) && /^(warn|warning|error|fatal)$/.test(staticString(value) ?? '')) return [];
    return [{ value, property: parent, ...made }];
  });
}

/** winston's own level lets all through where each transport is given its level. */
const choosesLevel = (unit: Unit): boolean =>
  unit.named('level').some(({ parent }) => {
    if (parent.type === 'Property') return parent.shorthand || !isLiteral(parent.value as Node);
    const assignment = parent.parent;
    return assignment?.type === 'AssignmentExpression' && assignment.left === parent &&
      !isLiteral(assignment.right);
  });

const isLiteral = (node: Node): boolean => staticString(unwrap(node)) !== null;

/** `connect({ logger: pino({ level: 'error' }) })`: someone keeps another library quiet. */
function isHandedOver(options: Node): boolean {
  const holder = options.parent && outermost(options.parent).parent;
  return holder?.type === 'Property' || holder?.type === 'CallExpression' || holder?.type === 'NewExpression';
}

interface Maker {
  readonly library: string;
  readonly local: string | null;
}

/** The library that a call hands its options to. */
function makerOf(options: Node, unit: Unit): Maker | null {
  const holder = options.parent;
  if (holder?.type === 'Property' && keyName(holder) === 'logger') {
    const made = holder.parent.parent ? makerOf(holder.parent, unit) : null;
    return made?.library === 'fastify' ? made : null;
  }
  if (holder?.type !== 'CallExpression' && holder?.type !== 'NewExpression') return null;
  if (!(holder.arguments as Node[]).includes(options)) return null;
  const callee = unwrap(holder.callee);
  const made = calleeOf(callee, unit);
  if (!made || !MAKERS[made.library]?.test(made.name)) return null;
  return made.library === 'fastify' && options.parent === holder && !holdsLogger(options) ? null : made;
}

/** fastify's own options have no level: those of its logger do. */
const holdsLogger = (options: Node): boolean =>
  options.type === 'ObjectExpression' &&
  options.properties.some((p) => p.type === 'Property' && keyName(p) === 'logger');

interface Callee extends Maker {
  /** Exported name of what is called. */
  readonly name: string;
}

function calleeOf(callee: Node, unit: Unit): Callee | null {
  const required = requiredModule(callee);
  if (required !== null) return { library: required, name: 'default', local: null };
  if (callee.type === 'MemberExpression') {
    const root = rootOf(callee);
    const library = root && moduleOf(unit, root);
    return library ? { library, name: propertyName(callee) ?? '', local: root.name } : null;
  }
  if (callee.type !== 'Identifier') return null;
  const library = moduleOf(unit, callee);
  if (library === null) return null;
  const node = lookup(unit, callee, callee.name)?.defs[0]?.node as Node;
  if (node.type === 'ImportSpecifier') {
    const { imported } = node;
    return { library, name: imported.type === 'Identifier' ? imported.name : imported.value, local: null };
  }
  const destructured = node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern';
  return { library, name: destructured ? callee.name : 'default', local: destructured ? null : callee.name };
}

function rootOf(node: Node): TSESTree.Identifier | null {
  let at = node;
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'Identifier' ? at : null;
}

/** `logger.level = 'debug'`, `consola.level = 4` */
function assigned(unit: Unit): Hardcoded[] {
  return unit.named('level').flatMap((id): Hardcoded[] => {
    const member = id.parent;
    if (member.type !== 'MemberExpression' || member.property !== id || member.computed) return [];
    const { parent } = member;
    if (parent.type !== 'AssignmentExpression' || parent.left !== member || parent.operator !== '=') return [];
    if (!isLogger(unit, member.object) || !isSetup(parent)) return [];
    const made = libraryOf(unwrap(member.object), unit);
    const value = unwrap(parent.right);
    return isLevelValue(value, made.library) ? [{ value, property: null, ...made }] : [];
  });
}

/** `log.setLevel('debug')` */
function setBy(unit: Unit): Hardcoded[] {
  return ['setLevel', 'setDefaultLevel'].flatMap((name) => unit.named(name)).flatMap((id): Hardcoded[] => {
    const member = id.parent;
    const call = member.parent;
    if (member.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member) return [];
    const [first] = call.arguments;
    if (!first || !isLogger(unit, member.object) || !isSetup(call)) return [];
    const made = libraryOf(unwrap(member.object), unit);
    const value = unwrap(first as Node);
    return isLevelValue(value, made.library) ? [{ value, property: null, ...made }] : [];
  });
}

function libraryOf(receiver: Node, unit: Unit): Maker {
  const root = receiver.type === 'Identifier' ? receiver : null;
  if (!root) return { library: '', local: null };
  const own = moduleOf(unit, root);
  if (own !== null) return { library: own, local: root.name };
  const node = lookup(unit, root, root.name)?.defs[0]?.node;
  const init = node?.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : null;
  const made = init?.type === 'CallExpression' ? calleeOf(unwrap(init.callee), unit) : null;
  return made ? { library: made.library, local: made.local } : { library: '', local: null };
}

/** What a handler or a command sets while the program runs is no setting of the program. */
function isSetup(node: Node): boolean {
  const fn = enclosingFunction(node);
  if (fn === null) return true;
  return enclosingFunction(fn) === null && STARTS.test(functionName(fn) ?? '');
}

/** Does anything decide whether, or which of two levels, is set? */
function isConditional(value: Node, unit: Unit): boolean {
  const branch = closest(value, (at): at is Node =>
    /^(IfStatement|ConditionalExpression|LogicalExpression|SwitchCase|CatchClause)$/.test(at.type) || isFunction(at));
  if (!branch || isFunction(branch)) return false;
  return branch.type !== 'IfStatement' || ASKS.test(textOf(unit, branch.test));
}
