import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap } from '../analysis/ast.ts';
import type { Edit, Node, Unit } from '../analysis/types.ts';
import { applyEdits } from '../source/edit.ts';
import { parse } from '../source/parse.ts';
import { ConfigError, type LoadedConfig } from './config.ts';
import { replaceFile, versionOf } from './write.ts';

/**
 * Writes settings of the top level into the configuration file, or into a new one.
 * All else in the file stays as it is.
 * @param settings Values that JSON can say; `undefined` leaves a key alone.
 * @returns The file that was written.
 * @throws {ConfigError} when the file's default export is not an object that can be edited.
 */
export function saveSettings(
  loaded: LoadedConfig,
  settings: Readonly<Record<string, unknown>>,
): string {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  if (loaded.file === null) return createConfig(loaded.root, given);
  const before = readFileSync(loaded.file, 'utf8');
  const after = withSettings(loaded.file, before, given);
  if (after !== before) replaceFile(loaded.file, after, versionOf(loaded.file));
  return loaded.file;
}

function createConfig(root: string, settings: readonly (readonly [string, unknown])[]): string {
  const file = join(root, 'logfix.config.mjs');
  if (existsSync(file)) throw new ConfigError(`${file}: is there already`);
  const lines = settings.map(([key, value]) => `  ${key}: ${source(value)},`);
  const type = "/** @type {import('logfix').LogfixConfig} */";
  writeFileSync(file, `${type}\nexport default {\n${lines.join('\n')}\n};\n`, { flag: 'wx' });
  return file;
}

/** A value as a person writes it: single quotes, bare keys. */
function source(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${source(inner)}`);
  return `{ ${entries.join(', ')} }`;
}

function withSettings(
  file: string,
  text: string,
  settings: readonly (readonly [string, unknown])[],
): string {
  const unit = parse(file, text);
  const object = exportedObject(unit);
  if (object === null) {
    throw new ConfigError(`${basename(file)}: its default export is no object literal; add by hand: ${settings.map(([k, v]) => `${k}: ${source(v)}`).join(', ')}`);
  }
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const [key, value] of settings) {
    const property = object.properties.find((p) => p.type === 'Property' && keyName(p) === key);
    if (property?.type === 'Property') edits.push({ range: property.value.range, text: source(value) });
    else added.push(`${key}: ${source(value)},`);
  }
  if (added.length > 0) edits.push(insertion(object, added, text));
  return applyEdits(text, edits);
}

function insertion(object: TSESTree.ObjectExpression, lines: readonly string[], text: string): Edit {
  const at = object.range[0] + 1;
  const first = object.properties[0];
  const line = first ? text.slice(text.lastIndexOf('\n', first.range[0]) + 1, first.range[0]) : '  ';
  const multiline = /\n/.test(text.slice(...object.range));
  if (first && !multiline) return { range: [at, at], text: ` ${lines.join(' ')}` };
  const indent = /^\s*$/.test(line) ? line : '  ';
  const body = lines.map((l) => `\n${indent}${l}`).join('');
  return { range: [at, at], text: multiline ? body : `${body}\n` };
}

/** The object of `export default {…}`, `export default defineConfig({…})`, `module.exports = {…}`. */
function exportedObject(unit: Unit): TSESTree.ObjectExpression | null {
  for (const statement of unit.ast.body) {
    if (statement.type === 'ExportDefaultDeclaration') return objectIn(statement.declaration as Node, unit);
    if (statement.type !== 'ExpressionStatement') continue;
    const { expression } = statement;
    if (expression.type !== 'AssignmentExpression') continue;
    const left = unit.text.slice(...expression.left.range);
    if (left === 'module.exports') return objectIn(expression.right, unit);
  }
  return null;
}

function objectIn(node: Node, unit: Unit): TSESTree.ObjectExpression | null {
  const value = unwrap(node);
  if (value.type === 'ObjectExpression') return value;
  if (value.type === 'CallExpression' && value.arguments[0]) return objectIn(value.arguments[0] as Node, unit);
  if (value.type !== 'Identifier') return null;
  for (const statement of unit.ast.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    const found = statement.declarations.find((d) => d.id.type === 'Identifier' && d.id.name === value.name);
    if (found?.init) return objectIn(found.init, unit);
  }
  return null;
}
