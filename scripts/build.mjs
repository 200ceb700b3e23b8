// Builds both packages: first the runtime logger, then the tool that re-exports it. tsc writes
// types and modules; what people load comes as few files. The old build stays in its place until
// the new one is whole.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { prune } from './reachable.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fresh = join(root, `.cache/build-${process.pid}`);
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));

/** What package.json offers, and what the codemods load. */
const ENTRIES = ['rules/index', 'src/cli/main', 'src/logger', 'src/project/fix', 'src/project/transform'];

function run(command, args, cwd = root) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const logger = JSON.parse(readFileSync(join(root, 'logger/package.json'), 'utf8'));
if (logger.scripts?.build) run('npm', ['run', '--silent', 'build'], join(root, 'logger'));
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--outDir', fresh]);
await bundle({ from: fresh, entries: ENTRIES });
chmodSync(join(fresh, 'src/cli/main.js'), 0o755);
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(fresh, join(root, 'dist'));
prune(root);
