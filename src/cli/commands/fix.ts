import { isReported } from '../../analysis/reported.ts';
import { loadConfig } from '../../project/config.ts';
import { fixFile, mayFix, mayFixBytes, stepsOf, type Fixed } from '../../project/fix.ts';
import type { Phase } from '../../project/phase.ts';
import { withOptions } from '../../project/transform.ts';
import { lineTable } from '../../source/lines.ts';
import type { FixReport } from '../fix-report.ts';
import { interruptible } from '../interrupt.ts';
import { EXIT, progressLine, type Io } from '../io.ts';
import { fixJson } from '../output/fix-json.ts';
import { fixText } from '../output/fix-text.ts';
import { missingLogger } from '../missing-logger.ts';
import { runCodemod, type RunOptions } from '../run-codemod.ts';
import type { Verify } from '../run-verified.ts';
import { refuseDirty } from './codemod.ts';

export interface FixOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The phase whose codemods run; `null` for all. */
  readonly phase: Phase | null;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly format: 'text' | 'json';
  readonly verbose: boolean;
  readonly config?: string;
  readonly verify?: Verify;
  /** Flags that overrule the configuration: `loggerImport`, `stripEmoji`, `include`, … */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/**
 * `logfix fix`: every codemod over the files under the paths, each file read and written once.
 * @returns The exit code: 0 nothing left to do, 1 something is left, 2 could not work.
 */
export async function fix(options: FixOptions, io: Io): Promise<number> {
  const { cwd, paths, phase, dryRun } = options;
  const config = withOptions(await loadConfig(cwd, options.config), options.overrides);
  if (!dryRun && !options.force) refuseDirty(paths, cwd);
  const steps = stepsOf(phase);
  const missing = missingLogger(cwd);
  const line = progressLine(io);
  const printer = options.format === 'json' ? fixJson(io) : fixText(io, options);
  const report: FixReport = {
    phase, steps, dryRun, files: 0, changedFiles: 0, changes: [], left: [], failed: [], interrupted: false,
  };
  try {
    const run: Omit<RunOptions, 'signal'> = {
      paths,
      cwd,
      config,
      checks: [],
      work: {
        concerns: (text) => (typeof text === 'string' ? mayFix(text, steps) : mayFixBytes(text, steps)),
        process: (path, text, settings) => fixFile(path, text, settings, steps),
      },
      write: !dryRun,
      onNote: (text) => io.err(`${text}\n`),
      onProgress: line.showFile,
      onResult(result, shown) {
        record(report, result as Fixed, shown);
        missing.see(result);
        if (result.after !== result.before) line.clear();
        printer.file(result, shown);
      },
    };
    const totals = await interruptible(async (signal) => options.verify
      ? (await import('../run-verified.ts')).runVerified({ ...run, signal }, options.verify)
      : runCodemod({ ...run, signal }));
    line.clear();
    Object.assign(report, { files: totals.files, failed: totals.failed, interrupted: totals.interrupted });
    printer.end(report);
    for (const text of missing.lines()) io.err(`${text}\n`);
    if (totals.interrupted) return EXIT.interrupted;
    if (totals.broken) return EXIT.failed;
    const open = report.left.length > 0 || totals.failed.length > 0;
    return open || (dryRun && report.changedFiles > 0) ? EXIT.findings : EXIT.clean;
  } finally {
    line.clear();
  }
}

function record(report: FixReport, result: Fixed, file: string): void {
  if (result.after !== result.before) report.changedFiles++;
  report.changes.push(...result.changes.map((change) => ({ file, ...change })));
  const position = lineTable(result.after);
  for (const { finding, offset } of result.located) {
    if (!isReported(finding)) continue;
    report.left.push({ file, line: position(offset + finding.range[0]).line, finding });
  }
}
