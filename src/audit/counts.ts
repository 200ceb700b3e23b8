import { SCORES, SEVERITIES, type Severity } from './severity.ts';
import type { AuditFinding, ByFix, BySeverity } from './types.ts';

export const bySeverity = (findings: readonly { readonly severity: Severity }[]): BySeverity => {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
};

/** The counts of several places as one. */
export function together(all: readonly BySeverity[]): BySeverity {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const one of all) for (const severity of SEVERITIES) counts[severity] += one[severity];
  return counts;
}

export const byFix = (findings: readonly Pick<AuditFinding, 'fix'>[]): ByFix => {
  const counts = { safe: 0, suggest: 0, hand: 0 };
  for (const { fix } of findings) counts[fix ?? 'hand']++;
  return counts;
};

/** What findings weigh together. */
export const scoreOf = (counts: BySeverity): number =>
  SEVERITIES.reduce((sum, severity) => sum + SCORES[severity] * counts[severity], 0);

/** The gravest severity that occurs; `low` where none does. */
export const gravestOf = (counts: BySeverity): Severity =>
  SEVERITIES.find((severity) => counts[severity] > 0) ?? 'low';

/** Things that share a key, in the order in which the keys appear. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
