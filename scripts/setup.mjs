// Installs what package-lock.json names when it is not there yet, then builds.
// Runs before `npm test` and `npm run example`, on a machine with nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

const root = new URL('..', import.meta.url);
const stampFile = new URL('node_modules/.logfix-setup', root);
const lock = readFileSync(new URL('package-lock.json', root));
const stamp = createHash('sha256').update(lock).update(process.version).digest('hex');

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!installed && !process.env.LOGFIX_NO_INSTALL) {
  // From nothing, exactly what the lock file names; otherwise only what is missing.
  const fresh = !existsSync(new URL('node_modules', root));
  run('npm', [fresh ? 'ci' : 'install', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stampFile, stamp);
}
run(process.execPath, ['scripts/build.mjs']);
