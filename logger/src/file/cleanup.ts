import { daysBetween } from './days.ts';
import type { LogName } from './names.ts';

/** A log file as the clean-up sees it. */
export interface Entry extends LogName {
  readonly size: number;
  /** When it was last written, in ms since the epoch. */
  readonly mtimeMs: number;
}

export interface CleanupRules {
  /** Today's stamp, `YYYYMMDD`. */
  readonly today: string;
  /** Files are kept for so many days after their own. */
  readonly days: number;
  /** Nothing younger than this may go, whatever the size cap says. */
  readonly minimumDays: number;
  /** All files together, in bytes. */
  readonly maxTotalBytes: number;
  /** File that is being written. */
  readonly current: string | null;
}

export interface CleanupPlan {
  readonly expired: readonly Entry[];
  readonly overCap: readonly Entry[];
  /** Bytes above the cap that the law forbids to delete. */
  readonly keptOverCap: number;
}

const oldestFirst = (a: Entry, b: Entry): number =>
  a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.part - b.part;

/** Decides what may be deleted. Touches nothing. */
export const planCleanup = (entries: readonly Entry[], rules: CleanupRules): CleanupPlan => {
  const age = (entry: Entry) => daysBetween(entry.stamp, rules.today);
  const keepable = entries.filter((entry) => entry.name !== rules.current);
  const expired = keepable.filter((entry) => age(entry) > rules.days);
  const rest = entries.filter((entry) => !expired.includes(entry));
  let excess = rest.reduce((sum, entry) => sum + entry.size, 0) - rules.maxTotalBytes;
  const overCap: Entry[] = [];
  for (const entry of rest.toSorted(oldestFirst)) {
    if (excess <= 0) break;
    if (entry.name === rules.current || age(entry) <= rules.minimumDays) continue;
    overCap.push(entry);
    excess -= entry.size;
  }
  return { expired, overCap, keptOverCap: Math.max(0, excess) };
};

/**
 * Files that nobody should write to any more: their day is over, or a later part was begun,
 * and nothing was written for a while.
 */
export const settledPlain = (
  entries: readonly Entry[],
  rules: { today: string; current: string | null; settleMs: number; now: number },
): readonly Entry[] => {
  const lastPart = new Map<string, number>();
  for (const { stamp, part } of entries) {
    lastPart.set(stamp, Math.max(part, lastPart.get(stamp) ?? 0));
  }
  return entries.filter(
    (entry) =>
      !entry.compressed &&
      entry.name !== rules.current &&
      (entry.stamp < rules.today || entry.part < lastPart.get(entry.stamp)!) &&
      rules.now - entry.mtimeMs >= rules.settleMs,
  );
};
