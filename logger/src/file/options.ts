import type { Sink, SinkStats } from '../types.ts';
import type { Zone } from './days.ts';
import type { MaintenanceReport } from './maintenance.ts';
import type { OnProblem } from './problems.ts';
import type { RetentionOptions } from './retention.ts';

export interface FileSinkOptions extends RetentionOptions {
  /** Folder of the files; made when it is not there. Default `logs`. */
  readonly folder?: string;
  /** First part of the names: `server` gives `server_20261123.log`. Default `server`. */
  readonly name?: string;
  /** Whose midnight begins a new file. Default `local`. */
  readonly zone?: Zone;
  /**
   * A day's file is continued in `server_20261123.1.log`, `.2.log`, … at this size, in bytes.
   * No limit by default.
   */
  readonly maxBytes?: number;
  /** Compress files that are no longer written. Default true. */
  readonly compress?: boolean;
  /** How long, in ms, a file rests before it is compressed. Default 60,000. */
  readonly settleMs?: number;
  /** Oldest files go when all together are larger, in bytes. No limit. */
  readonly maxTotalBytes?: number;
  /** Text that is collected before it is written, in bytes, about. Default 8,192. */
  readonly bufferSize?: number;
  /** How long a line may wait in the buffer, in ms. Default 20. */
  readonly flushMs?: number;
  /** Bytes that are kept in memory while the disk takes none. Default 1 MiB. */
  readonly maxPendingBytes?: number;
  /** What takes the lines that neither disk nor memory can hold. Default `stderr`. */
  readonly fallback?: 'stderr' | 'none' | ((text: string) => boolean);
  /** Mode of new files. Default 0o640. */
  readonly mode?: number;
  /** Mode of a new folder. Default 0o750. */
  readonly folderMode?: number;
  /** Told of problems instead of stderr. */
  readonly onProblem?: OnProblem;
  /** The clock, in ms since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
}

export interface FileSinkStats extends SinkStats {
  bytes: number;
  /** Lines that went to the fallback instead of the file. */
  diverted: number;
}

export interface FileSink extends Sink {
  flushSync(): void;
  stats(): FileSinkStats;
  /** Path that is being written, if any. */
  path(): string | null;
  /** Compresses and cleans up now; runs by itself at start and after each rotation. */
  maintain(): Promise<MaintenanceReport>;
}
