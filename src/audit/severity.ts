import type { Finding } from '../analysis/types.ts';
import { CONSOLE_LEVELS } from '../analysis/logger-calls.ts';

/** How grave a finding is. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Gravest first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** What a finding counts where files and calls are compared: one grave thing outweighs many small. */
export const SCORES: Readonly<Record<Severity, number>> = { critical: 25, high: 10, medium: 3, low: 1 };

/**
 * How grave it is, by check and message. What hides a failure or lets a log lie is medium; what
 * makes logs dearer or harder to read is low. Personal data has a scale of its own.
 */
const BY_MESSAGE: Readonly<Record<string, Severity>> = {
  'no-log-injection/injection': 'medium',
  'no-hardcoded-level/hardcoded': 'medium',
  'no-hardcoded-level/manual': 'medium',
  'require-error-context/missingException': 'medium',
  'no-mislabeled-level/failure': 'medium',
  'no-mislabeled-level/dump': 'medium',
};

export function severityOfFinding({ check, messageId, data, call }: Finding): Severity {
  const own = SEVERITIES.find((severity) => severity === data.severity);
  if (own !== undefined) return own;
  if (check === 'no-console' && call?.api === 'console') {
    // A failure that only a console hears of.
    return CONSOLE_LEVELS[call.method] === 'error' ? 'medium' : 'low';
  }
  return BY_MESSAGE[`${check}/${messageId}`] ?? 'low';
}

/** Is this at least as grave? */
export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
