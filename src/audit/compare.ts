import { bySeverity } from './counts.ts';
import { SEVERITIES, type Severity } from './severity.ts';
import type { Audit, Trend } from './types.ts';

/** What a comparison needs of an earlier report. */
export interface Earlier {
  readonly created: string;
  readonly findings: readonly { readonly fingerprint: string; readonly severity: Severity }[];
}

/**
 * An earlier report, read from JSON.
 * @throws {Error} that says what the text is instead.
 */
export function readEarlier(text: string): Earlier {
  const report = parsed(text) as Partial<Audit> | null;
  if (typeof report !== 'object' || report === null || report.tool?.name !== 'logfix') {
    throw new Error('is no report of logfix audit --format json');
  }
  if (report.schemaVersion !== 1) {
    throw new Error('was written by another version of logfix audit: make it again');
  }
  const { created, findings } = report;
  if (typeof created !== 'string' || !Array.isArray(findings) || !findings.every(isFinding)) {
    throw new Error('is not a whole report of logfix audit: make it again');
  }
  return { created, findings };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('is no JSON: name a report of logfix audit --format json');
  }
}

const isFinding = (one: Partial<Earlier['findings'][number]> | null): boolean =>
  typeof one?.fingerprint === 'string' && SEVERITIES.some((severity) => severity === one.severity);

/** What is new since an earlier report, and what is gone. */
export function compare(earlier: Earlier, { findings }: Pick<Audit, 'findings'>): Trend {
  const was = new Set(earlier.findings.map(({ fingerprint }) => fingerprint));
  const is = new Set(findings.map(({ fingerprint }) => fingerprint));
  const added = findings.filter(({ fingerprint }) => !was.has(fingerprint));
  const gone = earlier.findings.filter(({ fingerprint }) => !is.has(fingerprint));
  return {
    since: earlier.created,
    added: added.length,
    gone: gone.length,
    same: findings.length - added.length,
    before: bySeverity(earlier.findings),
    addedBySeverity: bySeverity(added),
    goneBySeverity: bySeverity(gone),
    addedFindings: added.map(({ fingerprint }) => fingerprint),
  };
}
