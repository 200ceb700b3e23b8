import { createRequire } from 'node:module';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { ParserOptions } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import { variablesOf, type Variables } from '../analysis/variables.ts';
import { fillTypeScriptFields, TreeLinker } from './link.ts';
import type { Node, Unit } from '../analysis/types.ts';

const require = createRequire(import.meta.url);

/** A file that no parser could read. `message` is one line with line and column. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
}

type Lang = 'js' | 'jsx' | 'ts' | 'tsx' | 'dts';

/** How to read a text: by its file's ending, or by the `lang` of a script block. */
export function langOf(filename: string, blockLang?: string | null): Lang {
  const name = blockLang ? `x.${blockLang}` : filename;
  if (/\.d\.[cm]?ts$/.test(name)) return 'dts';
  if (/\.tsx$/.test(name)) return 'tsx';
  if (/\.[cm]?ts$/.test(name)) return 'ts';
  return 'jsx';
}

type SourceType = NonNullable<ParserOptions['sourceType']>;

const sourceTypeOf = (filename: string, lang: Lang): SourceType => {
  if (/\.cjs$/.test(filename)) return 'commonjs';
  if (/\.mjs$/.test(filename) || lang === 'ts' || lang === 'tsx' || lang === 'dts') return 'module';
  return 'unambiguous';
};

/**
 * Parses one file, without byte order mark, into a tree with ranges and parents.
 * oxc reads nearly everything; Babel reads what it refuses (Flow, proposals).
 * @throws {ParseError} when neither can.
 */
export function parse(filename: string, text: string, blockLang?: string | null): Unit {
  const lang = langOf(filename, blockLang);
  const sourceType = blockLang === undefined ? sourceTypeOf(filename, lang) : 'module';
  const result = parseSync(filename, text, {
    lang,
    sourceType,
    // The tree crosses to JavaScript as JSON: ranges and types that are not there cost most
    // of the parse, so the tree comes in its shortest form and gets its ranges afterwards.
    preserveParens: false,
  });
  const error = result.errors.find((e) => e.severity === 'Error');
  if (error === undefined) return makeUnit(filename, text, result);
  const at = error.labels[0]?.start ?? 0;
  const babel = PLACEHOLDER.test(text.slice(Math.max(0, at - 1), at + 2)) ? null : parseWithBabel(text, lang, sourceType);
  if (babel === null) throw new ParseError(`${position(text, at)} ${error.message}`);
  return makeUnit(filename, text, babel);
}

/** What oxc or Babel read. oxc hands the parts over when they are asked for. */
interface Parsed {
  readonly program: unknown;
  readonly comments: readonly ParsedComment[];
}

/** Of oxc (`Line`) or Babel (`CommentLine`). */
interface ParsedComment {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A template stands where code was expected. No dialect reads it, and to load Babel takes long. */
const PLACEHOLDER = /<%|\{%|%\{$/;

const BABEL_PLUGINS = [
  'jsx',
  'decorators-legacy',
  'decoratorAutoAccessors',
  'doExpressions',
  'exportDefaultFrom',
  'functionBind',
  'functionSent',
  'importReflection',
  ['optionalChainingAssign', { version: '2023-07' }],
  'partialApplication',
  'regexpUnicodeSets',
  'sourcePhaseImports',
  'throwExpressions',
  ['pipelineOperator', { proposal: 'minimal' }],
] as const;

function parseWithBabel(text: string, lang: Lang, sourceType: SourceType): Parsed | null {
  const { parse: babelParse } = require('@babel/parser') as typeof import('@babel/parser');
  const typed = lang === 'ts' || lang === 'tsx' || lang === 'dts';
  const dialects = typed
    ? [[['typescript', { dts: lang === 'dts' }]]]
    : [[['flow', { all: true }], 'flowComments'], [['flow', { all: false }]]];
  for (const dialect of dialects) {
    const plugins = [...BABEL_PLUGINS, ...dialect, ['estree', { classFeatures: true }]];
    try {
      return babelParse(text, {
        sourceType: sourceType === 'commonjs' ? 'script' : sourceType,
        ranges: true,
        errorRecovery: true,
        allowReturnOutsideFunction: true,
        allowAwaitOutsideFunction: true,
        allowSuperOutsideMethod: true,
        allowUndeclaredExports: true,
        allowNewTargetOutsideFunction: true,
        createParenthesizedExpressions: false,
        plugins: plugins.filter((p) => lang !== 'ts' || p !== 'jsx') as never,
      }) as unknown as Parsed;
    } catch {
      continue;
    }
  }
  return null;
}

function makeUnit(filename: string, text: string, parsed: Parsed): Unit {
  let linker: TreeLinker | undefined;
  // To hand over the tree is most of a parse, and who asks whether a text can be read needs none.
  const tree = (): TreeLinker => (linker ??= new TreeLinker(parsed.program as TSESTree.Program, text));
  let variables: Variables | undefined;
  let scopes: ScopeManager | undefined;
  let comments: TSESTree.Comment[] | undefined;
  return {
    filename,
    text,
    get ast() {
      tree().linkAll();
      return tree().root;
    },
    get body() {
      return tree().root.body;
    },
    link: (node) => tree().linkBelow(node),
    get comments() {
      return (comments ??= commentsOf(parsed.comments));
    },
    named: (name) => tree().named(name),
    identifiers: () => tree().all(),
    get variables() {
      return (variables ??= variablesOf(tree().root as Node, (name) => tree().named(name)));
    },
    scopes() {
      tree().linkAll();
      return (scopes ??= analyzeScopes(tree().root));
    },
  };
}

const commentsOf = (parsed: readonly ParsedComment[]): TSESTree.Comment[] =>
  parsed.map(({ type, value, start, end }) => ({
    type: type.replace('Comment', ''),
    value,
    range: [start, end],
  })) as TSESTree.Comment[];

function analyzeScopes(ast: TSESTree.Program): ScopeManager {
  const { analyze } = require('@typescript-eslint/scope-manager') as
    typeof import('@typescript-eslint/scope-manager');
  fillTypeScriptFields(ast as Node);
  return analyze(ast, {
    sourceType: ast.sourceType === 'module' ? 'module' : 'script',
    globalReturn: ast.sourceType !== 'module',
    jsxPragma: null,
    lib: [],
  });
}

function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - before.lastIndexOf('\n')}`;
}
