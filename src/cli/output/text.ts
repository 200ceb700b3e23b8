import picocolors from 'picocolors';
import type { FileResult } from '../../source/file.ts';
import type { Io } from '../io.ts';
import { oneLine } from './harmless.ts';
import { patchOf } from './patch.ts';
import type { Failure } from '../run-codemod.ts';
import type { CheckTotals } from '../run-check.ts';
import type { CheckSummary } from './check-json.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

export const colorsOf = ({ colour }: Pick<Io, 'colour'>): Colors => picocolors.createColors(colour);

/** `1 file`, `2 files` */
export const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** What a run found, and beside it what it looked at. */
export function summaryParts(summary: CheckSummary): [found: string, scanned: string] {
  const { findings, filesWithFindings, files, suppressed } = summary;
  const old = suppressed === 0 ? '' : `, ${suppressed} in the baseline`;
  const found = findings === 0
    ? 'Nothing found'
    : `${plural(findings, 'finding')} in ${plural(filesWithFindings, 'file')}`;
  return [found, `(${plural(files, 'file')} looked at${old})`];
}

export const summaryLine = (summary: CheckSummary): string => summaryParts(summary).join(' ');

/** What became of the baseline, a line each. */
export function baselineLines({ baseline }: CheckTotals): string[] {
  if (baseline === null) return [];
  const { file, stale, written } = baseline;
  const unused = stale.map((one) => `  ${oneLine(one.file)}: ${one.count} of ${one.rule}`);
  return [
    ...(written ? [`The baseline is in ${file}.`] : []),
    ...(stale.length === 0
      ? []
      : [`${file} holds what is found no more; --prune-suppressions takes it out:`, ...unused]),
  ];
}

/** How a run that writes tells of one file: the diff where nothing is written. */
export function fileText(io: Io, dryRun: boolean, verbose: boolean, c: Colors) {
  return (result: FileResult, file: string): void => {
    if (result.after === result.before) return;
    if (dryRun) io.out(diffOf(result, file, c));
    else if (verbose) io.out(`${c.green('rewrote')} ${oneLine(file)}\n`);
  };
}

/** The change of a file as a patch that git applies. */
export function diffOf(
  { before, after }: Pick<FileResult, 'before' | 'after'>,
  file: string,
  c: Colors,
): string {
  return patchOf(before, after, file).split('\n').map((line) => paint(line, c)).join('\n');
}

function paint(line: string, c: Colors): string {
  if (/^(---|\+\+\+) /.test(line)) return c.bold(line);
  if (line.startsWith('@@')) return c.cyan(line);
  if (line.startsWith('+')) return c.green(line);
  if (line.startsWith('-')) return c.red(line);
  return line;
}

/** What could not be read or written, a line each. */
export function failureLines(failed: readonly Failure[], verb: string, c: Colors): string[] {
  if (failed.length === 0) return [];
  const lines = failed.map(({ file, message }) => `  ${oneLine(file)}: ${oneLine(message)}`);
  return ['', c.red(`Could not ${verb} ${plural(failed.length, 'file')}`), ...lines];
}

export const stoppedLine = (c: Colors): string =>
  c.yellow('Stopped. Every file is whole; run again to go on.');
