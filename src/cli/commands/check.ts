import { join, resolve } from 'node:path';
import { loadConfig } from '../../project/config.ts';
import { repositoryRoot } from '../../project/git.ts';
import { withOptions } from '../../project/transform.ts';
import { putFile } from '../../project/write.ts';
import { openBaseline, type BaselineOptions } from '../baseline.ts';
import type { CheckFormat, RuleSet } from '../choices.ts';
import { interruptible } from '../interrupt.ts';
import { EXIT, progressLine, UsageError, type Io } from '../io.ts';
import { REPORTERS } from '../output/check-reporters.ts';
import type { Reporter } from '../output/reporter.ts';
import { runCheck, type CheckTotals } from '../run-check.ts';
import { shownPath } from '../run-codemod.ts';
import { sourcesOf, type Selection } from '../sources.ts';

export interface CheckOptions extends Omit<Selection, 'ignore'> {
  readonly format: CheckFormat;
  /** File that the report goes to; people then read text on standard output. */
  readonly output?: string;
  readonly rules: RuleSet;
  /** Ask the compiler what values are. */
  readonly types: boolean;
  readonly baseline: Pick<BaselineOptions, 'file' | 'add' | 'prune'>;
  /** Entries of the baseline that nothing answers to any more are no reason to fail. */
  readonly passOnUnpruned: boolean;
  readonly config?: string;
  /** Flags that overrule the configuration: `loggerImport`, `include`, … */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/**
 * `logfix check`: what the rules say of the files under the paths.
 * @returns The exit code: 0 nothing found, 1 something found or not readable, 2 could not work.
 */
export async function check(options: CheckOptions, io: Io): Promise<number> {
  refuseContradictions(options);
  const { cwd, rules, staged } = options;
  const config = withOptions(await loadConfig(cwd, options.config), options.overrides);
  const line = progressLine(io);
  const report = reporting(options, io);
  let found = 0;
  try {
    const totals = await interruptible(async (signal) =>
      runCheck({
        sources: sourcesOf({ ...options, ignore: config.config.ignore ?? [] }),
        cwd,
        config,
        rules,
        ...(options.types ? { typesOf: (await import('../../project/types/index.ts')).projectTypes() } : {}),
        baseline: openBaseline({ ...options.baseline, cwd, rules, staged }),
        signal,
        onProgress: line.showFile,
        onFindings(file, findings) {
          found += findings.length;
          line.clear();
          report.file(file, findings);
        },
      }),
    );
    line.clear();
    report.end(totals);
    if (totals.interrupted) return EXIT.interrupted;
    const left = found > 0 || totals.failed.length > 0 || isStale(totals, options);
    return left ? EXIT.findings : EXIT.clean;
  } finally {
    line.clear();
  }
}

/** A change that mends something must not be refused for what it left in the baseline. */
const isStale = ({ baseline }: CheckTotals, { staged, since, passOnUnpruned }: CheckOptions): boolean =>
  !staged && since === undefined && !passOnUnpruned && (baseline?.stale.length ?? 0) > 0;

function refuseContradictions({ staged, since, shard, baseline }: CheckOptions): void {
  if (staged && since !== undefined) throw new UsageError('--staged and --since exclude each other');
  const part = staged ? '--staged' : since !== undefined ? '--since' : shard ? '--shard' : null;
  if (part !== null && (baseline.add || baseline.prune)) {
    throw new UsageError(`a baseline is written by a whole run; leave out ${part}`);
  }
}

/** Prints the report; where it goes to a file, people get text beside it. */
function reporting({ cwd, format, output }: CheckOptions, io: Io): Reporter {
  const root = repositoryRoot(cwd) ?? cwd;
  const fromRoot = (file: string): string => shownPath(join(cwd, file), root);
  if (output === undefined) return REPORTERS[format]({ ...io, fromRoot });
  const text = REPORTERS.text({ ...io, fromRoot });
  let written = '';
  const out = (more: string): void => void (written += more);
  const document = REPORTERS[format]({ out, colour: false, fromRoot });
  return {
    file(file, placed) {
      text.file(file, placed);
      document.file(file, placed);
    },
    end(totals) {
      text.end(totals);
      document.end(totals);
      putFile(resolve(cwd, output), written);
    },
  };
}
