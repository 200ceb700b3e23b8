import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLogger, root } from './core-built.ts';

mkdirSync(join(root, '.cache'), { recursive: true });
const dir = mkdtempSync(join(root, '.cache/size-'));
beforeAll(buildLogger);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Bytes of a browser's bundle, minified and compressed. */
const sizeOf = async (code: string): Promise<number> => {
  const entry = join(dir, 'entry.js');
  writeFileSync(entry, code);
  const result = await build({
    root: dir,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', rolldownOptions: { input: entry } },
  });
  const [{ output }] = [result].flat() as [{ output: { code?: string }[] }];
  const text = output.map((chunk) => chunk.code ?? '').join('');
  expect(text).not.toBe('');
  return gzipSync(text, { level: 9 }).length;
};

const DIST = join(root, 'logger/dist/esm');

test('the core with its masks', async () => {
  const size = await sizeOf(
    `import { makeLogger } from '${DIST}/core/logger.js';
     import { portable } from '${DIST}/core/portable.js';
     globalThis.logger = makeLogger({ ...portable, sinks: [], names: {} }, { own: 1 });`,
  );
  expect(size).toBeLessThanOrEqual(CORE);
});

test('the default logger: with console and environment', async () => {
  const size = await sizeOf(`import { logger } from '@logfix/logger'; logger.info('x');`);
  expect(size).toBeLessThanOrEqual(DEFAULT);
});

test('all of it: with batches and beacons', async () => {
  const size = await sizeOf(
    `import { logger } from '@logfix/logger';
     import { shipLogs } from '@logfix/logger/browser';
     shipLogs();
     logger.info('x');`,
  );
  expect(size).toBeLessThanOrEqual(ALL);
});

/** What is held today, in bytes: a change that makes it larger has to say so here. */
const CORE = 2840;
const DEFAULT = 3270;
const ALL = 4010;

/** CPU milliseconds of an import in a fresh process, the least of several. */
const importTime = (specifier: string): number => {
  const code = `
    await import('node:fs'); await import('node:os'); await import('node:async_hooks');
    const before = process.cpuUsage();
    await import('${specifier}');
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);`;
  const run = () =>
    spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', cwd: root });
  return Math.min(...Array.from({ length: 7 }, () => Number(run().stdout)));
};

test('importing the logger takes 6 ms of CPU, or half of what pino takes on a busy machine', () => {
  const ours = importTime(`${DIST}/main.js`);
  expect(ours).toBeGreaterThan(0);
  expect(ours).toBeLessThanOrEqual(Math.max(6, importTime('pino') / 2));
});
