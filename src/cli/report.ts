import type { Finding, Level } from '../analysis/types.ts';
import type { FileResult } from '../source/file.ts';
import { lineTable } from '../source/lines.ts';

/** A place that a summary names. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Calls that stay for one reason, or that want a look for one reason. */
export interface ReasonGroup {
  calls: number;
  readonly places: Place[];
  readonly files: Set<string>;
}

/** What a run did, in numbers. */
export interface Report {
  /** What to say when nothing was to be done. */
  readonly nothing: string;
  changedFiles: number;
  changedCalls: number;
  readonly byLevel: Map<Level, number>;
  /** Expressions that were masked, by kind. */
  readonly masked: Map<string, number>;
  keptCalls: number;
  readonly kept: Map<string, ReasonGroup>;
  readonly look: Map<string, ReasonGroup>;
  /** Calls that only a person can rewrite. */
  manual: number;
  /** Calls whose level is a guess. */
  unsure: number;
}

/** Below this a level is a guess, and the summary says so. */
export const UNSURE_BELOW = 0.6;
const PLACES = 3;

const NOTHING: Readonly<Record<string, string>> = {
  'migrate-console': 'Nothing to migrate',
  'mask-pii': 'Nothing to mask',
};

export const emptyReport = (codemod = 'migrate-console'): Report => ({
  nothing: NOTHING[codemod] ?? 'Nothing to do',
  changedFiles: 0,
  changedCalls: 0,
  byLevel: new Map(),
  masked: new Map(),
  keptCalls: 0,
  kept: new Map(),
  look: new Map(),
  manual: 0,
  unsure: 0,
});

/** Adds one file to a report. Returns whether the file changes. */
export function record(report: Report, result: FileResult, file: string): boolean {
  let lines: ReturnType<typeof lineTable> | undefined;
  const lineOf = (at: number): number => (lines ??= lineTable(result.before))(at).line;
  const counted = new Set<unknown>();
  for (const { finding, offset } of result.located) {
    const note = (groups: Map<string, ReasonGroup>, reason: string): void =>
      add(groups, reason, file, () => lineOf(offset + finding.range[0]));
    if (finding.kept !== undefined) {
      report.keptCalls++;
      note(report.kept, finding.kept);
      if (finding.messageId === 'manual') report.manual++;
    } else if (byHand(finding) !== null) {
      report.manual++;
      report.keptCalls++;
      note(report.kept, byHand(finding)!);
    } else if (finding.kind !== undefined) {
      report.masked.set(finding.kind, (report.masked.get(finding.kind) ?? 0) + 1);
    } else if (finding.level) {
      report.changedCalls++;
      const { level } = finding.level;
      report.byLevel.set(level, (report.byLevel.get(level) ?? 0) + 1);
      if (finding.confidence < UNSURE_BELOW) report.unsure++;
      if (finding.look !== undefined) note(report.look, finding.look);
    } else if (finding.fix !== null && finding.check !== 'no-console') {
      // A call that gets two things is one call.
      const what = finding.call?.node ?? finding;
      if (!counted.has(what)) report.changedCalls++;
      counted.add(what);
      if (finding.look !== undefined) note(report.look, finding.look);
    }
  }
  for (const range of result.markup) {
    report.keptCalls++;
    report.manual++;
    add(report.kept, MARKUP, file, () => lineOf(range[0]));
  }
  const changed = result.after !== result.before;
  if (changed) report.changedFiles++;
  return changed;
}

/** What a person must do about a finding that nothing mechanical mends; `null` where something does. */
export function byHand({ check, fix, kept, kind, level, message, mendedBy }: Finding): string | null {
  if (fix !== null || check === 'no-console' || kept !== undefined || mendedBy) return null;
  if (kind !== undefined) return NO_MASK;
  return level ? NO_LEVEL : message;
}

/** Why personal data stays as it is printed. */
const NO_MASK = 'personal data in a classic script, which can import no mask: mask it by hand';

/** Why a call keeps a level that is wrong. */
const NO_LEVEL = 'at the level that fits, the logger takes its arguments otherwise: change it by hand';

/** Why calls in a template of Vue or Svelte stay. */
export const MARKUP = 'in markup, outside the script blocks: move it into the script';

/** A line is worked out only where a summary may name it. */
function add(groups: Map<string, ReasonGroup>, reason: string, file: string, line: () => number): void {
  const group = groups.get(reason) ?? { calls: 0, places: [], files: new Set() };
  groups.set(reason, group);
  group.calls++;
  group.files.add(file);
  if (group.places.length < PLACES) group.places.push({ file, line: line() });
}
