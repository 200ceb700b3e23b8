import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { complaintOf, gitEnvironment, repositoryRoot } from './git.ts';
import { globRoot, isGlob, matchesAny, slashes } from './glob.ts';

/** What git says of the paths that are about to be written; clean, too, where there is no git. */
export type GitState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty' | 'ignored'; readonly files: readonly string[] }
  | { readonly kind: 'silent'; readonly root: string; readonly reason: string };

/** A file or folder that is written, or what a glob finds below a folder, where links lead to. */
interface Place {
  readonly at: string;
  readonly glob: string | null;
}

/**
 * Asks git whether the paths have changes that were not committed; those could not be undone. Each
 * path is asked for in its own repository, wherever the command runs.
 */
export function gitState(paths: readonly string[], cwd: string): GitState {
  const ignored: string[] = [];
  for (const [root, places] of byRepository(paths.map((path) => placeOf(path, cwd)))) {
    const status = statusOf(root, places);
    if (typeof status === 'string') return { kind: 'silent', root, reason: status };
    const files = status.filter((file) => places.some((place) => concerns(place, file)));
    if (files.length > 0) return { kind: 'dirty', files };
    const named = places.filter(({ at, glob }) => glob === null && at !== root && existsSync(at));
    if (named.length > 0) ignored.push(...ignoredOf(root, named.map(({ at }) => at)));
  }
  return ignored.length > 0 ? { kind: 'ignored', files: ignored } : { kind: 'clean' };
}

function placeOf(path: string, cwd: string): Place {
  const full = resolve(cwd, path);
  if (existsSync(full) || !isGlob(path)) return { at: realPath(full), glob: null };
  const root = resolve(cwd, globRoot(path));
  return { at: realPath(root), glob: slashes(relative(root, full)) };
}

/** Where links lead to; what is not there yet is in the folder that will hold it. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
  }
}

function byRepository(places: readonly Place[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    const root = repositoryRoot(place.at);
    if (root !== null) found.set(root, [...(found.get(root) ?? []), place]);
  }
  return found;
}

/** More names than that are too long a command for some systems: git then tells of all files. */
const MOST = 100;

/** Files that differ from the last commit, or why git does not say. */
function statusOf(root: string, places: readonly Place[]): string[] | string {
  const untracked = places.some(({ glob }) => glob !== null) || places.length > MOST ? 'all' : 'normal';
  const args = ['--literal-pathspecs', 'status', '--porcelain', '-z', '--no-renames', `--untracked-files=${untracked}`];
  const names = places.length > MOST ? [] : places.map(({ at }) => relative(root, at) || '.');
  try {
    const output = execFileSync('git', [...args, '--', ...names], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: gitEnvironment(),
    });
    return output.split('\0').filter(Boolean).map((entry) => join(root, entry.slice(3)));
  } catch (error) {
    return complaintOf(error) ?? (error as Error).message;
  }
}

/** Is a file, as git names it, one that may be written? A repository in a repository may hold one. */
function concerns({ at, glob }: Place, file: string): boolean {
  const inner = relative(at, file);
  const isBelow = inner !== '..' && !inner.startsWith(`..${sep}`);
  if (glob === null) return isBelow || at.startsWith(file.endsWith(sep) ? file : file + sep);
  return isBelow && (matchesAny(slashes(inner), [glob]) || existsSync(join(file, '.git')));
}

/** Which of the paths git ignores: it holds no copy of them. */
function ignoredOf(root: string, paths: readonly string[]): string[] {
  try {
    return execFileSync('git', ['check-ignore', '-z', '--stdin'], {
      cwd: root,
      encoding: 'utf8',
      input: paths.join('\0'),
      stdio: ['pipe', 'pipe', 'ignore'],
    }).split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
