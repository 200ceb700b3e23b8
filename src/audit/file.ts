import { fillMessage } from '../analysis/messages.ts';
import { isReported } from '../analysis/reported.ts';
import type { Settings } from '../analysis/settings.ts';
import type { Finding, Range } from '../analysis/types.ts';
import type { Fixed } from '../project/fix.ts';
import type { Phase } from '../project/phase.ts';
import type { FileResult, Located, Part } from '../source/file.ts';
import { lineTable } from '../source/lines.ts';
import { callsIn, type FileCalls } from './calls.ts';
import { excerpt } from './excerpt.ts';
import { fingerprints } from './fingerprint.ts';
import { MESSAGES, phaseOfCheck } from './messages.ts';
import { maskedText, maskedTexts, quote } from './quote.ts';
import { SCORES, severityOfFinding } from './severity.ts';
import type { AuditFinding, WorstCall } from './types.ts';

/** One file as it is and as it will be. */
export interface AuditedFile {
  readonly file: string;
  /** What all checks say of the file as it is. */
  readonly found: FileResult;
  readonly parts: readonly Part[];
  readonly settings: Settings;
  /** The file after every codemod; `null` where they cannot work on it. */
  readonly fixed: Fixed | null;
  /** Findings that comments of the file silence. */
  readonly silenced: ReadonlySet<Finding>;
}

/** What a file adds to the review. */
export interface FileAudit {
  readonly file: string;
  readonly findings: readonly AuditFinding[];
  readonly silenced: number;
  readonly now: FileCalls;
  readonly after: FileCalls;
  /** Lines that become numbers of a counter. */
  readonly counted: number;
  readonly changes: readonly Phase[];
  readonly left: readonly Phase[];
  readonly worst: readonly { readonly rank: Rank; readonly make: () => WorstCall }[];
}

/** What decides which call is worse. */
export interface Rank {
  readonly top: number;
  readonly score: number;
}

/** Of one file no more than these: ten examples should not all tell of the same place. */
const WORST_OF_FILE = 3;

/** Looks at one file. Everything that it says of code is masked. */
export function auditFile(one: AuditedFile): FileAudit {
  const { file, found, parts, settings, fixed, silenced } = one;
  const reported = found.located.filter(({ finding }) => isReported(finding));
  const heard = reported.filter(({ finding }) => !silenced.has(finding));
  const findings = describe(heard, one);
  const now = callsIn(found, parts, settings);
  return {
    file,
    findings,
    silenced: reported.length - heard.length,
    now,
    after: fixed ? callsIn(fixed, fixed.parts, settings) : now,
    counted: fixed?.changes.filter(({ codemod, finding: { messageId } }) =>
      codemod === 'logs-to-metrics' && messageId === 'count').length ?? 0,
    changes: (fixed?.changes ?? []).map(({ finding }) => phaseOfCheck(finding.check)),
    left: (fixed?.located ?? heard)
      .filter(({ finding }) => isReported(finding) && !silenced.has(finding))
      .map(({ finding }) => phaseOfCheck(finding.check)),
    worst: worstOf(heard, findings, one),
  };
}

function describe(heard: readonly Located[], { file, found, settings }: AuditedFile): AuditFinding[] {
  const position = lineTable(found.before);
  const fingerprint = fingerprints();
  const calls = new Map<unknown, string>();
  return heard.map(({ finding, unit, offset }) => {
    const { check, messageId, range, call, kind, level, fix, confidence } = finding;
    const code = (at: Range): string => quote(unit, at, settings.pii);
    const data = dataOf(finding, code);
    const { line, column } = position(offset + range[0]);
    const end = position(offset + range[1]);
    const template = MESSAGES[check]?.[messageId];
    const said = [check, messageId, kind ?? ''].join(' ');
    // A call in which much is wrong is quoted once.
    const quoted = calls.get(call?.node) ?? code(call?.node.range ?? range);
    if (call) calls.set(call.node, quoted);
    return {
      fingerprint: fingerprint(file, said, quoted),
      file,
      line,
      column,
      endLine: end.line,
      endColumn: end.column,
      rule: check,
      messageId,
      message: template === undefined ? maskedTexts(finding.message) : fillMessage(template, data),
      data,
      severity: severityOfFinding(finding),
      phase: phaseOfCheck(check),
      fix: fix?.safety ?? null,
      confidence: Math.round(confidence * 1000) / 1000,
      ...(kind === undefined ? {} : { kind }),
      ...(level === undefined ? {} : { level: level.level }),
    };
  });
}

const LABELS = new Set(['label', 'reason', 'why']);

/** What fills the places of a message, with code and texts masked. */
function dataOf({ data, expression, range }: Finding, code: (at: Range) => string) {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => {
    if (key === 'expression' && expression !== undefined) return [key, short(code(range))];
    return [key, LABELS.has(key) ? maskedText(value) : maskedTexts(value)];
  }));
}

const short = (code: string): string => {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};

/** Calls with all that was found in them, gravest first. */
function worstOf(
  heard: readonly Located[],
  findings: readonly AuditFinding[],
  { file, found, parts, settings, fixed }: AuditedFile,
): FileAudit['worst'] {
  const calls = new Map<unknown, { at: Range; own: AuditFinding[] }>();
  heard.forEach(({ finding: { call, range }, offset }, i) => {
    const key = call?.node ?? range;
    const [start, end] = call?.node.range ?? range;
    const known = calls.get(key) ?? { at: [offset + start, offset + end] as const, own: [] };
    calls.set(key, known);
    known.own.push(findings[i]!);
  });
  return [...calls.values()]
    .map(({ at, own }) => {
      const scores = own.map(({ severity }) => SCORES[severity]);
      const rank = { top: Math.max(...scores), score: scores.reduce((sum, score) => sum + score, 0) };
      const gravest = own[scores.indexOf(rank.top)]!;
      const make = (): WorstCall => ({
        file,
        line: gravest.line,
        severity: gravest.severity,
        score: rank.score,
        findings: own.map(({ fingerprint }) => fingerprint),
        ...excerpt(
          { text: found.before, parts },
          fixed ? { text: fixed.after, parts: fixed.parts } : { text: found.before, parts },
          at, settings.pii,
        ),
      });
      return { rank, make };
    })
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .slice(0, WORST_OF_FILE);
}

/** Worse first. */
export const compareRanks = (a: Rank, b: Rank): number => b.top - a.top || b.score - a.score;
