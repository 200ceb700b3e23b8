import type { TSESTree } from '@typescript-eslint/utils';
import { knownModule, type Dialect, type LoggerTarget } from '../loggers/index.ts';
import { isFunction, keyName, unwrap } from './ast.ts';
import { importOrigins, madeDialect } from './existing-logger.ts';
import { perUnit } from './per-unit.ts';
import type { Node, Unit } from './types.ts';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A logger that a class holds: `this.logger`. */
export interface ClassLogger {
  readonly local: string;
  readonly dialect: Dialect;
}

/** The class whose instance `this` is at a node; `null` where `this` is anything else. */
export function instanceAt(node: Node): ClassNode | null {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isFunction(at) && at.type !== 'ArrowFunctionExpression') {
      const member = at.parent;
      return member?.type === 'MethodDefinition' && !member.static ? classOf(member) : null;
    }
    if (at.type === 'StaticBlock') return null;
    if (at.type === 'PropertyDefinition') return at.static ? null : classOf(at);
  }
  return null;
}

/** The nearest class around a node, whatever `this` is there. */
export function classAround(node: Node): ClassNode | null {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at;
  }
  return null;
}

const classOf = (member: Node): ClassNode | null =>
  member.parent?.type === 'ClassBody' ? (member.parent.parent as ClassNode) : null;

/** The logger of the instance that `this` is at a node. */
export function classLogger(node: Node, unit: Unit, target: LoggerTarget): ClassLogger | null {
  const owner = instanceAt(node);
  if (!owner || !/\blog/i.test(unit.text)) return null;
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' && !member.static) {
      const dialect = memberDialect(member, unit, target);
      const name = dialect && memberName(member);
      if (dialect && name && isLater(member, node)) return { local: `this.${name}`, dialect };
    } else if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      const found = parameterLogger(member, unit);
      if (found) return found;
    }
  }
  return inheritedLogger(owner, unit, target);
}

const CALLED = /\bthis\.(_?logger|_?log)\.(?:trace|debug|verbose|info|log|warn|error|fatal)\(/;
const calledBy = perUnit(() => new Map<ClassNode, string | null>());

/** The name of the logger that a class calls; `null` where it calls none. */
function calledLogger(owner: ClassNode, unit: Unit): string | null {
  const called = calledBy(unit);
  let name = called.get(owner);
  if (name === undefined) called.set(owner, (name = CALLED.exec(unit.text.slice(...owner.range))?.[1] ?? null));
  return name;
}

/** A logger that the class calls and gets from elsewhere: what the project uses, no doubt. */
function inheritedLogger(owner: ClassNode, unit: Unit, target: LoggerTarget): ClassLogger | null {
  if (!target.certain || target.dialect.name === 'logfix') return null;
  const name = calledLogger(owner, unit);
  return name === null ? null : { local: `this.${name}`, dialect: target.dialect };
}

/** A field has its value once the fields before it, and then the constructor, run. */
const isLater = (member: Node, node: Node): boolean =>
  node.range[0] > member.range[1] || !inInitializer(node);

function inInitializer(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isFunction(at)) return false;
    if (at.type === 'PropertyDefinition') return true;
  }
  return false;
}

const NAME = /^_?(logger|log)$/;

function memberName(member: TSESTree.PropertyDefinition): string | null {
  if (member.key.type === 'PrivateIdentifier') {
    return NAME.test(member.key.name) ? `#${member.key.name}` : null;
  }
  const name = keyName(member);
  return name !== null && NAME.test(name) ? name : null;
}

function memberDialect(
  member: TSESTree.PropertyDefinition,
  unit: Unit,
  target: LoggerTarget,
): Dialect | null {
  if (memberName(member) === null) return null;
  if (member.value) {
    const made = madeDialect(unwrap(member.value), importOrigins(unit), target);
    if (made) return made.dialect;
  }
  return typeDialect(member.typeAnnotation, unit);
}

/** `constructor(private readonly logger: Logger)` */
function parameterLogger(member: TSESTree.MethodDefinition, unit: Unit): ClassLogger | null {
  for (const parameter of member.value.params) {
    if (parameter.type !== 'TSParameterProperty' || parameter.parameter.type !== 'Identifier') continue;
    const { name, typeAnnotation } = parameter.parameter;
    const dialect = NAME.test(name) ? typeDialect(typeAnnotation, unit) : null;
    if (dialect) return { local: `this.${name}`, dialect };
  }
  return null;
}

/** The dialect of a type that a logging library exports: `Logger` of `@nestjs/common`. */
function typeDialect(annotation: TSESTree.TSTypeAnnotation | undefined, unit: Unit): Dialect | null {
  const type = annotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const origin = importOrigins(unit).get(type.typeName.name);
  if (!origin || !/Logger/.test(origin.name)) return null;
  return knownModule(origin.module)?.dialect ?? null;
}
