import {
  closeSync, fstatSync, mkdirSync, openSync, readSync, readdirSync, statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Naming } from './names.ts';

/** Bytes of whole lines of one day, waiting to be written. */
export interface Chunk {
  readonly stamp: string;
  readonly bytes: Buffer;
  readonly lines: number;
  /** How many of the bytes stand in the file already: a full disk may take a part. */
  offset: number;
}

/** A write that stopped in the middle of a chunk, and where. */
interface Torn {
  readonly chunk: Chunk;
  readonly path: string;
  readonly size: number;
}

export interface AppenderOptions {
  readonly folder: string;
  readonly naming: Naming;
  /** Size in bytes from which a new part is begun; `Infinity` for one file a day. */
  readonly maxBytes: number;
  readonly mode: number;
  readonly folderMode: number;
  /** How long, in ms, a file of a day that is over may still be appended to. */
  readonly graceMs: number;
  /** Milliseconds since a day ended; below 0 while it lasts. */
  sinceEndOf(stamp: string): number;
}

interface Target {
  readonly path: string;
  readonly stamp: string;
  readonly part: number;
  readonly fd: number;
  readonly inode: number;
  size: number;
  /** The last line has no end: a crash or a full disk cut it. */
  cut: boolean;
  checkedAt: number;
}

export interface Appender {
  /** Writes the rest of a chunk. @throws what the file system throws, after updating `offset` */
  append(chunk: Chunk): void;
  /** Path that is being written, if any. */
  readonly path: string | null;
  close(): void;
}

/** Every so often, in ms, the path is compared with the open file: it may have been moved. */
const CHECK_EVERY = 1000;
const NEWLINE = Buffer.from('\n');

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException)?.code;

const writeAll = (fd: number, bytes: Buffer, from: number, done: (to: number) => void): void => {
  let at = from;
  while (at < bytes.length) {
    const count = writeSync(fd, bytes, at, bytes.length - at);
    if (count === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
    at += count;
    done(at);
  }
};

/** Start of the first line that is not whole when a chunk was written up to `offset`. */
export const lineStart = (bytes: Buffer, offset: number): number =>
  offset === 0 ? 0 : bytes.lastIndexOf(10, offset - 1) + 1;

const withoutTemporarySuffix = (file: string): string =>
  file.replace(/(\.gz)\.\d+-[0-9a-f]+\.tmp$/, '$1');

const endsWithNewline = (fd: number, size: number): boolean => {
  const last = Buffer.alloc(1);
  return readSync(fd, last, 0, 1, size - 1) === 1 && last[0] === 10;
};

/** Size of an open file, or -1 (never equal to a size) where it cannot be had. */
const sizeOf = (fd: number): number => {
  try {
    return fstatSync(fd).size;
  } catch {
    return -1;
  }
};

export const createAppender = (options: AppenderOptions): Appender => {
  const { folder, naming, maxBytes, mode, folderMode, graceMs } = options;
  let target: Target | null = null;
  let torn: Torn | null = null;

  const close = (): void => {
    const old = target;
    target = null;
    if (!old) return;
    try {
      closeSync(old.fd);
    } catch {
      // The descriptor is gone either way.
    }
  };

  const open = (stamp: string, part: number, flags: string): Target => {
    const path = join(folder, naming.plain(stamp, part));
    const fd = openSync(path, flags, mode);
    const stat = fstatSync(fd);
    const { ino: inode, size } = stat;
    const cut = size > 0 && !endsWithNewline(fd, size);
    return { path, stamp, part, fd, inode, size, cut, checkedAt: performance.now() };
  };

  /** The part to write: the last one, or a new one when the last is full, packed or settled. */
  const choose = (stamp: string, bytes: number): { part: number; fresh: boolean } => {
    let part = -1;
    let packed = false;
    for (const file of readdirSync(folder)) {
      const parsed = naming.parse(withoutTemporarySuffix(file));
      if (!parsed || parsed.stamp !== stamp || parsed.part < part) continue;
      packed = parsed.compressed || (packed && parsed.part === part);
      part = parsed.part;
    }
    if (part < 0) return { part: 0, fresh: false };
    return { part, fresh: packed || isSettled(stamp, part, bytes) };
  };

  const isSettled = (stamp: string, part: number, bytes: number): boolean => {
    const stat = statSync(join(folder, naming.plain(stamp, part)), { throwIfNoEntry: false });
    if (!stat) return false;
    if (stat.size > 0 && stat.size + bytes > maxBytes) return true;
    return options.sinceEndOf(stamp) > graceMs && Date.now() - stat.mtimeMs > graceMs;
  };

  const openFor = (stamp: string, bytes: number): Target => {
    const { part, fresh } = choose(stamp, bytes);
    if (!fresh) return open(stamp, part, 'a+');
    for (let next = part + 1; ; next++) {
      try {
        return open(stamp, next, 'ax+');
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
    }
  };

  const openInFolder = (stamp: string, bytes: number): Target => {
    try {
      return openFor(stamp, bytes);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      mkdirSync(folder, { recursive: true, mode: folderMode });
      return openFor(stamp, bytes);
    }
  };

  const wasMoved = (current: Target): boolean => {
    const now = performance.now();
    if (now - current.checkedAt < CHECK_EVERY) return false;
    current.checkedAt = now;
    return statSync(current.path, { throwIfNoEntry: false })?.ino !== current.inode;
  };

  const targetFor = (stamp: string, bytes: number): Target => {
    if (target && (target.stamp !== stamp || wasMoved(target))) close();
    if (target && target.size > 0 && target.size + bytes > maxBytes) close();
    if (!target) target = openInFolder(stamp, bytes);
    return target;
  };

  /** Goes on in the middle of a line where that is still possible, else after it. */
  const mend = (chunk: Chunk, current: Target): void => {
    if (torn?.chunk === chunk) {
      if (torn.path === current.path && torn.size === current.size) current.cut = false;
      else chunk.offset = lineStart(chunk.bytes, chunk.offset);
    }
    // A size that has grown since was another process in the middle of its write.
    if (current.cut && sizeOf(current.fd) === current.size) {
      writeAll(current.fd, NEWLINE, 0, () => {});
    }
    current.cut = false;
    torn = null;
  };

  const writeChunk = (chunk: Chunk, current: Target): void => {
    try {
      mend(chunk, current);
      writeAll(current.fd, chunk.bytes, chunk.offset, (to) => (chunk.offset = to));
    } catch (error) {
      if (chunk.offset > 0) torn = { chunk, path: current.path, size: sizeOf(current.fd) };
      close();
      throw error;
    }
  };

  const append = (chunk: Chunk): void => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const begin = chunk.offset;
      const current = targetFor(chunk.stamp, chunk.bytes.length - begin);
      writeChunk(chunk, current);
      const stat = fstatSync(current.fd);
      current.size = stat.size;
      if (stat.nlink > 0) return;
      // The file was deleted under our hands: these bytes went nowhere.
      chunk.offset = begin;
      close();
    }
    throw Object.assign(new Error('the file is deleted again and again'), { code: 'ENOENT' });
  };

  return {
    append,
    close,
    get path() {
      return target?.path ?? null;
    },
  };
};
