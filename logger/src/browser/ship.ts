import type { Sink } from '../types.ts';

export interface ShipOptions {
  /** Where batches go. Default `/api/logs/frontend`. */
  readonly url?: string;
  /** Lines of a batch. Default 10. */
  readonly size?: number;
  /** Longest wait of a line, in milliseconds. Default 5000. */
  readonly every?: number;
  /** Lines that are kept while the server is away. Default 1000. */
  readonly keep?: number;
}

/** Lines under one id, under which the receiver knows them if they come twice. */
interface Batch {
  readonly body: string;
  readonly lines: number;
  /** Is it on its way, or was it given to a beacon? */
  isSent?: boolean;
}

/**
 * Beacons and requests that outlive their page carry 64 KiB at most, all together: this many
 * characters fit, whatever their script.
 */
const MAX_LENGTH = 2e4;

/**
 * Sends lines to a server: ten at a time or every five seconds; what is left when the page goes
 * away leaves by beacon. Keeps lines while the server is away, and asks it less and less often.
 */
export const shipSink = ({
  url = '/api/logs/frontend',
  size = 10,
  every = 5000,
  keep = 1000,
}: ShipOptions = {}): Sink => {
  const page = Math.random();
  const dropped: Record<string, number> = {};
  const batches: Batch[] = [];
  const queue: string[] = [];
  let count = 0;
  let written = 0;
  let pending = 0;
  let delay = 0;
  let isAllDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;

  const drop = (reason: string, lines: number) => {
    dropped[reason] = (dropped[reason] ?? 0) + lines;
  };

  /** Makes a batch of the oldest lines. */
  const pack = () => {
    let lines = 0;
    let logs = '';
    do logs += (logs && ',') + queue.shift();
    while (++lines < size && queue[0] && logs.length + queue[0].length < MAX_LENGTH);
    batches.push({ body: `{"batch":"${page}-${count++}","logs":[${logs}]}`, lines });
  };

  const send = async () => {
    while (batches[0] || queue.length >= size || (isAllDue && queue[0])) {
      if (!batches[0]) pack();
      const batch = batches[0]!;
      batch.isSent = true;
      let status = 0;
      try {
        ({ status } = await fetch(url, {
          method: 'POST',
          body: batch.body,
          keepalive: batch.body.length < MAX_LENGTH + 99,
          headers: { 'content-type': 'application/json' },
        }));
      } catch {
        // The network is away.
      }
      batch.isSent = false;
      if (!status || status == 429 || status > 499) {
        delay = Math.min(delay * 2 || 1000, 6e4);
        break;
      }
      delay = 0;
      batches.shift();
      pending -= batch.lines;
      if (status < 300) written += batch.lines;
      else drop('status ' + status, batch.lines);
    }
    isAllDue = false;
    sending = undefined;
    if (pending) wait(delay || every);
  };

  const start = () => {
    clearTimeout(timer);
    timer = undefined;
    return (sending ??= send());
  };

  const startAll = () => {
    isAllDue = true;
    return start();
  };

  const wait = (time: number) => {
    timer ??= setTimeout(startAll, time);
  };

  /**
   * The page may never come back: whatever is left goes by beacon, whose fate is unknown. If it
   * stays, the same batches are sent once more in their time, under the same ids.
   */
  const leave = ({ type }: { type: string }) => {
    if (type != 'pagehide' && !document.hidden) return;
    while (queue[0]) pack();
    for (const batch of batches) batch.isSent ||= navigator.sendBeacon(url, batch.body);
  };

  for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, leave);

  return {
    write(line) {
      if (pending >= keep) return drop('no room', 1);
      pending++;
      queue.push(line);
      if (queue.length >= size && !delay) void start();
      else wait(every);
    },
    flush: startAll,
    close() {
      keep = 0;
      return startAll();
    },
    stats: () => ({ written, pending, dropped: { ...dropped } }),
  };
};
