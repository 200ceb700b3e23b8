import type { Io } from '../io.ts';
import type { FixReport, Line } from '../fix-report.ts';

/** Prints a run of `fix` as one JSON document, see `schema/fix.schema.json`. */
export const fixJson = (io: Io) => ({
  file(): void {},
  end(report: FixReport): void {
    const { phase, steps, dryRun, files, changedFiles, changes, left, failed, interrupted } = report;
    const document = {
      schemaVersion: 1,
      phase,
      codemods: steps,
      changes: changes.map((change) => ({ codemod: change.codemod, ...placed(change) })),
      left: left.map((one) => ({ ...placed(one), confidence: rounded(one.finding.confidence) })),
      failed,
      summary: {
        dryRun, files, changedFiles, changes: changes.length, left: left.length, interrupted,
      },
    };
    io.out(`${JSON.stringify(document, null, 2)}\n`);
  },
});

const placed = ({ file, line, finding }: Line) => ({
  file,
  line,
  rule: finding.check,
  message: finding.message,
  ...(finding.look === undefined ? {} : { look: finding.look }),
});

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;
