import type { Manager, ProjectFacts } from './plan-types.ts';

/** Runs a program of the project, and never fetches one that is not installed. */
const RUN: Readonly<Record<Manager, string>> = {
  npm: 'npx --no-install ', pnpm: 'pnpm exec ', yarn: 'yarn ', bun: 'bunx --no-install ',
};

/** What a hook runs, from the top of the repository. */
export function hookCommand({ manager, root }: ProjectFacts): string {
  const there = root.folder === '' ? '' : `cd ${root.folder} && `;
  return `${there}${RUN[manager]}logfix check --staged`;
}

export const run = (manager: Manager, command: string): string => RUN[manager] + command;

export const installCommand = (manager: Manager): string => `${manager} install`;

/** Exactly what the lock file says, as CI wants it. */
export function cleanInstall({ manager, lock, tree }: ProjectFacts): string {
  if (lock === null) return `${manager} install`;
  if (manager === 'npm') return 'npm ci';
  return `${manager} install --${manager === 'yarn' && isBerry(tree) ? 'immutable' : 'frozen-lockfile'}`;
}

/** Yarn from version 2 on. */
export const isBerry = (tree: ProjectFacts['tree']): boolean => tree.read('.yarnrc.yml') !== null;
