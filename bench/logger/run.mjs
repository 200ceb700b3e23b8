// Lines per CPU-second beside pino, in one run: each case in a process of its own, rounds in
// turn, medians. `node bench/logger/run.mjs [case …] [--json]`
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cases } from './cases.mjs';

const ROUNDS = 7;
const LINES = 100_000;

const rate = (loop, count) => {
  const start = process.cpuUsage();
  loop(count);
  const { user, system } = process.cpuUsage(start);
  return count / ((user + system) / 1e6);
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const measure = ({ ours, pino, times = 1 }) => {
  const loops = [ours(), pino()];
  const count = LINES * times;
  for (let i = 0; i < 3; i++) for (const loop of loops) rate(loop, count / 3);
  const rounds = Array.from({ length: ROUNDS }, () => loops.map((loop) => rate(loop, count)));
  const [our, their] = [0, 1].map((i) => median(rounds.map((round) => round[i])));
  return { our, their, ratio: median(rounds.map(([a, b]) => a / b)) };
};

const self = fileURLToPath(import.meta.url);
const [mode, name] = process.argv.slice(2);

if (mode == '--one') {
  console.log(JSON.stringify(measure(cases[name])));
} else {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const rows = [];
  for (const [name, { goal, note = '' }] of Object.entries(cases)) {
    if (wanted.length && !wanted.includes(name)) continue;
    const { stdout } = spawnSync(process.execPath, [self, '--one', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { our, their, ratio } = JSON.parse(stdout);
    rows.push({ name, our: Math.round(our), pino: Math.round(their), ratio: +ratio.toFixed(2), goal, note });
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
  else {
    console.log('case'.padEnd(36) + 'k lines/CPU-s      pino     ratio   goal');
    for (const { name, our, pino, ratio, goal, note } of rows) {
      const k = (value) => (value / 1000).toFixed(0).padStart(10);
      console.log(
        name.padEnd(36) + k(our) + k(pino) + String(ratio).padStart(12) + String(goal).padStart(7) + `  ${note}`,
      );
    }
  }
}
