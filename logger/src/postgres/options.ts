import type { OnProblem } from '../file/problems.ts';
import type { RetentionOptions } from '../file/retention.ts';
import type { Sink, SinkStats } from '../types.ts';
import type { PostgresClient } from './client.ts';
import type { TableOptions } from './schema.ts';

export interface PostgresSinkOptions extends TableOptions, RetentionOptions {
  /** What runs the statements. It stays yours: the sink never closes it. */
  readonly client: PostgresClient;
  /** Makes the table first, if it is not there. Default false. */
  readonly migrate?: boolean;
  /** Deletes rows that are older than the retention, at start and daily. Default true. */
  readonly cleanUp?: boolean;
  /** Lines of one insert. Default 500. */
  readonly batchSize?: number;
  /** How long a line may wait for a batch to fill, in ms. Default 1,000. */
  readonly intervalMs?: number;
  /** Lines that wait at most; older ones go to the fallback. Default 10,000. */
  readonly maxQueue?: number;
  /** How long one statement may take before it counts as failed, in ms. Default 10,000. */
  readonly timeoutMs?: number;
  /** What takes the lines that cannot reach the database: a file sink, for one. */
  readonly fallback?: Sink | 'stderr' | 'none';
  /** Told of problems instead of stderr. */
  readonly onProblem?: OnProblem;
  /** The clock, in ms since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
}

export interface PostgresSinkStats extends SinkStats {
  /** Lines that went to the fallback instead of the table. */
  diverted: number;
  /** Inserts that had to be tried again. */
  retries: number;
}

export interface PostgresSink extends Sink {
  stats(): PostgresSinkStats;
  /** Makes partitions and deletes expired rows now; runs by itself at start and daily. */
  maintain(): Promise<void>;
}
