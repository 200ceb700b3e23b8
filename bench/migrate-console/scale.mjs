#!/usr/bin/env node
/**
 * Shows that the cost of a migration grows with the number of files and its memory does not:
 * the files of both trees mixed, from 1,000 to 50,000 of them.
 *
 *   node bench/migrate-console/scale.mjs [--quick] [--markdown file] [--cli dist/src/cli/main.js]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';
import { table } from './report.mjs';
import { toolsWith } from './tools.mjs';
import { makeMixedTree } from './trees.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    markdown: { type: 'string' },
    cli: { type: 'string', default: 'dist/src/cli/main.js' },
  },
});
const sizes = values.quick ? [500, 1_000, 2_000] : [1_000, 5_000, 10_000, 25_000, 50_000];
/** How much more a file, or the whole in memory, may cost in the largest tree. */
const DEARER = 1.25;
const [logfix] = toolsWith(resolve(values.cli));

const folder = mkdtempSync(join(tmpdir(), 'logfix-scale-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const results = [];
for (const size of sizes) {
  const tree = join(folder, String(size));
  mkdirSync(tree);
  makeMixedTree(tree, size);
  const result = await measure(logfix.command(), tree);
  if (!logfix.codes.includes(result.code)) throw new Error(result.output.slice(-2000));
  rmSync(tree, { recursive: true });
  results.push({ size, ...result });
  console.error(`${size} files: ${result.cpu.toFixed(2)} s CPU, ${result.peak.toFixed(0)} MB`);
}

/** The second size stands for all: the first is too small for the start of Node not to show. */
const [, base] = results;
const last = results.at(-1);
const perFile = ({ cpu, size }) => (cpu / size) * 1000;
const linear = perFile(last) <= perFile(base) * DEARER;
const flat = last.peak <= base.peak * DEARER;
const text = [
  table(
    ['files', 'CPU s', 'CPU ms a file', 'wall s', 'peak MB'],
    results.map((result) => [
      String(result.size), result.cpu.toFixed(2), perFile(result).toFixed(2),
      result.wall.toFixed(2), result.peak.toFixed(0),
    ]),
  ),
  '',
  `CPU a file ${linear ? 'holds' : 'GROWS'}, memory ${flat ? 'holds' : 'GROWS'}`
    + ` (from ${base.size} to ${last.size} files, a quarter allowed).`,
  '',
].join('\n');
console.log(text);
if (values.markdown) writeFileSync(values.markdown, text);
if (!values.quick && !(linear && flat)) process.exitCode = 1;
