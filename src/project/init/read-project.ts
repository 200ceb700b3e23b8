import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { repositoryRoot } from '../git.ts';
import { scanLoggers } from '../logger-scan.ts';
import { packageFactsFor } from '../package-facts.ts';
import { lookAt, type Surroundings } from './look.ts';
import type { GitLook, PresentLogger, ProjectFacts } from './plan-types.ts';
import { wrongIn } from './plan-manifest.ts';
import { at, diskTree } from './tree.ts';
import { workspaceFolders } from './workspaces.ts';

/** A folder in which a project cannot be set up. The message says the way out. */
export class NoProject extends Error {
  override readonly name = 'NoProject';
}

/** A project with the folder that all its paths begin at. */
export interface Project {
  readonly top: string;
  readonly facts: ProjectFacts;
}

/**
 * Looks at the project in a folder.
 * @throws {NoProject} where there is none, or where it is only a part of one.
 */
export function readProject(cwd: string): Project {
  const here = realpathSync(cwd);
  const top = repositoryRoot(here) ?? here;
  const folder = slashes(relative(top, here));
  const tree = diskTree(top);
  const whole = outerWorkspace(tree, folder);
  if (whole !== null) {
    throw new NoProject(
      `this is a package of the workspace in ${relative(here, resolve(top, whole)) || '.'}: ` +
        `run init there, with --workspace ${folder}`,
    );
  }
  const around: Surroundings = {
    git: gitLook(here, top),
    versions: versions(),
    loggerOf: (place) => presentLogger(resolve(top, place)),
  };
  const facts = lookAt(tree, folder, around);
  if (facts === null) throw new NoProject('there is no package.json here: run init in a project');
  for (const pkg of [facts.root, ...facts.members]) {
    const manifest = at(pkg.folder, 'package.json');
    const wrong = wrongIn(tree.read(manifest)!);
    if (wrong !== null) throw new NoProject(`${manifest}: ${wrong}: mend it and run init again`);
  }
  return { top, facts };
}

const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

function outerWorkspace(tree: ReturnType<typeof diskTree>, folder: string): string | null {
  const parts = folder.split('/').filter(Boolean);
  for (let n = parts.length - 1; n >= 0; n--) {
    const outer = parts.slice(0, n).join('/');
    if (workspaceFolders(tree, outer).includes(folder)) return outer;
  }
  return null;
}

/** One line of git's; `null` where it has none. */
function ask(cwd: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim() || null;
  } catch {
    return null;
  }
}

function gitLook(cwd: string, top: string): GitLook {
  const hooksPath = ask(cwd, 'config', 'core.hooksPath');
  const own = ask(top, 'rev-parse', '--git-path', 'hooks/pre-commit');
  const main = ask(cwd, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '');
  return {
    there: own !== null,
    remote: ask(cwd, 'remote', 'get-url', 'origin'),
    branch: main ?? ask(cwd, 'branch', '--show-current') ?? 'main',
    hooksPath,
    ownHook: hooksPath === null && own !== null && existsSync(resolve(top, own)),
  };
}

function versions(): ProjectFacts['versions'] {
  const { version, dependencies, peerDependencies } = createRequire(import.meta.url)('logfix/package.json') as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
  const least = (name: string): string => {
    const range = dependencies[name] ?? peerDependencies?.[name] ?? '';
    return range.split('||').at(-1)!.replace(/[^\d.]/g, '');
  };
  return { logfix: version, logger: least('@logfix/logger'), eslint: least('eslint') };
}

/** Libraries with their dialect; `null` where only a module of the project's makes a logger of it. */
const LIBRARIES: readonly (readonly [name: string, dialect: string | null])[] = [
  ['pino', 'pino'], ['nestjs-pino', null], ['winston', null], ['consola', 'consola'],
  ['loglevel', 'loglevel'], ['@logtape/logtape', 'logtape'], ['bunyan', null], ['log4js', null],
  ['tslog', null], ['signale', null], ['electron-log', 'console-like'],
];

/** The logger that a package uses already: its own module, or a library that it depends on. */
function presentLogger(root: string): PresentLogger | null {
  const pkg = packageFactsFor(join(root, 'package.json'));
  if (pkg === null || dirname(join(pkg.root, 'package.json')) !== root) return null;
  const [own] = scanLoggers(root).own;
  if (own) {
    const shown = own.file === null ? [...own.specifiers.keys()][0]! : slashes(relative(root, own.file));
    return { shown, setting: null };
  }
  const library = LIBRARIES.find(([name]) => pkg.dependencies.has(name));
  if (!library) return null;
  const [shown, dialect] = library;
  return { shown, setting: dialect === null ? null : { dialect } };
}
