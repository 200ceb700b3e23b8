/** A part of the work that a team takes on at one go. */
export type Phase = 1 | 2 | 3;

/**
 * The codemods of each phase, in the order in which they build on each other: calls are masked
 * as they go to the logger, a level decides what a report needs, and a message is taken apart
 * once all of its words and values stand.
 */
export const PHASES: Readonly<Record<Phase, readonly string[]>> = {
  1: ['migrate-console', 'mask-pii', 'level-from-env', 'escape-untrusted'],
  2: ['fix-levels', 'enrich-errors'],
  3: ['logs-to-metrics', 'structure-messages'],
};

/**
 * A phase as a command line says it; `null` where it says none.
 * @throws {Error} when there is no such phase.
 */
export function phaseOf(value: unknown): Phase | null {
  if (value === undefined) return null;
  const phase = ([1, 2, 3] as const).find((one) => String(one) === String(value));
  if (phase === undefined) throw new Error('--phase must be one of: 1, 2, 3');
  return phase;
}
