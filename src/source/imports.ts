import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, requiredModule } from '../analysis/ast.ts';
import { childrenOf, walk } from '../analysis/walk.ts';
import type { Edit, ImportRequest, Node, Unit } from '../analysis/types.ts';
import { importRun, placeOf, type Place } from './import-place.ts';
import { insertLines, type Lines, type Style } from './insert-lines.ts';
import type { ModuleSystem } from './module-system.ts';

/** The edits that bring the imports into the file, once each, in its own style. */
export function importEdits(
  unit: Unit,
  requests: readonly ImportRequest[],
  system: ModuleSystem,
): Edit[] {
  const wanted = new Map(requests.map((r) => [keyOf(r), r]));
  const merged: Edit[] = [];
  const lines: Line[] = [];
  const style = styleOf(unit);
  const run = importRun(unit, system);
  const last = run.at(-1);
  const end: Place | null = last ? { node: last, side: 'after' } : null;
  // What is made of an import stands below all imports.
  const made = [...wanted.values()].flatMap(({ setup }) =>
    setup === undefined ? [] : [style.eol + setup.replaceAll('\n', style.eol) + style.semicolon]);
  const byModule = groupByModule(wanted.values());
  for (const [module, group] of byModule) {
    const missing = onceEach(group).filter((r) => r.setup === undefined || !isNamedImport(unit, r));
    const into = mergePoint(unit, module);
    const named = missing.filter((r) => r.name !== 'default' && r.name !== '');
    if (missing.length === 0) {
      // The file has the import already: only what it makes is new.
    } else if (into && named.length === missing.length) {
      const names = named.map((r) => specifier(r, system === 'cjs' ? ': ' : ' as ')).join(', ');
      merged.push({ range: [into.at, into.at], text: into.before + names + into.after });
    } else {
      const place = placeOf(unit, module, run);
      lines.push(...statements(module, missing, system, style).map((text) => ({ text, place })));
    }
  }
  lines.push(...made.map((text) => ({ text, place: end })));
  return [...merged, ...byPlace(lines).map((group) => insertLines(unit, group, system, style))];
}

/** A statement to write, and where; `null` where the file has no import to stand beside. */
interface Line {
  readonly text: string;
  readonly place: Place | null;
}

function byPlace(lines: readonly Line[]): readonly Lines[] {
  const groups = new Map<string, { texts: string[]; place: Place | null }>();
  for (const { text, place } of lines) {
    const key = place ? `${place.side} ${place.node.range[0]}` : '';
    const group = groups.get(key) ?? { texts: [], place };
    group.texts.push(text);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What makes two requests one. */
export const keyOf = ({ module, name, local, setup = '' }: ImportRequest): string =>
  [module, name, local, setup].join('\0');

/** Several things may be made of one import. */
const onceEach = (group: readonly ImportRequest[]): ImportRequest[] =>
  [...new Map(group.map((r) => [`${r.name}\0${r.local}`, r])).values()];

/** Does the file import, or require, this name from this module already? */
const isNamedImport = (unit: Unit, { module, name, local }: ImportRequest): boolean =>
  unit.body.some((s) => {
    if (s.type === 'VariableDeclaration') {
      return s.declarations.some(({ id, init }) => requiredModule(init) === module && bindsName(id, name, local));
    }
    return s.type === 'ImportDeclaration' && s.source.value === module && s.importKind !== 'type' &&
      s.specifiers.some((x) => x.local.name === local && nameOf(x) === name);
  });

/** `const { Counter } = require(…)`, `const client = require(…)` */
const bindsName = (id: Node, name: string, local: string): boolean =>
  id.type === 'ObjectPattern'
    ? id.properties.some((p) => p.type === 'Property' && keyName(p) === name &&
      p.value.type === 'Identifier' && p.value.name === local)
    : id.type === 'Identifier' && name === 'default' && id.name === local;

const nameOf = (x: TSESTree.ImportClause): string => {
  if (x.type === 'ImportDefaultSpecifier') return 'default';
  if (x.type === 'ImportNamespaceSpecifier') return '*';
  return x.imported.type === 'Identifier' ? x.imported.name : x.imported.value;
};

const groupByModule = (requests: Iterable<ImportRequest>): Map<string, ImportRequest[]> => {
  const groups = new Map<string, ImportRequest[]>();
  for (const r of requests) groups.set(r.module, [...(groups.get(r.module) ?? []), r]);
  return groups;
};

const specifier = (r: ImportRequest, as: string): string =>
  r.name === r.local ? r.name : `${r.name}${as}${r.local}`;

function statements(
  module: string,
  group: readonly ImportRequest[],
  system: ModuleSystem,
  { quote, semicolon }: Style,
): string[] {
  const from = `${quote}${module}${quote}`;
  const named = group.filter((r) => !/^(default|\*|)$/.test(r.name));
  const whole = group.filter((r) => /^(default|\*|)$/.test(r.name));
  const lines = whole.map((r) => {
    if (r.name === '') return (system === 'cjs' ? `require(${from})` : `import ${from}`) + semicolon;
    if (system === 'cjs') return `const ${r.local} = require(${from})${semicolon}`;
    return `import ${r.name === '*' ? '* as ' : ''}${r.local} from ${from}${semicolon}`;
  });
  if (named.length === 0) return lines;
  const names = named.map((r) => specifier(r, system === 'cjs' ? ': ' : ' as ')).join(', ');
  return [
    ...lines,
    system === 'cjs'
      ? `const { ${names} } = require(${from})${semicolon}`
      : `import { ${names} } from ${from}${semicolon}`,
  ];
}

interface MergePoint {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Where names can join an import of the same module. */
function mergePoint(unit: Unit, module: string): MergePoint | null {
  if (!unit.text.includes(module)) return null;
  unit.named('require');
  for (const statement of unit.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.source.value !== module || statement.importKind === 'type') continue;
      const { specifiers } = statement;
      const last = specifiers.at(-1);
      if (last?.type === 'ImportSpecifier') {
        return { at: last.range[1], before: separatorIn(unit, specifiers.at(-2), last), after: '' };
      }
      if (last?.type === 'ImportDefaultSpecifier') {
        return { at: last.range[1], before: ', { ', after: ' }' };
      }
    } else if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'ObjectPattern' || requiredModule(init) !== module) continue;
        const last = id.properties.at(-1);
        if (last?.type === 'Property') return { at: last.range[1], before: ', ', after: '' };
      }
    }
  }
  return null;
}

