import { closeSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { entriesOf, rememberFolders } from './folders.ts';
import { isGlob, matchesAny } from './glob.ts';

/** A path that the user named and that is not there. */
export class MissingPath extends Error {
  override readonly name = 'MissingPath';
}

const ENDING = /\.([cm]?[jt]s|[jt]sx|vue|svelte)$/;
const DECLARATION = /\.d\.([cm]?ts|\w+\.ts)$/;
/** Never anybody's own source. `.yarn` holds bundled releases of whole tools. */
const SKIPPED_FOLDERS = new Set([
  'node_modules', 'bower_components', 'jspm_packages', '.git', '.hg', '.svn', '.yarn', '.pnpm-store',
  '.next', '.nuxt', '.svelte-kit', '.turbo', '.nx', '.cache', '.parcel-cache', '.vercel', '.netlify',
]);
const IGNORE_FILES = ['.gitignore', '.logfixignore'];

/** Is this a file that logfix reads, as far as its name tells? */
export const isSourceName = (name: string): boolean => ENDING.test(name) && !DECLARATION.test(name);

const require = createRequire(import.meta.url);

interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Files under the given paths, folders and globs, in a stable order, each once.
 * Ignore files are respected below folders; what is named itself is always taken.
 * @param skip Patterns, relative to `cwd`, that are not looked at.
 * @throws {MissingPath} when a path is not there.
 */
export function* discover(
  paths: readonly string[],
  cwd: string,
  skip: readonly string[] = [],
): Generator<string> {
  // One path never leads to a file twice, and the names of a large tree are not kept for nothing.
  const seen = paths.length > 1 ? new Set<string>() : null;
  const forgetFolders = rememberFolders();
  try {
    for (const path of paths) {
      for (const file of filesAt(path, cwd)) {
        if (seen?.has(file)) continue;
        seen?.add(file);
        if (skip.length > 0 && matchesAny(slashes(relative(cwd, file)), skip)) continue;
        yield file;
      }
    }
  } finally {
    forgetFolders();
  }
}

const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

function* filesAt(path: string, cwd: string): Generator<string> {
  const full = resolve(cwd, path);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat?.isSymbolicLink()) {
    yield* filesAt(realpathSync(full), cwd);
  } else if (stat?.isDirectory()) {
    yield* walkFolder(full, rulesFor(full));
  } else if (stat?.isFile()) {
    yield full;
  } else if (isGlob(path)) {
    const root = resolve(cwd, globRoot(path));
    const pattern = slashes(relative(root, full));
    if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) throw missing(path);
    for (const file of walkFolder(root, rulesFor(root))) {
      if (matchesAny(slashes(relative(root, file)), [pattern])) yield file;
    }
  } else throw missing(path);
}

const missing = (path: string): MissingPath =>
  new MissingPath(`${path}: there is no such file or folder`);

/** The folders of a glob before its first pattern. */
function globRoot(glob: string): string {
  const parts = glob.split('/');
  const first = parts.findIndex((part) => isGlob(part));
  return parts.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.');
}

/** A folder that is ignored and yet named: what is said above of it does not count. */
function rulesFor(folder: string): readonly IgnoreRules[] {
  const above = rulesAbove(folder);
  return isIgnored(folder, above, true) ? [] : above;
}

/** Ignore files of the folders above, up to the repository's root. */
function rulesAbove(folder: string): IgnoreRules[] {
  const found: IgnoreRules[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (lstatSync(join(at, '.git'), { throwIfNoEntry: false }) || dirname(at) === at) {
      if (at !== folder) found.unshift(...rulesIn(at));
      return found;
    }
    if (at !== folder) found.unshift(...rulesIn(at));
  }
}

function rulesIn(folder: string, names: readonly string[] = IGNORE_FILES): IgnoreRules[] {
  const rules: IgnoreRules[] = [];
  for (const name of names) {
    try {
      const text = readFileSync(join(folder, name), 'utf8');
      const ignore = require('ignore') as typeof import('ignore');
      rules.push({ folder, rules: ignore().add(text) });
    } catch {
      continue;
    }
  }
  return rules;
}

function isIgnored(path: string, rules: readonly IgnoreRules[], folder: boolean): boolean {
  let ignored = false;
  for (const { folder: base, rules: own } of rules) {
    const name = slashes(path.slice(base.length + 1)) + (folder ? '/' : '');
    const verdict = own.test(name);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

function* walkFolder(folder: string, above: readonly IgnoreRules[]): Generator<string> {
  const entries = entriesOf(folder);
  const names = entries.filter((e) => IGNORE_FILES.includes(e.name)).map((e) => e.name);
  const rules = names.length > 0 ? [...above, ...rulesIn(folder, names)] : above;
  for (const entry of entries) {
    const path = folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
    if (entry.isDirectory()) {
      if (SKIPPED_FOLDERS.has(entry.name) || isIgnored(path, rules, true)) continue;
      yield* walkFolder(path, rules);
    } else if (entry.isFile() && isSource(path, entry.name) && !isIgnored(path, rules, false)) {
      yield path;
    }
  }
}

const isSource = (path: string, name: string): boolean =>
  isSourceName(name) || (!name.includes('.') && isNodeScript(path));

/** Do these bytes begin with `#!… node`? */
export const beginsAsNodeScript = (bytes: Buffer): boolean =>
  /^#!.*\b(node|tsx|ts-node|bun|deno|zx)\b/.test(bytes.toString('latin1', 0, 80));

/** A file without ending that begins with `#!… node`. */
export function isNodeScript(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const head = Buffer.alloc(80);
    return beginsAsNodeScript(head.subarray(0, readSync(file, head, 0, 80, 0)));
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Would {@link discover} find these files under the paths, if they were on the disk as named?
 * For contents that are elsewhere, in git's index for one.
 * @param known Files of which a path may name one, though the disk has it no more.
 * @throws {MissingPath} when a path is neither on the disk nor a known file.
 */
export function selection(
  paths: readonly string[],
  cwd: string,
  skip: readonly string[],
  known: ReadonlySet<string>,
): (file: string) => boolean {
  const places = paths.map((path) => placeOf(path, cwd, known));
  return (file) =>
    places.some((holds) => holds(file)) &&
    !(skip.length > 0 && matchesAny(slashes(relative(cwd, file)), skip));
}

function placeOf(path: string, cwd: string, known: ReadonlySet<string>): (file: string) => boolean {
  const full = resolve(cwd, path);
  const real = lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(full) : full;
  if (known.has(real)) return (file) => file === real;
  const stat = lstatSync(real, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return (file) => isBelow(file, real) && isWalked(file, real);
  if (stat?.isFile()) return () => false;
  if (!isGlob(path)) throw missing(path);
  const root = resolve(cwd, globRoot(path));
  const pattern = slashes(relative(root, full));
  return (file) =>
    isBelow(file, root) && isWalked(file, root) && matchesAny(slashes(relative(root, file)), [pattern]);
}

const isBelow = (file: string, folder: string): boolean =>
  file.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Does a walk from the folder come to the file? */
function isWalked(file: string, from: string): boolean {
  const names = relative(from, file).split(sep);
  const last = names.pop()!;
  let rules = rulesFor(from);
  let folder = from;
  for (const name of names) {
    rules = [...rules, ...rulesIn(folder)];
    folder = join(folder, name);
    if (SKIPPED_FOLDERS.has(name) || isIgnored(folder, rules, true)) return false;
  }
  rules = [...rules, ...rulesIn(folder)];
  return (isSourceName(last) || !last.includes('.')) && !isIgnored(file, rules, false);
}
