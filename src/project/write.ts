import {
  chmodSync, closeSync, fchmodSync, fchownSync, fstatSync, linkSync, lstatSync, mkdirSync, openSync,
  realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that could not be written. The message names the file and the way out. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/** Size of a file when it was read, and its time where that was asked for: someone else may write it. */
export interface Version {
  readonly size: number;
  readonly mtimeMs?: number;
}

export function versionOf(file: string): Version {
  const { size, mtimeMs } = statSync(file);
  return { size, mtimeMs };
}

/**
 * Replaces a file's content in one step: a reader sees the old text or the new, never a half.
 * Mode bits and owner stay; a link's target is written, not the link.
 * @throws {WriteError} and leaves the file as it was.
 */
export function replaceFile(file: string, text: string, read: Version): void {
  let target = file;
  let stat = lstatSync(file);
  if (stat.isSymbolicLink()) {
    target = realpathSync.native(file);
    stat = statSync(target);
  }
  if ((stat.mode & 0o222) === 0) {
    throw new WriteError(`${file}: is read-only; make it writable (chmod u+w) and run again`);
  }
  if (stat.size !== read.size || stat.mtimeMs !== (read.mtimeMs ?? stat.mtimeMs)) {
    throw new WriteError(`${file}: was changed by someone else meanwhile; run again`);
  }
  inOneStep(target, file, (temporary) => writeLike(temporary, text, stat));
}

/**
 * Writes a file that is logfix's own, a report for one, with the folders that it needs.
 * @throws {WriteError} and leaves what was there.
 */
export function putFile(file: string, text: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return replaceFile(file, text, stat);
  try {
    // A pipe or `/dev/stdout` is written as it is.
    if (stat !== undefined) return writeFileSync(file, text);
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new WriteError(`${file}: not written: ${whyNotWritten(error)}`);
  }
  inOneStep(file, file, (temporary) => writeFileSync(temporary, text, { flag: 'wx' }));
}

/** Writes to a temporary file beside the target, which then takes its place. */
function inOneStep(target: string, shown: string, write: (temporary: string) => void): void {
  const temporary = join(dirname(target), `.${basename(target)}.logfix-${process.pid}.tmp`);
  try {
    write(temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new WriteError(`${shown}: not written: ${whyNotWritten(error)}`);
  }
}

/**
 * Writes a file that is not there yet, and the folders above it; it appears whole or not at all.
 * @throws {WriteError} when it is there meanwhile, or cannot be written.
 */
export function createFile(file: string, text: string, executable = false): void {
  const temporary = join(dirname(file), `.${basename(file)}.logfix-${process.pid}.tmp`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text, { flag: 'wx' });
    if (executable) chmodSync(temporary, 0o755);
    // A rename would replace what someone else has written meanwhile; a link refuses.
    linkSync(temporary, file);
  } catch (error) {
    throw new WriteError(`${file}: not written: ${whyNotWritten(error)}`);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Writes a new file with the mode bits and the owner of another. */
function writeLike(path: string, text: string, { mode, uid, gid }: Stats): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    // What we make is our own.
    if (uid !== process.geteuid?.() && fstatSync(file).uid !== uid) giveTo(file, uid, gid);
    fchmodSync(file, mode & 0o7777);
  } finally {
    closeSync(file);
  }
}

function giveTo(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    throw new WriteError('it belongs to somebody else; run as its owner');
  }
}

/** What is wrong with the place that was written to, and the way out. */
export function whyNotWritten(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full; make room and run again';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission for its folder';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EROFS') return 'the file system is read-only';
  return message;
}
