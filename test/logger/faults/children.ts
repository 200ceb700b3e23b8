import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';

/** For `expect.poll`: a busy machine may need a while. */
export const PATIENT = { timeout: 20_000 };

const made: string[] = [];

/** A new folder that is gone when the tests of the file are over. */
export const newFolder = (prefix = 'logs'): string => {
  const folder = mkdtempSync(join(tmpdir(), `logfix-${prefix}-`));
  made.push(folder);
  return folder;
};

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when the program has printed something that matches. */
  said(pattern: RegExp): Promise<void>;
}

export const start = (command: string, args: string[], options: SpawnOptions = {}): Running => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }));
  const said = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(stdout)) {
      const next = await Promise.race([once(child.stdout!, 'data'), ended.then(() => null)]);
      if (next === null && !pattern.test(stdout)) {
        throw new Error(`ended without saying ${pattern}: ${stdout}${stderr}`);
      }
    }
  };
  return { child, ended, said };
};

export const node = (program: string, ...args: string[]): Running =>
  start(process.execPath, [program, ...args]);

/** Text of every log file of a folder, compressed or not, by name. */
export const readLogs = (folder: string): Map<string, string> => {
  const logs = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    if (!/\.log(\.gz)?$/.test(file)) continue;
    const bytes = readFileSync(join(folder, file));
    logs.set(file, (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
  }
  return logs;
};

/** Parsed lines of all files. A torn line at the very end of a file counts as missing. */
export const readLines = <T = { n: number; id: string }>(folder: string): T[] =>
  [...readLogs(folder).values()].flatMap((text) =>
    text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T),
  );

/** `0, 1, …, count - 1` */
export const numbers = (count: number): number[] => [...Array(count).keys()];
