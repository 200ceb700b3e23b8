import { isReported } from '../analysis/reported.ts';
import type { Settings } from '../analysis/settings.ts';
import { collector, type About } from '../audit/collect.ts';
import { auditFile } from '../audit/file.ts';
import type { Audit } from '../audit/types.ts';
import type { LoadedConfig } from '../project/config.ts';
import { fixFile, mayFix, mayFixBytes, RestlessError, stepsOf, type Fixed } from '../project/fix.ts';
import { ALL_CHECKS } from '../project/transform.ts';
import { partsOf, processFile, withoutMark, type FileResult } from '../source/file.ts';
import { runCodemod, shownPath } from './run-codemod.ts';
import { silencedIn } from './silenced.ts';

export interface AuditRun {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly config: LoadedConfig;
  readonly about: About;
  readonly onProgress: (files: number, file: string) => void;
  readonly signal: AbortSignal;
}

const STEPS = stepsOf(null);
const nothing = (): boolean => false;

/**
 * Reviews a tree in one pass: every check on every file as it is, then every codemod on it, in
 * memory. No text is parsed twice, and nothing is written.
 * @returns The review; `null` when it was interrupted.
 */
export async function runAudit(run: AuditRun): Promise<Audit | null> {
  const review = collector();
  const look = (path: string, text: string, settings: Settings): FileResult => {
    const parts = partsOf(path, withoutMark(text));
    const found = processFile(path, text, settings, ALL_CHECKS, nothing, parts);
    const fixed = fixedOrNull(path, text, settings, parts);
    const reported = found.located.filter(({ finding }) => isReported(finding));
    const silenced = silencedIn(text, parts, reported);
    const file = shownPath(path, run.cwd);
    review.add(auditFile({ file, found, parts, settings, fixed, silenced }));
    return found;
  };
  const totals = await runCodemod({
    ...run,
    checks: [],
    work: {
      concerns: (text) => (typeof text === 'string' ? mayFix(text, STEPS) : mayFixBytes(text, STEPS)),
      process: look,
    },
    write: false,
    onResult: () => {},
  });
  if (totals.interrupted) return null;
  return review.finish(run.about, { looked: totals.files, failed: totals.failed });
}

/** The file after all codemods; `null` where they undo each other's work. */
function fixedOrNull(path: string, text: string, settings: Settings, parts: Fixed['parts']): Fixed | null {
  try {
    return fixFile(path, text, settings, STEPS, parts);
  } catch (error) {
    if (error instanceof RestlessError) return null;
    throw error;
  }
}
