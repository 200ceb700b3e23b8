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
export function readSource(path: string, wanted: Wanted): SourceFile | null {
  if (wanted === lookedFor && without.delete(path)) return null;
  const bytes = readInto(path, shared.length);
  return decodeSource(bytes.length < shared.length ? bytes : readFileSync(path), wanted);
}

type Wanted = (bytes: Searchable) => boolean;

/** Most files hold nothing that is looked for: they are read into the same place, one by one. */
const shared = Buffer.allocUnsafeSlow(1024 * 1024);

/** The first bytes of a file, until the next one is read. */
function readInto(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read) {
      read = readSync(file, shared, length, most - length, null);
    }
    return shared.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

let lookedFor: Wanted | null = null;
/** Files that were read for another reason, and hold nothing of what is looked for. */
const without = new Set<string>();
/** Of a file that is read for its beginning, so much is looked through. */
const GLANCE = 64 * 1024;

/**
 * Says what a run will look for in files, so that it need not read those again in which somebody
 * else, on the way, found none of it.
 * @returns Ends that.
 */
export function lookFor(wanted: Wanted): () => void {
  lookedFor = wanted;
  without.clear();
  return () => {
    if (lookedFor === wanted) lookedFor = null;
    without.clear();
  };
}

/** The first bytes of a file, until the next one is read; `null` where it cannot be read. */
export function beginningOf(path: string, length: number): Buffer | null {
  try {
    const bytes = readInto(path, lookedFor === null ? length : GLANCE);
    if (lookedFor !== null && bytes.length < GLANCE && !holds(bytes, lookedFor)) without.add(path);
    return bytes.subarray(0, length);
  } catch {
    return null;
  }
}

/** The same for a content that is not that of a file on the disk. */
export function decodeSource(bytes: Buffer, wanted: Wanted): SourceFile | null {
  if (!holds(bytes, wanted)) return null;
  if (bytes.length > LARGEST) {
    throw new ParseError(`is larger than ${LARGEST / 1024 / 1024} MiB: split it, or ignore it`);
  }
  if (!isUtf8(bytes)) throw new ParseError('is not UTF-8: convert it, or ignore it');
  return { text: bytes.toString('utf8'), size: bytes.length };
}

/** UTF-16 in its two orders, by its first bytes: it is looked through, to be named where it matters. */
const UTF_16 = new Map([[0xfffe, 'utf-16le'], [0xfeff, 'utf-16be']]);

function holds(bytes: Buffer, wanted: Wanted): boolean {
  const encoding = bytes.length < 2 ? undefined : UTF_16.get(bytes.readUInt16BE(0));
  return wanted(encoding === undefined ? bytes : new TextDecoder(encoding).decode(bytes));
}

/** Generated code: a sum of many thousand terms, say, which a walk through the tree cannot follow. */
const TOO_DEEP = 'nests too deeply to be worked on: split it, or ignore it';

/** Why a file was left as it is, in one line for people. */
export function failureOf(error: unknown, path: string): string {
  if (error instanceof ParseError) return error.message;
  if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) return TOO_DEEP;
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES') return 'cannot be read: no permission';
  if (code === 'ENOENT') return 'is gone, or its name is not UTF-8: rename it';
  return message.replace(`${path}: `, '');
}
