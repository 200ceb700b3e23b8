import { expect, it } from 'vitest';
import { patterns, verdicts } from '../../scripts/patterns.mjs';

interface Verdict {
  readonly verdict: string;
  /** Why its input is short, where its time grows faster than its input. */
  readonly bound?: string;
}

const found = patterns();
const known: Record<string, Verdict> = verdicts();

it('reads the patterns of the whole code', () => {
  expect(found.size).toBeGreaterThan(500);
});

it('knows how the time of each pattern grows; ask with node scripts/patterns.mjs', () => {
  expect([...found.keys()].filter((pattern) => !(pattern in known))).toEqual([]);
  expect(Object.keys(known).filter((pattern) => !found.has(pattern))).toEqual([]);
});

it('has no pattern whose time grows without bounds', () => {
  const bad = [...found].flatMap(([pattern, files]) => {
    const { verdict, bound } = known[pattern]!;
    const harmless = verdict === 'safe' || verdict === 'unknown' || (bound ?? '').length > 10;
    return harmless ? [] : [`${verdict}: ${pattern} in ${[...files].join(', ')}`];
  });
  expect(bad).toEqual([]);
  expect(Object.values(known).filter(({ verdict }) => verdict === 'exponential')).toEqual([]);
});
