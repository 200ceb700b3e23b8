// Compares the role that logfix gives to files with the role that a person gave them.
//
//   node scripts/measure-roles.mjs <folder> [--rows] [--split <name>]
//
// <folder> holds the repositories of test/labelled/roles.tsv, checked out at the commits given
// there, each as <owner>+<name>. Rows whose file is missing are counted and left out.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from './labelled.mjs';

const root = new URL('..', import.meta.url);
const { factsOf } = await load('project/facts.ts');
const { processFile } = await load('source/file.ts');
const { checkNoConsole } = await load('analysis/checks/no-console.ts');
const { DEFAULT_SETTINGS } = await load('analysis/settings.ts');

const args = process.argv.slice(2);
const only = args.includes('--split') ? args[args.indexOf('--split') + 1] : null;
const folder = resolve(args.find((a) => !a.startsWith('--') && a !== only) ?? '.');
const showRows = args.includes('--rows');

/** The tool's answer: the file's role, or `logger` when every call is part of one. */
function answer(file, text) {
  const facts = factsOf(file, text);
  if (facts.keep) return { role: facts.keep.role, reason: facts.keep.reason };
  try {
    const { located } = processFile(file, text, { ...DEFAULT_SETTINGS, facts }, [checkNoConsole]);
    const reasons = located.map(({ finding }) => finding.kept ?? '');
    const own = reasons.filter((r) => /part of a logger|replaces functions? of the console|logger of its own/.test(r));
    if (own.length > 0 && !reasons.includes('')) return { role: 'logger', reason: own[0] };
    return { role: 'none', reason: own.length > 0 ? `${own.length} of ${reasons.length} kept` : '' };
  } catch (error) {
    return { role: 'none', reason: `not parsed: ${error.message.split('\n')[0]}` };
  }
}

const lines = readFileSync(new URL('test/labelled/roles.tsv', root), 'utf8').trim().split('\n');
const rows = lines.slice(1).map((line) => {
  const [split, repository, , path, label] = line.split('\t');
  return { split, repository, path, label, file: join(folder, repository.replace('/', '+'), path) };
});

let missing = 0;
const bySplit = new Map();
for (const row of rows) {
  if (only && row.split !== only) continue;
  if (!existsSync(row.file)) {
    missing++;
    continue;
  }
  const { role, reason } = answer(row.file, readFileSync(row.file, 'utf8'));
  const split = bySplit.get(row.split) ?? [];
  bySplit.set(row.split, split);
  split.push({ label: row.label, role });
  if (showRows && role !== row.label) {
    process.stdout.write(`${row.split} ${row.repository}/${row.path}: ${row.label}, tool ${role} (${reason})\n`);
  }
}

const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
const ROLES = ['cli', 'script', 'test', 'config', 'generated', 'minified', 'vendored', 'logger'];
for (const [split, answers] of bySplit) {
  const count = (test) => answers.filter(test).length;
  const kept = count((a) => a.label !== 'none');
  const both = count((a) => a.label !== 'none' && a.role !== 'none');
  const said = count((a) => a.role !== 'none');
  process.stdout.write(`\n${split}: ${answers.length} files, same role ${percent(count((a) => a.label === a.role), answers.length)}\n`);
  process.stdout.write(`  keep: precision ${percent(both, said)} (${both}/${said}), recall ${percent(both, kept)} (${both}/${kept})\n`);
  for (const role of ROLES) {
    const right = count((a) => a.role === role && a.label === role);
    const told = count((a) => a.role === role);
    const there = count((a) => a.label === role);
    if (told + there === 0) continue;
    process.stdout.write(`  ${role.padEnd(10)} precision ${percent(right, told)} (${right}/${told}), recall ${percent(right, there)} (${right}/${there})\n`);
  }
}
if (missing > 0) process.stdout.write(`\n${missing} files are not there and were left out\n`);
