import { createRequire } from 'node:module';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { ParserOptions } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import { linkParents } from '../analysis/walk.ts';
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
    astType: 'ts',
    range: true,
    preserveParens: false,
  });
  const error = result.errors.find((e) => e.severity === 'Error');
  if (error === undefined) {
    const comments = result.comments.map((c) => ({ ...c, range: [c.start, c.end] }));
    return makeUnit(filename, text, result.program, comments);
  }
  const babel = parseWithBabel(text, lang, sourceType);
  if (babel === null) {
    throw new ParseError(`${position(text, error.labels[0]?.start ?? 0)} ${error.message}`);
  }
  return makeUnit(filename, text, babel.program, babel.comments);
}

interface BabelFile {
  program: unknown;
  comments: readonly unknown[];
}

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

function parseWithBabel(text: string, lang: Lang, sourceType: SourceType): BabelFile | null {
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
      }) as unknown as BabelFile;
    } catch {
      continue;
    }
  }
  return null;
}

function makeUnit(
  filename: string,
  text: string,
  program: unknown,
  comments: readonly unknown[],
): Unit {
  const ast = program as TSESTree.Program;
  const identifiers: TSESTree.Identifier[] = [];
  linkParents(ast as Node, (node) => {
    if (node.type === 'Identifier') identifiers.push(node);
  });
  let scopes: ScopeManager | undefined;
  return {
    filename,
    text,
    ast,
    comments: comments as TSESTree.Comment[],
    identifiers: () => identifiers,
    scopes: () => (scopes ??= analyzeScopes(ast)),
  };
}

function analyzeScopes(ast: TSESTree.Program): ScopeManager {
  const { analyze } = require('@typescript-eslint/scope-manager') as
    typeof import('@typescript-eslint/scope-manager');
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
