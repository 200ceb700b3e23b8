import type { LoadedConfig } from '../project/config.ts';
import { discover } from '../project/discover.ts';
import { failureOf, readSource } from '../project/source-file.ts';
import type { RuleSet } from './choices.ts';
import { linterFor, rulesOf, type LintFile, type Placed } from './lint.ts';
import { shownPath, type Failure } from './run-codemod.ts';

export interface CheckRun {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly config: LoadedConfig;
  readonly rules: RuleSet;
  /** Called for each file with findings, in the order of the files. */
  readonly onFindings: (file: string, findings: readonly Placed[]) => void;
  readonly onProgress: (files: number, file: string) => void;
  readonly signal: AbortSignal;
}

export interface CheckTotals {
  readonly files: number;
  readonly failed: readonly Failure[];
  readonly interrupted: boolean;
}

/** Runs rules over a tree, file by file. */
export async function runCheck(run: CheckRun): Promise<CheckTotals> {
  const { cwd, config } = run;
  const active = rulesOf(run.rules);
  const failed: Failure[] = [];
  let lint: LintFile | null = null;
  let files = 0;
  let breath = Date.now();
  for (const path of discover(run.paths, cwd, config.config.ignore)) {
    // Reading is synchronous: let a Ctrl-C in now and then.
    if (Date.now() - breath > 50) {
      await new Promise(setImmediate);
      breath = Date.now();
    }
    if (run.signal.aborted) return { files, failed, interrupted: true };
    files++;
    const file = shownPath(path, cwd);
    run.onProgress(files, file);
    try {
      const source = readSource(path, (bytes) => active.some((r) => r.concerns(bytes, config.config)));
      if (source === null) continue;
      lint ??= await linterFor(cwd, config, run.rules);
      const { findings } = await lint(path, source.text);
      if (findings.length > 0) run.onFindings(file, findings);
    } catch (error) {
      failed.push({ file, message: failureOf(error, path) });
    }
  }
  return { files, failed, interrupted: false };
}
