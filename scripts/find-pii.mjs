// Runs no-unmasked-pii over the labelled files and prints its findings for measure-labelled.mjs.
//
//   node scripts/find-pii.mjs <folder> <dev|heldout|fresh> [--types] > findings.tsv
//
// <folder> holds the repositories of test/labelled/fetch-list.tsv, checked out at the commits
// given there, each as <owner>+<name>. Files that are missing are counted on standard error.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = new URL('..', import.meta.url);
const load = (path) => import(new URL(`dist/src/${path}`, root).href);
const { processFile } = await load('source/file.js');
const { settingsFor } = await load('project/settings.js');
const { checkNoUnmaskedPii } = await load('analysis/checks/no-unmasked-pii.js');
const { lineTable } = await load('source/lines.js');

const [folder, half, ...flags] = process.argv.slice(2);
const typesOf = flags.includes('--types') ? (await load('project/types/index.js')).projectTypes() : null;

const labelled = new URL(`test/labelled/pii.${half}.tsv`, root);
const files = new Set(
  readFileSync(labelled, 'utf8').trim().split('\n').slice(1).map((line) => {
    const [repository, , file] = line.split('\t');
    return `${repository}\t${file}`;
  }),
);

let missing = 0;
let failed = 0;
for (const one of files) {
  const [repository, file] = one.split('\t');
  const base = resolve(folder, repository.replace('/', '+'));
  const path = join(base, file);
  if (!existsSync(path)) {
    missing++;
    continue;
  }
  const text = readFileSync(path, 'utf8');
  const settings = settingsFor(path, text, { config: { include: ['**'] }, root: base, file: null });
  const types = typesOf?.(path, text) ?? null;
  let result;
  try {
    result = processFile(path, text, { ...settings, types }, [checkNoUnmaskedPii]);
  } catch (error) {
    failed++;
    process.stderr.write(`${one}: ${error.message}\n`);
    continue;
  }
  const position = lineTable(text);
  for (const { finding, offset } of result.located) {
    const { line, column } = position(offset + finding.range[0]);
    process.stdout.write(`${one}\t${line}\t${column}\t${finding.kind}\n`);
  }
}
process.stderr.write(`${files.size - missing - failed} files read, ${missing} missing, ${failed} failed\n`);
