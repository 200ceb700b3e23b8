import ignore from 'ignore';
import { lookAtPackage } from './package-look.ts';
import { isJson, readJson, valueAt } from './json.ts';
import type {
  Ci, EslintLook, GitLook, Hook, Manager, PackageLook, PresentLogger, ProjectFacts,
} from './plan-types.ts';
import { at, firstOf, type Tree } from './tree.ts';
import { workspaceFolders } from './workspaces.ts';

/** What the files alone do not say. */
export interface Surroundings {
  readonly git: GitLook;
  readonly versions: ProjectFacts['versions'];
  /** The logger that a package's files import. */
  loggerOf(folder: string): PresentLogger | null;
}

const LOCKS: readonly (readonly [file: string, manager: Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'], ['yarn.lock', 'yarn'], ['bun.lockb', 'bun'], ['bun.lock', 'bun'],
  ['package-lock.json', 'npm'], ['npm-shrinkwrap.json', 'npm'],
];

/** Looks at a project; `null` where there is no `package.json`. */
export function lookAt(tree: Tree, folder: string, around: Surroundings): ProjectFacts | null {
  const root = lookAtPackage(tree, folder, around.loggerOf(folder));
  if (root === null) return null;
  const members = workspaceFolders(tree, folder)
    .map((member) => lookAtPackage(tree, member, around.loggerOf(member)))
    .filter((member): member is PackageLook => member !== null);
  const lock = LOCKS.find(([name]) => tree.names(folder).includes(name)) ??
    LOCKS.find(([name]) => tree.names('').includes(name));
  const manager = managerOf(tree, folder, lock?.[1]);
  return {
    tree,
    root,
    members,
    manager,
    lock: lock?.[0] ?? futureLock(tree, folder, manager),
    git: around.git,
    eslint: eslintOf(tree, root),
    hook: hookOf(tree, folder),
    ci: ciOf(tree, around.git),
    versions: around.versions,
  };
}

function managerOf(tree: Tree, folder: string, byLock: Manager | undefined): Manager {
  const named = valueAt(readJson(tree.read(at(folder, 'package.json'))), ['packageManager']);
  const [, name] = /^(npm|pnpm|yarn|bun)@/.exec(String(named)) ?? [];
  return (name as Manager | undefined) ?? byLock ?? 'npm';
}

/** The lock file that the first install will write, unless the project keeps none. */
function futureLock(tree: Tree, folder: string, manager: Manager): string | null {
  const name = LOCKS.findLast(([file, of]) => of === manager && !/shrinkwrap/.test(file))![0];
  const ignored = ['', folder].some((place) => ignore().add(tree.read(at(place, '.gitignore')) ?? '').ignores(name));
  return ignored ? null : name;
}

const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`);
const LEGACY = ['.js', '.cjs', '.json', '.yaml', '.yml', ''].map((ending) => `.eslintrc${ending}`);

export const flatConfigIn = (tree: Tree, folder: string): string | null => firstOf(tree, folder, FLAT);

function eslintOf(tree: Tree, { folder }: PackageLook): EslintLook {
  const manifest = readJson(tree.read(at(folder, 'package.json')));
  const installed = readJson(tree.read(at(folder, 'node_modules/eslint/package.json'))).version;
  const wanted = ['devDependencies', 'dependencies'].map((key) => valueAt(manifest, [key, 'eslint']));
  const said = [installed, ...wanted].find((version) => typeof version === 'string') as string | undefined;
  const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(said ?? '') ?? [];
  const inManifest = isJson(manifest.eslintConfig) ? at(folder, 'package.json') : null;
  return {
    version: major === undefined ? null : [Number(major), Number(minor ?? 0)],
    flat: flatConfigIn(tree, folder),
    legacy: firstOf(tree, folder, LEGACY) ?? inManifest,
  };
}

export const LEFTHOOK_FILES = ['lefthook.yml', '.lefthook.yml', 'lefthook.yaml', '.lefthook.yaml'];

/** What runs before a commit already. */
function hookOf(tree: Tree, folder: string): Hook {
  const manifest = readJson(tree.read(at(folder, 'package.json')));
  const uses = (name: string): boolean =>
    ['devDependencies', 'dependencies'].some((key) => valueAt(manifest, [key, name]) !== undefined);
  if (tree.names('.husky').length > 0 || tree.names(at(folder, '.husky')).length > 0 || uses('husky')) return 'husky';
  if (firstOf(tree, '', LEFTHOOK_FILES) !== null) return 'lefthook';
  if (manifest['simple-git-hooks'] !== undefined || uses('simple-git-hooks')) return 'simple-git-hooks';
  if (tree.read('.pre-commit-config.yaml') !== null) return 'pre-commit';
  if (manifest['lint-staged'] !== undefined || uses('lint-staged')) return 'lint-staged';
  return 'none';
}

function ciOf(tree: Tree, { remote }: GitLook): Ci {
  if (tree.names('.github/workflows').length > 0) return 'github';
  if (tree.read('.gitlab-ci.yml') !== null) return 'gitlab';
  if (/github\./i.test(remote ?? '')) return 'github';
  return /gitlab/i.test(remote ?? '') ? 'gitlab' : 'none';
}
