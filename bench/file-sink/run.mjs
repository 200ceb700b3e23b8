// Speed and losses of file writers, side by side in one run: `node bench/file-sink/run.mjs`.
// Speeds are medians of five rounds in which every writer has its turn; ratios count.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writers } from './writers.mjs';

const ROUNDS = 5;
const LINES = 100_000;
const BASELINE = 'pino, sync';
const child = fileURLToPath(new URL('child.mjs', import.meta.url));
const names = Object.keys(writers);

const inFolder = async (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'logfix-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const speedOnce = (name) =>
  inFolder((folder) => {
    const run = spawnSync(process.execPath, [child, name, 'speed', folder, String(LINES)]);
    return Number(run.stdout);
  });

/** Lines of a folder that are whole. */
const kept = (folder) =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .reduce((sum, text) => sum + text.split('\n').length - 1, 0);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const losses = (name, task, count, signal) =>
  inFolder(async (folder) => {
    const program = fork(child, [name, task, folder, String(count)], { silent: true });
    const ended = once(program, 'exit');
    if (signal) {
      await once(program, 'message');
      program.kill(signal);
    }
    await Promise.race([ended, pause(5000)]);
    program.kill('SIGKILL');
    return kept(folder);
  });

const speeds = new Map(names.map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const name of names) speeds.get(name).push(await speedOnce(name));
}
const base = median(speeds.get(BASELINE));

console.log(`| of 1,000 lines | speed | exit | throw | killed at once | 5 lines, SIGTERM |`);
console.log('|---|---|---|---|---|---|');
for (const name of names) {
  const cells = [
    `${(median(speeds.get(name)) / base).toFixed(2)}×`,
    await losses(name, 'exit', 1000),
    await losses(name, 'throw', 1000),
    await losses(name, 'wait', 1000, 'SIGKILL'),
    await losses(name, 'wait', 5, 'SIGTERM'),
  ];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
console.log(`\nSpeed: lines per CPU-second against ${BASELINE} (${Math.round(base)}).`);
