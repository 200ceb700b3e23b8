// What find-errors.mjs, find-pii.mjs and measure-roles.mjs share: runs a check over the labelled files of
// test/labelled and prints its findings for measure-labelled.mjs.
//
// The folder holds the repositories of test/labelled/fetch-list.tsv, checked out at the commits
// given there, each as <owner>+<name>. Files that are missing are counted on standard error.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createJiti } from 'jiti';

const root = new URL('..', import.meta.url);

const jiti = createJiti(import.meta.url);

/** Loads a module of the sources. */
export const load = (path) => jiti.import(`../src/${path}`);

/**
 * @param table Name of the table: `errors.dev`.
 * @param check The check that speaks.
 * @param settingsOf Makes the settings of one file from its path, its text and its repository.
 * @param cellOf What to print of a finding after its place: cells with tabs, `''` for none,
 * `null` to leave the finding out.
 */
export async function printFindings({ folder, table, check, settingsOf, cellOf }) {
  const { processFile } = await load('source/file.ts');
  const { lineTable } = await load('source/lines.ts');
  const files = labelledFiles(table);
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
      const { located } = processFile(path, text, settingsOf(path, text, base), [check]);
      print(one, located, lineTable(text), cellOf);
    } catch (error) {
      failed++;
      process.stderr.write(`${one}: ${error.message}\n`);
    }
  }
  process.stderr.write(`${files.size - missing - failed} files read, ${missing} missing, ${failed} failed\n`);
}

function labelledFiles(table) {
  const rows = readFileSync(new URL(`test/labelled/${table}.tsv`, root), 'utf8').trimEnd().split('\n');
  return new Set(rows.slice(1).map((row) => {
    const [repository, , file] = row.split('\t');
    return `${repository}\t${file}`;
  }));
}

function print(one, located, position, cellOf) {
  for (const { finding, offset } of located) {
    const cell = cellOf(finding);
    if (cell === null) continue;
    const { line, column } = position(offset + finding.range[0]);
    process.stdout.write(`${[one, line, column, ...(cell ? [cell] : [])].join('\t')}\n`);
  }
}
