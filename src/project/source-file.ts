import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { ParseError } from '../source/parse.ts';

/** A text, or the bytes of one: enough to look for words. */
export interface Searchable {
  includes(word: string): boolean;
}

/** Bytes of a file with personal code rarely pass this; a bundle or a data file does. */
const LARGEST = 5 * 1024 * 1024;

export interface SourceFile {
  readonly text: string;
  /** Bytes on the disk. */
  readonly size: number;
}

/**
 * Reads a source file whose bytes hold what is looked for; `null` when they don't.
 * @throws {ParseError} when it is too large or no UTF-8; what `node:fs` throws otherwise.
 */
export function readSource(
  path: string,
  wanted: (bytes: Searchable) => boolean,
): SourceFile | null {
  return decodeSource(bytesOf(path), wanted);
}

/** Most files hold nothing that is looked for: they are read into the same place, one by one. */
const shared = Buffer.allocUnsafeSlow(1024 * 1024);

/** The bytes of a file, until the next one is read. */
function bytesOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < shared.length; length += read) {
      read = readSync(file, shared, length, shared.length - length, null);
    }
    return length < shared.length ? shared.subarray(0, length) : readFileSync(path);
  } finally {
    closeSync(file);
  }
}

/** The same for a content that is not that of a file on the disk. */
export function decodeSource(
  bytes: Buffer,
  wanted: (bytes: Searchable) => boolean,
): SourceFile | null {
  if (!wanted(bytes)) return null;
  if (bytes.length > LARGEST) {
    throw new ParseError(`is larger than ${LARGEST / 1024 / 1024} MiB: split it, or ignore it`);
  }
  if (!isUtf8(bytes)) throw new ParseError('is not UTF-8: convert it, or ignore it');
  return { text: bytes.toString('utf8'), size: bytes.length };
}

/** Why a file was left as it is, in one line for people. */
export function failureOf(error: unknown, path: string): string {
  if (error instanceof ParseError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES') return 'cannot be read: no permission';
  return message.replace(`${path}: `, '');
}
