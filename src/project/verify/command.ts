import { spawnSync } from 'node:child_process';

/** How a command of the user's ended. */
export interface CommandResult {
  readonly ok: boolean;
  /** The last lines that it printed, for people. */
  readonly tail: string;
}

const LINES = 15;

/** Runs a command of the user's in a shell, as typed, and waits for it. */
export function runCommand(command: string, cwd: string): CommandResult {
  const { status, stdout, stderr, error } = spawnSync(command, {
    cwd,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, CI: process.env.CI ?? 'true' },
  });
  const printed = `${stdout ?? ''}${stderr ?? ''}${error ? `\n${error.message}` : ''}`;
  const tail = printed.trimEnd().split('\n').slice(-LINES).join('\n');
  return { ok: status === 0, tail };
}
