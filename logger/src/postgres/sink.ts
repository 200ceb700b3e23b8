import { flushOnExit } from '../exit.ts';
import { problemReporter, writeToStderr } from '../file/problems.ts';
import { resolveRetention } from '../file/retention.ts';
import type { LineInfo } from '../types.ts';
import { deleteExpired, ensurePartitions, migrate } from './housekeeping.ts';
import type { PostgresSink, PostgresSinkOptions } from './options.ts';
import { rowOf, waiting } from './rows.ts';
import type { Waiting } from './rows.ts';
import { DEFAULT_TABLE, insertStatement, splitTable } from './schema.ts';

/** After a failure the next try comes after so long, in ms, then twice as long, … */
const FIRST_RETRY = 250;
const LAST_RETRY = 30_000;

const MS_PER_DAY = 86_400_000;

/** How long the last moment of a process waits for a slow reader of stderr, in ms. */
const EXIT_PATIENCE = 1000;

/** Classes of SQLSTATE that blame the rows, not the database: data, constraint, limit. */
const BAD_ROW = /^(?:22|23|54)/;

const codeOf = (error: unknown): string => String((error as { code?: unknown })?.code ?? '');

const withTimeout = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`no answer within ${ms} ms`), { code: 'timeout' });
    timer = setTimeout(() => reject(error), ms).unref();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

type Divert = (line: string, info: LineInfo, patience?: number) => boolean;

const divertTo = (fallback: PostgresSinkOptions['fallback'] = 'stderr'): Divert => {
  if (fallback === 'none') return () => false;
  if (fallback === 'stderr') return (line, _info, patience) => writeToStderr(`${line}\n`, patience);
  return (line, info) => {
    fallback.write(line, info);
    return true;
  };
};

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
    maxQueue = 10_000, timeoutMs = 10_000, clock = Date.now,
  } = options;
  splitTable(table);
  const retention = resolveRetention(options);
  const onProblem = problemReporter(options.onProblem);
  const divert = divertTo(options.fallback);
  const insert = insertStatement(table);
  const client = {
    query: async (text: string, params?: unknown[]) =>
      withTimeout(options.client.query(text, params), timeoutMs),
  };
  const house = { client, table, partition };

  const stats = { written: 0, diverted: 0, retries: 0 };
  const dropped: Record<string, number> = {};
  let lastError: string | undefined;
  let queue: Waiting[] = [];
  /** The batch that was sent and not yet answered. */
  let underway: Waiting[] = [];
  let migrated = options.migrate !== true;
  let migrating: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pumping: Promise<void> | null = null;
  let backoff = FIRST_RETRY;
  let retryAt = 0;
  let away = false;
  /** Lines that went elsewhere since the table was last told so. */
  let missing = 0;
  let missingSince = 0;
  let closed = false;

  const drop = (reason: string, count: number): void => {
    dropped[reason] = (dropped[reason] ?? 0) + count;
  };
  const giveUp = (lines: readonly Waiting[], reason: string, patience?: number): void => {
    if (missing === 0) missingSince = clock();
    missing += lines.length;
    for (const { line, info } of lines) {
      if (divert(line, info, patience)) stats.diverted++;
      else drop(reason, 1);
    }
  };

  /** Once, however many ask for it. */
  const ensureTable = async (): Promise<void> => {
    if (migrated) return;
    migrating ??= migrate(house, clock()).finally(() => (migrating = null));
    await migrating;
    migrated = true;
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
      stats.written += batch.length;
      settle(batch);
    } catch (error) {
      if (!BAD_ROW.test(codeOf(error))) throw error;
      lastError = String((error as Error).message);
      if (batch.length === 1) {
        settle(batch);
        giveUp(batch, `rejected ${codeOf(error)}`);
        missing--;
        return;
      }
      const half = batch.length >> 1;
      await send(batch.slice(0, half));
      await send(batch.slice(half));
    }
  };

  const onFailure = (error: unknown): void => {
    lastError = error instanceof Error ? error.message : String(error);
    stats.retries++;
    away = true;
    retryAt = performance.now() + backoff;
    backoff = Math.min(backoff * 2, LAST_RETRY);
    const waitingLines = queue.length + underway.length;
    const message = `cannot insert into ${table} (${lastError}); ${waitingLines} lines wait`;
    onProblem({ code: codeOf(error) || 'away', message, error });
  };

  const onSuccess = (): void => {
    backoff = FIRST_RETRY;
    retryAt = 0;
    if (!away) return;
    away = false;
    const message = `inserts into ${table} again; ${missing} lines went elsewhere meanwhile`;
    onProblem({ code: 'recovered', message });
  };

  /** Tells the table itself that lines are missing from it. */
  const reportGap = (): void => {
    const time = clock();
    const line = JSON.stringify({
      timestamp: new Date(time).toISOString(),
      level: 'WARN',
      message: 'log lines are missing here: the database could not take them in time',
      missing,
      since: new Date(missingSince).toISOString(),
      diverted: stats.diverted,
      dropped,
    });
    missing = 0;
    queue.push(waiting(line, { level: 'warn', time }));
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
    while (queue.length + underway.length > 0) {
      if (!(await sendNext())) return wake();
      if (queue.length === 0 && missing > 0 && !closed) reportGap();
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
    if (closed || timer !== undefined) return;
    const wait = Math.max(retryAt - performance.now(), intervalMs * Number(retryAt === 0));
    timer = setTimeout(() => void startPump(), wait).unref();
  };

  const write = (line: string, info: LineInfo): void => {
    if (closed) return drop('closed', 1);
    queue.push(waiting(line, info));
    if (queue.length > maxQueue) giveUp(queue.splice(0, batchSize), 'queue full');
    if (queue.length >= batchSize && retryAt === 0) void startPump();
    else wake();
  };

  const rest = (): Waiting[] => {
    const lines = [...underway, ...queue];
    underway = [];
    queue = [];
    return lines;
  };

  /** Sends what there is; what cannot be sent goes to the fallback. */
  const flush = async (): Promise<void> => {
    await pumping;
    await startPump();
    giveUp(rest(), 'database away');
    if (typeof options.fallback === 'object') await options.fallback.flush();
  };

  /** The last moment, when nothing can be awaited any more. */
  const onExit = (): void => {
    giveUp(rest(), 'not sent at exit', EXIT_PATIENCE);
    if (typeof options.fallback === 'object') options.fallback.flushSync?.();
  };

  const maintainOnce = async (): Promise<void> => {
    try {
      await ensureTable();
      await ensurePartitions(house, clock());
      if (options.cleanUp ?? true) await deleteExpired(house, retention.days, clock());
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
      if (closed) return;
      closed = true;
      clearInterval(daily);
      clearTimeout(first);
      await flush();
      clearTimeout(timer);
      forget();
      process.off('exit', onExit);
    },
    stats: () => ({
      ...stats,
      pending: queue.length + underway.length,
      dropped: { ...dropped },
      ...(lastError === undefined ? {} : { lastError }),
    }),
  };
};
