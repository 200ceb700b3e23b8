import { writeSync } from 'node:fs';

/** Something that a person who runs the service should know. */
export interface Problem {
  /** `ENOSPC`, `EACCES`, … of the system, or `retention`, `recovered`, `clean-up`, `compress`. */
  readonly code: string;
  /** One sentence. */
  readonly message: string;
  readonly error?: unknown;
}

export type OnProblem = (problem: Problem) => void;

/** The same code is not told again on stderr for so long, in ms. */
const SILENCE = 60_000;

const STDERR = 2;

/**
 * Writes to stderr at once, and reports whether all of it got there. Never throws.
 * @param patience how long to wait for a slow reader, in ms: everything else waits too
 */
export const writeToStderr = (text: string | Uint8Array, patience = 5): boolean => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let at = 0;
  for (let waited = 0; at < bytes.length && waited <= patience; ) {
    try {
      at += writeSync(STDERR, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      waited++;
    }
  }
  return at === bytes.length;
};

/** Guards a listener that must not hurt the logger, and keeps stderr from being flooded. */
export const problemReporter = (listener: OnProblem | undefined): OnProblem => {
  const lastTold = new Map<string, number>();
  return (problem) => {
    try {
      if (listener) return listener(problem);
      const now = performance.now();
      if (now - (lastTold.get(problem.code) ?? -SILENCE) < SILENCE) return;
      lastTold.set(problem.code, now);
      writeToStderr(`@logfix/logger: ${problem.message}\n`);
    } catch {
      // A listener's own failure is not the caller's business.
    }
  };
};
