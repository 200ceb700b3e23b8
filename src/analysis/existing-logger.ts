import type { TSESTree } from '@typescript-eslint/utils';
import { isLevel } from '../loggers/levels.ts';
import { knownModule, type Dialect, type LoggerTarget } from '../loggers/index.ts';
import { enclosingFunction, propertyName, requiredModule, unwrap } from './ast.ts';
import type { Node, Unit } from './types.ts';

/** A logger that a file has already. */
export interface ExistingLogger {
  readonly local: string;
  readonly dialect: Dialect;
  /** Calls name their place themselves: the name is a library's own, not a logger of the file. */
  readonly shared: boolean;
  /** Offset from which the name has its value; 0 for imports. */
  readonly from: number;
}

/** Where a top-level name comes from. */
interface Origin {
  readonly module: string;
  /** Exported name; `default`, or `*` for the whole module. */
  readonly name: string;
}

/** The first logger of a file's top level. */
export function existingLogger(unit: Unit, target: LoggerTarget): ExistingLogger | null {
  const origins = new Map<string, Origin>();
  for (const statement of unit.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.importKind === 'type') continue;
      for (const [local, origin] of imported(statement)) {
        origins.set(local, origin);
        const found = loggerFrom(local, origin, unit, target);
        if (found) return { ...found, from: 0 };
      }
      continue;
    }
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type !== 'VariableDeclaration') continue;
    for (const declarator of inner.declarations) {
      const found = declared(declarator, origins, unit, target);
      if (found) return { ...found, from: statement.range[1] };
    }
  }
  return null;
}

/** Does the logger have its value where this node runs? */
export const isReady = ({ from }: Pick<ExistingLogger, 'from'>, site: Node): boolean =>
  site.range[0] >= from || enclosingFunction(site) !== null;

function* imported(statement: TSESTree.ImportDeclaration): Generator<[string, Origin]> {
  const module = String(statement.source.value);
  for (const specifier of statement.specifiers) {
    const local = specifier.local.name;
    if (specifier.type === 'ImportDefaultSpecifier') yield [local, { module, name: 'default' }];
    else if (specifier.type === 'ImportNamespaceSpecifier') yield [local, { module, name: '*' }];
    else if (specifier.importKind !== 'type') {
      const { imported: from } = specifier;
      yield [local, { module, name: from.type === 'Identifier' ? from.name : from.value }];
    }
  }
}

type Found = Omit<ExistingLogger, 'from'>;

/** A name that is a logger as it comes out of its module. */
function loggerFrom(
  local: string,
  { module, name }: Origin,
  unit: Unit,
  target: LoggerTarget,
): Found | null {
  if (module === target.module && sameExport(name, target.export) && !target.setup) {
    return { local, dialect: target.dialect, shared: true };
  }
  const known = knownModule(module);
  if (known) {
    const fits = known.loggers.includes(name) && isUsedLogger(unit, local, known.dialect);
    return fits ? { local, dialect: known.dialect, shared: true } : null;
  }
  const dialect = ownDialect(module, target);
  return dialect && isUsedLogger(unit, local, dialect) ? { local, dialect, shared: true } : null;
}

const sameExport = (name: string, wanted: string): boolean =>
  name === wanted || (name === '*' && wanted === 'default');

/** The dialect of a logger that a module of the project exports; `null` where none is known. */
function ownDialect(module: string, target: LoggerTarget): Dialect | null {
  const own = target.dialectOf?.(module) ?? null;
  return own ?? (looksOwn(module) ? target.dialect : null);
}

