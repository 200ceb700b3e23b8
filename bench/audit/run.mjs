// Cost of `logfix audit` beside ESLint with its own no-console, on the same files.
//
//   node bench/audit/run.mjs <folder> [--runs 3]
//   node bench/audit/run.mjs --copies 120 [--runs 3]     copies of examples/consult
//
// Each run is a process of its own; the two take turns. CPU time and peak memory are those of the
// whole process, its start included. Prints medians and ratios.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { positionals: [named], values: { runs, copies } } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, copies: { type: 'string' } },
});
if (!named && !copies) {
  process.stderr.write('usage: run.mjs <folder> | --copies <n> [--runs 3]\n');
  process.exit(2);
}

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'logfix-bench-'));
const folder = named ?? copied(Number(copies));

/** An application in which every file logs, many times. */
function copied(count) {
  const root = join(scratch, 'tree');
  const own = (path) => !/node_modules|[\\/]dist$|[\\/]logs$/.test(path);
  for (let i = 0; i < count; i++) {
    cpSync(here('../../examples/consult'), join(root, `app${i}`), { recursive: true, filter: own });
  }
  return root;
}

const TELLS_ITS_COST = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024, wall: performance.now() / 1000 };
  process.stderr.write('\\n' + JSON.stringify(cost) + '\\n');
});`;

const TOOLS = {
  'ESLint, no-console': [here('./eslint.mjs'), folder],
  'logfix audit': [
    here('../../dist/src/cli/main.js'), 'audit', '.', '--format', 'html', '--output', join(scratch, 'report.html'),
  ],
};
const costs = new Map(Object.keys(TOOLS).map((tool) => [tool, []]));

for (let i = 0; i < Number(runs); i++) {
  for (const [tool, args] of Object.entries(TOOLS)) {
    const hook = ['--import', `data:text/javascript,${encodeURIComponent(TELLS_ITS_COST)}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...hook, ...args], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    costs.get(tool).push(JSON.parse(stderr.trim().split('\n').at(-1)));
    if (i === 0) process.stdout.write(stdout);
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const of = (tool, what) => median(costs.get(tool).map((cost) => cost[what]));
const [base] = costs.keys();
for (const tool of costs.keys()) {
  const ratio = (what) => (of(tool, what) / of(base, what)).toFixed(2);
  process.stdout.write(
    `${tool.padEnd(20)} CPU ${of(tool, 'cpu').toFixed(2)} s (${ratio('cpu')}×)  ` +
    `peak ${of(tool, 'mb').toFixed(0)} MB (${ratio('mb')}×)  wall ${of(tool, 'wall').toFixed(2)} s\n`,
  );
}
rmSync(scratch, { recursive: true, force: true });
