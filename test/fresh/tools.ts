import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const MANIFEST = fileURLToPath(new URL('./tools/package.json', import.meta.url));

/** Runs a program and waits for it. */
export function attempt(cwd: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { FORCE_COLOR: _, ...own } = process.env;
  return spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...own, NO_COLOR: '1', ...env } });
}

/** Runs a program and throws what it said when it fails. */
export function run(cwd: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const result = attempt(cwd, program, args, env);
  if (result.status === 0) return result.stdout;
  throw new Error(`${program} ${args.join(' ')}\n${result.error ?? ''}${result.stdout}${result.stderr}`);
}

const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * The generators, and what the lint configurations that they write import: installed once a
 * version of the list, outside of the project's own packages.
 */
export function freshTools(): string {
  const hash = createHash('sha256').update(readFileSync(MANIFEST)).digest('hex').slice(0, 12);
  const home = join(REPOSITORY, 'node_modules/.cache', `logfix-fresh-${hash}`);
  if (existsSync(home)) return home;
  const making = `${home}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    copyFileSync(MANIFEST, join(making, 'package.json'));
    run(making, 'npm', ['install', '--legacy-peer-deps', '--prefer-offline', ...QUIET]);
    renameSync(making, home);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return home;
}