/** Names that stand on lines of their own go on to do so. */
function separatorIn(unit: Unit, before: Node | undefined, last: Node): string {
  const between = before ? unit.text.slice(before.range[1], last.range[0]) : '';
  return /^,[ \t]*\r?\n[ \t]*$/.test(between) ? between : ', ';
}

function styleOf(unit: Unit): Style {
  const eol = /\r?\n/.exec(unit.text)?.[0] ?? '\n';
  const sample = ended(unit);
  const bare = sample.filter((s) => unit.text[s.range[1] - 1] !== ';');
  const semicolon = sample.length > 0 && bare.length * 2 > sample.length ? '' : ';';
  return { quote: quoteOf(unit), semicolon, eol };
}

const SAMPLE = 20;

/** Statements that may end with a semicolon: of the top level, or else of the functions below. */
function ended(unit: Unit): readonly Node[] {
  const top = unit.body.slice(0, SAMPLE).filter(endsWithSemicolon);
  if (top.length > 0) return top;
  const below: Node[] = [];
  for (const statement of unit.body) {
    if (below.length >= SAMPLE) break;
    unit.link(statement);
    walk(statement, (node) => {
      if (endsWithSemicolon(node) && !isLoopHead(node)) below.push(node);
      return below.length < SAMPLE;
    });
  }
  return below;
}

const endsWithSemicolon = (s: Node): boolean =>
  /^(ImportDeclaration|VariableDeclaration|ExpressionStatement|ExportAll|Return|Throw)/.test(s.type);

const isLoopHead = ({ parent, type }: Node): boolean =>
  type === 'VariableDeclaration' && /^For(In|Of)?Statement$/.test(parent.type);

function quoteOf(unit: Unit): string {
  for (const s of unit.body) {
    if (s.type === 'ImportDeclaration') return unit.text[s.source.range[0]]!;
  }
  const required = /\brequire\(\s*(['"])/.exec(unit.text);
  if (required) return required[1]!;
  for (const s of unit.body) {
    unit.link(s);
    const literal = firstString(s);
    if (literal) return unit.text[literal.range[0]]!;
  }
  return "'";
}

function firstString(node: Node): TSESTree.StringLiteral | null {
  if (node.type === 'JSXAttribute') return null;
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return node.parent.type === 'JSXElement' ? null : (node as TSESTree.StringLiteral);
  }
  for (const child of childrenOf(node)) {
    const found = firstString(child);
    if (found) return found;
  }
  return null;
}
