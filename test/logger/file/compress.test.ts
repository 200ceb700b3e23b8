import {
  appendFileSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { compress } from '../../../logger/src/file/compress.ts';
import { bundle } from '../faults/bundle.ts';
import { newFolder, node, numbers, readLines, readLogs } from '../faults/children.ts';
import { at, rig } from './helpers.ts';

const NOON = at('2026-11-23T12:00Z');
const OLD = 'server_20261122.log';
const text = (from: number, to: number): string =>
  numbers(to).slice(from).map((n) => `{"n":${n}}\n`).join('');
const sorted = (folder: string): number[] =>
  readLines(folder).map(({ n }) => n).sort((a, b) => a - b);

describe('compress', () => {
  it('keeps lines, mode and time', async () => {
    const path = join(newFolder(), OLD);
    writeFileSync(path, text(0, 5000), { mode: 0o640 });
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    expect(await compress(path)).toBe('done');
    const { mode, mtimeMs, size } = statSync(`${path}.gz`);
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(text(0, 5000));
    expect({ mode: mode & 0o777, mtimeMs }).toEqual({ mode: 0o640, mtimeMs: 1_700_000_000_000 });
    expect(size).toBeLessThan(text(0, 5000).length / 3);
    expect(await compress(path)).toBe('gone');
  });

  it('never takes the name of other lines', async () => {
    const path = join(newFolder(), OLD);
    writeFileSync(`${path}.gz`, gzipSync('{"n":"other"}\n'));
    writeFileSync(path, text(0, 10));
    expect(await compress(path)).toBe('taken');
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe('{"n":"other"}\n');
    expect(readFileSync(path, 'utf8')).toBe(text(0, 10));
  });

  it('finishes what a crash left between naming and deleting', async () => {
    const folder = newFolder();
    const path = join(folder, OLD);
    writeFileSync(path, text(0, 10));
    writeFileSync(`${path}.gz`, gzipSync(text(0, 10)));
    expect(await compress(path)).toBe('done');
    expect(readdirSync(folder)).toEqual([`${OLD}.gz`]);
    expect(sorted(folder)).toEqual(numbers(10));
  });

  it('leaves a file alone that grows meanwhile', async () => {
    const folder = newFolder();
    const path = join(folder, OLD);
    writeFileSync(path, text(0, 200_000));
    const growing = setInterval(() => appendFileSync(path, '{"n":-1}\n'), 1);
    const result = await compress(path);
    clearInterval(growing);
    expect(result).toBe('busy');
    expect(readdirSync(folder)).toEqual([OLD]);
  });
});

describe('the sink', () => {
  it('compresses what an earlier process left, and sweeps its half-made file', async () => {
    const it = rig({ zone: 'utc', settleMs: 0, retentionDays: 9999 }, NOON);
    writeFileSync(join(it.folder, 'server_20261101.log'), text(0, 10));
    writeFileSync(join(it.folder, 'server_20261101.1.log'), text(10, 20));
    writeFileSync(join(it.folder, OLD), text(20, 30));
    writeFileSync(join(it.folder, `${OLD}.gz.999999-abcd.tmp`), 'half of a gzip');
    writeFileSync(join(it.folder, 'server_20261123.log'), text(30, 40));
    await it.sink.maintain();
    expect([...readLogs(it.folder).keys()]).toEqual([
      'server_20261101.1.log.gz', 'server_20261101.log.gz', `${OLD}.gz`, 'server_20261123.log',
    ]);
    expect(readdirSync(it.folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
    expect(sorted(it.folder)).toEqual(numbers(40));
    await it.sink.close();
  });

  it('gives lines a new part when their name is taken', async () => {
    const it = rig({ zone: 'utc', settleMs: 0 }, NOON);
    writeFileSync(join(it.folder, `${OLD}.gz`), gzipSync(text(0, 10)));
    writeFileSync(join(it.folder, OLD), text(10, 20));
    await it.sink.maintain();
    await it.sink.maintain();
    expect([...readLogs(it.folder).keys()]).toEqual([
      'server_20261122.1.log.gz', 'server_20261122.log.gz',
    ]);
    expect(sorted(it.folder)).toEqual(numbers(20));
    await it.sink.close();
  });

  it('waits until nothing was written for a while', async () => {
    const it = rig({ zone: 'utc', settleMs: 60_000 }, NOON);
    writeFileSync(join(it.folder, OLD), text(0, 10));
    expect(await it.sink.maintain()).toMatchObject({ compressed: [], waiting: 1 });
    const resting = (Date.now() - 61_000) / 1000;
    utimesSync(join(it.folder, OLD), resting, resting);
    expect(await it.sink.maintain()).toMatchObject({ compressed: [OLD], waiting: 0 });
    await it.sink.close();
  });

  it('compresses full parts of today, and never the one that it writes', async () => {
    const it = rig({ zone: 'utc', settleMs: 0, maxBytes: 5000, bufferSize: 500 }, NOON);
    for (let n = 0; n < 500; n++) it.write(n);
    await it.sink.flush();
    const current = it.sink.path()!;
    await it.sink.maintain();
    const plain = readdirSync(it.folder).filter((file) => file.endsWith('.log'));
    expect(plain).toEqual([current.split('/').at(-1)]);
    for (let n = 500; n < 700; n++) it.write(n);
    await it.sink.close();
    expect(sorted(it.folder)).toEqual(numbers(700));
  });

  it('lets go of a day that ended without another line', async () => {
    const it = rig({ zone: 'utc', settleMs: 0 }, NOON);
    it.write(0);
    await it.sink.flush();
    it.now += 86_400_000;
    await it.sink.maintain();
    expect([...readLogs(it.folder).keys()]).toEqual(['server_20261123.log.gz']);
    await it.sink.close();
  });
});

describe('a kill while it compresses', () => {
  let program = '';
  beforeAll(async () => {
    program = await bundle(new URL('../faults/compress-child.ts', import.meta.url));
  }, 60_000);

  it('loses nothing, at whatever instant', async () => {
    const count = 120_000;
    const stages = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const folder = newFolder();
      writeFileSync(join(folder, 'server_20261101.log'), text(0, count / 2));
      writeFileSync(join(folder, 'server_20261102.log'), text(count / 2, count));
      const { child, ended, said } = node(program, folder);
      await said(/begin/);
      await new Promise((resolve) => setTimeout(resolve, round * 6));
      child.kill('SIGKILL');
      await ended;
      stages.add(readdirSync(folder).map((file) => file.replace(/\d+-\w+/, '')).join());
      const { ended: second } = node(program, folder);
      expect((await second).code).toBe(0);
      expect(readdirSync(folder)).toEqual(['server_20261101.log.gz', 'server_20261102.log.gz']);
      expect(sorted(folder)).toEqual(numbers(count));
    }
    // The kills did hit the middle, not only before or after.
    expect([...stages].some((stage) => stage.includes('.tmp'))).toBe(true);
  }, 60_000);
});
