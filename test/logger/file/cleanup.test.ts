import { linkSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCleanup } from '../../../logger/src/file/cleanup.ts';
import type { Entry } from '../../../logger/src/file/cleanup.ts';
import { daysBetween } from '../../../logger/src/file/days.ts';
import { namingOf } from '../../../logger/src/file/names.ts';
import { PATIENT, newFolder, readLogs } from '../faults/children.ts';
import { at, rig } from './helpers.ts';

const NOON = at('2026-11-23T12:00Z');
const LONG_AGO = at('2026-01-01T00:00Z') / 1000;

/** Makes files with one line each, which nobody wrote to for long. */
const fill = (folder: string, names: string[], text = '{"n":0}\n'): void => {
  for (const name of names) {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), LONG_AGO, LONG_AGO);
  }
};

describe('clean-up by age', () => {
  it('deletes own files, plain and compressed, that are older than their days', async () => {
    const it = rig({ zone: 'utc', retentionDays: 2, compress: false }, NOON);
    fill(it.folder, [
      'server_20261119.log', 'server_20261120.log.gz', 'server_20261120.3.log.gz',
      'server_20261121.log', 'server_20261122.log.gz', 'server_20261123.log',
    ]);
    const { deleted } = await it.sink.maintain();
    expect([...deleted].sort()).toEqual([
      'server_20261119.log', 'server_20261120.3.log.gz', 'server_20261120.log.gz',
    ]);
    await it.sink.close();
  });

  it('runs at start and when the day changes, by itself', async () => {
    const it = rig({ zone: 'utc', retentionDays: 1, compress: false }, NOON);
    fill(it.folder, ['server_20261101.log', 'server_20261122.log']);
    await expect.poll(() => readdirSync(it.folder), PATIENT).toEqual(['server_20261122.log']);
    it.now += 86_400_000;
    it.write(0);
    await expect.poll(() => readdirSync(it.folder), PATIENT).toEqual(['server_20261122.log']);
    it.now += 86_400_000;
    it.write(1);
    await expect
      .poll(() => readdirSync(it.folder), PATIENT)
      .toEqual(['server_20261124.log', 'server_20261125.log']);
    await it.sink.close();
  });

  it('never touches what is not its own', async () => {
    const foreign = [
      'server.log', 'server_20200101.txt', 'server_20200101.log.bak', 'xserver_20200101.log',
      'server_20201301.log', 'server_20200230.log.gz', 'server_2020010.log',
      'server_20200101_2.log', 'server_20200101.0.log', 'server_20200101.01.log.gz',
      'serverA20200101.log', 'frontend_20200101.log', 'server_20200101.log.gz.1-ab.tmpx',
      'server_20200101.LOG', 'my_server_20200101.log', 'server_20200101.log.zst',
    ];
    const it = rig({ zone: 'utc', retentionDays: 1, maxTotalBytes: 1 }, NOON);
    fill(it.folder, foreign);
    mkdirSync(join(it.folder, 'server_20200102.log'));
    const outside = newFolder();
    fill(outside, ['precious']);
    symlinkSync(join(outside, 'precious'), join(it.folder, 'server_20200103.log'));
    const before = readdirSync(it.folder).sort();
    expect(await it.sink.maintain()).toMatchObject({ deleted: [], compressed: [] });
    expect(readdirSync(it.folder).sort()).toEqual(before);
    await it.sink.close();
  });

  it('refuses a name that could leave the folder', () => {
    for (const name of ['../server', 'a/b', '', '.hidden', 'a\\b', 'a\0b']) {
      expect(() => namingOf(name)).toThrow(TypeError);
    }
    expect(namingOf('서버-1').parse('서버-1_20261123.log')?.stamp).toBe('20261123');
  });
});

describe('clean-up by size', () => {
  it('deletes the oldest until the rest fits', async () => {
    const options = { zone: 'utc', compress: false, maxTotalBytes: 250 } as const;
    const it = rig(options, NOON);
    const names = ['20', '21', '22', '23'].map((day) => `server_202611${day}.log`);
    fill(it.folder, names, 'x'.repeat(99) + '\n');
    const { deleted } = await it.sink.maintain();
    expect(deleted).toEqual(names.slice(0, 2));
    await it.sink.close();
  });

  it('stops at the law, and says so', async () => {
    const options = {
      zone: 'utc', compress: false, maxTotalBytes: 1, retention: 'communications-login',
    } as const;
    const it = rig(options, NOON);
    fill(it.folder, ['server_20260801.log', 'server_20261001.log']);
    expect((await it.sink.maintain()).deleted).toEqual(['server_20260801.log']);
    expect(it.problems.map(({ code }) => code)).toContain('over-cap');
    expect([...readLogs(it.folder).keys()]).toEqual(['server_20261001.log']);
    await it.sink.close();
  });
});

describe('planCleanup', () => {
  const naming = namingOf('s');
  const entry = fc.record({
    age: fc.integer({ min: 0, max: 400 }),
    part: fc.integer({ min: 0, max: 3 }),
    size: fc.integer({ min: 0, max: 1000 }),
  });
  const today = '20261123';
  const stampBefore = (days: number): string =>
    new Date(NOON - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

  it('never deletes the current file, or one younger than the minimum; oldest go first', () => {
    const plan = fc.property(
      fc.uniqueArray(entry, { selector: ({ age, part }) => `${age}.${part}` }),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 5000 }),
      (files, days, minimum, maxTotalBytes) => {
        const entries: Entry[] = files.map(({ age, part, size }) => ({
          ...naming.parse(naming.plain(stampBefore(age), part))!, size, mtimeMs: 0,
        }));
        const minimumDays = Math.min(minimum, days);
        const current = entries[0]?.name ?? null;
        const rules = { today, days, minimumDays, maxTotalBytes, current };
        const { expired, overCap, keptOverCap } = planCleanup(entries, rules);
        const gone = [...expired, ...overCap];
        expect(new Set(gone).size).toBe(gone.length);
        const left = entries.filter((one) => !gone.includes(one));
        const leftBytes = left.reduce((sum, { size }) => sum + size, 0);
        expect(leftBytes).toBeLessThanOrEqual(maxTotalBytes + keptOverCap);
        for (const one of gone) {
          expect(one.name).not.toBe(current);
          expect(daysBetween(one.stamp, today)).toBeGreaterThan(minimumDays);
        }
        for (const one of left) {
          if (one.name !== current) {
            expect(daysBetween(one.stamp, today)).toBeLessThanOrEqual(days);
          }
        }
      },
    );
    fc.assert(plan, { numRuns: 300 });
  });
});

it('a hard link to a log is only its name here: the other name keeps the lines', async () => {
  const it = rig({ zone: 'utc', retentionDays: 1 }, NOON);
  fill(it.folder, ['server_20261101.log']);
  linkSync(join(it.folder, 'server_20261101.log'), join(it.folder, 'kept-by-audit'));
  await it.sink.maintain();
  expect(readdirSync(it.folder)).toEqual(['kept-by-audit']);
  await it.sink.close();
});
