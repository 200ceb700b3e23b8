import type { Level } from '../../analysis/types.ts';
import { applyEdits } from '../../source/edit.ts';
import type { FileResult, Located } from '../../source/file.ts';
import { lineTable } from '../../source/lines.ts';
import type { Io } from '../io.ts';
import { byHand, MARKUP, type Report } from '../report.ts';
import type { RunTotals } from '../run-codemod.ts';

/** One rewritten call in the output of `migrate-console --format json`. */
export interface JsonChange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  readonly level: Level | null;
  /** Kind of personal data that was masked, where the change is a mask. */
  readonly kind?: string;
  readonly reason: string;
  readonly confidence: number;
}

export interface JsonKept {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** Prints a run as one JSON document, see `schema/migrate-console.schema.json`. */
export function migrationJson(io: Io) {
  const changes: JsonChange[] = [];
  const kept: JsonKept[] = [];
  return {
    file(result: FileResult, file: string): void {
      const position = lineTable(result.before);
      for (const located of result.located) {
        const { finding, offset } = located;
        const at = { file, ...position(offset + finding.range[0]) };
        if (finding.kept !== undefined) kept.push({ ...at, reason: finding.kept });
        else if (finding.fix) changes.push({ ...at, ...changeOf(located) });
        else if (byHand(finding) !== null) kept.push({ ...at, reason: byHand(finding)! });
      }
      for (const range of result.markup) kept.push({ file, ...position(range[0]), reason: MARKUP });
    },
    end(report: Report, totals: RunTotals, dryRun: boolean): void {
      const summary = {
        dryRun,
        files: totals.files,
        changedFiles: report.changedFiles,
        changedCalls: report.changedCalls,
        byLevel: Object.fromEntries(report.byLevel),
        masked: Object.fromEntries(report.masked),
        keptCalls: report.keptCalls,
        manual: report.manual,
        unsure: report.unsure,
        interrupted: totals.interrupted,
      };
      const document = { schemaVersion: 1, changes, kept, failed: totals.failed, summary };
      io.out(`${JSON.stringify(document, null, 2)}\n`);
    },
  };
}

/** The call before and after, as text. */
export function changeOf({ finding, unit }: Located): Omit<JsonChange, 'file' | 'line' | 'column'> {
  const [start, end] = finding.range;
  const before = unit.text.slice(start, end);
  const edits = finding.fix!.edits.map(({ range, text }) => ({
    range: [range[0] - start, range[1] - start] as const,
    text: typeof text === 'string' ? text : text.map((piece) => typeof piece === 'string'
      ? piece
      : { ...piece, range: [piece.range[0] - start, piece.range[1] - start] as const }),
  }));
  const inside = edits.filter((e) => e.range[0] >= 0 && e.range[1] <= end - start);
  return {
    before,
    after: inside.length === edits.length ? applyEdits(before, inside) : '',
    level: finding.level?.level ?? null,
    ...(finding.kind === undefined ? {} : { kind: finding.kind }),
    reason: finding.why[0]?.text ?? finding.message,
    confidence: Math.round(finding.confidence * 1000) / 1000,
  };
}
