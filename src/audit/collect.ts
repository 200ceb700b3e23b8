import { posix } from 'node:path';
import type { Phase } from '../project/phase.ts';
import { addCalls, noCalls, RUNGS } from './calls.ts';
import { byFix, bySeverity, gravestOf, grouped, scoreOf } from './counts.ts';
import { compareRanks, type FileAudit, type Rank } from './file.ts';
import { SCORES } from './severity.ts';
import type {
  Audit, AuditFinding, BySeverity, Group, KindCount, PhaseCount, Spot, Stay, WorstCall,
} from './types.ts';

const WORST = 10;
const HOT_SPOTS = 15;
const PHASES_IN_ORDER = [1, 2, 3] as const satisfies readonly Phase[];

/** What the review is of, and when it was made. */
export type About = Pick<Audit, 'tool' | 'project' | 'created'>;

/** What only the whole run knows. */
export interface Rest {
  readonly looked: number;
  readonly failed: Audit['failed'];
}

/** Adds up files, one after the other, to the review of a project. */
export function collector() {
  const findings: AuditFinding[] = [];
  const [now, after] = [noCalls(), noCalls()];
  const stays = new Map<string, number>();
  const changes: Phase[] = [];
  const left: Phase[] = [];
  let worst: { readonly rank: Rank; readonly call: WorstCall }[] = [];
  let [withCalls, silenced, counted] = [0, 0, 0];

  return {
    add(one: FileAudit): void {
      findings.push(...one.findings);
      addCalls(now, one.now.calls);
      addCalls(after, one.after.calls);
      for (const [role, calls] of one.now.stays) stays.set(role, (stays.get(role) ?? 0) + calls);
      if (one.now.stays.size > 0 || hasCalls(one)) withCalls++;
      silenced += one.silenced;
      counted += one.counted;
      changes.push(...one.changes);
      left.push(...one.left);
      for (const { rank, make } of one.worst) {
        if (worst.length === WORST && compareRanks(worst.at(-1)!.rank, rank) <= 0) break;
        worst = [...worst, { rank, call: make() }]
          .sort((a, b) => compareRanks(a.rank, b.rank))
          .slice(0, WORST);
      }
    },

    finish(about: About, { looked, failed }: Rest): Audit {
      return {
        schemaVersion: 1,
        ...about,
        files: { looked, withCalls, withFindings: new Set(findings.map(({ file }) => file)).size },
        calls: { now, after, counted },
        bySeverity: bySeverity(findings),
        byFix: byFix(findings),
        silenced,
        groups: groupsOf(findings),
        kinds: kindsOf(findings),
        folders: spotsOf(findings, ({ file }) => posix.dirname(file)),
        hotSpots: spotsOf(findings, ({ file }) => file).slice(0, HOT_SPOTS),
        worst: worst.map(({ call }) => call),
        phases: PHASES_IN_ORDER.map((phase) => phaseCount(phase, findings, changes, left)),
        stays: staysOf(stays),
        failed,
        findings,
        trend: null,
      };
    },
  };
}

const hasCalls = ({ now: { calls } }: FileAudit): boolean =>
  RUNGS.some((rung) => calls[rung].console + calls[rung].logger > 0);

const heaviest = (a: { findings: number; score: number }, b: { findings: number; score: number }) =>
  b.score - a.score || b.findings - a.findings;

function groupsOf(findings: readonly AuditFinding[]): Group[] {
  return [...grouped(findings, ({ rule, messageId }) => `${rule} ${messageId}`).values()]
    .map((own) => ({
      rule: own[0]!.rule,
      messageId: own[0]!.messageId,
      phase: own[0]!.phase,
      findings: own.length,
      bySeverity: bySeverity(own),
      byFix: byFix(own),
    }))
    .sort(gravestFirst);
}

/** By the gravest that is in them, then by all that is in them. */
const gravestFirst = (a: { bySeverity: BySeverity }, b: { bySeverity: BySeverity }): number =>
  SCORES[gravestOf(b.bySeverity)] - SCORES[gravestOf(a.bySeverity)] ||
  scoreOf(b.bySeverity) - scoreOf(a.bySeverity);

function kindsOf(findings: readonly AuditFinding[]): KindCount[] {
  return [...grouped(findings.filter(({ kind }) => kind !== undefined), ({ kind }) => kind!)]
    .map(([kind, own]) => ({ kind, findings: own.length, bySeverity: bySeverity(own) }))
    .sort(gravestFirst);
}

function spotsOf(findings: readonly AuditFinding[], placeOf: (one: AuditFinding) => string): Spot[] {
  return [...grouped(findings, placeOf)]
    .map(([path, own]) => {
      const counts = bySeverity(own);
      return { path, findings: own.length, score: scoreOf(counts), bySeverity: counts };
    })
    .sort(heaviest);
}

function phaseCount(
  phase: Phase,
  findings: readonly AuditFinding[],
  changes: readonly Phase[],
  left: readonly Phase[],
): PhaseCount {
  const own = findings.filter((finding) => finding.phase === phase);
  const count = (all: readonly Phase[]): number => all.filter((one) => one === phase).length;
  return {
    phase,
    findings: own.length,
    files: new Set(own.map(({ file }) => file)).size,
    bySeverity: bySeverity(own),
    byFix: byFix(own),
    changes: count(changes),
    left: count(left),
  };
}

const staysOf = (stays: ReadonlyMap<string, number>): Stay[] =>
  [...stays].map(([role, calls]) => ({ role, calls })).sort((a, b) => b.calls - a.calls);
