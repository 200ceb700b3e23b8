import { loadConfig } from '../../project/config.ts';
import { gitState } from '../../project/git-state.ts';
import { CODEMODS, withOptions } from '../../project/transform.ts';
import { interruptible } from '../interrupt.ts';
import { EXIT, progressLine, UsageError, type Io } from '../io.ts';
import { migrationJson } from '../output/migration-json.ts';
import { migrationText } from '../output/migration-text.ts';
import type { FileResult } from '../../source/file.ts';
import type { Terminal } from '../interactive/ui.ts';
import { missingLogger } from '../missing-logger.ts';
import { runCodemod, shownPath, type RunOptions, type RunTotals } from '../run-codemod.ts';
import type { Verify } from '../run-verified.ts';
import { emptyReport, record } from '../report.ts';

export interface CodemodOptions {
  /** Name of the codemod, as in `CODEMODS`. */
  readonly codemod: string;
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly format: 'text' | 'json';
  readonly verbose: boolean;
  readonly config?: string;
  /** Ask the compiler what values are, where there is a `tsconfig.json`. */
  readonly types?: boolean;
  /** Proof that nothing broke: the type checker, or a command of the user's. */
  readonly verify?: Verify;
  /** Where a person answers; absent for a run that asks nothing. */
  readonly terminal?: Terminal;
  /** Flags that overrule the configuration: `loggerImport`, `stripEmoji`, `include`, … */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/**
 * `logfix migrate-console` and its like: applies a codemod to the files under the paths.
 * @returns The exit code: 0 nothing left to do, 1 something is left, 2 could not work.
 */
export async function runCodemodCommand(options: CodemodOptions, io: Io): Promise<number> {
  const { cwd, paths } = options;
  const config = withOptions(await loadConfig(cwd, options.config), options.overrides);
  if (!options.dryRun && !options.force) refuseDirty(paths, cwd);
  const line = progressLine(io);
  const printer = options.format === 'json' ? migrationJson(io) : migrationText(io, options);
  const report = emptyReport(options.codemod);
  const missing = missingLogger(cwd);
  try {
    const run = {
      paths,
      cwd,
      config,
      checks: CODEMODS[options.codemod]!,
      codemod: options.codemod,
      ...(options.types ? { typesOf: (await import('../../project/types/index.ts')).projectTypes() } : {}),
      write: !options.dryRun,
      onNote: (text: string) => io.err(`${text}\n`),
      onProgress: line.showFile,
      onResult(result: FileResult, shown: string) {
        const changed = record(report, result, shown);
        missing.see(result);
        if (changed) line.clear();
        printer.file(result, shown);
      },
    };
    const totals = await interruptible((signal) => work({ ...run, signal }, options));
    line.clear();
    printer.end(report, totals, options.dryRun);
    for (const text of missing.lines()) io.err(`${text}\n`);
    if (totals.interrupted) return EXIT.interrupted;
    if (totals.broken) return EXIT.failed;
    const left = report.manual > 0 || totals.failed.length > 0;
    return left || (options.dryRun && (report.changedCalls > 0 || report.masked.size > 0)) ? EXIT.findings : EXIT.clean;
  } finally {
    line.clear();
  }
}

async function work(run: RunOptions, { verify, terminal }: CodemodOptions): Promise<RunTotals> {
  if (terminal) return (await import('../interactive/run.ts')).runInteractive(run, terminal);
  return verify ? (await import('../run-verified.ts')).runVerified(run, verify) : runCodemod(run);
}

/**
 * A run must be one that git can undo.
 * @throws {UsageError} when git holds no copy of the present state of a file, or does not say.
 */
export function refuseDirty(paths: readonly string[], cwd: string, what = 'the migration'): void {
  const state = gitState(paths, cwd);
  if (state.kind === 'clean') return;
  const undo = `so that you can undo ${what}, or add --force`;
  if (state.kind === 'silent') {
    throw new UsageError(`${state.root}: git does not say what it holds: ${state.reason}; mend that ${undo}`);
  }
  const names = state.files.map((file) => shownPath(file, cwd) || '.');
  if (state.kind === 'ignored') {
    throw new UsageError(`${names[0]} would be changed, and git ignores it: keep a copy ${undo}`);
  }
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  throw new UsageError(
    `there are changes that git does not hold yet (${names.slice(0, 3).join(', ')}${more}); ` +
      `commit or stash them ${undo}`,
  );
}
