/** What a command costs: CPU time and peak memory of the command and all that it starts. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const SAMPLE_EVERY = 20;
const LONGEST_OUTPUT = 2_000_000;

/** `times` is POSIX: the shell's own time, then that of every descendant waited for. */
const TIMED = '"$@"; code=$?; times >&3; exit $code';

/**
 * Runs a command to its end.
 *
 * @param {string[]} command program and arguments
 * @param {string} cwd
 * @returns {Promise<{ wall: number, cpu: number, peak: number, code: number, output: string }>}
 *   seconds, seconds, megabytes; `output` is the end of what it printed
 */
export function measure(command, cwd) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn('sh', ['-c', TIMED, 'sh', ...command], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: '1' },
    });
    let peak = 0;
    const sampler = setInterval(() => {
      peak = Math.max(peak, memoryBelow(child.pid));
    }, SAMPLE_EVERY);
    let output = '';
    let times = '';
    const keep = (chunk) => { output = (output + chunk).slice(-LONGEST_OUTPUT); };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.stdio[3].setEncoding('utf8').on('data', (chunk) => { times += chunk; });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(sampler);
      const wall = (performance.now() - started) / 1000;
      resolve({ wall, cpu: childrenSeconds(times), peak, code: code ?? -1, output });
    });
  });
}

/** User and system seconds of the second line of `times`: `1m2.5s 0m0.3s`. */
function childrenSeconds(times) {
  const line = times.trim().split('\n')[1] ?? '';
  const parts = [...line.matchAll(/(\d+)m([\d.,]+)s/g)];
  if (parts.length !== 2) throw new Error(`the shell's times are not understood: ${times}`);
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds.replace(',', '.')),
    0,
  );
}

/** Resident megabytes of all descendants of a process. */
function memoryBelow(pid) {
  return existsSync('/proc/self/statm') ? linuxMemoryBelow(pid) : psMemoryBelow(pid);
}

function linuxMemoryBelow(pid) {
  let sum = 0;
  for (const child of linuxChildren(pid)) sum += linuxResident(child) + linuxMemoryBelow(child);
  return sum;
}

function linuxChildren(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean));
  } catch {
    return []; // gone meanwhile
  }
}

function linuxResident(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function psMemoryBelow(pid) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const rows = stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent) => rows
    .filter(([, ppid]) => ppid === parent)
    .reduce((sum, [id, , rss]) => sum + rss / 1024 + below(id), 0);
  return below(pid);
}
