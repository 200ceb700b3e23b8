import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, quoteOf, requiredModule, staticString, unwrap } from '../ast.ts';
import { lookup, readsOf } from '../scope.ts';
import type { ImportRequest, Node, Unit } from '../types.ts';
import { written, type Countable, type Counter } from './counter.ts';
import type { LeveledCall } from './call.ts';

const MODULE = 'prom-client';

/**
 * Counts with prom-client. A counter is declared once, below the imports, with every label that the
 * lines of the file give it; a line that would need what another declaration lacks is left out.
 */
export function promCounters(lines: readonly Countable[], unit: Unit): Map<LeveledCall, Counter> {
  const counters = new Map<LeveledCall, Counter>();
  const names = [...new Set(lines.map(({ name }) => name))];
  for (const name of names) {
    const same = lines.filter((line) => line.name === name && !endsLogger(line, lines, unit));
    const labels = [...new Set(same.flatMap((line) => line.labels.map((label) => label.name)))];
    const place = same.length > 0 ? placeOf(name, same[0]!.message, labels, unit) : null;
    if (place === null) continue;
    for (const { one, callee, labels: own, args } of same) {
      const text = own.length > 0 ? written(own) : '';
      const edits = [{ range: callee.range, text: `${place.local}.inc` }, { range: args, text }];
      counters.set(one, { name, edits, imports: place.imports });
    }
  }
  return counters;
}

/** Would nothing of the file use its logger any more? An import that nothing uses is no gain. */
function endsLogger({ one, callee }: Countable, lines: readonly Countable[], unit: Unit): boolean {
  const logger = unwrap(callee.object);
  const variable = logger.type === 'Identifier' ? lookup(unit, one.call.node, logger.name) : null;
  if (!variable) return false;
  const counted = lines.filter((line) => {
    const object = unwrap(line.callee.object);
    return object.type === 'Identifier' && lookup(unit, line.one.call.node, object.name) === variable;
  });
  return readsOf(variable).length <= counted.length;
}

interface Place {
  /** Name of the counter in the file. */
  readonly local: string;
  readonly imports: readonly ImportRequest[];
}

/** Where a counter is declared, or will be; `null` where its name or its labels do not fit. */
function placeOf(name: string, message: string, labels: readonly string[], unit: Unit): Place | null {
  const declared = declaredCounter(name, unit);
  if (declared) {
    return labels.every((label) => declared.labels.includes(label)) ? { local: declared.local, imports: [] } : null;
  }
  const local = freeName(name, unit);
  if (local === null) return null;
  const counter = memberOf('Counter', 'PromCounter', unit);
  const register = memberOf('register', 'promRegister', unit);
  const setup = declaration(local, name, message, labels, [counter.text, register.text], unit);
  const missing = register.request.name === 'register' && !register.isImported ? [register.request] : [];
  return { local, imports: [{ ...counter.request, setup }, ...missing] };
}

/** `peerConnections` of `peer_connections_total` */
function freeName(name: string, unit: Unit): string | null {
  const camel = name.replace(/_total$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [camel, `${camel}Total`, `${camel}Counter`].find((one) => !isWord(one, unit)) ?? null;
}

const isWord = (word: string, unit: Unit): boolean => new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(unit.text);

interface Member {
  /** How the file says it: `Counter`, `client.Counter`. */
  readonly text: string;
  readonly request: ImportRequest;
  readonly isImported: boolean;
}

/** An export of prom-client as the file has it, or as it will be imported. */
function memberOf(name: string, other: string, unit: Unit): Member {
  const imports = importsOf(unit);
  const own = imports.find((one) => one.name === name);
  if (own) return { text: own.local, request: { module: MODULE, ...own }, isImported: true };
  const whole = imports.find((one) => one.name === '*' || one.name === 'default');
  if (whole) return { text: `${whole.local}.${name}`, request: { module: MODULE, ...whole }, isImported: true };
  const local = isWord(name, unit) ? other : name;
  return { text: local, request: { module: MODULE, name, local }, isImported: false };
}

type Imported = Pick<ImportRequest, 'name' | 'local'>;

/** What the file has of prom-client, imported or required. */
function importsOf(unit: Unit): Imported[] {
  if (!unit.text.includes(MODULE)) return [];
  return unit.body.flatMap((statement): Imported[] => {
    if (statement.type === 'ImportDeclaration') {
      const isValue = statement.source.value === MODULE && statement.importKind !== 'type';
      return isValue ? statement.specifiers.map(imported) : [];
    }
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) => (requiredModule(init) === MODULE ? required(id) : []));
  });
}

