import type { TSESTree } from '@typescript-eslint/utils';
import { isLevel, LEVELS } from '../loggers/levels.ts';
import type { Dialect, LoggerTarget } from '../loggers/index.ts';
import { isPropertyName, propertyName, requiredModule } from './ast.ts';
import { lookup } from './scope.ts';
import type { ImportRequest, Node, Unit } from './types.ts';

/** The name under which a file reaches its logger. */
export interface LoggerBinding {
  readonly local: string;
  readonly dialect: Dialect;
  /** The import that the name needs; `null` when the file has it. */
  readonly request: ImportRequest | null;
}

/**
 * The logger that rewritten calls of a file use: one that it already has, or a new import
 * under a name that is free at every call and captures nothing.
 * @param sites Nodes that will refer to the logger.
 */
export function bindLogger(unit: Unit, target: LoggerTarget, sites: readonly Node[]): LoggerBinding {
  const { dialect, module } = target;
  const existing = existingLogger(unit, target);
  if (existing !== null && sites.every((site) => reaches(unit, site, existing))) {
    return { local: existing, dialect, request: null };
  }
  const shared = firstOf(unit.siblings, (sibling) => existingLogger(sibling, target));
  if (shared !== null && sites.every((site) => lookup(unit, site, shared) === null)) {
    return { local: shared, dialect, request: null };
  }
  if (module === null) return { local: target.name, dialect, request: null };
  const awaited = awaitedLogger(unit, target)?.request.local ?? null;
  const local =
    awaited !== null && sites.every((site) => lookup(unit, site, awaited) === null)
      ? awaited
      : freeName(unit, target.name, sites);
  return { local, dialect, request: { module, name: target.export, local } };
}

function firstOf<T, R>(items: readonly T[] | undefined, find: (item: T) => R | null): R | null {
  for (const item of items ?? []) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Calls of a logger whose import is still to come. */
export interface AwaitedLogger {
  readonly request: ImportRequest;
  /** Where the name stands, in the order of the file. */
  readonly sites: readonly Node[];
}

/**
 * Calls that name the configured logger while nothing declares it: an editor fixed one call,
 * or a run of fixes dropped the import. Only where the configuration says that the logger is
 * there, and only when nothing but calls at levels uses the name.
 */
export function awaitedLogger(unit: Unit, target: LoggerTarget): AwaitedLogger | null {
  const { module, dialect } = target;
  if (!target.certain || module === null) return null;
  const methods = new Set(LEVELS.map((level) => dialect.method(level)));
  for (const name of [target.name, ...LOGGER_NAMES]) {
    if (!unit.text.includes(`${name}.`)) continue;
    if (isImported(unit, name) || unit.siblings?.some((s) => declaresTop(s, name))) continue;
    const global = unit.scopes().scopes[0]!;
    const sites = global.through.map((r) => r.identifier).filter((id) => id.name === name) as Node[];
    const leveled = sites.every((site) => isLevelMethod(site, methods));
    // Another name than its own was needed only where its own means something else.
    const needed = name === target.name ||
      sites.some((site) => lookup(unit, site, target.name) !== null);
    if (sites.length > 0 && leveled && needed) {
      return { request: { module, name: target.export, local: name }, sites };
    }
  }
  return null;
}

const isLevelMethod = ({ parent }: Node, methods: ReadonlySet<string>): boolean =>
  parent?.type === 'MemberExpression' && methods.has(propertyName(parent) ?? '');

/** Spares the scope analysis of nearly every file that has a logger. */
const isImported = (unit: Unit, name: string): boolean =>
  unit.body.some(
    (s) => s.type === 'ImportDeclaration' && s.specifiers.some((x) => x.local.name === name),
  );

function declaresTop(unit: Unit, name: string): boolean {
  const [global, module] = unit.scopes().scopes;
  return [global, module].some((scope) => (scope?.set.get(name)?.defs.length ?? 0) > 0);
}

/** Does the name mean the file's own top-level binding at this node? */
function reaches(unit: Unit, site: Node, name: string): boolean {
  const variable = lookup(unit, site, name);
  const kind = variable?.scope.type;
  return kind === 'module' || kind === 'global' || variable?.scope.upper?.type === 'global';
}

function existingLogger(unit: Unit, target: LoggerTarget): string | null {
  for (const statement of unit.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.source.value === target.module && statement.importKind !== 'type') {
        const local = importedAs(statement, target.export);
        if (local !== null) return local;
      }
      const own = statement.importKind !== 'type' && looksOwn(String(statement.source.value));
      const named = own && statement.specifiers.find((s) => isUsedLogger(unit, s.local.name));
      if (named) return named.local.name;
    } else if (statement.type === 'VariableDeclaration') {
      for (const declarator of statement.declarations) {
        const local = declaredAs(declarator, target, unit);
        if (local !== null) return local;
      }
    }
  }
  return null;
}

