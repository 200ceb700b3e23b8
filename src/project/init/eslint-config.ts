import type { TSESTree } from '@typescript-eslint/utils';
import { requiredModule, unwrap } from '../../analysis/ast.ts';
import type { Edit, ImportRequest, Node, Unit } from '../../analysis/types.ts';
import { applyEdits } from '../../source/edit.ts';
import { importEdits } from '../../source/imports.ts';
import { moduleSystemOf } from '../../source/module-system.ts';
import { ParseError, parse } from '../../source/parse.ts';
import { appendTo } from './append.ts';

export type ConfigEdit =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'there' }
  /** Its form is not understood: a person has to add the lines. */
  | { readonly kind: 'unclear' };

const PLUGIN: ImportRequest = { module: 'logfix', name: 'default', local: 'logfix' };
const DEFINE: ImportRequest = { module: 'eslint/config', name: 'defineConfig', local: 'defineConfig' };

/**
 * Adds entries at the end of a flat configuration of ESLint; every other character stays.
 * @param entries Expressions, such as `logfix.configs.recommended`.
 */
export function withEntries(file: string, text: string, entries: readonly string[]): ConfigEdit {
  if (/['"]logfix['"]/.test(text)) return { kind: 'there' };
  let unit: Unit;
  try {
    unit = parse(file, text);
  } catch (error) {
    if (error instanceof ParseError) return { kind: 'unclear' };
    throw error;
  }
  const exported = exportedValue(unit);
  const edit = exported && entriesEdit(exported, unit, entries, new Set());
  if (!edit) return { kind: 'unclear' };
  const system = moduleSystemOf(unit, 'esm');
  const imports = importEdits(unit, edit.imports, system);
  return { kind: 'edited', text: applyEdits(text, [...imports, ...edit.edits]) };
}

/** `export default …`, `export { … as default }`, `module.exports = …`, `export = …` */
function exportedValue(unit: Unit): Node | null {
  for (const statement of unit.ast.body) {
    if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
    if (statement.type === 'TSExportAssignment') return statement.expression;
    if (statement.type === 'ExportNamedDeclaration') {
      const named = statement.specifiers.find((s) => unit.text.slice(...s.exported.range) === 'default');
      if (named && statement.source === null) return named.local as Node;
    }
    if (statement.type !== 'ExpressionStatement') continue;
    const { expression } = statement;
    if (expression.type !== 'AssignmentExpression') continue;
    if (unit.text.slice(...expression.left.range) === 'module.exports') return expression.right;
  }
  return null;
}

interface EntriesEdit {
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportRequest[];
}

function entriesEdit(
  node: Node,
  unit: Unit,
  entries: readonly string[],
  seen: Set<string>,
): EntriesEdit | null {
  const value = unwrap(node);
  if (value.type === 'ArrayExpression') {
    return { edits: appendTo(unit, value, value.elements, entries), imports: [PLUGIN] };
  }
  if (value.type === 'ObjectExpression' || isArrayOf(value, unit)) return wrapped(value, unit, entries);
  if (value.type === 'CallExpression') return intoCall(value, unit, entries, seen);
  if (value.type !== 'Identifier' || seen.has(value.name)) return null;
  seen.add(value.name);
  const origin = originOf(value.name, unit);
  if (origin === 'imported') return wrapped(value, unit, entries);
  return origin && entriesEdit(origin, unit, entries, seen);
}

function intoCall(
  call: TSESTree.CallExpression,
  unit: Unit,
  entries: readonly string[],
  seen: Set<string>,
): EntriesEdit | null {
  if (!takesConfigs(call, unit)) return null;
  const [only] = call.arguments;
  const inner = call.arguments.length === 1 && only ? unwrap(only as Node) : null;
  if (inner?.type === 'ArrayExpression') return entriesEdit(inner, unit, entries, seen);
  return { edits: appendTo(unit, call, call.arguments, entries), imports: [PLUGIN] };
}

/** Functions that take any number of configurations. */
function takesConfigs({ callee, arguments: args }: TSESTree.CallExpression, unit: Unit): boolean {
  const name = unit.text.slice(...callee.range);
  if (/^(defineConfig|defineFlatConfig|defineConfigWithVueTs|withNuxt)$/.test(name)) return true;
  // The first argument of these is not a configuration of ESLint's.
  if (/^(antfu|createConfigForNuxt)$/.test(name)) return args.length > 0 && name === 'antfu';
  const [, object] = /^(\w+)\.config$/.exec(name) ?? [];
  const module = moduleOf(object ?? name, unit);
  return module === 'typescript-eslint' && (object !== undefined || name === 'config');
}

/** Calls whose value is an array of configurations: `compat.extends('next')`, `neostandard({})`. */
function isArrayOf(value: Node, unit: Unit): boolean {
  if (value.type !== 'CallExpression') return false;
  const name = unit.text.slice(...value.callee.range);
  if (/^\w+\.(extends|config|plugins|env)$/.test(name)) {
    return /new\s+FlatCompat\b/.test(unit.text) && moduleOf(name.split('.')[0]!, unit) === null;
  }
  return moduleOf(name, unit) === 'neostandard';
}

/** `defineConfig` takes arrays and objects, however deep. */
function wrapped(value: Node, unit: Unit, entries: readonly string[]): EntriesEdit {
  const [start, end] = parenthesized(value, unit);
  const edits: Edit[] = [
    { range: [start, start], text: 'defineConfig([' },
    { range: [end, end], text: `, ${entries.join(', ')}])` },
  ];
  const has = originOf(DEFINE.local, unit) === 'imported';
  return { edits, imports: has ? [PLUGIN] : [DEFINE, PLUGIN] };
}

/** The range of a value with the parentheses around it. */
function parenthesized(value: Node, { text }: Unit): [number, number] {
  let [start, end] = value.range;
  for (;;) {
    const before = /\(\s*$/.exec(text.slice(0, start));
    const after = /^\s*\)/.exec(text.slice(end));
    if (!before || !after) return [start, end];
    start -= before[0].length;
    end += after[0].length;
  }
}

/** What a name of the module's top stands for. */
function originOf(name: string, unit: Unit): Node | 'imported' | null {
  for (const statement of unit.ast.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.specifiers.some((s) => s.local.name === name)) return 'imported';
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const found = id.type === 'Identifier' && id.name === name;
      const taken = id.type === 'ObjectPattern' && init && requiredModule(init) !== null &&
        id.properties.some((p) => p.type === 'Property' && unit.text.slice(...p.value.range) === name);
      if (taken || (found && init && requiredModule(init) !== null)) return 'imported';
      if (found && init) return init;
    }
  }
  return null;
}

/** The module that a name is imported from. */
function moduleOf(name: string, unit: Unit): string | null {
  for (const statement of unit.ast.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.specifiers.some((s) => s.local.name === name)) return String(statement.source.value);
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && id.name === name) return requiredModule(init);
    }
  }
  return null;
}
