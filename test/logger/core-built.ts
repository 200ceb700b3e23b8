import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)).mtimeMs)
    .reduce((a, b) => Math.max(a, b), 0);

const builtAt = (): number => {
  try {
    return statSync(`${root}logger/dist/cjs/package.json`).mtimeMs;
  } catch {
    return 0;
  }
};

/** Builds the logger unless its last build is newer than all of its sources. */
export const buildLogger = (): void => {
  if (builtAt() > newest(`${root}logger/src`)) return;
  execFileSync(process.execPath, ['build.mjs'], { cwd: `${root}logger`, stdio: 'inherit' });
};
