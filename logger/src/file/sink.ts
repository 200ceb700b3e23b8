import { basename } from 'node:path';
import { flushOnExit } from '../exit.ts';
import type { LineInfo } from '../types.ts';
import { createAppender, lineStart } from './appender.ts';
import type { Chunk } from './appender.ts';
import { dayOf, daysBetween } from './days.ts';
import type { Day } from './days.ts';
import { maintain } from './maintenance.ts';
import type { MaintenanceReport } from './maintenance.ts';
import { namingOf } from './names.ts';
import type { FileSink, FileSinkOptions } from './options.ts';
import { problemReporter, writeToStderr } from './problems.ts';
import { createQueue } from './queue.ts';
import { resolveRetention } from './retention.ts';

/** After a failed write the next try comes after so long, in ms, then twice as long, … */
const FIRST_RETRY = 100;
const LAST_RETRY = 5000;

/** How long the last moment of a process waits for a slow reader of stderr, in ms. */
const EXIT_PATIENCE = 1000;

/** First instant of the year 10000: file names have four digits for the year. */
const END_OF_TIME = 253_402_300_800_000;

const NOTHING_DONE: MaintenanceReport = { compressed: [], deleted: [], waiting: 0 };

const countLines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
};

type Divert = (bytes: Buffer, patience?: number) => boolean;

const divertTo = (fallback: FileSinkOptions['fallback']): Divert => {
  if (fallback === 'none') return () => false;
  if (typeof fallback !== 'function') return writeToStderr;
  return (bytes) => {
    try {
      return fallback(bytes.toString());
    } catch {
      return false;
    }
  };
};

/**
 * A sink that writes daily files and looks after them. Lines are collected for 20 ms or 8 KiB
 * and written with one blocking call, so that an exit, a throw or a signal loses none, and a
 * kill at most one buffer.
 *
 * @throws {RetentionError} when fewer days are asked for than a named law demands
 * @throws {TypeError} for a name that cannot be a file's
 */
