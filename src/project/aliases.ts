import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { entriesOf, isFile, mayHold } from './folders.ts';
import { packageFactsFor, type PackageFacts } from './package-facts.ts';

/** A prefix of import paths, and the folders or files it may stand for. */
interface Alias {
  readonly prefix: string;
  /** What follows the prefix is kept: `@/*`. */
  readonly open: boolean;
  readonly targets: readonly string[];
}

const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.mts', '.cjs', '.cts'];
const TYPED: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'],
};

/** The file of a path without ending, of an index, or of a `.js` that is written in TypeScript. */
export function fileAt(path: string): string | null {
  if (!mayHold(dirname(path), basename(path))) return null;
  for (const ending of ENDINGS) if (isFile(path + ending)) return path + ending;
  for (const ending of ENDINGS.slice(1)) {
    const index = join(path, `index${ending}`);
    if (isFile(index)) return index;
  }
  const [, stem, ending] = /^(.*)(\.[cm]?jsx?)$/.exec(path) ?? [];
  for (const typed of TYPED[ending ?? ''] ?? []) if (isFile(stem + typed)) return stem + typed;
  return null;
}

const known = new Map<string, readonly Alias[]>();

/**
 * The project's file that an import names; `null` for packages and for what is not there.
 * Aliases are read from tsconfig, Vite's configuration and the package's own `imports`.
 */
export function resolveImport(specifier: string, from: string): string | null {
  if (/^\.{1,2}(\/|$)/.test(specifier)) return fileAt(resolve(dirname(from), specifier));
  const pkg = packageFactsFor(from);
  for (let at = pkg; at; at = at.parent) {
    for (const alias of aliasesOf(at.root)) {
      const rest = restOf(specifier, alias);
      if (rest === null) continue;
      for (const target of alias.targets) {
        const file = fileAt(alias.open ? target.replace('*', () => rest) : target);
        if (file !== null) return file;
      }
    }
  }
  const workspace = pkg && workspaceFile(specifier, pkg);
  if (workspace) return workspace;
  const root = pkg?.root ?? dirname(from);
  const [, tail] = /^(?:[~@]|\$lib|src)\/(.+)$/.exec(specifier) ?? [];
  if (tail === undefined) return null;
  const folders = specifier.startsWith('$lib') ? ['src/lib'] : ['src', '', 'app'];
  for (const folder of folders) {
    const file = fileAt(join(root, folder, tail));
    if (file !== null) return file;
  }
  return null;
}

const workspaces = new Map<string, ReadonlyMap<string, string>>();
const WORKSPACE_FOLDERS = ['packages', 'apps', 'libs', 'modules', 'services', 'shared', 'tooling'];

/** The source of another package of the same repository: its index, or what a subpath names. */
function workspaceFile(specifier: string, pkg: PackageFacts): string | null {
  const [, name, tail] = /^((?:@[\w.-]+\/)?[\w.-]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  let top = pkg;
  while (top.parent) top = top.parent;
  const folder = name === undefined || top === pkg ? undefined : packagesOf(top.root).get(name);
  if (folder === undefined) return null;
  const inner = tail ?? 'index';
  return fileAt(join(folder, 'src', inner)) ?? fileAt(join(folder, inner)) ?? fileAt(join(folder, 'lib', inner));
}

function packagesOf(root: string): ReadonlyMap<string, string> {
  let packages = workspaces.get(root);
  if (!packages) {
    const folders = WORKSPACE_FOLDERS.flatMap((name) => subfolders(join(root, name)));
    packages = new Map(folders.flatMap((folder) => {
      const name = text(readJsonc(join(folder, 'package.json'))?.name);
      return name === null ? [] : [[name, folder] as const];
    }));
    workspaces.set(root, packages);
  }
  return packages;
}

const subfolders = (folder: string): string[] =>
  entriesOf(folder).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));

function restOf(specifier: string, { prefix, open }: Alias): string | null {
  if (!open) return specifier === prefix ? '' : null;
  return specifier.startsWith(prefix) ? specifier.slice(prefix.length) : null;
}

