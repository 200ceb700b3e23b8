import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The real binary, as npm links it. */
export const BINARY = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const { FORCE_COLOR: _, ...withoutColour } = process.env;

/** Runs `logfix` in a folder and waits for it. */
export function logfix(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const result = spawnSync(process.execPath, [BINARY, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...withoutColour, NO_COLOR: '1', ...env },
  });
  if (result.signal !== null) throw new Error(`logfix ${args.join(' ')} was ended by ${result.signal}`);
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** Starts `logfix` and hands out the process. */
export const startLogfix = (cwd: string, args: readonly string[]) =>
  spawn(process.execPath, [BINARY, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } });

/** A project in a folder of its own, gone after the test. */
export function project(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'logfix-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** Makes the folder a git repository that holds all its files. */
export function commitAll(root: string): void {
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=Tester', '-c', 'user.email=tester@example.com', 'commit', '-qm', 'all');
}
