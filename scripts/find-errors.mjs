// Runs require-error-context over the labelled files and prints where it misses an exception,
// for measure-labelled.mjs.
//
//   npm run build
//   node scripts/find-errors.mjs <folder> <dev|heldout|fresh> > findings.tsv
//
// <folder> holds the repositories of test/labelled/fetch-list.tsv, checked out at the commits
// given there, each as <owner>+<name>. Files that are missing are counted on standard error.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = new URL('..', import.meta.url);
const load = (path) => import(new URL(`dist/src/${path}`, root).href);
const { processFile } = await load('source/file.js');
const { settingsFor } = await load('project/settings.js');
const { checkRequireErrorContext } = await load('analysis/checks/require-error-context.js');
const { lineTable } = await load('source/lines.js');

const [folder, half] = process.argv.slice(2);

const labelled = readFileSync(new URL(`test/labelled/errors.${half}.tsv`, root), 'utf8');
const files = new Set(labelled.trimEnd().split('\n').slice(1).map((line) => {
  const [repository, , file] = line.split('\t');
  return `${repository}\t${file}`;
}));

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
  try {
    const settings = settingsFor(path, text, { config: {}, root: base, file: null });
    const position = lineTable(text);
    for (const { finding, offset } of processFile(path, text, settings, [checkRequireErrorContext]).located) {
      if (finding.messageId !== 'missingException') continue;
      const { line, column } = position(offset + finding.range[0]);
      process.stdout.write(`${one}\t${line}\t${column}\n`);
    }
  } catch (error) {
    failed++;
    process.stderr.write(`${one}: ${error.message}\n`);
  }
}
process.stderr.write(`${files.size - missing - failed} files read, ${missing} missing, ${failed} failed\n`);
