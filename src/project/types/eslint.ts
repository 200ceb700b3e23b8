import type { SourceCode } from 'eslint';
import type { TypeFacts } from '../../analysis/sensitive/types.ts';
import type { TsChecker, TsSourceFile } from './compiler.ts';
import { typeFacts } from './facts.ts';

interface TypedServices {
  readonly program?: { getTypeChecker(): unknown } | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: unknown): unknown };
}

/** What typed linting knows of a file; `null` where it is off. */
export function lintedTypes({ parserServices, ast, text }: SourceCode): TypeFacts | null {
  const { program, esTreeNodeToTSNodeMap } = parserServices as TypedServices;
  const file = esTreeNodeToTSNodeMap?.get(ast) as TsSourceFile | undefined;
  if (!program || !file || file.text !== text) return null;
  return typeFacts(program.getTypeChecker() as TsChecker, file);
}
