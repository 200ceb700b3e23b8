import type { LoadedConfig } from '../project/config.ts';
import type { LineSpan } from '../project/changes.ts';
import { configFor, isLeftOut } from '../project/nearest-config.ts';
import type { TypesOf } from '../project/types/index.ts';
import { decodeSource, failureOf } from '../project/source-file.ts';
import type { Baseline, BaselineTotals } from './baseline.ts';
import type { RuleSet } from './choices.ts';
import { linterFor, rulesOf, type LintFile, type Linted, type Placed } from './lint.ts';
import { shownPath, type Failure } from './run-codemod.ts';
import type { Source } from './sources.ts';

export interface CheckRun {
  readonly sources: Iterable<Source>;
  readonly cwd: string;
  readonly config: LoadedConfig;
  readonly rules: RuleSet;
  /** What the compiler knows of files, where it is asked. */
  readonly typesOf?: TypesOf;
  readonly baseline: Baseline | null;
  /** Called for each file with findings, in the order of the files. */
  readonly onFindings: (file: string, findings: readonly Placed[]) => void;
  readonly onProgress: (files: number, file: string) => void;
  readonly signal: AbortSignal;
}

export interface CheckTotals {
  readonly files: number;
  readonly failed: readonly Failure[];
  readonly interrupted: boolean;
  /** Findings that the baseline holds. */
  readonly suppressed: number;
  /** `null` where there is no baseline. */
  readonly baseline: BaselineTotals | null;
}

const SILENT: Linted = { findings: [], counts: {} };

/** Runs rules over files, one by one. */
export async function runCheck(run: CheckRun): Promise<CheckTotals> {
  const { cwd, config, baseline } = run;
  const active = rulesOf(run.rules);
  const failed: Failure[] = [];
  let lint: LintFile | null = null;
  let files = 0;
  let suppressed = 0;
  let breath = Date.now();
  for (const { path, lines, bytes } of run.sources) {
    // Reading is synchronous: let a Ctrl-C in now and then.
    if (Date.now() - breath > 50) {
      await new Promise(setImmediate);
      breath = Date.now();
    }
    // A baseline is whole or not written.
    if (run.signal.aborted) return { files, failed, suppressed, interrupted: true, baseline: null };
    if (isLeftOut(path, config)) continue;
    files++;
    const file = shownPath(path, cwd);
    run.onProgress(files, file);
    try {
      const source = decodeSource(bytes(), (text) => active.some((r) => r.concerns(text, configFor(path, config).config)));
      if (source !== null) lint ??= await linterFor(cwd, config, run.rules, run.typesOf);
      const { findings, counts } = source === null ? SILENT : await lint!(path, source.text);
      const quiet = baseline?.judge(file, counts);
      const loud = findings.filter(({ rule }) => !quiet?.has(`logfix/${rule}`));
      suppressed += findings.length - loud.length;
      const told = lines === null ? loud : loud.filter((placed) => touches(placed, lines));
      if (told.length > 0) run.onFindings(file, told);
    } catch (error) {
      failed.push({ file, message: failureOf(error, path) });
    }
  }
  return { files, failed, suppressed, interrupted: false, baseline: baseline?.end() ?? null };
}

/** Does the call, or anything that decided, stand on one of the lines? */
const touches = (placed: Placed, lines: readonly LineSpan[]): boolean =>
  placed.spans().some(([first, last]) => lines.some((l) => first <= l[1] && l[0] <= last));
