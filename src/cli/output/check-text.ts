import type { Placed } from '../lint.ts';
import type { CheckTotals } from '../run-check.ts';
import { jsonFinding, summaryOf, type CheckSummary, type JsonFinding } from './check-json.ts';
import { oneLine } from './harmless.ts';
import type { ReportContext, Reporter } from './reporter.ts';
import { baselineLines, colorsOf, failureLines, summaryParts, type Colors } from './text.ts';

/** Prints a run for people: findings file by file, then a summary. */
export function checkText({ out, colour }: ReportContext): Reporter {
  const c = colorsOf({ colour });
  const all: JsonFinding[] = [];
  return {
    file(file: string, placed: readonly Placed[]): void {
      const findings = placed.map((one) => jsonFinding(file, one));
      all.push(...findings);
      const width = Math.max(...findings.map((f) => positionOf(f).length));
      const lines = findings.map((f) => lineOf(f, width, c));
      out(`${c.underline(oneLine(file))}\n${lines.join('\n')}\n\n`);
    },
    end(totals: CheckTotals): void {
      out(`${summaryText(summaryOf(all, totals), totals, c)}\n`);
    },
  };
}

const positionOf = ({ line, column }: JsonFinding): string => `${line}:${column}`;

const FIXES = { safe: 'fix', suggest: 'suggestion', none: 'by hand' } as const;

function lineOf(finding: JsonFinding, width: number, c: Colors): string {
  const { message, rule, fix } = finding;
  const position = c.dim(positionOf(finding).padEnd(width));
  return `  ${position}  ${oneLine(message)}  ${c.dim(`${rule} (${FIXES[fix ?? 'none']})`)}`;
}

function summaryText(summary: CheckSummary, totals: CheckTotals, c: Colors): string {
  const { findings, byFix } = summary;
  const lines: string[] = [];
  const [found, scanned] = summaryParts(summary);
  lines.push(`${c.bold(findings === 0 ? c.green(found) : found)} ${c.dim(scanned)}`);
  if (findings > 0) {
    lines.push(
      `  ${byFix.safe} can be fixed safely, ${byFix.suggest} with a look, ${byFix.none} by hand`,
    );
    const fixable = byFix.safe + byFix.suggest;
    lines.push(fixable === 0
      ? '  What is left is for a person to decide: no codemod can.'
      : `  logfix fix writes ${fixable === 1 ? 'that one' : `those ${fixable}`}.`);
  }
  lines.push(...failureLines(totals.failed, 'check', c));
  const baseline = baselineLines(totals);
  if (baseline.length > 0) lines.push('', ...baseline);
  if (totals.interrupted) lines.push('', c.yellow('Stopped: not every file was checked.'));
  return lines.join('\n');
}
