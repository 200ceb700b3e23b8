// Cost of the recommended rules beside ESLint's own no-console, on the same tree.
//
//   node bench/rules/measure.mjs <folder> [--runs 3]
//
// Each run is a process of its own; the two take turns. Prints medians and the ratio of CPU time.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { positionals: [folder], values: { runs } } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' } },
});
if (!folder) {
  process.stderr.write('usage: measure.mjs <folder> [--runs 3]\n');
  process.exit(2);
}

const one = fileURLToPath(new URL('./run.mjs', import.meta.url));
const SETS = ['no-console', 'recommended', 'no-unmasked-pii'];
const times = new Map(SETS.map((set) => [set, []]));

for (let i = 0; i < Number(runs); i++) {
  for (const set of SETS) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [one, set, folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    times.get(set).push(JSON.parse(stdout));
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const cpu = (set) => median(times.get(set).map((run) => run.cpu));
for (const set of SETS) {
  const wall = median(times.get(set).map((run) => run.wall));
  const { files, messages } = times.get(set)[0];
  process.stdout.write(
    `${set.padEnd(16)} ${files} files  ${String(messages).padStart(6)} messages  ` +
    `wall ${wall.toFixed(2)} s  CPU ${cpu(set).toFixed(2)} s  ratio ${(cpu(set) / cpu(SETS[0])).toFixed(2)}\n`,
  );
}
