import type { Severity } from '../../../audit/severity.ts';
import type { Audit } from '../../../audit/types.ts';
import { SARIF_RULES } from '../check-sarif.ts';
import { sarifLog } from '../sarif.ts';

const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const satisfies
  Readonly<Record<Severity, string>>;

/**
 * The findings of a review as SARIF 2.1.0, with masked messages and a level for each severity.
 * Fixes quote code and are left to `check`.
 * @param fromRoot The path of a file as seen from the root of the repository.
 * @param codeAt A line of a file. Only its hash is written: `check` gives a finding the same.
 */
export function auditSarif(
  { tool, findings, failed }: Audit,
  fromRoot: (file: string) => string,
  codeAt: (file: string, line: number) => string,
): string {
  const log = sarifLog({
    version: tool.version,
    rules: SARIF_RULES,
    findings: findings.map(({ file, fingerprint: _, severity, confidence, ...finding }) => ({
      ...finding,
      file: fromRoot(file),
      level: LEVELS[severity],
      reasons: [],
      confidence,
      code: codeAt(file, finding.line),
      fix: null,
    })),
    failed: failed.map((one) => ({ ...one, file: fromRoot(one.file) })),
  });
  return `${JSON.stringify(log, null, 2)}\n`;
}
