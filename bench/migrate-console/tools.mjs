/** The tools that are compared: how each is called, and how many files it could not read. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const node = process.execPath;

const EXTENSIONS = 'js,mjs,cjs,jsx,ts,mts,cts,tsx';

/** `tsx` is the parser of jscodeshift that reads the most files of both trees. */
function jscodeshift(transform) {
  const bin = require.resolve('jscodeshift/bin/jscodeshift.js');
  return [
    node, bin, '--transform', here(transform), '--parser=tsx', `--extensions=${EXTENSIONS}`, '.',
  ];
}

/** The native program itself: through npm's wrapper it would pay for a start of Node. */
function astGrepProgram() {
  const { platform, arch } = process;
  const suffix = { linux: '-gnu', win32: '-msvc' }[platform] ?? '';
  const name = `@ast-grep/cli-${platform}-${arch}${suffix}`;
  const program = platform === 'win32' ? 'ast-grep.exe' : 'ast-grep';
  const folders = [
    () => dirname(require.resolve(`${name}/package.json`)),
    () => dirname(require.resolve('@ast-grep/cli/package.json')),
  ];
  for (const folder of folders) {
    try {
      const file = join(folder(), program);
      if (existsSync(file)) return file;
    } catch {
      // not installed for this platform under that name
    }
  }
  throw new Error(`ast-grep's program was not found: npm install ${name}`);
}

function eslint() {
  const folder = dirname(require.resolve('eslint/package.json'));
  const config = here('eslint.config.mjs');
  return [node, join(folder, 'bin', 'eslint.js'), '--no-config-lookup', '--config', config, '.'];
}

const count = (pattern) => (output) => output.match(pattern)?.length ?? 0;
const number = (pattern) => (output) => Number(pattern.exec(output)?.[1] ?? 0);

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {() => string[]} command
 * @property {(output: string) => number} unread files that it could not read
 * @property {number[]} codes exit codes of a run that did its work
 * @property {{ sparse: number, dense?: number }} [goals] how many times this tool's CPU time
 *   must be that of logfix
 */

/**
 * @param {string} cli the built command line of logfix
 * @returns {Tool[]}
 */
export function toolsWith(cli) {
  return [logfix(cli), astGrep, ...jscodeshifts, eslintNoConsole];
}

const logfix = (cli) => ({
  name: 'logfix',
  command: () => [node, cli, 'migrate-console', '.', '--force'],
  unread: number(/Could not work on (\d+) file/),
  codes: [0, 1],
});

const astGrep = {
  name: 'ast-grep',
  command: () => [
    astGrepProgram(), 'run', '--pattern', 'console.log', '--rewrite', 'logger.info',
    '--update-all', '.',
  ],
  unread: () => 0,
  codes: [0],
  goals: { sparse: 2.5, dense: 1 / 1.25 },
};

const jscodeshifts = [
  {
    name: 'jscodeshift',
    command: () => jscodeshift('rename.cjs'),
    unread: number(/(\d+) errors/),
    codes: [0],
    goals: { sparse: 30, dense: 10 },
  },
  {
    name: 'jscodeshift, word first',
    command: () => jscodeshift('rename-prefiltered.cjs'),
    unread: number(/(\d+) errors/),
    codes: [0],
  },
];

const eslintNoConsole = {
  name: 'ESLint, no-console',
  command: eslint,
  unread: count(/Parsing error:/g),
  codes: [0, 1],
  goals: { sparse: 30 },
};
