import { posix } from 'node:path';
import { isJson, readJson } from './json.ts';
import type { PackageLook } from './plan-types.ts';
import { at, type Tree } from './tree.ts';

const STEMS = ['src/main', 'src/app', 'src/server', 'src/index', 'app', 'server', 'index', 'main', 'src/bootstrap'];
const ENDINGS = ['.ts', '.mts', '.js', '.mjs', '.cjs', '.tsx', '.jsx'];

/** The file of a package that sets up its server or page: the first usual one that shows it. */
export function entryOf(tree: Tree, { folder }: PackageLook, shows: RegExp): string | null {
  const json = readJson(tree.read(at(folder, 'package.json')));
  const scripts = isJson(json.scripts) ? [json.scripts.start, json.scripts.dev] : [];
  const said = [json.main, ...scripts].flatMap((value) =>
    [...String(value ?? '').matchAll(/(?:^|\s)(?:\.\/)?([\w./-]+?)(?:\.[cm]?[jt]sx?)?(?=\s|$)/g)].map(([, stem]) => stem!));
  for (const stem of [...said.filter((s) => /\w/.test(s)), ...STEMS]) {
    if (stem.includes('..') || stem.startsWith('/')) continue;
    for (const ending of ENDINGS) {
      const path = at(folder, stem + ending);
      const text = tree.read(path);
      if (text !== null && shows.test(text)) return path;
    }
  }
  return null;
}

/** How a file imports another of its package, in the way of its other imports. */
export function importPath(from: string, to: string, text: string, pkg: PackageLook): string {
  const bare = posix.relative(posix.dirname(from), to.replace(/\.[cm]?[jt]sx?$/, ''));
  const path = bare.startsWith('.') ? bare : `./${bare}`;
  return path + endingFor(to, text, pkg);
}

/** Node itself wants endings in ES modules, and those of what TypeScript is built to. */
function endingFor(to: string, text: string, pkg: PackageLook): string {
  const written = /\bfrom\s*['"]\.{1,2}\/[^'"]*?(\.[cm]?[jt]sx?)?['"]/.exec(text);
  const built = to.endsWith('.ts') ? '.js' : /\.[cm]?js$/.exec(to)![0];
  if (written) {
    if (written[1] === undefined) return '';
    return /ts/.test(written[1]) && to.endsWith('.ts') ? '.ts' : built;
  }
  return needsEnding(pkg) ? built : '';
}

/** ES modules that no bundler builds. */
export const needsEnding = ({ esm, kind, strictPaths }: PackageLook): boolean =>
  esm && strictPaths && kind !== 'vite' && kind !== 'next' && kind !== 'page' && kind !== 'both';
