import { basename } from 'node:path';

/** What the name of a log file says. */
export interface LogName {
  readonly name: string;
  /** Day of its lines, `YYYYMMDD`. */
  readonly stamp: string;
  /** 0 for `server_20261123.log`, 1 for `server_20261123.1.log`, … */
  readonly part: number;
  readonly compressed: boolean;
}

/** The naming scheme of one sink: what it writes, and all that it may ever delete. */
export interface Naming {
  plain(stamp: string, part: number): string;
  /** `null` for every file that is not this sink's own. */
  parse(file: string): LogName | null;
  /** Is it a compressed file that was never finished, of this sink? */
  isUnfinished(file: string): boolean;
}

const SAFE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

const isRealDay = (stamp: string): boolean => {
  const text = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/**
 * @param name first part of every file name: letters, digits, `.`, `_` and `-`
 * @throws {TypeError} for a name that could leave the folder
 */
export const namingOf = (name: string): Naming => {
  if (!SAFE_NAME.test(name)) {
    throw new TypeError(`A log file's name is made of letters, digits, ".", "_", "-": ${name}`);
  }
  const escaped = name.replaceAll('.', '\\.');
  const own = new RegExp(`^${escaped}_(\\d{8})(?:\\.([1-9]\\d*))?\\.log(\\.gz)?$`, 'u');
  const unfinished = new RegExp(
    `^${escaped}_\\d{8}(?:\\.[1-9]\\d*)?\\.log\\.gz\\.\\d+-[0-9a-f]+\\.tmp$`,
    'u',
  );
  return {
    plain: (stamp, part) => `${name}_${stamp}${part > 0 ? `.${part}` : ''}.log`,
    parse(file) {
      const match = own.exec(file);
      if (!match || !isRealDay(match[1]!)) return null;
      return {
        name: file,
        stamp: match[1]!,
        part: Number(match[2] ?? 0),
        compressed: match[3] !== undefined,
      };
    },
    isUnfinished: (file) => unfinished.test(file),
  };
};

/** `server_20261123.log.gz.4242-9f3c.tmp` was made by process 4242. */
export const ownerOf = (unfinished: string): number =>
  Number(/\.(\d+)-[0-9a-f]+\.tmp$/.exec(basename(unfinished))?.[1]);
