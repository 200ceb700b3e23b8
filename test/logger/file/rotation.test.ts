import {
  readdirSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PATIENT, newFolder, numbers, readLines, readLogs } from '../faults/children.ts';
import { dayOf } from '../../../logger/src/file/days.ts';
import { at, rig } from './helpers.ts';

interface Line {
  n: number;
  time: number;
}
const linesOf = (text: string): Line[] =>
  text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
const sorted = (folder: string): number[] =>
  readLines(folder).map(({ n }) => n).sort((a, b) => a - b);

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe('midnight', () => {
  it('passes at 1,000 lines a second: no line in the wrong day, none lost', async () => {
    const clock = { shift: 0 };
    const now = () => Date.now() + clock.shift;
    const { sink, folder } = rig({ clock: now, zone: 'utc', settleMs: 100, compress: true });
    clock.shift = at('2026-11-23T23:59:59Z') - Date.now();
    let n = 0;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        for (let k = 0; k < 10; k++) {
          const time = now();
          sink.write(JSON.stringify({ n: n++, time }), { level: 'info', time });
        }
        if (n >= 2000) {
          clearInterval(timer);
          resolve();
        }
      }, 10);
    });
    await sink.close();
    const logs = readLogs(folder);
    expect([...logs.keys()].map((name) => name.slice(0, 15))).toEqual([
      'server_20261123', 'server_20261124',
    ]);
    for (const [name, text] of logs) {
      for (const { time } of linesOf(text)) expect(name).toContain(dayOf(time, 'utc').stamp);
    }
    expect(sorted(folder)).toEqual(numbers(2000));
    expect([...logs.values()].every((text) => linesOf(text).length > 300)).toBe(true);
  });

  it('is local midnight by default', async () => {
    process.env.TZ = 'Asia/Seoul';
    const it = rig({}, at('2026-11-23T23:59:59.999+09:00'));
    it.write(0);
    it.now += 1;
    it.write(1);
    await it.sink.close();
    expect([...readLogs(it.folder).keys()]).toEqual([
      'server_20261123.log', 'server_20261124.log',
    ]);
  });
});

describe('the clock', () => {
  it('may go back over midnight', async () => {
    const it = rig({ zone: 'utc' }, at('2026-11-24T00:00:10Z'));
    it.write(0);
    it.now = at('2026-11-23T23:59:50Z');
    it.write(1);
    it.now = at('2026-11-24T00:00:11Z');
    it.write(2);
    await it.sink.close();
    const logs = readLogs(it.folder);
    expect(linesOf(logs.get('server_20261123.log')!).map(({ n }) => n)).toEqual([1]);
    expect(linesOf(logs.get('server_20261124.log')!).map(({ n }) => n)).toEqual([0, 2]);
  });

  it('may go back to a day that was compressed meanwhile', async () => {
    const it = rig({ zone: 'utc', settleMs: 0 }, at('2026-11-23T23:00:00Z'));
    it.write(0);
    it.now = at('2026-11-24T12:00:00Z');
    it.write(1);
    await it.sink.flush();
    await it.sink.maintain();
    expect([...readLogs(it.folder).keys()]).toContain('server_20261123.log.gz');
    it.now = at('2026-11-23T23:30:00Z');
    it.write(2);
    await it.sink.close();
    const logs = readLogs(it.folder);
    expect(linesOf(logs.get('server_20261123.log.gz')!).map(({ n }) => n)).toEqual([0]);
    expect(linesOf(logs.get('server_20261123.1.log')!).map(({ n }) => n)).toEqual([2]);
  });

  it('may say nonsense', async () => {
    const it = rig({ zone: 'utc' }, at('2026-11-23T12:00Z'));
    const times = [Number.NaN, Infinity, -Infinity, -1, 1e300, 8.64e15, undefined as never];
    times.forEach((time, n) => it.sink.write(`{"n":${n}}`, { level: 'info', time }));
    await it.sink.close();
    expect([...readLogs(it.folder).keys()]).toEqual(['server_20261123.log']);
    expect(sorted(it.folder)).toEqual(numbers(times.length));
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Africa/Cairo'])(
    'may change to and from summer time (%s)',
    async (zone) => {
      process.env.TZ = zone;
      for (const day of ['2026-03-07', '2026-03-28', '2026-04-23', '2026-10-24', '2026-11-01']) {
        const it = rig({ compress: false }, at(`${day}T00:00:00Z`));
        for (let n = 0; n < 480; n++) {
          it.write(n);
          it.now += 360_000;
        }
        await it.sink.close();
        for (const [name, text] of readLogs(it.folder)) {
          for (const { time } of linesOf(text)) expect(name).toContain(dayOf(time, 'local').stamp);
        }
        expect(sorted(it.folder)).toEqual(numbers(480));
      }
    },
  );

  it('may be moved to another time zone while the process runs', async () => {
    process.env.TZ = 'Asia/Seoul';
    const it = rig({}, at('2026-11-23T20:00:00Z'));
    it.write(0);
    await it.sink.flush();
    process.env.TZ = 'America/New_York';
    it.write(1);
    await it.sink.close();
    const logs = readLogs(it.folder);
    expect(linesOf(logs.get('server_20261124.log')!).map(({ n }) => n)).toEqual([0]);
    expect(linesOf(logs.get('server_20261123.log')!).map(({ n }) => n)).toEqual([1]);
  });
});

describe('size', () => {
  it('begins a new part, and each part stays under its size', async () => {
    const it = rig({ maxBytes: 20_000, compress: false, bufferSize: 1000 });
    for (let n = 0; n < 3000; n++) it.write(n);
    await it.sink.close();
    const files = readdirSync(it.folder);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      expect(statSync(join(it.folder, file)).size).toBeLessThanOrEqual(20_000);
    }
    expect(sorted(it.folder)).toEqual(numbers(3000));
  });

  it('goes on in the last part after a restart', async () => {
    const first = rig({ maxBytes: 20_000, compress: false });
    for (let n = 0; n < 600; n++) first.write(n);
    await first.sink.close();
    const before = readdirSync(first.folder).length;
    const second = rig({ maxBytes: 20_000, compress: false, folder: first.folder });
    second.write(600);
    await second.sink.close();
    expect(readdirSync(first.folder)).toHaveLength(before);
    expect(sorted(first.folder)).toEqual(numbers(601));
  });
});

