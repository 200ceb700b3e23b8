import type { SourceCode } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import { variablesOf, type Variables } from '../analysis/variables.ts';
import { walk } from '../analysis/walk.ts';
import type { Node, ScopeManager, Unit } from '../analysis/types.ts';
import { hasBlocks, scriptBlocks } from '../source/blocks.ts';
import type { Part } from '../source/file.ts';
import { unitLike } from '../source/unit.ts';
import type { LogfixServices } from './eslint-parser.ts';

const known = new WeakMap<SourceCode, readonly Part[]>();

/** What our own parser left for our rules; `null` under another parser. */
export const logfixServices = (sourceCode: SourceCode): LogfixServices | null =>
  (sourceCode.parserServices as { logfix?: LogfixServices } | undefined)?.logfix ?? null;

/**
 * A file that ESLint holds, as the analysis sees it; every rule of a run shares it.
 * Call it when ESLint has visited the tree: only then does every node know its parent.
 */
export function partsFrom(sourceCode: SourceCode, filename: string): readonly Part[] {
  let parts = known.get(sourceCode);
  if (parts === undefined) {
    const services = logfixServices(sourceCode);
    parts = services ? withText(services.parts, sourceCode.text) : [foreignPart(sourceCode, filename)];
    known.set(sourceCode, parts);
  }
  return parts;
}

/** ESLint hides a hashbang from its parsers. */
function withText(parts: readonly Part[], text: string): readonly Part[] {
  if (!text.startsWith('#!')) return parts;
  return parts.map(({ unit, range }) => ({
    unit: unitLike(unit, { text: text.slice(...range) }),
    range,
  }));
}

/** The tree of any parser that ESLint works with: espree, typescript-eslint, Vue's, Babel's. */
function foreignPart(sourceCode: SourceCode, filename: string): Part {
  const { ast: program, text, scopeManager } = sourceCode;
  // The analysis reads ESTree as typescript-eslint describes it; espree's tree is a part of that.
  const ast = flatten(program as unknown as TSESTree.Program);
  let identifiers: readonly TSESTree.Identifier[] | undefined;
  let names: ReadonlyMap<string, readonly TSESTree.Identifier[]> | undefined;
  const all = () => (identifiers ??= identifiersOf(ast));
  const named = (name: string) => (names ??= byName(all())).get(name) ?? [];
  const unit: Unit = {
    filename,
    text: hasBlocks(filename) ? blankMarkup(filename, text) : text,
    answers: new Map(),
    ast,
    body: ast.body,
    link: () => {},
    comments: sourceCode.getAllComments() as unknown as TSESTree.Comment[],
    named,
    identifiers: all,
    variables: withGlobals(variablesOf(program as unknown as Node, named), scopeManager),
    scopes: () => scopeManager as unknown as ScopeManager,
  };
  return { unit, range: [0, text.length] };
}

function identifiersOf(ast: TSESTree.Program): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(ast, (node) => {
    // `import { a }` has one node for both of its names.
    if (node.type === 'Identifier' && node !== found.at(-1)) found.push(node);
  });
  return found;
}

/** What the configuration calls a global is no name that lacks its declaration. */
const withGlobals = (variables: Variables, manager: SourceCode['scopeManager']): Variables => ({
  ...variables,
  undeclared: (name) => (manager?.globalScope?.set.has(name) ? [] : variables.undeclared(name)),
});

function byName(ids: readonly TSESTree.Identifier[]): Map<string, TSESTree.Identifier[]> {
  const names = new Map<string, TSESTree.Identifier[]>();
  for (const id of ids) {
    const same = names.get(id.name);
    if (same) same.push(id);
    else names.set(id.name, [id]);
  }
  return names;
}

/** Svelte's parser puts the statements of a script into an element of the program. */
function flatten(ast: TSESTree.Program): TSESTree.Program {
  const body = ast.body as readonly (Node & { body?: unknown })[];
  const isScript = (node: Node): boolean => (node.type as string) === 'SvelteScriptElement';
  if (!body.some(isScript)) return ast;
  const statements = body.filter(isScript).flatMap((script) => script.body as TSESTree.Statement[]);
  return { ...ast, body: statements } as TSESTree.Program;
}

/**
 * The text with blanks for all that is not script, so that every offset stays as it is.
 * A host that hands over the script of a component alone, oxlint for one, gets it back.
 */
function blankMarkup(filename: string, text: string): string {
  const blocks = scriptBlocks(filename, text);
  if (blocks.length === 0) return text;
  let blank = '';
  let at = 0;
  for (const { range } of blocks) {
    blank += text.slice(at, range[0]).replace(/[^\r\n]/g, ' ') + text.slice(...range);
    at = range[1];
  }
  return blank + text.slice(at).replace(/[^\r\n]/g, ' ');
}
