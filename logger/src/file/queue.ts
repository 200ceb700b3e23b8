import type { Appender, Chunk } from './appender.ts';

/** Chunks that could not be written yet, oldest first, within a bound. */
export interface Queue {
  add(chunk: Chunk): void;
  /** Writes what it can. Returns the failure that stopped it. */
  drain(appender: Appender): unknown;
  /** Takes out whole chunks, oldest first, until the rest fits into `limit` bytes. */
  overflow(limit: number): Chunk[];
  readonly lines: number;
}

export const createQueue = (onWritten: (lines: number, bytes: number) => void): Queue => {
  const chunks: Chunk[] = [];
  let bytes = 0;
  let lines = 0;

  const take = (): Chunk => {
    const chunk = chunks.shift()!;
    bytes -= chunk.bytes.length;
    lines -= chunk.lines;
    return chunk;
  };

  return {
    add(chunk) {
      chunks.push(chunk);
      bytes += chunk.bytes.length;
      lines += chunk.lines;
    },
    drain(appender) {
      try {
        while (chunks.length > 0) {
          appender.append(chunks[0]!);
          const { lines: count, bytes: written } = take();
          onWritten(count, written.length);
        }
        return undefined;
      } catch (error) {
        return error ?? new Error('unknown failure');
      }
    },
    overflow(limit) {
      const out: Chunk[] = [];
      while (bytes > limit && chunks.length > 0) out.push(take());
      return out;
    },
    get lines() {
      return lines;
    },
  };
};