describe('a file that changes under our hands', () => {
  it('may be deleted', async () => {
    const it = rig();
    it.write(0);
    await it.sink.flush();
    unlinkSync(it.sink.path()!);
    it.write(1);
    await it.sink.close();
    expect(sorted(it.folder)).toEqual([1]);
    expect(it.sink.stats()).toMatchObject({ written: 2, dropped: {} });
  });

  it('may be deleted with its folder', async () => {
    const it = rig({ folder: join(newFolder(), 'deep', 'logs') });
    it.write(0);
    await it.sink.flush();
    rmSync(dirname(it.folder), { recursive: true });
    it.write(1);
    await it.sink.close();
    expect(sorted(it.folder)).toEqual([1]);
  });

  it('may be moved, as logrotate does', async () => {
    const it = rig();
    it.write(0);
    await it.sink.flush();
    const path = it.sink.path()!;
    renameSync(path, `${path}-old`);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    it.write(1);
    await it.sink.close();
    expect(linesOf(readLogs(it.folder).get(basename(path))!).map(({ n }) => n)).toEqual([1]);
  });

  it('may end in the middle of a line, after a crash', async () => {
    const it = rig({ zone: 'utc' }, at('2026-11-23T12:00Z'));
    writeFileSync(join(it.folder, 'server_20261123.log'), '{"n":0}\n{"n":1,"mes');
    it.write(2);
    await it.sink.close();
    const text = readLogs(it.folder).get('server_20261123.log')!;
    expect(text.split('\n').slice(0, 2)).toEqual(['{"n":0}', '{"n":1,"mes']);
    expect(JSON.parse(text.split('\n')[2]!)).toMatchObject({ n: 2 });
  });
});

describe('a disk that takes nothing', () => {
  const today = at('2026-11-23T12:00Z');

  it('is waited for, and written to as soon as it takes lines again', async () => {
    const it = rig({ zone: 'utc', fallback: 'none' }, today);
    const path = join(it.folder, 'server_20261123.log');
    symlinkSync('/dev/full', path);
    for (let n = 0; n < 1000; n++) it.write(n);
    await it.sink.flush();
    expect(it.sink.stats()).toMatchObject({ written: 0, pending: 1000, dropped: {} });
    expect(it.problems[0]?.code).toBe('ENOSPC');
    unlinkSync(path);
    await expect.poll(() => it.sink.stats().written, PATIENT).toBe(1000);
    expect(it.problems.at(-1)?.code).toBe('recovered');
    await it.sink.close();
    expect(sorted(it.folder)).toEqual(numbers(1000));
  });

  it('costs the oldest lines when memory is full too, and each is counted', async () => {
    const it = rig({ zone: 'utc', fallback: 'none', maxPendingBytes: 20_000 }, today);
    const path = join(it.folder, 'server_20261123.log');
    symlinkSync('/dev/full', path);
    for (let n = 0; n < 5000; n++) it.write(n);
    unlinkSync(path);
    await it.sink.close();
    const { written, dropped } = it.sink.stats();
    const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
    expect(lost).toBeGreaterThan(1000);
    expect(written + lost).toBe(5000);
    // The youngest are kept, in order.
    expect(sorted(it.folder)).toEqual(numbers(5000).slice(-written));
  });

  it('hands lines to a fallback before it drops any', async () => {
    let text = '';
    const fallback = (more: string) => ((text += more), true);
    const it = rig({ zone: 'utc', fallback, maxPendingBytes: 20_000 }, today);
    symlinkSync('/dev/full', join(it.folder, 'server_20261123.log'));
    for (let n = 0; n < 5000; n++) it.write(n);
    await it.sink.close();
    expect(linesOf(text).map(({ n }) => n)).toEqual(numbers(5000));
    expect(it.sink.stats()).toMatchObject({ written: 0, diverted: 5000, dropped: {} });
  });

  it('is no reason to throw when the folder cannot even be made', async () => {
    const parent = newFolder();
    writeFileSync(join(parent, 'logs'), 'a file stands where the folder should be');
    const it = rig({ folder: join(parent, 'logs'), fallback: 'none' });
    for (let n = 0; n < 10; n++) it.write(n, 'fatal');
    await it.sink.close();
    const [reason, ...more] = Object.entries(it.sink.stats().dropped);
    expect(reason).toEqual([expect.stringMatching(/^(EEXIST|ENOTDIR)$/), 10]);
    expect(more).toEqual([]);
  });
});

describe('closing', () => {
  it('counts what comes too late', async () => {
    const it = rig();
    it.write(0);
    await it.sink.close();
    it.write(1);
    await it.sink.close();
    expect(it.sink.stats()).toMatchObject({ written: 1, pending: 0, dropped: { closed: 1 } });
  });
});

it('files are not for everybody', async () => {
  const folder = join(newFolder(), 'logs');
  const it = rig({ folder });
  it.write(0);
  await it.sink.close();
  expect(statSync(it.folder).mode & 0o007).toBe(0);
  expect(statSync(join(folder, readdirSync(folder)[0]!)).mode & 0o027).toBe(0);
});