const imported = (one: TSESTree.ImportClause): Imported => {
  const local = one.local.name;
  if (one.type === 'ImportNamespaceSpecifier') return { name: '*', local };
  if (one.type === 'ImportDefaultSpecifier') return { name: 'default', local };
  return { name: one.imported.type === 'Identifier' ? one.imported.name : one.imported.value, local };
};

function required(id: Node): Imported[] {
  if (id.type === 'Identifier') return [{ name: 'default', local: id.name }];
  if (id.type !== 'ObjectPattern') return [];
  return id.properties.flatMap((p) => {
    const name = p.type === 'Property' ? keyName(p) : null;
    return name !== null && p.type === 'Property' && p.value.type === 'Identifier' ? [{ name, local: p.value.name }] : [];
  });
}

/** A counter of that name that the file declares at its top: its own name, and its labels. */
function declaredCounter(name: string, unit: Unit): { local: string; labels: string[] } | null {
  if (!unit.text.includes(name)) return null;
  for (const statement of unit.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      const options = init ? optionsOf(unwrap(init)) : null;
      if (id.type !== 'Identifier' || options === null || valueOf(options, 'name') !== name) continue;
      return { local: id.name, labels: labelNames(options) };
    }
  }
  return null;
}

/** The options of `new Counter({ … })`, also behind `register.getSingleMetric(…) ??`. */
function optionsOf(init: Node): TSESTree.ObjectExpression | null {
  const made = init.type === 'LogicalExpression' ? unwrap(init.right) : init;
  const options = made.type === 'NewExpression' ? made.arguments[0] : undefined;
  return options?.type === 'ObjectExpression' ? options : null;
}

const propertyOf = (options: TSESTree.ObjectExpression, name: string): Node | null => {
  const found = options.properties.find((p) => p.type === 'Property' && keyName(p) === name);
  return found?.type === 'Property' ? (found.value as Node) : null;
};

const valueOf = (options: TSESTree.ObjectExpression, name: string): string | null =>
  staticString(propertyOf(options, name));

function labelNames(options: TSESTree.ObjectExpression): string[] {
  const list = propertyOf(options, 'labelNames');
  if (list?.type !== 'ArrayExpression') return [];
  return list.elements.flatMap((element) => staticString(element) ?? []);
}

/** A registry takes a name once, and a module may run twice: what is there already is used. */
function declaration(
  local: string,
  name: string,
  message: string,
  labels: readonly string[],
  [counter, register]: readonly [string, string],
  unit: Unit,
): string {
  const quote = quoteOf(unit);
  const quoted = (text: string): string => quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  const known = `${register}.getSingleMetric(${quoted(name)})`;
  const kinds = labels.length > 0 ? `<${labels.map(quoted).join(' | ')}>` : '';
  const isTyped = /\.[cm]?tsx?$/.test(unit.filename);
  const found = isTyped ? `(${known} as ${counter}${kinds} | undefined)` : known;
  const indent = /\n\t/.test(unit.text) ? '\t' : '  ';
  const help = quoted(helpOf(message));
  const list = labels.length > 0 ? `, labelNames: [${labels.map(quoted).join(', ')}]` : '';
  return `const ${local} =\n${indent}${found} ??\n${indent}new ${counter}({ name: ${quoted(name)}, help: ${help}${list} })`;
}

/** What the line said, for the page of the metrics. */
const helpOf = (message: string): string =>
  message.replace(/^(?:\p{Extended_Pictographic}|[\u200d\ufe0f\s]|\[[^\]\n]{1,40}\])+/u, '').replace(/[\s:=,;.(-]+$/, '');
