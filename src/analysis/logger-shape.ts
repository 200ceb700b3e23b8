import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, outermost, propertyName, unwrap } from './ast.ts';
import type { FunctionNode } from './ast.ts';
import { perName } from './per-name.ts';
import type { Node, Unit } from './types.ts';

/** Names that loggers give to their levels. */
export const LEVEL_NAMES: ReadonlySet<string> = new Set(
  ('trace debug info log warn warning error fatal critical verbose silly notice success ' +
    'logDebug logInfo logWarn logError logWarning').split(' '),
);

const LOGGER_FILE =
  /(^|[/\\])((app|base|my|custom|console|browser|server|client|simple|debug)?[-_.]?(logger|logging|log|logs)([-_.](util|utils|service|helper|config|lib|client|server))?)\.[cm]?[jt]sx?$/i;
/** Files called `log` there are about entries of a log, not about writing one. */
const OTHER_FOLDER =
  /(^|[/\\])(models?|entities|routes?|routers?|controllers?|pages|components|views|migrations|schemas?|api|dto)[/\\]/i;

const isNamedAfterLogger = perName((path) => LOGGER_FILE.test(path) && !OTHER_FOLDER.test(path));

/** Is the file named after a logger? */
export const isLoggerFile = ({ filename }: Unit): boolean => isNamedAfterLogger(filename);

/** Members of a class or object that are named after levels and can be called. */
export function levelMembers(body: Node, isConsoleValue: (node: Node) => boolean): string[] {
  const members = body.type === 'ClassBody' ? body.body : [];
  const properties = body.type === 'ObjectExpression' ? body.properties : [];
  const names = new Set<string>();
  for (const member of [...members, ...properties]) {
    const { key, computed } = member as Partial<TSESTree.Property>;
    const name = key && computed !== undefined ? keyName({ key, computed }) : null;
    if (name === null || !LEVEL_NAMES.has(name)) continue;
    const { value } = member as Partial<TSESTree.Property>;
    if (value && (isFunction(value) || isConsoleMember(value) || isConsoleValue(value))) names.add(name);
  }
  return [...names];
}

/** `console.log`, `console.log.bind(console)` */
function isConsoleMember(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'MemberExpression') {
    return value.object.type === 'Identifier' && value.object.name === 'console';
  }
  return (
    value.type === 'CallExpression' &&
    value.callee.type === 'MemberExpression' &&
    isConsoleMember(value.callee.object)
  );
}

/** Is the class or object called a logger, or does it stand in a logger's file? */
export function isLoggerNamed(body: Node, unit: Unit): boolean {
  if (isLoggerFile(unit)) return true;
  const { parent } = body;
  if (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') {
    return /log/i.test(parent.id?.name ?? '');
  }
  const outer = outermost(body);
  const holder = outer.parent;
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') {
    return /log|console/i.test(holder.id.name);
  }
  if (holder?.type === 'AssignmentExpression' && holder.right === outer) {
    return holder.left.type === 'MemberExpression' && /log/i.test(propertyName(holder.left) ?? '');
  }
  return holder?.type === 'Property' && /log/i.test(keyName(holder) ?? '');
}

/** `extends Transport`, `implements LoggerService`: a part that a logger calls; its name. */
export function loggerParent(body: Node): string | null {
  if (body.type !== 'ClassBody') return null;
  const { superClass, implements: interfaces } = body.parent;
  const names = [superClass, ...(interfaces ?? []).map((i) => i.expression)].map(lastName);
  const writes = (): boolean =>
    body.body.some((m) => /^_?(log|write|emit)$/.test(nameOf((m as { key?: Node }).key)));
  return names.find((n) => LOGGER_PART.test(n) || (OUTPUT_PART.test(n) && writes())) ?? null;
}

const LOGGER_PART =
  /^(Abstract|Base|I|Console)?(Logger(Service)?|LogWriter|LogHandler|Log(ger)?Transport|LogReporter)$/;
/** Words that other things than loggers have too. */
const OUTPUT_PART = /^(Transport(Stream)?|Appender)$/;

const nameOf = (key: Node | undefined): string => (key?.type === 'Identifier' ? key.name : '');

function lastName(node: Node | null | undefined): string {
  if (!node) return '';
  if (node.type === 'MemberExpression') return propertyName(node) ?? '';
  return node.type === 'Identifier' ? node.name : '';
}

/** Does the file export a logger? */
export function exportsLogger(unit: Unit): boolean {
  return unit.body.some((statement) => {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        return (
          declaredNames(statement.declaration).some(isLogName) ||
          statement.specifiers.some((s) => isLogName(lastName(s.exported)))
        );
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        return isLoggerValue(statement.type === 'TSExportAssignment' ? statement.expression : statement.declaration);
      case 'ExpressionStatement':
        return isLoggerExport(statement.expression);
      default:
        return false;
    }
  });
}

const isLogName = (name: string): boolean =>
  /logg(er|ing)/i.test(name) || /^_?log([A-Z].*)?$/.test(name) || LEVEL_NAMES.has(name);

function declaredNames(node: Node | null): string[] {
  if (!node) return [];
  if (node.type === 'VariableDeclaration') {
    return node.declarations.map((d) => (d.id.type === 'Identifier' ? d.id.name : ''));
  }
  const { id } = node as { readonly id?: Node | null };
  return id?.type === 'Identifier' ? [id.name] : [];
}

function isLoggerValue(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Identifier') return isLogName(value.name);
  if (value.type === 'CallExpression' || value.type === 'NewExpression') {
    return isLogName(lastName(value.callee));
  }
  if (value.type === 'ObjectExpression') {
    return value.properties.some((p) => p.type === 'Property' && isLogName(keyName(p) ?? ''));
  }
  return declaredNames(value).some(isLogName);
}

/** `module.exports = logger`, `exports.log = …` */
function isLoggerExport(node: Node): boolean {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
  const { object } = node.left;
  const name = propertyName(node.left) ?? '';
  const isModule = object.type === 'Identifier' && object.name === 'module' && name === 'exports';
  if (isModule) return isLoggerValue(node.right);
  const exported = object.type === 'Identifier' ? object.name : lastName(object);
  return exported === 'exports' && isLogName(name);
}

/** The name by which a function is called, where it has one. */
export function functionName(fn: FunctionNode): string | null {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name;
  const outer = outermost(fn);
  const { parent } = outer;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression' && parent.right === outer) {
    const { left } = parent;
    return left.type === 'MemberExpression' ? propertyName(left) : lastName(left);
  }
  return isMember(parent) ? keyName(parent) : null;
}

/** A function that an object or a class holds. */
export const isMember = (
  node: Node | undefined,
): node is TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition =>
  node?.type === 'Property' ||
  node?.type === 'MethodDefinition' ||
  node?.type === 'PropertyDefinition';
