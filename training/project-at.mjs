// What a whole code base of the histories said at a commit.
import './load-typescript.mjs';
import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';

const { countLeveled } = await import('../src/analysis/level/habit.ts');

export const SOURCES = ['*.js', '*.ts', '*.tsx', '*.jsx', '*.mjs', '*.cjs'];
export const FOREIGN = /(?:^|\/)(?:node_modules|vendor|dist|build|lib\/bundle)\/|\.min\./;

/** Lines of a commit that fit: `{ file, line }`. */
function search(gitDir, commit, pattern, globs) {
  const words = ['grep', '-E', pattern, commit, '--', ...globs];
  const { stdout } = spawnSync('git', [`--git-dir=${gitDir}`, ...words], {
    encoding: 'utf8',
    maxBuffer: 2e8,
  });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((row) => row.split(':'))
    .map(([, file, ...line]) => ({ file, line: line.join(':') }))
    .filter(({ file }) => !FOREIGN.test(file));
}

/** Calls at debug and info in all sources of a commit. */
export function leveledIn(gitDir, commit) {
  const found = search(gitDir, commit, '\\.(debug|info)\\(', SOURCES);
  return countLeveled(found.map(({ line }) => line).join('\n'));
}

/** The folders of all packages, and of those that speak a protocol over standard output. */
export function protocolsIn(gitDir, commit) {
  const folders = (pattern, globs) =>
    new Set(search(gitDir, commit, pattern, globs).map(({ file }) => posix.dirname(file)));
  const packages = folders('^', ['package.json', '*/package.json']);
  const able = folders('"@modelcontextprotocol/sdk"', ['package.json', '*/package.json']);
  const users = search(gitDir, commit, 'StdioServerTransport', SOURCES);
  const speakers = new Set(users.map(({ file }) => nearest(file, packages)).filter((p) => able.has(p)));
  return { packages, speakers };
}

/** The folder of the package that a file belongs to. */
export function nearest(file, packages) {
  let folder = posix.dirname(file);
  while (folder !== '.' && !packages.has(folder)) folder = posix.dirname(folder);
  return folder;
}
