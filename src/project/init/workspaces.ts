import picomatch from 'picomatch';
import { parse as parseYaml } from 'yaml';
import { isJson, readJson } from './json.ts';
import { at, type Tree } from './tree.ts';

const SKIPPED = new Set(['node_modules', '.git', 'dist', 'build']);
const DEEPEST = 4;

/** Folders of the packages of a workspace, as npm, Yarn, Bun or pnpm name them. */
export function workspaceFolders(tree: Tree, root: string): string[] {
  const globs = globsOf(tree, root);
  const found = new Set<string>();
  for (const glob of globs.filter((g) => !g.startsWith('!'))) {
    for (const folder of expand(tree, root, glob.replace(/^\.\//, '').split('/').filter(Boolean))) {
      if (tree.read(at(folder, 'package.json')) !== null) found.add(folder);
    }
  }
  const left = globs.filter((g) => g.startsWith('!')).map((g) => picomatch(at(root, g.slice(1))));
  return [...found].filter((folder) => folder !== root && !left.some((test) => test(folder))).sort();
}

function globsOf(tree: Tree, root: string): string[] {
  const { workspaces } = readJson(tree.read(at(root, 'package.json')));
  const own = isJson(workspaces) ? workspaces.packages : workspaces;
  const pnpm = pnpmPackages(tree.read(at(root, 'pnpm-workspace.yaml')));
  return [own, pnpm].flat().filter((glob): glob is string => typeof glob === 'string');
}

function pnpmPackages(text: string | null): unknown {
  if (text === null) return [];
  try {
    const value: unknown = parseYaml(text);
    return isJson(value) ? value.packages ?? [] : [];
  } catch {
    return [];
  }
}

function* expand(tree: Tree, folder: string, parts: readonly string[]): Generator<string> {
  const [first, ...rest] = parts;
  if (first === undefined) {
    yield folder;
  } else if (first === '**') {
    yield* below(tree, folder, rest, 0);
  } else if (/[*?{[]/.test(first)) {
    const test = picomatch(first);
    for (const name of foldersIn(tree, folder)) {
      if (test(name)) yield* expand(tree, at(folder, name), rest);
    }
  } else yield* expand(tree, at(folder, first), rest);
}

function* below(tree: Tree, folder: string, rest: readonly string[], depth: number): Generator<string> {
  yield* expand(tree, folder, rest);
  if (depth >= DEEPEST) return;
  for (const name of foldersIn(tree, folder)) yield* below(tree, at(folder, name), rest, depth + 1);
}

const foldersIn = (tree: Tree, folder: string): string[] =>
  tree.names(folder).filter((name) => !SKIPPED.has(name) && tree.read(at(folder, name)) === null);