export const fileSink = (options: FileSinkOptions = {}): FileSink => {
  const {
    folder = 'logs', name = 'server', zone = 'local', maxBytes = Infinity,
    settleMs = 60_000, maxTotalBytes = Infinity, bufferSize = 8192, flushMs = 20,
    maxPendingBytes = 1 << 20, mode = 0o640, folderMode = 0o750, clock = Date.now,
  } = options;
  const retention = resolveRetention(options);
  const naming = namingOf(name);
  const onProblem = problemReporter(options.onProblem);
  const divert = divertTo(options.fallback);
  const stats = { written: 0, bytes: 0, diverted: 0 };
  const dropped: Record<string, number> = {};
  let lastError: string | undefined;

  let buffer = '';
  let buffered = 0;
  let limit = bufferSize;
  let day: Day = { stamp: '', start: 0, end: 0 };
  let offset = 0;
  let timer: NodeJS.Timeout | undefined;
  let retryAt = 0;
  let backoff = FIRST_RETRY;
  let failing = false;
  let lastCode = '';
  let closed = false;

  const sinceEndOf = (stamp: string): number => {
    const now = clock();
    const today = dayOf(now, zone);
    const days = daysBetween(stamp, today.stamp);
    return days < 1 ? -1 : now - today.start + (days - 1) * 86_400_000;
  };
  const appender = createAppender({
    folder, naming, maxBytes, mode, folderMode, graceMs: settleMs / 2, sinceEndOf,
  });
  const queue = createQueue((lines, bytes) => {
    stats.written += lines;
    stats.bytes += bytes;
  });

  const drop = (reason: string, lines: number): void => {
    dropped[reason] = (dropped[reason] ?? 0) + lines;
  };

  const giveUp = (chunks: readonly Chunk[], reason: string, patience?: number): void => {
    for (const chunk of chunks) {
      const rest = chunk.bytes.subarray(lineStart(chunk.bytes, chunk.offset));
      const lines = countLines(rest);
      stats.written += chunk.lines - lines;
      stats.bytes += chunk.bytes.length - rest.length;
      if (divert(rest, patience)) stats.diverted += lines;
      else drop(reason, lines);
    }
  };

  const onFailure = (error: unknown): void => {
    const code = (error as NodeJS.ErrnoException)?.code ?? 'unknown';
    lastCode = code;
    lastError = error instanceof Error ? error.message : String(error);
    failing = true;
    retryAt = performance.now() + backoff;
    backoff = Math.min(backoff * 2, LAST_RETRY);
    giveUp(queue.overflow(maxPendingBytes), code);
    const message = `cannot write to ${folder} (${code}); ${queue.lines} lines wait`;
    onProblem({ code, message, error });
    wake(retryAt - performance.now());
  };

  const onSuccess = (): void => {
    if (!failing) return;
    failing = false;
    backoff = FIRST_RETRY;
    const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
    const message = `writes to ${folder} again; ${stats.diverted} lines went to the fallback ` +
      `and ${lost} were lost so far`;
    onProblem({ code: 'recovered', message });
  };

  /** Moves the buffer to the queue and the queue to the disk. */
  const drain = (force: boolean): void => {
    if (buffered > 0) {
      const bytes = Buffer.from(buffer);
      // Korean takes three bytes a character: the limit follows what the lines are made of.
      limit = Math.ceil((bufferSize * buffer.length) / bytes.length);
      queue.add({ stamp: day.stamp, bytes, lines: buffered, offset: 0 });
      buffer = '';
      buffered = 0;
    }
    if (queue.lines === 0) return;
    if (failing && !force && performance.now() < retryAt) {
      giveUp(queue.overflow(maxPendingBytes), lastCode);
      return wake(retryAt - performance.now());
    }
    const error = queue.drain(appender);
    if (error) onFailure(error);
    else onSuccess();
    if (appender.path !== lastPath) onNewFile();
  };

  const onTimer = (): void => {
    timer = undefined;
    drain(false);
  };
  const wake = (ms: number): void => {
    if (closed) return;
    timer ??= setTimeout(onTimer, ms).unref();
  };

  const enterDay = (time: number): void => {
    drain(false);
    const known = day.stamp !== '';
    day = dayOf(time, zone);
    offset = new Date(time).getTimezoneOffset();
    if (known) maintainIn(0);
  };

  /** A change of the time zone shows in the offset, and moves the midnights. */
  const checkZone = (time: number): void => {
    if (zone === 'local' && new Date(time).getTimezoneOffset() !== offset) enterDay(time);
  };

  const write = (line: string, { level, time }: LineInfo): void => {
    if (closed) return drop('closed', 1);
    if (!(time >= day.start && time < day.end)) enterDay(time >= 0 && time < END_OF_TIME ? time : clock());
    else if (buffered === 0) checkZone(time);
    buffer += line;
    buffer += '\n';
    buffered++;
    if (buffer.length >= limit || level === 'fatal') drain(false);
    else if (timer === undefined) wake(flushMs);
  };

  let running: Promise<MaintenanceReport> | null = null;
  let maintainTimer: NodeJS.Timeout | undefined;
  let maintainAt = Infinity;
  let lastPath: string | null = null;

  /** Name of the file that is being written; one of a day that is over is let go. */
  const currentName = (today: string): string | null => {
    if (appender.path === null) return null;
    const current = basename(appender.path);
    if (buffered + queue.lines > 0 || naming.parse(current)!.stamp >= today) return current;
    appender.close();
    return null;
  };
  const maintainNow = (): Promise<MaintenanceReport> => {
    const settings = {
      folder, naming, retention, maxTotalBytes, settleMs, onProblem,
      compress: options.compress ?? true,
    };
    const today = dayOf(clock(), zone).stamp;
    running ??= maintain(settings, today, currentName(today))
      .catch((error: unknown) => {
        onProblem({ code: 'clean-up', message: `cannot clean up ${folder}`, error });
        return NOTHING_DONE;
      })
      .finally(() => (running = null));
    return running;
  };
  const maintainIn = (ms: number): void => {
    const at = performance.now() + ms;
    if (closed || at >= maintainAt) return;
    clearTimeout(maintainTimer);
    maintainAt = at;
    maintainTimer = setTimeout(onMaintainTimer, ms).unref();
  };
  const onMaintainTimer = (): void => {
    maintainAt = Infinity;
    void maintainNow().then(({ waiting }) => maintainIn(waiting > 0 ? settleMs : untilDaily()));
  };
  const untilDaily = (): number => Math.max(1000, dayOf(clock(), zone).end - clock() + settleMs);
  const onNewFile = (): void => {
    if (lastPath !== null) maintainIn(settleMs);
    lastPath = appender.path;
  };

  const sink: FileSink = {
    write,
    async flush() {
      drain(true);
    },
    flushSync() {
      drain(true);
      if (queue.lines > 0) giveUp(queue.overflow(0), lastCode, EXIT_PATIENCE);
    },
    async close() {
      if (closed) return;
      sink.flushSync();
      closed = true;
      clearTimeout(timer);
      clearTimeout(maintainTimer);
      forget();
      appender.close();
      await running;
    },
    stats: () => ({
      ...stats,
      pending: buffered + queue.lines,
      dropped: { ...dropped },
      ...(lastError === undefined ? {} : { lastError }),
    }),
    path: () => appender.path,
    maintain: async () => {
      await running;
      return closed ? NOTHING_DONE : maintainNow();
    },
  };
  const forget = flushOnExit(sink);
  for (const message of retention.warnings) onProblem({ code: 'retention', message });
  maintainIn(0);
  return sink;
};
