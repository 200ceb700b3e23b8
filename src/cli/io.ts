import { oneLine } from './output/harmless.ts';

/** Where a command writes. Tests hand in their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Standard error is a terminal that can redraw a line. */
  readonly progress: boolean;
  readonly colour: boolean;
}

/** Exit codes of every command. */
export const EXIT = { clean: 0, findings: 1, failed: 2, interrupted: 130 } as const;

/** A mistake in how a command was called; one line that says the way out. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A line at the bottom of the terminal that tells how far a long run is. */
export function progressLine(io: Io) {
  let last = 0;
  let shown = false;
  return {
    /** @param files How many files were looked at, the present one included. */
    showFile(files: number, file: string): void {
      const now = Date.now();
      if (!io.progress || now - last < 80) return;
      last = now;
      shown = true;
      io.err(`\r\u001b[2K${oneLine(`${files} files  ${file}`).slice(0, 100)}`);
    },
    clear(): void {
      if (shown) io.err('\r\u001b[2K');
      shown = false;
    },
  };
}
