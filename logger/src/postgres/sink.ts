import { flushOnExit } from '../exit.ts';
import { problemReporter } from '../file/problems.ts';
import { resolveRetention } from '../file/retention.ts';
import type { LineInfo } from '../types.ts';
import { codeOf, impatient } from './client.ts';
import { deleteExpired, ensurePartitions, migrate } from './housekeeping.ts';
import { EXIT_PATIENCE, createLosses } from './losses.ts';
import type { PostgresSink, PostgresSinkOptions } from './options.ts';
import { rowOf, waiting } from './rows.ts';
import type { Waiting } from './rows.ts';
import { DEFAULT_TABLE, insertStatement, splitTable } from './schema.ts';

/** After a failure the next try comes after so long, in ms, then twice as long, … */
const FIRST_RETRY = 250;
const LAST_RETRY = 30_000;

const MS_PER_DAY = 86_400_000;

/** Classes of SQLSTATE that blame the rows, not the database: data, constraint, limit. */
const BAD_ROW = /^(?:22|23|54)/;

/**
 * A sink that inserts lines into PostgreSQL, in batches and without making the caller wait.
 * While the database is away lines wait in a bounded queue, then go to the fallback. A line that
 * was sent twice, because the first answer got lost, stands in the table once.
 *
 * @throws {RetentionError} when fewer days are asked for than a named law demands
 * @throws {TypeError} for a table name that is not plain
 */
export const postgresSink = (options: PostgresSinkOptions): PostgresSink => {
  const {
    table = DEFAULT_TABLE, partition = 'none', batchSize = 500, intervalMs = 1000,
    maxQueue = 10_000, timeoutMs = 10_000, clock = Date.now, fallback,
  } = options;
  splitTable(table);
  const retention = resolveRetention(options);
  const onProblem = problemReporter(options.onProblem);
  const losses = createLosses(fallback, clock);
  const insert = insertStatement(table);
  const client = impatient(options.client, timeoutMs);
  const house = { client, table, partition };

  let written = 0;
  let retries = 0;
  let lastError: string | undefined;
  let queue: Waiting[] = [];
  /** The batch that was sent and not yet answered. */
  let underway: Waiting[] = [];
  let isMigrated = options.migrate !== true;
  let migrating: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pumping: Promise<void> | null = null;
  let backoff = FIRST_RETRY;
  let retryAt = 0;
  let isAway = false;
  let isClosed = false;

  const pending = (): number => queue.length + underway.length;

  /** Once, however many ask for it. */
  const ensureTable = async (): Promise<void> => {
    if (isMigrated) return;
    migrating ??= migrate(house, clock()).finally(() => (migrating = null));
    await migrating;
    isMigrated = true;
  };

  /** Takes lines off the batch that would otherwise be sent again. */
  const settle = (lines: readonly Waiting[]): void => {
    const done = new Set(lines);
    underway = underway.filter((one) => !done.has(one));
  };

  /** Inserts a batch; rows that the database refuses are found by halving, and given up. */
  const send = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await client.query(insert, [JSON.stringify(batch.map(rowOf))]);
      written += batch.length;
      settle(batch);
    } catch (error) {
      if (!BAD_ROW.test(codeOf(error))) throw error;
      lastError = String((error as Error).message);
      if (batch.length === 1) {
        settle(batch);
        return losses.giveUpRefused(batch[0]!, `rejected ${codeOf(error)}`);
      }
      const half = batch.length >> 1;
      await send(batch.slice(0, half));
      await send(batch.slice(half));
    }
  };

  const onFailure = (error: unknown): void => {
    lastError = error instanceof Error ? error.message : String(error);
    retries++;
    isAway = true;
    retryAt = performance.now() + backoff;
    backoff = Math.min(backoff * 2, LAST_RETRY);
    const message = `cannot insert into ${table} (${lastError}); ${pending()} lines wait`;
    onProblem({ code: codeOf(error) || 'away', message, error });
  };

  const onSuccess = (): void => {
    backoff = FIRST_RETRY;
    retryAt = 0;
    if (!isAway) return;
    isAway = false;
    const message = `inserts into ${table} again; ${losses.missing} lines went elsewhere meanwhile`;
    onProblem({ code: 'recovered', message });
  };

  /** Sends one batch. Returns whether it worked. */
  const sendNext = async (): Promise<boolean> => {
    if (underway.length === 0) underway = queue.splice(0, batchSize);
    try {
      await ensureTable();
      await send(underway);
      onSuccess();
      return true;
    } catch (error) {
      onFailure(error);
      return false;
    }
  };

  const pump = async (): Promise<void> => {
    while (pending() > 0) {
      if (!(await sendNext())) return wake();
      if (queue.length === 0 && losses.missing > 0 && !isClosed) queue.push(losses.report(clock()));
    }
  };
  const startPump = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    pumping ??= pump().finally(() => {
      pumping = null;
      if (queue.length > 0) wake();
    });
    return pumping;
  };
  const wake = (): void => {
    if (isClosed || timer !== undefined) return;
    const wait = retryAt === 0 ? intervalMs : retryAt - performance.now();
    timer = setTimeout(() => void startPump(), wait).unref();
  };

  const write = (line: string, info: LineInfo): void => {
    if (isClosed) return losses.drop('closed');
    queue.push(waiting(line, info));
    if (queue.length > maxQueue) losses.giveUp(queue.splice(0, batchSize), 'queue full');
    if (queue.length >= batchSize && retryAt === 0) void startPump();
    else wake();
  };

  const takeAll = (): Waiting[] => {
    const lines = [...underway, ...queue];
    underway = [];
    queue = [];
    return lines;
  };

  /** Sends what there is; what cannot be sent goes to the fallback. */
  const flush = async (): Promise<void> => {
    await pumping;
    await startPump();
    losses.giveUp(takeAll(), 'database away');
    if (typeof fallback === 'object') await fallback.flush();
  };

  /** The last moment, when nothing can be awaited any more. */
  const onExit = (): void => {
    losses.giveUp(takeAll(), 'not sent at exit', EXIT_PATIENCE);
    if (typeof fallback === 'object') fallback.flushSync?.();
  };

  const isOver = (): boolean => isClosed;
  const cleanUp = async (): Promise<void> => {
    if (isClosed || options.cleanUp === false) return;
    await deleteExpired(house, retention.days, clock(), isOver);
  };
  const maintainOnce = async (): Promise<void> => {
    if (isClosed) return;
    try {
      await ensureTable();
      await ensurePartitions(house, clock());
      await cleanUp();
    } catch (error) {
      const message = `cannot clean up ${table} (${(error as Error)?.message})`;
      onProblem({ code: 'clean-up', message, error });
    }
  };
  let maintaining: Promise<void> = Promise.resolve();
  const maintain = (): Promise<void> => (maintaining = maintaining.then(maintainOnce));
  const daily = setInterval(() => void maintain(), MS_PER_DAY).unref();
  const first = setTimeout(() => void maintain(), 0).unref();

  const forget = flushOnExit({ flush });
  process.on('exit', onExit);
  for (const message of retention.warnings) onProblem({ code: 'retention', message });

  return {
    write,
    flush,
    maintain,
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearInterval(daily);
      clearTimeout(first);
      await flush();
      // Whoever closes the sink may end the client next.
      await maintaining;
      clearTimeout(timer);
      forget();
      process.off('exit', onExit);
    },
    stats: () => ({
      written, retries, pending: pending(),
      diverted: losses.diverted, dropped: losses.dropped,
      ...(lastError === undefined ? {} : { lastError }),
    }),
  };
};
