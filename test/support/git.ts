import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project, type Outcome } from './cli.ts';

const IDENTITY = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];

/**
 * A real repository with one commit, gone after the test; nobody's own settings play a part.
 * @param make Puts the files into a folder.
 */
export function repository(files: Readonly<Record<string, string>>, make = project) {
  const root = make(files);
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' };
  const attempt = (...args: string[]): Outcome => {
    const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], { cwd: root, env, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  const git = (...args: string[]): string => {
    const { code, out, err } = attempt(...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${err}`);
    return out;
  };
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'first');
  return {
    root,
    git,
    /** Runs git and hands out how it ended. */
    attempt,
    write(name: string, text: string): void {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    },
    remove: (name: string): void => rmSync(join(root, name), { recursive: true }),
    commit(message: string): void {
      git('add', '-A');
      git('commit', '-qm', message);
    },
  };
}
