import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { changesSince, stagedChanges, type Change, type LineSpan } from '../project/changes.ts';
import { beginsAsNodeScript, discover, selection } from '../project/discover.ts';
import { blobContents, repositoryRoot } from '../project/git.ts';
import { shownPath } from './run-codemod.ts';

/** Part of the files: the first of three is `{ part: 1, of: 3 }`. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Which files a run looks at, and which of their lines count. */
export interface Selection {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly ignore: readonly string[];
  /** Only what changed since this commit. */
  readonly since?: string;
  /** Only what the next commit changes, as it will hold it. */
  readonly staged: boolean;
  /** All lines of what changed, not those that changed. */
  readonly wholeFiles: boolean;
  readonly shard?: Shard;
}

/** A file to look at. */
export interface Source {
  readonly path: string;
  /** Lines that count; `null` for all of them. */
  readonly lines: readonly LineSpan[] | null;
  bytes(): Buffer;
}

/** The files of a run, in a stable order. */
export function* sourcesOf(selected: Selection): Generator<Source> {
  const { cwd, shard, wholeFiles } = selected;
  for (const source of allSources(selected)) {
    if (shard !== undefined && !isIn(shard, shownPath(source.path, cwd))) continue;
    yield wholeFiles ? { ...source, lines: null } : source;
  }
}

function allSources(selected: Selection): Iterable<Source> {
  const { paths, cwd, ignore, since, staged } = selected;
  if (staged) return changedSources(stagedChanges(cwd), selected);
  if (since !== undefined) return changedSources(changesSince(since, cwd), selected);
  return fromDisk(discover(paths, cwd, ignore));
}

function* fromDisk(files: Iterable<string>): Generator<Source> {
  for (const path of files) yield { path, lines: null, bytes: () => readFileSync(path) };
}

/** Contents are fetched for so many files at once. */
const BATCH = 100;

function* changedSources(all: readonly Change[], selected: Selection): Generator<Source> {
  const { paths, cwd, ignore } = selected;
  // In a hook git may have said where it is, as seen from the root.
  const root = repositoryRoot(cwd)!;
  const known = new Set(all.map(({ path }) => path));
  const isSelected = selection(paths, cwd, ignore, known);
  const changes = all.filter(({ path }) => isSelected(path));
  for (let at = 0; at < changes.length; at += BATCH) {
    const batch = changes.slice(at, at + BATCH);
    const blobs = batch.flatMap(({ blob }) => blob ?? []);
    const contents = new Map(blobContents(root, blobs).map((bytes, i) => [blobs[i], bytes] as const));
    for (const { path, lines, blob } of batch) {
      const bytes = () => (blob === null ? readFileSync(path) : contents.get(blob)!);
      if (basename(path).includes('.') || beginsAsNodeScript(bytes())) yield { path, lines, bytes };
    }
  }
}

/** The same file is in the same part on every machine. */
function isIn({ part, of }: Shard, file: string): boolean {
  return createHash('sha1').update(file).digest().readUInt32BE() % of === part - 1;
}
