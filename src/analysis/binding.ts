import { LEVELS } from '../loggers/levels.ts';
import type { Dialect, LoggerTarget } from '../loggers/index.ts';
import { isPropertyName, propertyName, requiredModule } from './ast.ts';
import { classLogger, type ClassLogger } from './class-logger.ts';
import {
  existingLogger, importOrigins, isReady, madeDialect, type ExistingLogger,
} from './existing-logger.ts';
import { originsFor } from './origin.ts';
import { perUnit } from './per-unit.ts';
import { lookup } from './scope.ts';
import type { ImportRequest, Node, Unit } from './types.ts';

/** The name under which a file reaches its logger. */
export interface LoggerBinding {
  /** An expression: a name, or `this.logger`. */
  readonly local: string;
  readonly dialect: Dialect;
  /** The import that the name needs; `null` when the file has it. */
  readonly request: ImportRequest | null;
  /** Names the place of the calls, for loggers that want it. */
  readonly origin?: string;
}

/**
 * The logger that rewritten calls of a file use: one that it already has, or a new import
 * under a name that is free at every call and captures nothing.
 * @param sites Nodes that will refer to the logger.
 */
export function bindLogger(
  unit: Unit,
  target: LoggerTarget,
  sites: readonly Node[],
): (site: Node) => LoggerBinding | TooEarly {
  const held = new Map<Node, LoggerBinding>();
  for (const site of sites) {
    const own = functionLogger(site, unit, target) ?? classLogger(site, unit, target);
    if (own) held.set(site, { ...own, request: null });
  }
  const others = sites.filter((site) => !held.has(site));
  if (others.length === 0) return (site) => held.get(site)!;
  const { shared, from, ...binding } = bindTop(unit, target, others);
  const origins = binding.dialect.origin && (shared || binding.dialect.origin === 'first')
    ? originsFor(unit, binding.local, binding.dialect.origin)
    : () => null;
  return (site) => {
    const own = held.get(site);
    if (own) return own;
    if (!isReady({ from }, site)) {
      return { kept: `runs before ${binding.local} is there: move the call, or what declares it` };
    }
    const origin = origins(site);
    return origin === null ? binding : { ...binding, origin };
  };
}

/** A logger that the function around a call has made for itself: `const log = new Logger('x')`. */
function functionLogger(site: Node, unit: Unit, target: LoggerTarget): ClassLogger | null {
  for (const local of ['logger', 'log']) {
    const variable = lookup(unit, site, local);
    const declarator = variable?.defs[0]?.node;
    if (declarator?.type !== 'VariableDeclarator' || !declarator.init || declarator.id.type !== 'Identifier') continue;
    if (variable!.scope !== 'function' && variable!.scope !== 'block') continue;
    const constant = declarator.parent.type === 'VariableDeclaration' && declarator.parent.kind === 'const';
    if (!constant || declarator.range[1] > site.range[0]) continue;
    const made = madeDialect(declarator.init, importOrigins(unit), target);
    if (made) return { local, dialect: made.dialect };
  }
  return null;
}

/** A call that runs before the file's logger has its value. */
export interface TooEarly {
  readonly kept: string;
}

interface TopBinding extends LoggerBinding {
  /** The logger is the library's own, which knows nothing of its place. */
  readonly shared: boolean;
  /** Offset from which the name has its value. */
  readonly from: number;
}

/** The logger of a file's top level. */
function bindTop(unit: Unit, target: LoggerTarget, sites: readonly Node[]): TopBinding {
  const { dialect, module, setup } = target;
  const existing = existingLogger(unit, target);
  const fits = (found: ExistingLogger): boolean =>
    sites.every((site) => reaches(unit, site, found.local));
  if (existing !== null && fits(existing)) return { ...existing, request: null };
  const sibling = firstOf(unit.siblings, (s) => existingLogger(s, target));
  if (sibling && sites.every((site) => lookup(unit, site, sibling.local) === null)) {
    return { ...sibling, request: null };
  }
  const shared = setup === undefined;
  if (module === null) return { local: target.name, dialect, request: null, shared, from: 0 };
  const awaited = awaitedLogger(unit, target)?.request.local ?? null;
  const local =
    awaited !== null && sites.every((site) => lookup(unit, site, awaited) === null)
      ? awaited
      : freeName(unit, target.name, sites);
  const request = setup
    ? makerRequest(unit, target, setup.expression, local, sites)
    : { module, name: target.export, local };
  return { local, dialect, request, shared, from: requiredFrom(unit, module) };
}