function importedAs(statement: TSESTree.ImportDeclaration, name: string): string | null {
  for (const specifier of statement.specifiers) {
    if (specifier.type === 'ImportDefaultSpecifier' && name === 'default') return specifier.local.name;
    if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue;
    if (specifier.imported.type === 'Identifier' && specifier.imported.name === name) {
      return specifier.local.name;
    }
  }
  return null;
}

/** `const { logger } = require('m')`, `const log = createLogger(…)` with `createLogger` of `m` */
function declaredAs(
  declarator: TSESTree.VariableDeclarator,
  target: LoggerTarget,
  unit: Unit,
): string | null {
  const { id, init } = declarator;
  if (!init) return null;
  const required = requiredModule(init);
  if (id.type === 'ObjectPattern') {
    for (const property of id.properties) {
      if (property.type !== 'Property' || property.value.type !== 'Identifier') continue;
      const key = property.key.type === 'Identifier' ? property.key.name : null;
      const local = property.value.name;
      if (required === target.module && key === target.export) return local;
      if (required !== null && looksOwn(required) && isUsedLogger(unit, local)) return local;
    }
    return null;
  }
  if (id.type !== 'Identifier') return null;
  if (required !== null) {
    if (required === target.module && target.export === 'default') return id.name;
    return looksOwn(required) && isUsedLogger(unit, id.name) ? id.name : null;
  }
  const root = rootCallee(init);
  if (root === null || !isUsedLogger(unit, id.name)) return null;
  const source = sourceOf(unit, root);
  return source !== null && (source === target.module || looksOwn(source)) ? id.name : null;
}

/** `createLogger` of `createLogger('x').child({…})`, `logger` of `logger.child()` */
function rootCallee(node: Node): TSESTree.Identifier | null {
  let root = node;
  while (root.type === 'CallExpression' || root.type === 'MemberExpression') {
    root = root.type === 'CallExpression' ? root.callee : root.object;
  }
  return root.type === 'Identifier' && root !== node ? root : null;
}

/** The module from which a top-level name was imported. */
function sourceOf(unit: Unit, id: TSESTree.Identifier): string | null {
  const definition = lookup(unit, id, id.name)?.defs[0];
  if (!definition) return null;
  const parent = definition.node.parent;
  if (parent?.type === 'ImportDeclaration') return String(parent.source.value);
  return definition.node.type === 'VariableDeclarator' ? requiredModule(definition.node.init) : null;
}

/** A module of the project itself whose name says that it logs: `../lib/logger`. */
const looksOwn = (module: string): boolean =>
  /^([./~@#$]|src\/)/.test(module) &&
  !/^@(logtape|nestjs|logfix|pinojs)\//.test(module) &&
  /(^|[/._-])(logger|logging|log)s?(\.[cm]?[jt]s)?$/i.test(module);

/** Is the name called like a logger somewhere: `log.info(…)`? */
const isUsedLogger = (unit: Unit, name: string): boolean =>
  unit.text.includes(`${name}.`) &&
  unit.named(name).some((id) => {
    if (id.parent.type !== 'MemberExpression') return false;
    if (id.parent.object !== id || id.parent.parent.type !== 'CallExpression') return false;
    return isLevel(propertyName(id.parent) ?? '');
  });

/** Names for the logger where its own is taken. */
export const LOGGER_NAMES: readonly string[] = ['log', 'appLogger', 'appLog', 'logfixLogger'];

function freeName(unit: Unit, wanted: string, sites: readonly Node[]): string {
  for (const name of [wanted, ...LOGGER_NAMES]) if (isFree(unit, name, sites)) return name;
  for (let i = 2; ; i++) if (isFree(unit, `${wanted}${i}`, sites)) return `${wanted}${i}`;
}

function isFree(unit: Unit, name: string, sites: readonly Node[]): boolean {
  if (unit.siblings?.some((s) => s.text.includes(name) && declaresTop(s, name))) return false;
  if (!unit.text.includes(name)) return true;
  const uses = unit.named(name).filter((id) => !isPropertyName(id));
  if (uses.length === 0) return true;
  // A use that no inner scope declares would be captured by a new top-level name.
  if (uses.some((id) => lookup(unit, id, name) === null)) return false;
  if (uses.some((id) => reaches(unit, id, name))) return false;
  return sites.every((site) => lookup(unit, site, name) === null);
}
