import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { newFolder, numbers, start } from './children.ts';
import type { Ended, Running } from './children.ts';

let program = '';
beforeAll(async () => {
  program = await bundle(new URL('./stdout-child.ts', import.meta.url));
}, 60_000);

/** Runs the program in a shell, with `$0 $@` as the program. */
const shell = (script: string, ...args: string[]): Running =>
  start('bash', ['-c', script, process.execPath, program, ...args]);

const numbersOf = (text: string): number[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{"timestamp"'))
    .map((line) => (JSON.parse(line) as { n: number }).n);

describe('of 1,000 lines on standard output all are there after', () => {
  it.each(['return', 'exit', 'throw', 'reject'])('%s, into a pipe', async (leave) => {
    const { stdout } = await shell('exec "$0" "$@"', leave).ended;
    expect(numbersOf(stdout)).toEqual(numbers(1000));
  });

  it.each(['return', 'exit', 'throw', 'reject'])('%s, into a file', async (leave) => {
    const file = join(newFolder(), 'out');
    await shell(`exec "$0" "$@" > ${file}`, leave).ended;
    expect(numbersOf(readFileSync(file, 'utf8'))).toEqual(numbers(1000));
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s at once', async (signal) => {
    const file = join(newFolder(), 'out');
    const { child, ended, said } = shell(`exec "$0" "$@" 2>&1 > ${file}`, 'wait');
    await said(/written/);
    child.kill(signal);
    const { signal: by }: Ended = await ended;
    expect(by).toBe(signal);
    expect(numbersOf(readFileSync(file, 'utf8'))).toEqual(numbers(1000));
  });

  it('a reader that is slow', async () => {
    const { stdout } = await shell('"$0" "$@" | (sleep 0.5; cat)', 'exit', '20000').ended;
    expect(numbersOf(stdout)).toEqual(numbers(20_000));
  });
});

describe('standard output that takes nothing', () => {
  it('does not end the program when its reader is gone', async () => {
    const script = '("$0" "$@"; echo "code $?" >&2) | head -1 > /dev/null';
    const { stderr } = await shell(script, 'stats', '20000').ended;
    expect(stderr).toContain('code 0');
    const stats = JSON.parse(stderr.split('\n').find((line) => line.startsWith('{'))!) as {
      written: number; pending: number; dropped: Record<string, number>;
    };
    const lost = Object.values(stats.dropped).reduce((sum, count) => sum + count, 0);
    expect(lost).toBeGreaterThan(0);
    expect(stats.written + lost + stats.pending).toBe(20_000);
  });

  it('does not end the program when the disk is full, and counts', async () => {
    const { code, stderr } = await shell('exec "$0" "$@" > /dev/full', 'stats').ended;
    expect(code).toBe(0);
    const stats = JSON.parse(stderr) as { written: number; pending: number; lastError: string };
    expect(stats).toMatchObject({ written: 0, lastError: 'ENOSPC' });
  });
});
