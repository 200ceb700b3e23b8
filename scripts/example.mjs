// Shows the main job on the bundled example: copies it, migrates the copy, builds it, runs it.
import { spawnSync } from 'node:child_process';
import { cp, readFile, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { build, driveSignalling, startServer } from '../examples/consult/test/drive.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'examples/consult');
const COPY = join(ROOT, 'examples/.migrated/consult');
const CLI = join(ROOT, 'dist/src/cli/main.js');
const SHOWCASE = 'frontend/src/webrtc.js';
const TELLING = /@logfix\/logger|\[DEBUG\] client|phone: |%o|ERROR:|catch\(console/;
/** What a deployment would say; the console of the original heeds none of it. */
const SERVER = {
  ENV: 'staging', LOG_LEVEL: 'debug', SERVICE_NAME: 'consult', SERVICE_VERSION: '0.1.0',
};
const NOT_COPIED = new Set(['node_modules', 'dist', 'data']);
const WORTH_SHOWING = /wants to join|room is full|call-back for|is full|left /;

const colour = process.stdout.isTTY && !process.env.NO_COLOR;

function title(text) {
  console.log(`\n${colour ? styleText(['bold', 'cyan'], `▌ ${text}`) : `▌ ${text}`}\n`);
}

function indent(text) {
  return text.trimEnd().replace(/^/gm, '  ');
}

/** Runs our command in the copy, as its user would. Exit code 1 means: findings are left. */
function logfix(...args) {
  const result = spawnSync(process.execPath, [CLI, ...args], {
    cwd: COPY,
    encoding: 'utf8',
    env: { ...process.env, ...(colour ? { FORCE_COLOR: '1' } : {}) },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0 && result.status !== 1) {
    throw new Error(`logfix ${args.join(' ')} ended with ${result.status}:\n`
      + `${result.error ?? ''}${result.stdout}${result.stderr}`);
  }
  return result.stdout + result.stderr;
}

/** The hunks of a file's diff that show most, and how many others there are. */
function partOfDiff(file) {
  const [diff] = logfix('migrate-console', file, '--dry-run').split(/^\S*Would rewrite/m);
  const [head, ...hunks] = diff.trimEnd().split(/^(?=\S*@@ )/m);
  const chosen = hunks.filter((hunk) => TELLING.test(hunk));
  return `${head}${chosen.join('').trimEnd()}\n… and ${hunks.length - chosen.length} more hunks`;
}

async function logLines(folder) {
  const server = await startServer(folder, { env: SERVER });
  try {
    await driveSignalling(server.url);
  } finally {
    await server.stop();
  }
  const lines = server.output().split('\n');
  return lines.filter((line) => WORTH_SHOWING.test(line)).slice(0, 7).join('\n');
}

async function main() {
  await rm(COPY, { recursive: true, force: true });
  await cp(SOURCE, COPY, {
    recursive: true,
    filter: (path) => !NOT_COPIED.has(basename(path)),
  });

  title(`What becomes of ${SHOWCASE}, in part`);
  console.log(indent(partOfDiff(SHOWCASE)));

  title('npx logfix migrate-console . --force');
  console.log(indent(logfix('migrate-console', '.', '--force')));
  if (/\bconsole\./.test(await readFile(join(COPY, SHOWCASE), 'utf8'))) {
    throw new Error(`${SHOWCASE} still uses the console`);
  }

  title('vite build of the migrated copy');
  console.log(indent(await build(COPY)));

  title('What its server logged before, when two people met');
  console.log(indent(await logLines(SOURCE)));
  title('What it logs now');
  console.log(indent(await logLines(COPY)));

  title('Where to look');
  const copy = relative(process.cwd(), COPY) || '.';
  console.log(indent([
    `before   ${relative(process.cwd(), SOURCE)}`,
    `after    ${copy}`,
    `compare  git diff --no-index ${relative(process.cwd(), SOURCE)} ${copy}`,
    `run it   cd ${copy} && npm start`,
  ].join('\n')));
}

main().catch((error) => {
  console.error(`\nThe example failed: ${error.message}`);
  process.exitCode = 1;
});
