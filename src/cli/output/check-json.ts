import type { Level, Safety } from '../../analysis/types.ts';
import type { Placed } from '../lint.ts';
import type { CheckTotals } from '../run-check.ts';
import { atTheEnd } from './reporter.ts';

/** One finding in the output of `check --format json`. */
export interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly message: string;
  readonly reason: string;
  readonly confidence: number;
  readonly level?: Level;
  readonly kind?: string;
  readonly expression?: string;
  readonly fix: Safety | null;
}

/** A finding as tools read it. */
export function jsonFinding(file: string, placed: Placed): JsonFinding {
  const { rule, line, column, endLine, endColumn, finding } = placed;
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    message: finding.message,
    reason: finding.why[0]?.text ?? finding.message,
    confidence: Math.round(finding.confidence * 1000) / 1000,
    ...(finding.level === undefined ? {} : { level: finding.level.level }),
    ...(finding.kind === undefined ? {} : { kind: finding.kind }),
    ...(finding.expression === undefined ? {} : { expression: finding.expression }),
    fix: finding.fix?.safety ?? null,
  };
}

/** What a run found, in numbers. */
export interface CheckSummary {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly findings: number;
  /** Old ones, which the baseline holds. */
  readonly suppressed: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly byFix: { readonly safe: number; readonly suggest: number; readonly none: number };
  readonly failed: number;
  readonly interrupted: boolean;
}

export function summaryOf(findings: readonly JsonFinding[], totals: CheckTotals): CheckSummary {
  const byRule: Record<string, number> = {};
  const byFix = { safe: 0, suggest: 0, none: 0 };
  for (const { rule, fix } of findings) {
    byRule[rule] = (byRule[rule] ?? 0) + 1;
    byFix[fix ?? 'none']++;
  }
  return {
    files: totals.files,
    filesWithFindings: new Set(findings.map((f) => f.file)).size,
    findings: findings.length,
    suppressed: totals.suppressed,
    byRule,
    byFix,
    failed: totals.failed.length,
    interrupted: totals.interrupted,
  };
}

/** Prints a run as one JSON document, see `schema/check.schema.json`. */
export const checkJson = atTheEnd(jsonFinding, (findings, totals) => {
  const summary = summaryOf(findings, totals);
  const stale = totals.baseline?.stale ?? [];
  const document = { schemaVersion: 1, findings, failed: totals.failed, stale, summary };
  return `${JSON.stringify(document, null, 2)}\n`;
});
