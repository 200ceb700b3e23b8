import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { holds } from './folders.ts';
import { binStems, mainStems, namedScripts, type NamedScripts } from './package-entries.ts';

/** What one `package.json` says. */
export interface PackageFacts {
  /** Absolute path of its folder. */
  readonly root: string;
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly type: 'module' | 'commonjs' | null;
  readonly private: boolean;
  /** Everything that is there at run time: dependencies, peers and optional ones. */
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
  /** Files of `bin`, and sources they may be built from: paths from the root, no extension. */
  readonly bins: ReadonlySet<string>;
  /** Files that `scripts` run. */
  readonly scripts: NamedScripts;
  /** Names under which its owners sign: author, owner of the repository. */
  readonly owners: readonly string[];
  /** The modules that others import: paths from the root, no extension. */
  readonly mains: ReadonlySet<string>;
  /** `preferGlobal`, a field of old command-line programs. */
  readonly preferGlobal: boolean;
  /** The package of an outer folder of the same project. */
  readonly parent: PackageFacts | null;
}

interface Folder {
  readonly pkg: PackageFacts | null;
}

const folders = new Map<string, Folder>();
const PACKAGE = 'package.json';

/**
 * What the nearest `package.json` upward says; `null` when there is none.
 * Broken JSON counts as an empty package. Looked up once a folder.
 */
export function packageFactsFor(file: string): PackageFacts | null {
  return isAbsolute(file) ? folderFacts(dirname(file)).pkg : null;
}

/** Forgets what was read: for long-running hosts and tests. */
export function forgetPackages(): void {
  folders.clear();
}

function folderFacts(folder: string): Folder {
  const known = folders.get(folder);
  if (known) return known;
  const outer = dirname(folder);
  const above = outer === folder || isBorder(folder) ? { pkg: null } : folderFacts(outer);
  const isPackage = !folder.endsWith('node_modules') && holds(folder, PACKAGE);
  const json = isPackage ? readJson(join(folder, PACKAGE)) : null;
  const facts = json ? { pkg: packageFacts(folder, json, above.pkg) } : above;
  folders.set(folder, facts);
  return facts;
}

/** Nothing above a repository, or above the user's home, speaks for a file in it. */
const isBorder = (folder: string): boolean =>
  folder === homedir() || holds(folder, '.git');

type Json = Readonly<Record<string, unknown>>;

function readJson(path: string): Json | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const keys = (...values: unknown[]): Set<string> =>
  new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])));

function packageFacts(root: string, json: Json, parent: PackageFacts | null): PackageFacts {
  const own = {
    root,
    name: text(json.name),
    description: text(json.description),
    keywords: Array.isArray(json.keywords) ? json.keywords.map(text) : [],
    type: json.type === 'module' || json.type === 'commonjs' ? json.type : null,
    private: json.private === true,
    dependencies: keys(json.dependencies, json.peerDependencies, json.optionalDependencies),
    devDependencies: keys(json.devDependencies),
    bins: binStems(json),
    scripts: namedScripts(isObject(json.scripts) ? json.scripts : {}),
    owners: owners(json),
    mains: mainStems(json),
    preferGlobal: json.preferGlobal === true,
    parent,
  } satisfies PackageFacts;
  return isOnlyMarker(json) && parent ? asPartOf(parent, own) : own;
}

function owners({ author, repository, name }: Json): string[] {
  const person = isObject(author) ? text(author.name) : text(author).split(/[<(]/)[0]!;
  const url = isObject(repository) ? text(repository.url) : text(repository);
  const owner = /([\w.-]+)\/[\w.-]+$/.exec(url)?.[1] ?? '';
  const own = text(name).replace(/^@/, '').split('/');
  return [person.trim(), owner, ...own].filter((word) => word.length > 2);
}

/** `{ "type": "module" }` alone says how a folder imports, and is no package of its own. */
const isOnlyMarker = (json: Json): boolean =>
  !('name' in json) && !('dependencies' in json) && !('scripts' in json) && !('bin' in json);

const asPartOf = (parent: PackageFacts, marker: PackageFacts): PackageFacts => ({
  ...parent,
  type: marker.type,
});
