import type { FileSinkOptions } from '../file/options.ts';
import type { Sink } from '../types.ts';

export interface ReceiverOptions {
  /** Path that is listened to. Default `/api/logs/frontend`. */
  readonly path?: string;
  /**
   * In production everything is refused with 403 unless this is true, or `LOG_RECEIVER` is
   * `allow` in the environment.
   */
  readonly allowInProduction?: boolean;
  /**
   * Origins that may send: a list such as `['https://consult.example']`, a test, or `*`.
   * Default: the server's own, as its Host header names it.
   */
  readonly origins?: '*' | readonly string[] | ((origin: string) => boolean);
  /** Accept requests without an Origin header, which no browser sends. Default false. */
  readonly allowMissingOrigin?: boolean;
  /** Largest body, in bytes. Default 131,072 (beacons carry 65,536 at most). */
  readonly maxBytes?: number;
  /** Records of one batch. Default 500. */
  readonly maxRecords?: number;
  /** Batches of one address a minute. Default 300. */
  readonly batchesPerMinute?: number;
  /** Bytes of all addresses a minute. Default 64 MiB. */
  readonly bytesPerMinute?: number;
  /** Believe `X-Forwarded-For` (its last address): only behind a proxy of yours. */
  readonly trustProxy?: boolean;
  /** Where lines go. Default: daily files `logs/frontend/frontend_YYYYMMDD.log`. */
  readonly sink?: Sink;
  /** Options of the default files. */
  readonly file?: FileSinkOptions;
  /** Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The clock, in ms since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
}

/** A request, whatever server it came through. */
export interface Incoming {
  readonly method: string;
  /** Value of a header by its lower-case name. */
  header(name: string): string | undefined;
  /** Address of the sender, for the rate limit. */
  readonly address: string;
  /** The body: text, bytes, or what a body parser made of it. `null` when it is too large. */
  body(maxBytes: number): Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** JSON, or empty. */
  readonly body: string;
}

export interface ReceiverStats {
  /** Records that were written. */
  accepted: number;
  /** Records that were not, by reason. */
  rejected: Record<string, number>;
  /** Requests by status. */
  requests: Record<string, number>;
  /** Batches that came a second time, and were not written again. */
  duplicates: number;
}
