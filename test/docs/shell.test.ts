import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logfix, type Outcome } from '../support/cli.ts';
import { commandsOf, type Command } from '../support/commands.ts';
import { repository } from '../support/git.ts';
import { installed } from '../support/installed.ts';
import { blocksOf, PAGES, ROOT, textOf } from '../support/pages.ts';

/** A project with something for every command to do. */
const FILES = {
  'package.json': JSON.stringify({
    type: 'module',
    scripts: { start: 'node server/index.js' },
    dependencies: { '@logfix/logger': '^0.1.0', express: '^5.0.0' },
  }),
  'eslint.config.js': [
    "import logfix from 'logfix';",
    'export default [logfix.configs.recommended];',
    '',
  ].join('\n'),
  'src/app.js': [
    "import { join } from './room.js';",
    '',
    'export function start(user) {',
    "  console.log('[DEBUG] joins', user.phone);",
    '  join(user.room);',
    '}',
    '',
  ].join('\n'),
  'src/room.js': [
    "import { logger } from '@logfix/logger';",
    '',
    'export const join = (room) => open(room).catch((err) => logger.error(`No room: ${err.message}`));',
    '',
  ].join('\n'),
  'server/index.js': "import express from 'express';\n\nexpress().listen(80, () => console.log('ready'));\n",
};

const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
/** Packages that `npm install` may name: ours, and those that the tests here use. */
const KNOWN = new Set(['logfix', '@logfix/logger', ...Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies })]);

interface Place {
  readonly page: string;
  /** The project in which the commands of a block run, made by the first that needs it. */
  readonly project: () => ReturnType<typeof repository>;
}

type Runner = (args: readonly string[], place: Place, command: Command) => void;

const node = (cwd: string, args: readonly string[]): Outcome => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { code: status, out: stripVTControlCharacters(stdout), err: stderr };
};
const ownBin = (name: string): string => join(ROOT, 'node_modules', name);

/** What runs a command, by its first words. One that is not here fails: say how it is tried. */
const RUNNERS: Readonly<Record<string, Runner>> = {
  'npx logfix': (args, place, { env, into, text }) => {
    const { root, commit, git } = place.project();
    const { code, out, err } = logfix(root, args, env);
    // Questions need a person; that the flags are known was said before.
    if (code === 2) expect(err, text).toMatch(/ needs a terminal; /);
    else expect(code, `${text}\n${out}${err}`).toBeLessThan(2);
    if (into !== null) writeFileSync(join(root, into), out);
    if (git('status', '--porcelain') !== '') commit(text);
  },
  'npx --no-install logfix': (args, place, command) => RUNNERS['npx logfix']!(args, place, command),
  'npx jscodeshift': (args, place, { text }) => {
    const { root, git } = place.project();
    const { code, out, err } = node(root, [ownBin('jscodeshift/bin/jscodeshift.js'), ...args, '--fail-on-error']);
    expect(code, `${text}\n${out}${err}`).toBe(0);
    expect(out, text).toMatch(/^0 errors$/m);
    git('checkout', '-q', '.');
  },
  'npx eslint': (args, place, { text }) => {
    const { code, out, err } = node(place.project().root, [ownBin('eslint/bin/eslint.js'), ...args]);
    expect(code, `${text}\n${out}${err}`).toBeLessThan(2);
  },
  // The packages themselves are installed and used in test/package/published.test.ts.
  'npm install': (args, _, { text }) => {
    const names = args.filter((arg) => !arg.startsWith('-'));
    expect(names.filter((name) => !KNOWN.has(name)), text).toEqual([]);
  },
  'npm run': ([script], { page }) => expect(scriptsOf(page)).toContain(script),
  'npm test': (_, { page }) => expect(scriptsOf(page)).toContain('test'),
  'npm start': (_, { page }) => expect(scriptsOf(page)).toContain('start'),
  // Benchmarks and training take long: that the script is there and reads as a program must do.
  node: ([script]) => {
    expect(existsSync(join(ROOT, script!)), script).toBe(true);
    expect(node(ROOT, ['--check', script!]).err).toBe('');
  },
  'npx vitest': ([run, ...files]) => {
    expect(run).toBe('run');
    expect(files.filter((file) => !file.startsWith('-') && !existsSync(join(ROOT, file)))).toEqual([]);
  },
  'git diff': (args, place) => void place.project().git('diff', ...args),
};

/** Scripts of the package that a page stands in. */
function scriptsOf(page: string): string[] {
  let folder = dirname(join(ROOT, page));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return Object.keys(scripts);
}

function run(page: string, commands: readonly Command[]): void {
  let made: ReturnType<typeof repository> | undefined;
  const place: Place = { page, project: () => (made ??= repository(FILES, installed)) };
  for (const command of commands) {
    const name = Object.keys(RUNNERS).find((start) => `${command.words.join(' ')} `.startsWith(`${start} `));
    if (name === undefined) throw new Error(`nothing tries: ${command.text}`);
    RUNNERS[name]!(command.words.slice(name.split(' ').length), place, command);
  }
}

describe('the commands of', () => {
  it.each(blocksOf('shell'))('$at run', ({ page, code }) => {
    const commands = commandsOf(code);
    expect(commands.length).toBeGreaterThan(0);
    run(page, commands);
  });

  /** Commands within sentences and tables that no block has. */
  const inBlocks = new Set(blocksOf('shell').flatMap(({ code }) => commandsOf(code)).map(({ text }) => text));
  const inline = PAGES.flatMap((page) =>
    [...textOf(page).matchAll(/`(npx logfix [^`…]+)`/g)].flatMap(([, code]) => commandsOf(code!)),
  ).filter(({ text }) => !inBlocks.has(text));

  it.each([...new Map(inline.map((command) => [command.text, command])).values()])('sentences: $text', (command) => {
    run('docs/README.md', [command]);
  });
});
