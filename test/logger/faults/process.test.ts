import { chmodSync, copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { newFolder, node, numbers, readLines, readLogs, start } from './children.ts';

let program = '';
beforeAll(async () => {
  program = await bundle(new URL('./file-child.ts', import.meta.url));
}, 60_000);

const numbersIn = (folder: string): number[] => readLines(folder).map(({ n }) => n);

describe('of 1,000 lines all are there after', () => {
  it.each([
    ['return', 0],
    ['exit', 0],
    ['throw', 1],
    ['reject', 1],
  ])('%s', async (leave, code) => {
    const folder = newFolder();
    const ended = await node(program, folder, leave).ended;
    expect(ended.code).toBe(code);
    expect(numbersIn(folder)).toEqual(numbers(1000));
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s at once', async (signal) => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'wait', '1000', '0', '{"flushMs":60000}');
    await said(/written/);
    child.kill(signal);
    // The process still ends by the signal, as its parent expects.
    expect((await ended).signal).toBe(signal);
    expect(numbersIn(folder)).toEqual(numbers(1000));
  });

  it('SIGTERM in a process that also uses signal-exit, which ends all the same', async () => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'signal-exit');
    await said(/written/);
    child.kill('SIGTERM');
    const { signal, stdout } = await ended;
    expect(signal).toBe('SIGTERM');
    expect(stdout).toContain('signal-exit was heard');
    expect(numbersIn(folder)).toEqual(numbers(1000));
  });

  it('SIGTERM that the program handles itself', async () => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'own-handler');
    await said(/written/);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    expect(numbersIn(folder)).toEqual(numbers(1001));
  });
});

describe('after SIGKILL', () => {
  it.each(['x', '가'])('at most one buffer is gone of 1,000 lines (%s)', async (pad) => {
    const folder = newFolder();
    // A timer that never fires: only the 8 KiB are between the lines and the file.
    const extra = '{"flushMs":60000}';
    const { child, ended, said } = node(program, folder, 'wait', '1000', '0', extra, pad);
    await said(/written/);
    child.kill('SIGKILL');
    await ended;
    const kept = numbersIn(folder);
    expect(kept).toEqual(numbers(kept.length));
    const bytes = Buffer.byteLength([...readLogs(folder).values()].join(''));
    const lineBytes = bytes / kept.length;
    expect((1000 - kept.length) * lineBytes).toBeLessThanOrEqual(8192 + lineBytes);
  });

  it('at most 20 ms are gone when lines trickle', async () => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'for-ever');
    await said(/^300$/m);
    child.kill('SIGKILL');
    const { stdout } = await ended;
    const kept = numbersIn(folder);
    expect(kept).toEqual(numbers(kept.length));
    const written = Number(stdout.trim().split('\n').at(-1));
    // 5 lines every 5 ms, 20 ms of buffer, and the ticks of a busy machine.
    expect(written - kept.length).toBeLessThanOrEqual(90);
  });

  it('nothing is gone when it comes 20 ms after the last line', async () => {
    const folder = newFolder();
    const { child, ended, said } = node(program, folder, 'wait', '5');
    await said(/written/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGKILL');
    await ended;
    expect(numbersIn(folder)).toEqual(numbers(5));
  });
});

describe('a worker thread', () => {
  it.each(['return', 'exit', 'throw'])('loses nothing on %s', async (leave) => {
    const folder = newFolder();
    const argv = [folder, leave];
    const worker = new Worker(program, { argv, stdout: true, stderr: true });
    worker.on('error', () => {});
    await new Promise((resolve) => worker.once('exit', resolve));
    expect(numbersIn(folder)).toEqual(numbers(1000));
  });
});

describe('several processes in one folder', () => {
  it('each line is there once, whole, across parts', async () => {
    const folder = newFolder();
    const options = '{"maxBytes":50000,"settleMs":40}';
    const ids = ['a', 'b', 'c', 'd'];
    const runs = ids.map((id) => node(program, folder, 'return', '2000', id, options).ended);
    for (const { code } of await Promise.all(runs)) expect(code).toBe(0);
    const lines = readLines(folder);
    for (const id of ids) {
      const own = lines.filter((line) => line.id === id).map(({ n }) => n);
      expect(own.sort((a, b) => a - b)).toEqual(numbers(2000));
    }
    expect(readLogs(folder).size).toBeGreaterThan(4);
  });

  it('each line is there once while each compresses what the others left', async () => {
    const folder = newFolder();
    const options = '{"maxBytes":4000,"settleMs":30}';
    const ids = ['a', 'b', 'c'];
    const runs = ids.map((id) => node(program, folder, 'slowly', '1500', id, options).ended);
    for (const { code } of await Promise.all(runs)) expect(code).toBe(0);
    const lines = readLines(folder);
    for (const id of ids) {
      const own = lines.filter((line) => line.id === id).map(({ n }) => n);
      expect(own.sort((a, b) => a - b)).toEqual(numbers(1500));
    }
    const compressed = [...readLogs(folder).keys()].filter((name) => name.endsWith('.gz'));
    expect(compressed.length).toBeGreaterThan(10);
  });
});

describe('a folder that is read-only', () => {
  it('sends every line to stderr', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o555);
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534, cwd: '/' } : {};
    const readable = join(newFolder('program'), 'program.mjs');
    chmodSync(dirname(readable), 0o755);
    copyFileSync(program, readable);
    const { ended } = start(process.execPath, [readable, folder, 'return'], user);
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toContain('(EACCES)');
    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line).n as number)).toEqual(numbers(1000));
  });
});

describe('a disk that is full', () => {
  it('never throws, goes to stderr instead, and counts', async () => {
    const folder = newFolder();
    // No file may grow beyond 16 blocks: the write that crosses it is cut in the middle.
    const shell = `trap '' XFSZ; ulimit -f 16; exec "$0" "$@"`;
    const extra = '{"maxPendingBytes":10000}';
    const { ended } = start('bash', [
      '-c', shell, process.execPath, program, folder, 'stats', '1000', '0', extra,
    ]);
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    const stats = JSON.parse(stdout) as { written: number; diverted: number; dropped: object };
    expect(stats.dropped).toEqual({});
    expect(stats.diverted).toBeGreaterThan(0);
    expect(stats.written + stats.diverted).toBe(1000);
    const diverted = stderr.split('\n').filter((line) => line.startsWith('{'));
    const kept = [...numbersIn(folder), ...diverted.map((line) => JSON.parse(line).n as number)];
    expect(kept.sort((a, b) => a - b)).toEqual(numbers(1000));
    expect(stderr).toContain('cannot write to');
  });

  it('counts what is lost when there is no fallback', async () => {
    const folder = newFolder();
    const shell = `trap '' XFSZ; ulimit -f 16; exec "$0" "$@"`;
    const extra = '{"maxPendingBytes":10000,"fallback":"none"}';
    const { ended } = start('bash', [
      '-c', shell, process.execPath, program, folder, 'stats', '1000', '0', extra,
    ]);
    const stats = JSON.parse((await ended).stdout) as {
      written: number; dropped: Record<string, number>;
    };
    const lost = Object.values(stats.dropped).reduce((sum, count) => sum + count, 0);
    expect(lost).toBeGreaterThan(0);
    expect(stats.written + lost).toBe(1000);
    expect(stats.dropped).toHaveProperty('EFBIG');
    expect(numbersIn(folder)).toHaveLength(stats.written);
  });
});
