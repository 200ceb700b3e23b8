import { writeSync } from 'node:fs';
import type { Sink } from '../types.ts';
import { flushOnExit } from '../exit.ts';

/** Bytes and milliseconds that a line waits at most: what a SIGKILL can cost. */
const BUFFER = 8192;
const DELAY = 20;

/** How much waits while the reader is slow or the disk is full, in bytes. */
const LIMIT = 16 * 1024 * 1024;

/** How long the last moment of a process waits for a slow reader, in milliseconds. */
const PATIENCE = 2000;

/** How long to wait before trying again, in milliseconds. */
const RETRY = 50;

interface Chunk {
  readonly data: Buffer;
  readonly lines: number;
  at: number;
}

const sleep = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException)?.code ?? 'unknown';

/**
 * Writes to an open file descriptor, 8 KiB or 20 ms at a time, and the rest when the process
 * ends. A full disk or a slow reader is waited for, up to 16 MiB; a closed pipe is not.
 */
export const fdSink = (fd: number): Sink => {
  const queue: Chunk[] = [];
  const stats = { written: 0, bytes: 0, dropped: {} as Record<string, number>, lastError: '' };
  let text = '';
  let lines = 0;
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const drop = (reason: string, count: number) => {
    stats.dropped[reason] = (stats.dropped[reason] ?? 0) + count;
  };

  const enqueue = () => {
    if (!lines) return;
    const data = Buffer.from(text);
    queue.push({ data, lines, at: 0 });
    waiting += data.length;
    text = '';
    lines = 0;
  };

  const dequeue = (): Chunk => {
    const chunk = queue.shift()!;
    waiting -= chunk.data.length;
    return chunk;
  };

  /** Writes the first chunk on; true when another try may follow at once. */
  const step = (chunk: Chunk): boolean => {
    try {
      chunk.at += writeSync(fd, chunk.data, chunk.at);
      if (chunk.at < chunk.data.length) return true;
      stats.written += chunk.lines;
      stats.bytes += chunk.data.length;
      dequeue();
      return true;
    } catch (error) {
      stats.lastError = codeOf(error);
      if (!/EPIPE|EBADF|ECONNRESET/.test(stats.lastError)) return false;
      while (queue.length) drop('closed pipe', dequeue().lines);
      return true;
    }
  };

  const drain = (patience: number): void => {
    enqueue();
    const deadline = patience && Date.now() + patience;
    while (queue.length) {
      if (step(queue[0]!)) continue;
      if (Date.now() >= deadline) return arm(RETRY);
      sleep(2);
    }
  };

  const arm = (delay: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      drain(0);
    }, delay).unref();
  };

  const takeOff = flushOnExit({
    flush: async () => drain(PATIENCE),
    flushSync: () => drain(PATIENCE),
  });

  return {
    write(line) {
      if (isClosed) return drop('closed', 1);
      if (waiting > LIMIT) return drop('slow reader', 1);
      text += line + '\n';
      lines++;
      if (text.length >= BUFFER && !queue.length) drain(0);
      else arm(DELAY);
    },
    flush: async () => drain(PATIENCE),
    flushSync: () => drain(PATIENCE),
    async close() {
      drain(PATIENCE);
      isClosed = true;
      clearTimeout(timer);
      takeOff();
    },
    stats() {
      const { lastError, dropped, ...counts } = stats;
      const pending = lines + queue.reduce((sum, chunk) => sum + chunk.lines, 0);
      return { ...counts, pending, dropped: { ...dropped }, ...(lastError && { lastError }) };
    },
  };
};
