#!/usr/bin/env node
/**
 * Compares what a migration of two source trees costs: logfix, ast-grep, jscodeshift and,
 * for looking only, ESLint. Every run gets a fresh copy; the tools take turns.
 *
 *   node bench/migrate-console/run.mjs [--quick] [--runs 3] [--tree sparse|dense]
 *     [--tools logfix,ast-grep] [--markdown file]
 *     [--cli dist/src/cli/main.js]
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync }
  from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';
import { median, machine, table } from './report.mjs';
import { toolsWith } from './tools.mjs';
import { makeTree } from './trees.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    tree: { type: 'string', multiple: true },
    tools: { type: 'string' },
    markdown: { type: 'string' },
    cli: { type: 'string', default: 'dist/src/cli/main.js' },
  },
});
const tools = toolsWith(resolve(values.cli));
const runs = Number(values.runs ?? (values.quick ? 1 : 3));
const share = values.quick ? 0.1 : 1;
const chosen = values.tools ? values.tools.split(',') : tools.map(({ name }) => name);
const compared = tools.filter(({ name }) => chosen.some((word) => name.startsWith(word)));

const folder = mkdtempSync(join(tmpdir(), 'logfix-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const parts = [];
let missed = 0;
for (const kind of values.tree ?? ['sparse', 'dense']) {
  const tree = join(folder, kind);
  mkdirSync(tree);
  const about = makeTree(kind, tree, share);
  const results = await compare(tree);
  const part = section(kind, about, results);
  missed += part.missed;
  parts.push(part.text);
  console.log(part.text);
}
if (values.markdown) writeFileSync(values.markdown, [machine(), ...parts].join('\n'));
if (missed > 0 && !values.quick) process.exitCode = 1;

/** All measurements of each tool, the tools taking turns in changing order. */
async function compare(tree) {
  const results = new Map(compared.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (let turn = 0; turn < compared.length; turn += 1) {
      const tool = compared[(turn + run) % compared.length];
      results.get(tool.name).push(await once(tool, tree));
    }
  }
  return results;
}

async function once(tool, tree) {
  // Copies stay to the end: where many files were just deleted, new ones take a file system longer.
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(tree, copy, { recursive: true });
  const result = await measure(tool.command(), copy);
  if (!tool.codes.includes(result.code)) {
    throw new Error(`${tool.name} ended with ${result.code}:\n${result.output.slice(-2000)}`);
  }
  const changed = changedFiles(tree, copy);
  const unread = tool.unread(result.output);
  console.error(
    `${tool.name}: ${result.cpu.toFixed(2)} s CPU, ${changed} files changed, ${unread} unread`,
  );
  return { ...result, changed, unread };
}

function changedFiles(tree, copy) {
  return readdirSync(tree, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !readFileSync(file).equals(readFileSync(copy + file.slice(tree.length))))
    .length;
}

function section(kind, about, results) {
  const cost = (name, key) => median(results.get(name).map((result) => result[key]));
  const own = results.has('logfix') ? cost('logfix', 'cpu') : undefined;
  let missedGoals = 0;
  const rows = compared.map(({ name, goals }) => {
    const cpu = cost(name, 'cpu');
    const ratio = own === undefined ? undefined : cpu / own;
    const goal = goals?.[kind];
    const held = goal === undefined || ratio === undefined ? '' : ratio >= goal ? 'held' : 'MISSED';
    if (held === 'MISSED') missedGoals += 1;
    return [
      name, cpu.toFixed(2), cost(name, 'wall').toFixed(2), cost(name, 'peak').toFixed(0),
      ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
      goal === undefined ? '' : `≥ ${goal}× ${held}`,
      String(cost(name, 'changed')), String(cost(name, 'unread')),
    ];
  });
  const head = [
    'tool', 'CPU s', 'wall s', 'peak MB', 'CPU against logfix', 'goal', 'files changed', 'unread',
  ];
  const text = [
    `### ${kind[0].toUpperCase()}${kind.slice(1)} tree`,
    '',
    `${about.files} files, ${about.megabytes.toFixed(1)} MB; ${about.withWord} hold the word`
      + ` \`console\`, ${about.withCalls} hold console calls (${about.calls} in all).`
      + ` Medians of ${runs} run${runs === 1 ? '' : 's'} on ${cpus().length} cores.`,
    '',
    table(head, rows),
    '',
  ].join('\n');
  return { text, missed: missedGoals };
}
