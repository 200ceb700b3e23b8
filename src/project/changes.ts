import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { parsePatch } from 'diff';
import { git, GitError, repositoryRoot } from './git.ts';

/** First and last line, from 1. */
export type LineSpan = readonly [first: number, last: number];

/** A file that differs, as it is now. */
export interface Change {
  /** Absolute path. */
  readonly path: string;
  /** Lines that are new or different; `null` for all of them. */
  readonly lines: readonly LineSpan[] | null;
  /** Name of the content in git's object store; `null` where the content is that on disk. */
  readonly blob: string | null;
}

/** As git's own programs print it, whatever the user has set up. */
const PLAIN = [
  '--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--src-prefix=a/',
  '--dst-prefix=b/', '--inter-hunk-context=0', '--ignore-submodules', '--find-renames',
];

/**
 * Files that differ from where this branch left `ref`, what is not committed yet included.
 * @throws {GitError} outside a repository, and where git knows no such commit.
 */
export function changesSince(ref: string, cwd: string): Change[] {
  const root = rootOf(cwd, '--since');
  const base = baseOf(ref, root);
  const changed = changesBetween([base], root).filter(({ path }) => isFile(path));
  const added = names(git(root, ['ls-files', '--others', '--exclude-standard', '-z']));
  const fresh = added.map((name) => ({ path: join(root, name), lines: null, blob: null }));
  return [...changed.map((change) => ({ ...change, blob: null })), ...fresh].sort(byPath);
}

/**
 * Files as the next commit will hold them, as far as it changes them.
 * @throws {GitError} outside a repository.
 */
export function stagedChanges(cwd: string): Change[] {
  return changesBetween(['--cached'], rootOf(cwd, '--staged')).sort(byPath);
}

const byPath = (a: Change, b: Change): number => (a.path < b.path ? -1 : 1);

const isFile = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;

const names = (output: string): string[] => output.split('\0').filter(Boolean);

function rootOf(cwd: string, flag: string): string {
  const root = repositoryRoot(cwd);
  if (root !== null) return root;
  throw new GitError(`${flag} needs a git repository; there is none here`);
}

/** Where this branch left `ref`; `ref` itself where they share no history, in a shallow clone for one. */
function baseOf(ref: string, root: string): string {
  let commit: string;
  try {
    commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).trim();
  } catch (error) {
    if (error instanceof GitError) throw error;
    throw new GitError(
      `--since ${ref}: git knows no such commit here; fetch it first (in CI: fetch-depth: 0)`,
    );
  }
  try {
    return git(root, ['merge-base', commit, 'HEAD']).trim() || commit;
  } catch {
    return commit;
  }
}

function changesBetween(what: readonly string[], root: string): Change[] {
  const blobs = blobsOf(git(root, ['diff', '--raw', '-z', '--no-abbrev', ...PLAIN, ...what, '--']));
  if (blobs.size === 0) return [];
  const patch = git(root, ['-c', 'core.quotePath=false', 'diff', '--unified=0', ...PLAIN, ...what, '--']);
  const lines = linesOf(patch);
  return [...blobs].map(([name, blob]) => ({ path: join(root, name), lines: lines.get(name) ?? [], blob }));
}

/** Names and contents of what is a file afterwards: no link, no submodule, nothing deleted. */
function blobsOf(raw: string): Map<string, string> {
  const found = new Map<string, string>();
  const fields = raw.split('\0');
  for (let at = 0; at < fields.length && fields[at] !== ''; ) {
    const [, mode, , blob, status] = fields[at]!.split(' ');
    const moved = /^[RC]/.test(status!);
    const name = fields[at + (moved ? 2 : 1)]!;
    if (mode!.startsWith('100') && status !== 'U') found.set(name, blob!);
    at += moved ? 3 : 2;
  }
  return found;
}

/** The lines of each file that a patch brings in. */
function linesOf(patch: string): Map<string, LineSpan[]> {
  const found = new Map<string, LineSpan[]>();
  for (const { newFileName = '', hunks } of parsePatch(patch)) {
    const spans = hunks
      .filter(({ newLines }) => newLines > 0)
      .map(({ newStart, newLines }) => [newStart, newStart + newLines - 1] as const);
    const name = newFileName.replace(/^b\//, '');
    found.set(name, [...(found.get(name) ?? []), ...spans]);
  }
  return found;
}
