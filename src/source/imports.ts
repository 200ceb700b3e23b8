import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, requiredModule } from '../analysis/ast.ts';
import { childrenOf } from '../analysis/walk.ts';
import type { Edit, ImportRequest, Node, Unit } from '../analysis/types.ts';

export type ModuleSystem = 'esm' | 'cjs' | 'none';

/** How the file itself imports; `fallback` where it shows nothing. */
export function moduleSystemOf(unit: Unit, fallback: ModuleSystem): ModuleSystem {
  const { body } = unit;
  if (body.some((s) => /^(Import|Export|TSExport|TSImportEquals)/.test(s.type))) return 'esm';
  if (/\.(mjs|mts)$/.test(unit.filename)) return 'esm';
  if (/\.cjs$/.test(unit.filename)) return 'cjs';
  if (/\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/.test(unit.text)) return 'cjs';
  if (/\bimport\.meta\b/.test(unit.text)) return 'esm';
  return fallback;
}

/** The edits that bring the imports into the file, once each, in its own style. */
export function importEdits(
  unit: Unit,
  requests: readonly ImportRequest[],
  system: ModuleSystem,
): Edit[] {
  const wanted = new Map(requests.map((r) => [keyOf(r), r]));
  const merged: Edit[] = [];
  const lines: string[] = [];
  const style = styleOf(unit);
  const byModule = groupByModule(wanted.values());
  for (const [module, group] of byModule) {
    const made = group.flatMap(({ setup }) =>
      setup === undefined ? [] : [setup.replaceAll('\n', style.eol) + style.semicolon]);
    const missing = onceEach(group).filter((r) => r.setup === undefined || !isNamedImport(unit, r));
    const into = mergePoint(unit, module);
    const named = missing.filter((r) => r.name !== 'default' && r.name !== '');
    if (missing.length === 0) {
      // The file has the import already: only what it makes is new.
    } else if (into && named.length === missing.length) {
      const names = named.map((r) => specifier(r, system === 'cjs' ? ': ' : ' as ')).join(', ');
      merged.push({ range: [into.at, into.at], text: into.before + names + into.after });
    } else lines.push(...statements(module, missing, system, style));
    lines.push(...made.map((line) => style.eol + line));
  }
  if (lines.length > 0) merged.push(separated(unit, lines, system, style));
  return merged;
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

interface Style {
  readonly quote: string;
  readonly semicolon: string;
  readonly eol: string;
}

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

/** `require('m')` without a semicolon would call what a following `(` begins. */
function separated(unit: Unit, lines: readonly string[], system: ModuleSystem, style: Style): Edit {
  const edit = insertion(unit, lines, system, style);
  const joins = system === 'cjs' && /[([`+\-*/]/.test(nextCharacter(unit, edit.range[1]));
  return joins ? insertion(unit, lines.map(closed), system, style) : edit;
}

/** The first character of code at or after an offset; empty at the end. */
function nextCharacter(unit: Unit, offset: number): string {
  let at = offset;
  for (;;) {
    while (/\s/.test(unit.text[at] ?? '')) at++;
    const comment = unit.comments.find((c) => c.range[0] === at);
    if (!comment) return unit.text[at] ?? '';
    at = comment.range[1];
  }
}

function insertion(unit: Unit, lines: readonly string[], system: ModuleSystem, style: Style): Edit {
  const anchor = system === 'cjs' ? lastRequire(unit) : lastImport(unit);
  if (anchor) {
    const at = endOfLineAfter(unit, anchor.range[1]);
    const indent = indentAt(unit.text, anchor.range[0]);
    if (at !== null) {
      return { range: [at, at], text: lines.map((l) => style.eol + indent + l).join('') };
    }
    const end = anchor.range[1];
    return { range: [end, end], text: ` ${lines.map(closed).join(' ')}` };
  }
  return insertionAtTop(unit, lines, style);
}

/** A statement that shares its line must end with a semicolon. */
const closed = (line: string): string => (line.endsWith(';') ? line : `${line};`);

const isDirective = (s: Node): boolean => s.type === 'ExpressionStatement' && !!s.directive;

const isImport = (s: Node): boolean =>
  s.type === 'ImportDeclaration' ||
  (s.type === 'TSImportEqualsDeclaration' && s.moduleReference.type === 'TSExternalModuleReference');

/** The last import of the first run of imports. */
function lastImport(unit: Unit): Node | null {
  const { body } = unit;
  const first = body.findIndex(isImport);
  if (first < 0) return null;
  let last = first;
  while (last + 1 < body.length && isImport(body[last + 1]!)) last++;
  return body[last]!;
}

/** `const a = require('a')`, `const { b } = require('b').c`, `require('x')` */
function isRequire(s: Node): boolean {
  if (s.type === 'ExpressionStatement') return requiredModule(s.expression) !== null;
  if (s.type !== 'VariableDeclaration') return false;
  return s.declarations.every((d) => {
    let init: Node | null | undefined = d.init;
    while (init?.type === 'MemberExpression') init = init.object;
    return requiredModule(init) !== null;
  });
}

/** The last of the requires with which the file begins: a name is not there before its line. */
function lastRequire(unit: Unit): Node | null {
  let last: Node | null = null;
  for (const statement of unit.body) {
    if (isDirective(statement)) continue;
    if (!isRequire(statement)) break;
    last = statement;
  }
  return last;
}

/** End of the line when nothing but a comment follows `offset` on it; `null` otherwise. */
function endOfLineAfter(unit: Unit, offset: number): number | null {
  let at = offset;
  for (;;) {
    while (/[ \t;]/.test(unit.text[at] ?? '')) at++;
    const comment = unit.comments.find((c) => c.range[0] === at);
    if (!comment) break;
    if (unit.text.slice(...comment.range).includes('\n')) return comment.range[1];
    at = comment.range[1];
  }
  const rest = unit.text[at];
  return rest === undefined || rest === '\n' || rest === '\r' ? at : null;
}

function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))![0];
}

const FIRST_LINES =
  /@(ts-(no)?check|license|licence|copyright|preserve|jest-environment|vitest-environment|flow|noflow|jsx|jsxRuntime|jsxImportSource|fileoverview|file|module|author|format|prettier|generated)\b|^!|copyright|licen[cs]e|spdx|eslint(?!-disable-(next-)?line)|(istanbul|v8|c8) ignore file|tslint:(?!disable-next-line)|jshint|jslint|global |<reference|<amd|#region/i;

function insertionAtTop(unit: Unit, lines: readonly string[], style: Style): Edit {
  const { body } = unit;
  const directives = body.filter(isDirective);
  const lastDirective = directives.at(-1);
  const first = body.find((s) => !isDirective(s));
  if (lastDirective) {
    const at = endOfLineAfter(unit, lastDirective.range[1]);
    const indent = indentAt(unit.text, lastDirective.range[0]);
    const text = lines.map((l) => style.eol + indent + l).join('');
    if (at !== null) return { range: [at, at], text };
    const end = lastDirective.range[1];
    return { range: [end, end], text: ` ${lines.map(closed).join(' ')}` };
  }
  const at = topOffset(unit, first);
  const indent = first ? indentAt(unit.text, first.range[0]) : '';
  const begins = at === 0 || unit.text[at - 1] === '\n' || /^[ \t]*$/.test(lineBefore(unit.text, at));
  const block = lines.join(style.eol + indent);
  const tail = first === undefined ? '' : style.eol + style.eol + indent;
  return { range: [at, at], text: begins ? block + tail : style.eol + block + tail };
}

const lineBefore = (text: string, at: number): string =>
  text.slice(text.lastIndexOf('\n', at - 1) + 1, at);

/** After hashbang, licence and pragmas; before the comment that belongs to the first statement. */
function topOffset(unit: Unit, first: Node | undefined): number {
  const { text } = unit;
  const end = first ? decoratedStart(first) : text.length;
  const leading = unit.comments.filter((c) => c.range[1] <= end && !text.startsWith('#!', c.range[0]));
  let keep = /^#!.*\r?\n?/.exec(text)?.[0].length ?? 0;
  leading.forEach((comment, i) => {
    const next = leading[i + 1]?.range[0] ?? end;
    const gap = text.slice(comment.range[1], next);
    const detached = (gap.match(/\n/g) ?? []).length > 1;
    if (detached || FIRST_LINES.test(comment.value)) keep = comment.range[1];
  });
  let at = keep;
  while (at < end && /\s/.test(text[at]!)) at++;
  return at;
}

const decoratedStart = (node: Node): number => {
  const inner = 'declaration' in node && node.declaration ? (node.declaration as Node) : node;
  const decorators = 'decorators' in inner ? (inner.decorators as Node[] | undefined) : undefined;
  return Math.min(node.range[0], ...(decorators ?? []).map((d) => d.range[0]));
};

function styleOf(unit: Unit): Style {
  const { body } = unit;
  const eol = /\r?\n/.exec(unit.text)?.[0] ?? '\n';
  const sample = body.slice(0, 20).filter(endsWithSemicolon);
  const bare = sample.filter((s) => unit.text[s.range[1] - 1] !== ';');
  const semicolon = sample.length > 0 && bare.length * 2 > sample.length ? '' : ';';
  return { quote: quoteOf(unit), semicolon, eol };
}

const endsWithSemicolon = (s: Node): boolean =>
  /^(Import|VariableDeclaration|ExpressionStatement|ExportAll|Return|Throw)/.test(s.type);

function quoteOf(unit: Unit): string {
  for (const s of unit.body) {
    if (s.type === 'ImportDeclaration') return unit.text[s.source.range[0]]!;
  }
  const required = /\brequire\(\s*(['"])/.exec(unit.text);
  if (required) return required[1]!;
  const literal = firstString(unit.ast);
  return literal ? unit.text[literal.range[0]]! : "'";
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
