import type { Finding } from '../analysis/types.ts';
import type { Phase } from '../project/phase.ts';
import type { Failure } from './run-codemod.ts';

/** One change, or one thing that is left, placed in the text as it is afterwards. */
export interface Line {
  readonly file: string;
  readonly line: number;
  readonly finding: Finding;
}

/** Everything that a run did, and what it left. */
export interface FixReport {
  readonly phase: Phase | null;
  readonly steps: readonly string[];
  readonly dryRun: boolean;
  files: number;
  changedFiles: number;
  readonly changes: (Line & { readonly codemod: string })[];
  /** What only a person can decide. */
  readonly left: Line[];
  failed: readonly Failure[];
  interrupted: boolean;
}