/** The import of what makes loggers, and the statement that makes the file's own. */
function makerRequest(
  unit: Unit,
  { module, export: name }: LoggerTarget,
  expression: string,
  local: string,
  sites: readonly Node[],
): ImportRequest {
  const wanted = /^(?:new\s+)?([\w$]+)/.exec(expression)?.[1] ?? name;
  const imported = unit.body.some((s) => s.type === 'ImportDeclaration' && s.source.value === module &&
    s.specifiers.some((x) => x.local.name === wanted));
  const maker = imported ? wanted : freeName(unit, wanted, sites);
  const made = maker === wanted ? expression : expression.replace(wanted, () => maker);
  return { module: module!, name, local: maker, setup: `const ${local} = ${made}` };
}

/** A name that joins a `require` of the file is there only after it. */
function requiredFrom(unit: Unit, module: string): number {
  const statement = unit.body.find((s) =>
    s.type === 'VariableDeclaration' &&
    s.declarations.some(({ id, init }) => id.type === 'ObjectPattern' && requiredModule(init) === module));
  return statement?.range[1] ?? 0;
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

const awaitedBy = perUnit(() => new Map<LoggerTarget, AwaitedLogger | null>());

/**
 * Calls that name the configured logger while nothing declares it: an editor fixed one call,
 * or a run of fixes dropped the import. Only where the configuration says that the logger is
 * there, and only when nothing but calls at levels uses the name.
 */
export function awaitedLogger(unit: Unit, target: LoggerTarget): AwaitedLogger | null {
  const awaited = awaitedBy(unit);
  let found = awaited.get(target);
  if (found === undefined) awaited.set(target, (found = findAwaited(unit, target)));
  return found;
}

function findAwaited(unit: Unit, target: LoggerTarget): AwaitedLogger | null {
  const { module, dialect } = target;
  if (!target.certain || module === null || target.setup) return null;
  const names = OWN_NAME.test(unit.text) ? [target.name, ...LOGGER_NAMES] : [target.name];
  for (const name of names) {
    if (unit.named(name).length === 0 || !unit.text.includes(`${name}.`)) continue;
    if (unit.siblings?.some((s) => declaresTop(s, name))) continue;
    const sites = unit.variables.undeclared(name);
    const leveled = sites.every((site) => isLevelMethod(site, dialect));
    // Another name than its own was needed only where its own means something else.
    const needed = name === target.name ||
      sites.some((site) => lookup(unit, site, target.name) !== null);
    if (sites.length > 0 && leveled && needed) {
      return { request: { module, name: target.export, local: name }, sites };
    }
  }
  return null;
}

function isLevelMethod({ parent }: Node, dialect: Dialect): boolean {
  const name = parent?.type === 'MemberExpression' ? propertyName(parent) : null;
  return name !== null && LEVELS.some((level) => dialect.method(level) === name);
}

const declaresTop = (unit: Unit, name: string): boolean => unit.variables.top(name) !== null;

/** Does the name mean the file's own top-level binding at this node? */
export function reaches(unit: Unit, site: Node, name: string): boolean {
  return lookup(unit, site, name)?.scope === 'top';
}

/** Names for the logger where its own is taken. */
export const LOGGER_NAMES: readonly string[] = ['log', 'appLogger', 'appLog', 'logfixLogger'];
/** Where a text holds none of these names before a dot, one look tells it of all. */
const OWN_NAME = /(?:log|Log|Logger)\./;

function freeName(unit: Unit, wanted: string, sites: readonly Node[]): string {
  for (const name of [wanted, ...LOGGER_NAMES]) if (isFree(unit, name, sites)) return name;
  for (let i = 2; ; i++) if (isFree(unit, `${wanted}${i}`, sites)) return `${wanted}${i}`;
}

/** May a file give this name to something new, for use at these places? */
export function isFree(unit: Unit, name: string, sites: readonly Node[]): boolean {
  if (unit.siblings?.some((s) => s.text.includes(name) && declaresTop(s, name))) return false;
  const uses = unit.named(name).filter((id) => !isPropertyName(id));
  if (uses.length === 0) return true;
  // A use that no inner scope declares would be captured by a new top-level name.
  if (uses.some((id) => lookup(unit, id, name) === null)) return false;
  if (uses.some((id) => reaches(unit, id, name))) return false;
  return sites.every((site) => lookup(unit, site, name) === null);
}