/** `const { logger } = require('m')`, `const log = createLogger(…)` with `createLogger` of `m` */
function declared(
  { id, init }: TSESTree.VariableDeclarator,
  origins: Map<string, Origin>,
  unit: Unit,
  target: LoggerTarget,
): Found | null {
  if (!init) return null;
  const required = requiredOrigin(init);
  if (id.type === 'ObjectPattern') {
    for (const property of required ? id.properties : []) {
      if (property.type !== 'Property' || property.value.type !== 'Identifier') continue;
      const key = property.key.type === 'Identifier' ? property.key.name : '';
      const origin = { module: required!.module, name: key };
      origins.set(property.value.name, origin);
      const found = loggerFrom(property.value.name, origin, unit, target);
      if (found) return found;
    }
    return null;
  }
  if (id.type !== 'Identifier') return null;
  if (required) {
    origins.set(id.name, required);
    return loggerFrom(id.name, required, unit, target);
  }
  const dialect = madeDialect(init, origins, target);
  if (dialect === null) return null;
  // A logger with a name for itself, `audit`, is for what it says, until calls say more.
  const named = !dialect.own && /log/i.test(id.name);
  return !named && !isUsedLogger(unit, id.name, dialect.dialect) ? null : { local: id.name, dialect: dialect.dialect, shared: false };
}

/** `require('m')`, `require('m').logger`, `require('m').default` */
function requiredOrigin(init: Node): Origin | null {
  const node = unwrap(init);
  const module = requiredModule(node);
  if (module !== null) return { module, name: 'default' };
  if (node.type !== 'MemberExpression') return null;
  const from = requiredModule(node.object);
  const name = propertyName(node);
  return from === null || name === null ? null : { module: from, name };
}

/** The dialect of what an expression makes: `pino()`, `new Logger('x')`, `log.child({})`. */
export function madeDialect(
  init: Node,
  origins: ReadonlyMap<string, Origin>,
  target: LoggerTarget,
): { readonly dialect: Dialect; readonly own: boolean } | null {
  const chain = chainOf(unwrap(init));
  if (chain === null) return null;
  const origin = 'module' in chain.root ? chain.root : origins.get(chain.root.name);
  if (!origin) return null;
  const known = knownModule(origin.module);
  if (!known) {
    const dialect = ownDialect(origin.module, target);
    return dialect && { dialect, own: true };
  }
  const { dialect, makers, loggers } = known;
  const first = chain.members[0];
  const made = makers.includes(origin.name) || (first !== undefined && makers.includes(first)) ||
    (loggers.includes(origin.name) && /^(child|getLogger|withTag|withDefaults|get|scope)$/.test(chain.members.at(-1) ?? '')) ||
    (origin.name === 'default' && chain.members.includes('get'));
  return made ? { dialect, own: false } : null;
}

interface Chain {
  readonly root: TSESTree.Identifier | Origin;
  readonly members: readonly string[];
}

/** `winston` and `createLogger` of `winston.createLogger({…})`; `null` where nothing is called. */
function chainOf(init: Node): Chain | null {
  let node = init;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const members: string[] = [];
  for (;;) {
    const origin = requiredOrigin(node);
    if (origin) return { root: origin, members };
    if (node.type === 'CallExpression' || node.type === 'NewExpression') node = unwrap(node.callee);
    else if (node.type === 'MemberExpression') {
      members.unshift(propertyName(node) ?? '');
      node = unwrap(node.object);
    } else return node.type === 'Identifier' ? { root: node, members } : null;
  }
}

/** Where the names of a file's imports come from. */
export function importOrigins(unit: Unit): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const statement of unit.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const [local, origin] of imported(statement)) origins.set(local, origin);
  }
  return origins;
}

/** A module of the project itself whose name says that it logs: `../lib/logger`. */
const looksOwn = (module: string): boolean =>
  /^([./~@#$]|src\/)/.test(module) &&
  !/^@(logtape|nestjs|logfix|pinojs|angular|aws-|google|opentelemetry|sentry)[\w-]*\//.test(module) &&
  /(^|[/._-])(logger|logging|log)s?(\.[cm]?[jt]s)?$/i.test(module);

/** Is the name called like a logger somewhere: `log.info(…)`? */
function isUsedLogger(unit: Unit, name: string, dialect: Dialect): boolean {
  return unit.named(name).some((id) => {
    if (id.parent.type !== 'MemberExpression' || id.parent.object !== id) return false;
    if (id.parent.parent.type !== 'CallExpression') return false;
    const method = propertyName(id.parent) ?? '';
    return isLevel(method) || method === dialect.method('info') || method === dialect.method('trace');
  });
}
