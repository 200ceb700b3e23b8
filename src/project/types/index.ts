import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TypeFacts } from '../../analysis/sensitive/types.ts';
import type { TsChecker, TsSourceFile } from './compiler.ts';
import { typeFacts } from './facts.ts';

/** Answers of the compiler for a file; `null` where no `tsconfig.json` holds it. */
export type TypesOf = (path: string, text: string) => TypeFacts | null;

interface Program {
  readonly checker: TsChecker;
  file(path: string): TsSourceFile | undefined;
}

/**
 * Types of every project that a run meets, through ts-morph. A project is read when its first
 * file is asked for: that takes seconds, so a run asks for it only when it is told to.
 */
export function projectTypes(): TypesOf {
  const programs = new Map<string, Program | null>();
  return (path, text) => {
    const config = nearestConfig(dirname(path));
    if (config === null) return null;
    let program = programs.get(config);
    if (program === undefined) programs.set(config, (program = load(config)));
    const file = program?.file(path);
    // Script blocks and files that changed meanwhile have other offsets.
    return program && file && file.text === text ? typeFacts(program.checker, file) : null;
  };
}

function nearestConfig(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'tsconfig.json');
    if (existsSync(path)) return path;
    if (dirname(at) === at) return null;
  }
}

function load(tsConfigFilePath: string): Program | null {
  const { Project } = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');
  try {
    const project = new Project({ tsConfigFilePath });
    const program = project.getProgram().compilerObject;
    return {
      checker: program.getTypeChecker() as unknown as TsChecker,
      file: (path) => program.getSourceFile(path) as unknown as TsSourceFile | undefined,
    };
  } catch {
    return null;
  }
}
