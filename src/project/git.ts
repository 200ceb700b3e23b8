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

/** Something that was asked of git, and that cannot be. One line that says the way out. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** What a command of git prints. */
export const git = (cwd: string, args: readonly string[], input = ''): string =>
  gitBytes(cwd, args, input).toString('utf8');

const gitBytes = (cwd: string, args: readonly string[], input: string): Buffer =>
  execFileSync('git', args, {
    cwd,
    input,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  });

/** Contents from git's object store, in the order of their names. */
export function blobContents(cwd: string, blobs: readonly string[]): Buffer[] {
  if (blobs.length === 0) return [];
  const answer = gitBytes(cwd, ['cat-file', '--batch'], `${blobs.join('\n')}\n`);
  const found: Buffer[] = [];
  for (let at = 0; found.length < blobs.length; ) {
    const end = answer.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(answer.toString('latin1', at, end))?.[1]);
    if (Number.isNaN(size)) throw new GitError(`git has no content ${blobs[found.length]}`);
    found.push(answer.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return found;
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
    return execFileSync('git', ['check-ignore', '-z', '--stdin'], {
      cwd,
      encoding: 'utf8',
      input: paths.join('\0'),
      stdio: ['pipe', 'pipe', 'ignore'],
    }).split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
