import type { Level, Safety } from '../analysis/types.ts';
import type { Phase } from '../project/phase.ts';
import type { Severity } from './severity.ts';

/** Where a call stands on the ladder of levels; `none` for `console.log` and its like. */
export type Rung = Level | 'none';

/** Calls by level: those of the console (and of standard streams), and those of loggers. */
export type Calls = Readonly<Record<Rung, { readonly console: number; readonly logger: number }>>;

export type BySeverity = Readonly<Record<Severity, number>>;

/** How findings are mended: by logfix, by logfix with a look at it, by a person. */
export interface ByFix {
  readonly safe: number;
  readonly suggest: number;
  readonly hand: number;
}

/** One thing that is wrong. Every text in it is masked. */
export interface AuditFinding {
  /** Names the finding in any report of the same project, however far its lines have moved. */
  readonly fingerprint: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  /** What fills the places of the message. */
  readonly data: Readonly<Record<string, string>>;
  readonly severity: Severity;
  readonly phase: Phase;
  readonly fix: Safety | null;
  readonly confidence: number;
  /** Kind of personal data. */
  readonly kind?: string;
  /** The level that the call deserves. */
  readonly level?: Level;
}

/** One line of code in an excerpt, masked. */
export interface CodeLine {
  /** `-` goes, `+` comes, a blank stays. */
  readonly sign: '-' | '+' | ' ';
  /** Number in the file as it is; of an added line, as it will be. */
  readonly line: number;
  readonly text: string;
}

/** A call with all that is wrong with it, and what becomes of it. */
export interface WorstCall {
  readonly file: string;
  readonly line: number;
  readonly severity: Severity;
  readonly score: number;
  /** Fingerprints of its findings. */
  readonly findings: readonly string[];
  readonly code: readonly CodeLine[];
  /** Lines that the excerpt leaves out. */
  readonly omitted: number;
}

/** A place in the tree with what was found in it. */
export interface Spot {
  readonly path: string;
  readonly findings: number;
  readonly score: number;
  readonly bySeverity: BySeverity;
}

/** Findings of one rule that say the same. */
export interface Group {
  readonly rule: string;
  readonly messageId: string;
  readonly phase: Phase;
  readonly findings: number;
  readonly bySeverity: BySeverity;
  readonly byFix: ByFix;
}

export interface KindCount {
  readonly kind: string;
  readonly findings: number;
  readonly bySeverity: BySeverity;
}

/** A part of the work, in numbers. */
export interface PhaseCount {
  readonly phase: Phase;
  readonly findings: number;
  readonly files: number;
  readonly bySeverity: BySeverity;
  readonly byFix: ByFix;
  /** Changes that `logfix fix` makes in this phase, when all phases run one after the other. */
  readonly changes: number;
  /** Findings of this phase that are there once all phases have run. */
  readonly left: number;
}

/** Calls that stay as they are, for one reason. */
export interface Stay {
  readonly role: string;
  readonly calls: number;
}

/** A review of a project's logging, as data. */
export interface Audit {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly project: string;
  /** When the review was made, in ISO 8601. */
  readonly created: string;
  readonly files: { readonly looked: number; readonly withCalls: number; readonly withFindings: number };
  readonly calls: { readonly now: Calls; readonly after: Calls; readonly counted: number };
  readonly bySeverity: BySeverity;
  readonly byFix: ByFix;
  /** Findings that comments in the code silence; they are counted nowhere else. */
  readonly silenced: number;
  readonly groups: readonly Group[];
  readonly kinds: readonly KindCount[];
  readonly folders: readonly Spot[];
  readonly hotSpots: readonly Spot[];
  readonly worst: readonly WorstCall[];
  readonly phases: readonly PhaseCount[];
  readonly stays: readonly Stay[];
  readonly failed: readonly { readonly file: string; readonly message: string }[];
  readonly findings: readonly AuditFinding[];
  readonly trend: Trend | null;
}

/** What has changed since an earlier report. */
export interface Trend {
  /** When the earlier review was made. */
  readonly since: string;
  readonly added: number;
  readonly gone: number;
  readonly same: number;
  readonly before: BySeverity;
  readonly addedBySeverity: BySeverity;
  readonly goneBySeverity: BySeverity;
  /** Fingerprints of what is new. */
  readonly addedFindings: readonly string[];
}
