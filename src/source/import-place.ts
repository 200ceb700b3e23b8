import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import { requiredModule } from '../analysis/ast.ts';
import type { Node, Unit } from '../analysis/types.ts';
import type { ModuleSystem } from './module-system.ts';

/** Beside which of the imports that are there a new one goes. */
export interface Place {
  readonly node: Node;
  readonly side: 'before' | 'after';
}

/** The imports with which a file begins: the first run of them. */
export const importRun = (unit: Unit, system: ModuleSystem): readonly Node[] =>
  system === 'cjs' ? requires(unit) : imports(unit);

/**
 * The place that a file's own order gives an import: with its kind where the kinds stand one
 * after the other, in the alphabet where a sorter was at work, at the end where there is no order.
 * `null` where the file has no imports to stand beside.
 */
export function placeOf(unit: Unit, module: string, run: readonly Node[]): Place | null {
  const last = run.at(-1);
  if (!last) return null;
  const end: Place = { node: last, side: 'after' };
  const there = run.map((node) => moduleOf(node));
  const ranks = there.map(rankOf);
  if (!isAscending(ranks)) return end;
  const rank = rankOf(module);
  const sorted = isSorted(there, ranks);
  const index = there.findLastIndex((name, i) =>
    ranks[i]! < rank || (ranks[i] === rank && (!sorted || isBefore(name, module))));
  if (run.slice(index + 1).some(hasEffect)) return end;
  const next = run[index + 1];
  if (next && (index < 0 || ranks[index] !== rank)) {
    return isOnItsOwn(unit, next) ? { node: next, side: 'before' } : end;
  }
  return { node: run[index]!, side: 'after' };
}

/** Node's own, packages, aliases of the project, files: the order that sorters and people keep. */
function rankOf(module: string): number {
  if (isBuiltin(module)) return 0;
  if (/^\.{0,2}\//.test(module) || /^\.{1,2}$/.test(module)) return 3;
  return /^(?:[@~]\/|[~#$])/.test(module) ? 2 : 1;
}

const isAscending = (ranks: readonly number[]): boolean =>
  ranks.every((rank, i) => i === 0 || ranks[i - 1]! <= rank);

/** Does each kind stand in the alphabet, and not by chance? */
function isSorted(modules: readonly string[], ranks: readonly number[]): boolean {
  const pairs = modules.flatMap((name, i) =>
    i > 0 && ranks[i - 1] === ranks[i] ? [[modules[i - 1]!, name] as const] : []);
  return pairs.length > 1 && pairs.every(([one, next]) => !isBefore(next, one));
}

const isBefore = (a: string, b: string): boolean => a.toLowerCase() < b.toLowerCase();

/** What is imported for what it does must go on to run first; a style sheet does nothing to logs. */
const hasEffect = (node: Node): boolean =>
  (node.type === 'ExpressionStatement' ||
    (node.type === 'ImportDeclaration' && node.specifiers.length === 0)) &&
  !/\.(?:css|less|s[ac]ss|styl)$/.test(moduleOf(node));

/** Does the import begin its line, with no comment right above that may be meant for it? */
function isOnItsOwn(unit: Unit, node: Node): boolean {
  const [at] = node.range;
  const before = /(?:^|\n)[ \t]*$/.exec(unit.text.slice(0, at));
  if (!before) return false;
  const above = unit.text.slice(0, before.index).trimEnd().length;
  if (unit.text.slice(above, at).split('\n').length > 2) return true;
  const line = unit.text.slice(unit.text.lastIndexOf('\n', above - 1) + 1, above);
  return !COMMENT_ENDS.test(line) || !unit.comments.some(({ range }) => range[1] === above);
}

/** A line in which a comment may end, so that most need no list of all comments. */
const COMMENT_ENDS = /\*\/$|\/\/|<!--|-->|#!/;

const isImport = (s: Node): s is TSESTree.ImportDeclaration | TSESTree.TSImportEqualsDeclaration =>
  s.type === 'ImportDeclaration' ||
  (s.type === 'TSImportEqualsDeclaration' && s.moduleReference.type === 'TSExternalModuleReference');

function imports({ body }: Unit): readonly Node[] {
  const first = body.findIndex(isImport);
  if (first < 0) return [];
  const end = body.findIndex((s, i) => i > first && !isImport(s));
  return body.slice(first, end < 0 ? undefined : end);
}

/** The requires with which the file begins: a name is not there before its line. */
function requires({ body }: Unit): readonly Node[] {
  const rest = body.filter((s) => !(s.type === 'ExpressionStatement' && s.directive));
  const end = rest.findIndex((s) => !isRequire(s));
  return rest.slice(0, end < 0 ? undefined : end);
}

/** `const a = require('a')`, `const { b } = require('b').c`, `require('x')` */
function isRequire(s: Node): boolean {
  if (s.type === 'ExpressionStatement') return requiredModule(s.expression) !== null;
  return s.type === 'VariableDeclaration' && s.declarations.every((d) => requiredBy(d) !== null);
}

function requiredBy({ init }: TSESTree.VariableDeclarator): string | null {
  let node: Node | null | undefined = init;
  while (node?.type === 'MemberExpression') node = node.object;
  return requiredModule(node);
}

function moduleOf(node: Node): string {
  if (node.type === 'ImportDeclaration') return node.source.value;
  if (node.type === 'ExpressionStatement') return requiredModule(node.expression) ?? '';
  if (node.type === 'VariableDeclaration') return requiredBy(node.declarations[0]!) ?? '';
  return node.type === 'TSImportEqualsDeclaration' &&
    node.moduleReference.type === 'TSExternalModuleReference' &&
    node.moduleReference.expression.type === 'Literal'
    ? String(node.moduleReference.expression.value)
    : '';
}
