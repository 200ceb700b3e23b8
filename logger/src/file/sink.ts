import { basename } from 'node:path';
import { flushOnExit } from '../exit.ts';
import type { LineInfo } from '../types.ts';
import { createAppender } from './appender.ts';
import { dayOf, daysBetween } from './days.ts';
import type { Day } from './days.ts';
import { createKeeper } from './keeper.ts';
import { namingOf } from './names.ts';
import type { FileSink, FileSinkOptions } from './options.ts';
import { problemReporter } from './problems.ts';
import { resolveRetention } from './retention.ts';
import { createStore } from './store.ts';

const MS_PER_DAY = 86_400_000;

/** First instant of the year 10000: file names have four digits for the year. */
const END_OF_TIME = 253_402_300_800_000;

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
    compress = true, fallback,
  } = options;
  const retention = resolveRetention(options);
  const naming = namingOf(name);
  const onProblem = problemReporter(options.onProblem);

  let buffer = '';
  let buffered = 0;
  let limit = bufferSize;
  let day: Day = { stamp: '', start: 0, end: 0 };
  let offset = 0;
  let timer: NodeJS.Timeout | undefined;
  let lastPath: string | null = null;
  let isClosed = false;

  const sinceEndOf = (stamp: string): number => {
    const now = clock();
    const today = dayOf(now, zone);
    const days = daysBetween(stamp, today.stamp);
    return days < 1 ? -1 : now - today.start + (days - 1) * MS_PER_DAY;
  };
  const appender = createAppender({
    folder, naming, maxBytes, mode, folderMode, graceMs: settleMs / 2, sinceEndOf,
  });
  const store = createStore({ appender, folder, maxPendingBytes, fallback, onProblem });

  /** Name of the file that is being written; one of a day that is over is let go. */
  const current = (today: string): string | null => {
    if (appender.path === null) return null;
    const file = basename(appender.path);
    if (buffered + store.lines > 0 || naming.parse(file)!.stamp >= today) return file;
    appender.close();
    return null;
  };
  const keeper = createKeeper({
    folder, naming, retention, maxTotalBytes, settleMs, compress, zone, clock, current, onProblem,
  });

  /** Moves the buffer to the store and the store to the disk. */
  const drain = (isForced: boolean): void => {
    if (buffered > 0) {
      const bytes = Buffer.from(buffer);
      // Korean takes three bytes a character: the limit follows what the lines are made of.
      limit = Math.ceil((bufferSize * buffer.length) / bytes.length);
      store.add({ stamp: day.stamp, bytes, lines: buffered, offset: 0 });
      buffer = '';
      buffered = 0;
    }
    const again = store.drain(isForced);
    if (again !== null) wake(again);
    if (appender.path !== lastPath) onNewFile();
  };

  const wake = (ms: number): void => {
    if (!isClosed) timer ??= setTimeout(onTimer, ms).unref();
  };
  const onTimer = (): void => {
    timer = undefined;
    drain(false);
  };

  const onNewFile = (): void => {
    if (lastPath !== null) keeper.runIn(settleMs);
    lastPath = appender.path;
  };

  const enterDay = (time: number): void => {
    drain(false);
    const isFirst = day.stamp === '';
    const at = time >= 0 && time < END_OF_TIME ? time : clock();
    day = dayOf(at, zone);
    offset = new Date(at).getTimezoneOffset();
    if (!isFirst) keeper.runIn(0);
  };

  /** A change of the time zone shows in the offset, and moves the midnights. */
  const checkZone = (time: number): void => {
    if (zone === 'local' && new Date(time).getTimezoneOffset() !== offset) enterDay(time);
  };

  const write = (line: string, { level, time }: LineInfo): void => {
    if (isClosed) return store.drop('closed', 1);
    if (!(time >= day.start && time < day.end)) enterDay(time);
    else if (buffered === 0) checkZone(time);
    buffer += line;
    buffer += '\n';
    buffered++;
    if (buffer.length >= limit || level === 'fatal') drain(false);
    else if (timer === undefined) wake(flushMs);
  };

  const flushSync = (): void => {
    drain(true);
    store.giveUpAll();
  };

  const forget = flushOnExit({ flush: async () => drain(true), flushSync });
  for (const message of retention.warnings) onProblem({ code: 'retention', message });
  keeper.runIn(0);

  return {
    write,
    flush: async () => drain(true),
    flushSync,
    async close() {
      if (isClosed) return;
      flushSync();
      isClosed = true;
      clearTimeout(timer);
      forget();
      appender.close();
      await keeper.stop();
    },
    stats: () => ({ ...store.stats(), pending: buffered + store.lines }),
    path: () => appender.path,
    maintain: () => keeper.run(),
  };
};
