import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { appendFile, link, open, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';

export type CompressResult =
  /** The compressed file is there and the plain one is gone. */
  | 'done'
  /** Somebody wrote to it meanwhile: left alone. */
  | 'busy'
  /** Another process was faster. */
  | 'gone'
  /** A different compressed file has that name: left alone. */
  | 'taken';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException)?.code;

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
};

/** Compresses an open file into a new one. Returns how many plain bytes went in. */
const pack = async (source: FileHandle, temporary: string, mode: number): Promise<number> => {
  const output = await open(temporary, 'wx', mode);
  const gzip = createGzip();
  try {
    const input = source.createReadStream({ start: 0, autoClose: false });
    await pipeline(input, gzip, async (packed: AsyncIterable<Buffer>) => {
      for await (const piece of packed) await output.appendFile(piece);
    });
    await output.sync();
  } finally {
    await output.close();
  }
  return gzip.bytesWritten;
};

/** Does the compressed file hold exactly the first bytes of the plain one? */
const holdsStartOf = async (packed: string, source: FileHandle): Promise<boolean> => {
  let at = 0;
  const compare = async (unpacked: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of unpacked) {
      const same = Buffer.alloc(piece.length);
      const { bytesRead } = await source.read(same, 0, same.length, at);
      if (bytesRead < piece.length || !same.equals(piece)) throw new Error('other lines');
      at += piece.length;
    }
  };
  try {
    await pipeline(createReadStream(packed), createGunzip(), compare);
    return true;
  } catch {
    return false;
  }
};

/** Gives the finished file its name, and never takes that name from other lines. */
const publish = async (
  temporary: string,
  packed: string,
  source: FileHandle,
): Promise<'done' | 'taken'> => {
  try {
    await link(temporary, packed);
    await unlink(temporary);
    return 'done';
  } catch (error) {
    const exists = codeOf(error) === 'EEXIST' || (await stat(packed).catch(() => null)) !== null;
    // A crash between naming the compressed file and deleting the plain one leaves both.
    if (exists && !(await holdsStartOf(packed, source))) return 'taken';
    await rename(temporary, packed);
    return 'done';
  }
};

/** Saves what another process wrote between the last look and the deletion. */
const saveLateBytes = async (source: FileHandle, from: number, packed: string): Promise<void> => {
  const { size } = await source.stat();
  if (size <= from) return;
  const late = Buffer.alloc(size - from);
  const { bytesRead } = await source.read(late, 0, late.length, from);
  await appendFile(packed, gzipSync(late.subarray(0, bytesRead)));
};

const compressOpen = async (
  path: string,
  source: FileHandle,
  temporary: string,
): Promise<CompressResult> => {
  const before = await source.stat();
  const packed = `${path}.gz`;
  const count = await pack(source, temporary, before.mode & 0o777);
  await utimes(temporary, before.atime, before.mtime);
  if ((await source.stat()).size !== count) return 'busy';
  if ((await publish(temporary, packed, source)) === 'taken') return 'taken';
  await syncFolder(dirname(path));
  await unlink(path);
  await saveLateBytes(source, count, packed);
  return 'done';
};

/**
 * Replaces a file that is no longer written by its gzip. At every instant all of its lines
 * stand in the plain file, in the finished compressed one, or in both: a crash loses none.
 *
 * @throws what the file system throws; the plain file is then still there
 */
export const compress = async (path: string): Promise<CompressResult> => {
  const source = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (!source) return 'gone';
  const temporary = `${path}.gz.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    return await compressOpen(path, source, temporary);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone';
    throw error;
  } finally {
    await rm(temporary, { force: true }).catch(() => {});
    await source.close().catch(() => {});
  }
};
