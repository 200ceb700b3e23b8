import plugin, { RULES } from '../../../rules/index.ts';
import type { Placed } from '../lint.ts';
import { atTheEnd, type ReportContext, type Reporter } from './reporter.ts';
import { sarifLog, type SarifFinding, type SarifRule } from './sarif.ts';

/** Every rule as a SARIF document describes it. */
export const SARIF_RULES: readonly SarifRule[] = RULES.map(({ name, cwe, meta }) => ({
  name,
  description: meta!.docs!.description!,
  url: meta!.docs!.url!,
  ...(cwe === undefined ? {} : { cwe }),
}));

/** A finding as a SARIF document takes it; `file` as seen from the root of the repository. */
export const sarifFinding = (file: string, placed: Placed): SarifFinding => ({
  file,
  rule: placed.rule,
  line: placed.line,
  column: placed.column,
  endLine: placed.endLine,
  endColumn: placed.endColumn,
  message: placed.finding.message,
  reasons: placed.finding.why.map(({ text }) => text),
  confidence: placed.finding.confidence,
  code: placed.code,
  fix: placed.finding.fix && {
    title: placed.finding.fix.title,
    replacements: placed.replacements(),
  },
});

/** Prints a run as one SARIF 2.1.0 document. */
export const checkSarif = (context: ReportContext): Reporter =>
  atTheEnd(
    (file, placed) => sarifFinding(context.fromRoot(file), placed),
    (findings, totals) => {
      const failed = totals.failed.map((f) => ({ ...f, file: context.fromRoot(f.file) }));
      const run = { version: plugin.meta.version, rules: SARIF_RULES, findings, failed };
      return `${JSON.stringify(sarifLog(run), null, 2)}\n`;
    },
  )(context);
