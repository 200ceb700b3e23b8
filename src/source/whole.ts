import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Lang, SourceType } from './tree/read.ts';
import type { ParsedComment } from './unit.ts';

const require = createRequire(import.meta.url);

type Kind = SourceType | 'unambiguous';

/** What oxc or Babel read. oxc hands the parts over when they are asked for. */
export interface Whole {
  readonly program: TSESTree.Program;
  readonly comments: readonly ParsedComment[];
}

/** What is wrong with a text, and where. */
export interface Unread {
  readonly wrong: string;
  readonly at: number;
}

/** A template stands where code was expected. No dialect reads it, and to load Babel takes long. */
const PLACEHOLDER = /<%|\{%|%\{$/;

/** Reads a text with oxc, or with Babel where oxc refuses it. */
export function readWhole(filename: string, text: string, lang: Lang, sourceType: Kind): Whole | Unread {
  const { parseSync } = require('oxc-parser') as typeof import('oxc-parser');
  const result = parseSync(filename, text, { lang, sourceType, preserveParens: false });
  const error = result.errors.find((e) => e.severity === 'Error');
  if (error === undefined) return result as unknown as Whole;
  const at = error.labels[0]?.start ?? 0;
  const babel = PLACEHOLDER.test(text.slice(Math.max(0, at - 1), at + 2)) ? null : readWithBabel(text, lang, sourceType);
  return babel ?? { wrong: error.message, at };
}

/** Reads a text with Babel alone, which says so when the stack does not suffice. */
export const readDeep = (_filename: string, text: string, lang: Lang, sourceType: Kind): Whole | Unread =>
  readWithBabel(text, lang, sourceType) ?? { wrong: 'nests too deeply to be read: split it, or ignore it', at: 0 };

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

function readWithBabel(text: string, lang: Lang, sourceType: Kind): Whole | null {
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
      }) as unknown as Whole;
    } catch {
      continue;
    }
  }
  return null;
}