function aliasesOf(root: string): readonly Alias[] {
  let aliases = known.get(root);
  if (!aliases) {
    aliases = [...tsconfigAliases(root), ...viteAliases(root), ...importsAliases(root)];
    known.set(root, aliases);
  }
  return aliases;
}

const TSCONFIGS = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json', 'tsconfig.app.json'];

function tsconfigAliases(root: string): Alias[] {
  return TSCONFIGS.flatMap((name) => configPaths(join(root, name), 0));
}

/** `paths` of a configuration, or of the one that it extends. */
function configPaths(file: string, depth: number): Alias[] {
  const json = depth > 5 ? null : readJsonc(file);
  if (!json) return [];
  const options = record(json.compilerOptions);
  const folder = dirname(file);
  const base = resolve(folder, text(options.baseUrl) ?? '.');
  const own = Object.entries(record(options.paths)).map(([key, value]) =>
    alias(key, list(value).map((target) => resolve(base, target))));
  if (own.length > 0) return own;
  const parents = [json.extends].flat().flatMap((value) => {
    const name = text(value);
    if (name === null || !/^\.{0,2}\//.test(name)) return [];
    const path = resolve(folder, name);
    return configPaths(existsSync(path) ? path : `${path}.json`, depth + 1);
  });
  if (parents.length > 0 || options.baseUrl === undefined) return parents;
  return [{ prefix: '', open: true, targets: [join(base, '*')] }];
}

const alias = (key: string, targets: readonly string[]): Alias =>
  key.endsWith('*')
    ? { prefix: key.slice(0, -1), open: true, targets }
    : { prefix: key, open: false, targets };

/** JSON with comments and trailing commas. */
function readJsonc(file: string): Record<string, unknown> | null {
  const source = read(file);
  if (source === null) return null;
  const plain = source.replace(
    /("(?:[^"\\]|\\.)*(?:"|$))|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g, (_, string: string | undefined) => string ?? '',
  );
  try {
    return record(JSON.parse(plain.replace(/,(\s*[}\]])/g, '$1')));
  } catch {
    return null;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const list = (value: unknown): string[] =>
  [value].flat().filter((v): v is string => typeof v === 'string');

const VITE = ['vite', 'vitest', 'electron.vite', 'svelte', 'astro', 'nuxt', 'webpack']
  .flatMap((name) => ['ts', 'js', 'mts', 'mjs'].map((ending) => `${name}.config.${ending}`));
const ENTRY = /['"]?([@~$#\w/-]+)['"]?\s*:\s*(?:\w+(?:\.\w+)*\(\s*)*(?:new URL\(\s*)?(?:__dirname\s*,\s*|import\.meta\.dirname\s*,\s*|process\.cwd\(\)\s*,\s*)?['"]([./\w-]+)['"]/g;
const FOUND = /find:\s*['"]([^'"]+)['"]\s*,\s*replacement:[^'"]*['"]([./\w-]+)['"]/g;

/** `resolve.alias` of a bundler's configuration, as its text shows it: nothing is run. */
function viteAliases(root: string): Alias[] {
  for (const name of VITE) {
    const source = read(join(root, name));
    const block = source && /\balias\s{0,20}:\s{0,20}([{[][^]{0,20000}?[}\]])/.exec(source)?.[1];
    if (!block) continue;
    return [...block.matchAll(ENTRY), ...block.matchAll(FOUND)].map(([, key, target]) => {
      const folder = resolve(root, target!.replace(/^\//, './'));
      return isFile(folder)
        ? { prefix: key!, open: false, targets: [folder] }
        : { prefix: key!.replace(/\/?$/, '/'), open: true, targets: [join(folder, '*')] };
    });
  }
  return [];
}

/** `"imports": { "#lib/*": "./src/lib/*.js" }` */
function importsAliases(root: string): Alias[] {
  const json = readJsonc(join(root, 'package.json'));
  return Object.entries(record(json?.imports)).map(([key, value]) => {
    const targets = strings(value).map((target) => resolve(root, target));
    return alias(key.replace(/\*.*$/, '*'), targets);
  });
}

/** Every path in a conditional target. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
