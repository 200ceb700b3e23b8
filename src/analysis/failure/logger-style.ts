import type { TSESTree } from '@typescript-eslint/utils';
import { knownModule, type Dialect } from '../../loggers/index.ts';
import { CONSOLE_STYLE, FIELDS_FIRST, reportStyle, type ReportStyle } from '../../loggers/report.ts';
import { textOf, unwrap } from '../ast.ts';
import { classLogger } from '../class-logger.ts';
import { importOrigins, madeDialect } from '../existing-logger.ts';
import { moduleOf } from '../logger-calls.ts';
import { lookup } from '../scope.ts';
import type { Settings } from '../settings.ts';
import type { LogCall, Node, Unit } from '../types.ts';

/** How the logger of a call takes exceptions and fields, and how that is known. */
export interface CallStyle extends ReportStyle {
  /** `guessed`: nothing says what the logger is. `text`: it takes a message and no more. */
  readonly known: 'console' | 'dialect' | 'guessed' | 'text';
}

/** How a call wants its exception, by what its logger is or by how the file calls it. */
export function styleOf(
  call: LogCall,
  calls: readonly LogCall[],
  unit: Unit,
  settings: Settings,
): CallStyle {
  if (call.api === 'console') return { ...CONSOLE_STYLE, known: 'console' };
  const dialect = dialectOf(call, unit, settings);
  // What a project's own logger takes beside a message is its own affair.
  const isOwn = dialect !== null && !isPublished(dialect);
  if (dialect && !isOwn) return { ...reportStyle(dialect), known: 'dialect' };
  if (dialect?.textOnly?.(call.level ?? 'info')) return { ...CONSOLE_STYLE, nested: false, known: 'text' };
  if (!isOwn && calls.some((other) => other.api === 'logger' && isFieldsFirst(other))) {
    return { ...FIELDS_FIRST, known: 'guessed' };
  }
  return { ...CONSOLE_STYLE, nested: false, known: 'guessed' };
}

/** A library's own, not one that a project made. */
export const isPublished = ({ name }: Dialect): boolean => !/^(the project's logger|console-like|tag-first)$/.test(name);

/** The dialect of the logger that a call goes to; `null` where nothing says what it is. */
export function dialectOf(call: LogCall, unit: Unit, settings: Settings): Dialect | null {
  const { logger } = settings;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  const receiver = unwrap(callee.object);
  if (receiver.type === 'MemberExpression') {
    const own = classLogger(call.node, unit, { ...logger, certain: logger.certain });
    return own !== null && own.local === textOf(unit, receiver) && isKnown(own.dialect, settings)
      ? own.dialect : null;
  }
  if (receiver.type !== 'Identifier') return madeBy(receiver, unit, settings);
  const defined = lookup(unit, receiver, receiver.name)?.defs[0];
  const definition = defined?.node as Node | undefined;
  const module = moduleOf(unit, receiver);
  if (module !== null) {
    const known = knownModule(module)?.dialect ?? logger.dialectOf?.(module);
    if (known) return known;
    if (module === logger.module) return logger.dialect;
    return logger.certain && receiver.name === logger.name ? logger.dialect : null;
  }
  if (definition?.type === 'VariableDeclarator' && definition.init) {
    return madeBy(definition.init, unit, settings);
  }
  const given = defined?.type === 'Parameter' ? defined.name.parent : undefined;
  // `(id, log = getLogger('room'))`
  if (given?.type === 'AssignmentPattern' && given.left === defined!.name) {
    return madeBy(given.right, unit, settings);
  }
  return definition === undefined && logger.certain && receiver.name === logger.name
    ? logger.dialect : null;
}

function madeBy(init: Node, unit: Unit, settings: Settings): Dialect | null {
  const made = madeDialect(unwrap(init), originsFor(unwrap(init), unit), settings.logger);
  return made && (!made.own || isKnown(made.dialect, settings)) ? made.dialect : null;
}

/** Where the names of a file come from, with the `require` that an expression begins with. */
function originsFor(init: Node, unit: Unit): ReturnType<typeof importOrigins> {
  const origins = importOrigins(unit);
  let root = init;
  while (root.type === 'CallExpression' || root.type === 'NewExpression' || root.type === 'MemberExpression') {
    root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  }
  if (root.type !== 'Identifier' || origins.has(root.name)) return origins;
  const module = moduleOf(unit, root);
  if (module === null) return origins;
  const declarator = lookup(unit, root, root.name)!.defs[0]!.node as Node;
  const whole = declarator.type === 'VariableDeclarator' && declarator.id.type === 'Identifier';
  return origins.set(root.name, { module, name: whole ? 'default' : root.name });
}

/** Where nothing is configured, a logger of the project's own may be anything. */
const isKnown = (dialect: Dialect, { logger }: Settings): boolean =>
  logger.certain || dialect !== logger.dialect;

/** `logger.info({ userId }, 'joined')` */
function isFieldsFirst({ args }: LogCall): boolean {
  const [first, second] = args.map((arg) => unwrap(arg as Node));
  if (first?.type !== 'ObjectExpression' || !second) return false;
  return second.type === 'TemplateLiteral' || isString(second);
}

const isString = (node: Node): node is TSESTree.StringLiteral =>
  node.type === 'Literal' && typeof node.value === 'string';
