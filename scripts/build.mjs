// Builds both packages with tsc: first the runtime logger, then the tool that re-exports it.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prune } from './reachable.mjs';

const root = new URL('..', import.meta.url);

function run(command, args, cwd = root) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const logger = JSON.parse(readFileSync(new URL('logger/package.json', root), 'utf8'));
if (logger.scripts?.build) run('npm', ['run', '--silent', 'build'], new URL('logger/', root));
if (process.argv.includes('--clean')) rmSync(new URL('dist', root), { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
prune(fileURLToPath(root));
const main = new URL('dist/src/cli/main.js', root);
if (existsSync(main)) chmodSync(main, 0o755);
