import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Something that was asked of git, and that cannot be. One line that says the way out. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** What a command of git prints. */
export const git = (cwd: string, args: readonly string[], input = ''): string =>
  gitBytes(cwd, args, input).toString('utf8');

function gitBytes(cwd: string, args: readonly string[], input: string): Buffer {
  try {
    return execFileSync('git', args, {
      cwd,
      input,
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: gitEnvironment(),
    });
  } catch (error) {
    const reason = complaintOf(error);
    throw reason === null ? error : new GitError(`${cwd}: git does not answer: ${reason}`);
  }
}

/** Git takes no lock that a commit under way may want, and complains in English. */
export const gitEnvironment = (): NodeJS.ProcessEnv =>
  ({ ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' });

/** What git complains of, or why it cannot start, in one line; `null` where it fails without a word. */
export function complaintOf(error: unknown): string | null {
  const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string | Buffer };
  if (code === 'ENOENT') return 'there is no such program';
  return /^(?:fatal|error): (.+)/m.exec(String(stderr ?? ''))?.[1] ?? null;
}

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
