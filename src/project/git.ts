import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What git says of the paths that are about to be written. */
export type GitState =
  | { readonly kind: 'clean' | 'no-git' }
  | { readonly kind: 'dirty'; readonly files: readonly string[] };

/** Asks git whether the paths have changes that were not committed; those could not be undone. */
export function gitState(paths: readonly string[], cwd: string): GitState {
  let output: string;
  try {
    const args = ['status', '--porcelain', '-z', '--untracked-files=normal', '--', ...paths];
    output = execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
    });
  } catch {
    return { kind: 'no-git' };
  }
  const files = output.split('\0').filter(Boolean).map((entry) => entry.slice(3));
  return files.length === 0 ? { kind: 'clean' } : { kind: 'dirty', files };
}

/** The root of the repository that a folder is in; `null` outside of one. */
export function repositoryRoot(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** Which of the files git ignores: it holds no copy of them. */
export function ignoredFiles(paths: readonly string[], cwd: string): string[] {
  try {
    return execFileSync('git', ['check-ignore', '-z', '--', ...paths], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
