import { createRequire } from 'node:module';
import type { StructuredPatchHunk } from 'diff';
import { lineDiff, MOST_EDITS } from '../../source/line-diff.ts';

const require = createRequire(import.meta.url);
/** A run that writes prints no patch. */
const patches = () => require('diff/lib/patch/create.js') as typeof import('diff/lib/patch/create.js');

const CONTEXT = 2;

/** The change of a file in the unified format, for `git apply`. */
export function patchOf(before: string, after: string, file: string): string {
  const { formatPatch, structuredPatch } = patches();
  const [from, to] = [`a/${file}`, `b/${file}`];
  const options = { context: CONTEXT, maxEditLength: MOST_EDITS };
  const patch = structuredPatch(from, to, before, after, undefined, undefined, options);
  const text = formatPatch(patch ?? {
    oldFileName: from, newFileName: to, oldHeader: undefined, newHeader: undefined,
    hunks: [oneHunk(before, after)],
  });
  const start = text.indexOf('\n@@');
  const names = text.slice(0, start).split('\n').filter((line) => /^(---|\+\+\+) /.test(line));
  return names.map((line) => line.replace(/\t$/, '')).join('\n') + text.slice(start);
}

/** All that changed as one hunk, where there is too much of it to compare line by line. */
function oneHunk(before: string, after: string): StructuredPatchHunk {
  const [head, removed, added, tail] = lineDiff(before, after).map(({ lines }) => lines);
  const above = head!.slice(-CONTEXT);
  const below = tail!.slice(0, CONTEXT);
  const isEnd = below.length === tail!.length;
  const ended = (lines: readonly string[], mark: string): string[] => written(lines, mark, isEnd);
  const context = ended(below, ' ');
  const old = below.length > 0 ? removed!.map((line) => `-${line}`) : ended(removed!, '-');
  const young = below.length > 0 ? added!.map((line) => `+${line}`) : ended(added!, '+');
  const lines = [...above.map((line) => ` ${line}`), ...old, ...young, ...context];
  const start = head!.length - above.length + 1;
  const count = (marks: RegExp): number => lines.filter((line) => marks.test(line)).length;
  return {
    oldStart: start, newStart: start, oldLines: count(/^[ -]/), newLines: count(/^[ +]/), lines,
  };
}

/** Lines with their mark; what follows the last line break of a file is no line. */
function written(lines: readonly string[], mark: string, isEnd: boolean): string[] {
  const marked = lines.map((line) => mark + line);
  if (!isEnd || lines.length === 0) return marked;
  return lines.at(-1) === '' ? marked.slice(0, -1) : [...marked, '\\ No newline at end of file'];
}
