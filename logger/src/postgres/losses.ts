import { writeToStderr } from '../file/problems.ts';
import type { LineInfo } from '../types.ts';
import type { PostgresSinkOptions } from './options.ts';
import { waiting } from './rows.ts';
import type { Waiting } from './rows.ts';

/** How long the last moment of a process waits for a slow reader of stderr, in ms. */
export const EXIT_PATIENCE = 1000;

/** The book of lines that did not reach the table. */
export interface Losses {
  /** Lines that went to the fallback. */
  readonly diverted: number;
  /** Lines that nothing took, by reason. */
  readonly dropped: Record<string, number>;
  /** Lines that went elsewhere since the table was last told so. */
  readonly missing: number;
  drop(reason: string): void;
  giveUp(lines: readonly Waiting[], reason: string, patience?: number): void;
  /** A row that the table itself refused: it need not be told. */
  giveUpRefused(line: Waiting, reason: string): void;
  /** A line that tells the table what is missing from it. */
  report(now: number): Waiting;
}

type Divert = (line: string, info: LineInfo, patience?: number) => boolean;

const divertTo = (fallback: PostgresSinkOptions['fallback'] = 'stderr'): Divert => {
  if (fallback === 'none') return () => false;
  if (fallback === 'stderr') {
    return (line, _info, patience) => writeToStderr(`${line}\n`, patience);
  }
  return (line, info) => {
    fallback.write(line, info);
    return true;
  };
};

export const createLosses = (
  fallback: PostgresSinkOptions['fallback'],
  clock: () => number,
): Losses => {
  const divert = divertTo(fallback);
  const dropped: Record<string, number> = {};
  let diverted = 0;
  let missing = 0;
  let since = 0;

  const drop = (reason: string): void => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };

  const giveUpOne = ({ line, info }: Waiting, reason: string, patience?: number): void => {
    if (divert(line, info, patience)) diverted++;
    else drop(reason);
  };

  return {
    drop,
    giveUp(lines, reason, patience) {
      if (missing === 0) since = clock();
      missing += lines.length;
      for (const line of lines) giveUpOne(line, reason, patience);
    },
    giveUpRefused: giveUpOne,
    report(time) {
      const line = JSON.stringify({
        timestamp: new Date(time).toISOString(),
        level: 'WARN',
        message: 'log lines are missing here: the database could not take them in time',
        missing,
        since: new Date(since).toISOString(),
        diverted,
        dropped,
      });
      missing = 0;
      return waiting(line, { level: 'warn', time });
    },
    get diverted() {
      return diverted;
    },
    get dropped() {
      return { ...dropped };
    },
    get missing() {
      return missing;
    },
  };
};
