import { lineStart } from './appender.ts';
import type { Appender, Chunk } from './appender.ts';
import type { FileSinkOptions } from './options.ts';
import { writeToStderr } from './problems.ts';
import type { OnProblem } from './problems.ts';

/** After a failed write the next try comes after so long, in ms, then twice as long, … */
const FIRST_RETRY = 100;
const LAST_RETRY = 5000;

/** How long the last moment of a process waits for a slow reader of stderr, in ms. */
const EXIT_PATIENCE = 1000;

export interface StoreStats {
  written: number;
  bytes: number;
  diverted: number;
  dropped: Record<string, number>;
  lastError?: string;
}

/** The way from memory to the disk: in order, with tries, and with a bound on what waits. */
export interface Store {
  add(chunk: Chunk): void;
  /**
   * Writes what it can; unless forced, not before the next try is due. Returns the ms after
   * which to call again, or `null` when nothing waits.
   */
  drain(isForced: boolean): number | null;
  /** Hands what still waits to the fallback, or counts it as lost. */
  giveUpAll(): void;
  drop(reason: string, lines: number): void;
  /** Lines that wait. */
  readonly lines: number;
  stats(): StoreStats;
}

export interface StoreOptions {
  readonly appender: Appender;
  readonly folder: string;
  readonly maxPendingBytes: number;
  readonly fallback: FileSinkOptions['fallback'];
  readonly onProblem: OnProblem;
}

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

const countLines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
};

export const createStore = (options: StoreOptions): Store => {
  const { appender, folder, maxPendingBytes, onProblem } = options;
  const divert = divertTo(options.fallback);
  const chunks: Chunk[] = [];
  const stats: StoreStats = { written: 0, bytes: 0, diverted: 0, dropped: {} };
  let bytes = 0;
  let lines = 0;
  /** What the disk said last; empty while it takes lines. */
  let failure = '';
  let retryAt = 0;
  let backoff = FIRST_RETRY;

  const take = (): Chunk => {
    const chunk = chunks.shift()!;
    bytes -= chunk.bytes.length;
    lines -= chunk.lines;
    return chunk;
  };

  const drop = (reason: string, count: number): void => {
    stats.dropped[reason] = (stats.dropped[reason] ?? 0) + count;
  };

  const giveUp = (chunk: Chunk, patience?: number): void => {
    const rest = chunk.bytes.subarray(lineStart(chunk.bytes, chunk.offset));
    const count = countLines(rest);
    stats.written += chunk.lines - count;
    stats.bytes += chunk.bytes.length - rest.length;
    if (divert(rest, patience)) stats.diverted += count;
    else drop(failure, count);
  };

  const keepWithin = (limit: number): void => {
    while (bytes > limit && chunks.length > 0) giveUp(take());
  };

  const writeAll = (): void => {
    while (chunks.length > 0) {
      appender.append(chunks[0]!);
      const chunk = take();
      stats.written += chunk.lines;
      stats.bytes += chunk.bytes.length;
    }
  };

  const onFailure = (error: unknown): void => {
    failure = (error as NodeJS.ErrnoException)?.code ?? 'unknown';
    stats.lastError = error instanceof Error ? error.message : String(error);
    retryAt = performance.now() + backoff;
    backoff = Math.min(backoff * 2, LAST_RETRY);
    keepWithin(maxPendingBytes);
    const message = `cannot write to ${folder} (${failure}); ${lines} lines wait`;
    onProblem({ code: failure, message, error });
  };

  const onSuccess = (): void => {
    if (failure === '') return;
    failure = '';
    backoff = FIRST_RETRY;
    const lost = Object.values(stats.dropped).reduce((sum, count) => sum + count, 0);
    const message =
      `writes to ${folder} again; ${stats.diverted} lines went to the fallback ` +
      `and ${lost} were lost so far`;
    onProblem({ code: 'recovered', message });
  };

  return {
    drop,
    add(chunk) {
      chunks.push(chunk);
      bytes += chunk.bytes.length;
      lines += chunk.lines;
    },
    drain(isForced) {
      if (lines === 0) return null;
      if (failure !== '' && !isForced && performance.now() < retryAt) {
        keepWithin(maxPendingBytes);
        return retryAt - performance.now();
      }
      try {
        writeAll();
        onSuccess();
        return null;
      } catch (error) {
        onFailure(error);
        return retryAt - performance.now();
      }
    },
    giveUpAll() {
      while (chunks.length > 0) giveUp(take(), EXIT_PATIENCE);
    },
    get lines() {
      return lines;
    },
    stats: () => ({ ...stats, dropped: { ...stats.dropped } }),
  };
};
