import { closeSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { listingOf, rememberFolders } from './folders.ts';
import { globRoot, isGlob, matchesAny, slashes } from './glob.ts';

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
 * @throws {MissingPath} when a path is not there; before the first file is handed out.
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
    for (const place of paths.map((path) => placeAt(path, cwd))) {
      for (const file of filesAt(place)) {
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

/** A file or folder, where links lead to; of a folder all, or what matches. */
interface Place {
  readonly at: string;
  readonly isFolder: boolean;
  readonly pattern: string | null;
}

function placeAt(path: string, cwd: string): Place {
  const full = resolve(cwd, path);
  const at = realPathOf(full, path);
  const stat = at === null ? undefined : lstatSync(at);
  if (stat?.isDirectory() || stat?.isFile()) return { at: at!, isFolder: stat.isDirectory(), pattern: null };
  if (!isGlob(path)) throw missing(path);
  const place = { ...globAt(path, cwd), isFolder: true };
  if (!lstatSync(place.at, { throwIfNoEntry: false })?.isDirectory()) throw missing(path);
  if (filesAt(place).next().done) throw new MissingPath(`${path}: no file that logfix reads matches`);
  return place;
}

/** The folder that a glob looks through, and what it looks for there. */
function globAt(glob: string, cwd: string): { readonly at: string; readonly pattern: string } {
  const folder = resolve(cwd, globRoot(glob));
  return {
    at: realPathOf(folder, glob) ?? folder,
    pattern: slashes(relative(folder, resolve(cwd, glob))),
  };
}

/** Where links lead to; `null` where there is nothing at all. */
function realPathOf(full: string, shown: string): string | null {
  try {
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    return stat.isSymbolicLink() ? realpathSync(full) : full;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return null;
    const why = code === 'ENOENT' ? 'a link that leads nowhere'
      : code === 'ELOOP' ? 'a link that leads back to itself'
      : `cannot be looked at (${code})`;
    throw new MissingPath(`${shown}: ${why}`);
  }
}

function* filesAt({ at, isFolder, pattern }: Place): Generator<string> {
  if (!isFolder) return yield at;
  for (const file of walkFolder(at, rulesFor(at))) {
    if (pattern === null || matchesAny(slashes(relative(at, file)), [pattern])) yield file;
  }
}

const missing = (path: string): MissingPath =>
  new MissingPath(`${path}: there is no such file or folder`);

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
  const entries = listingOf(folder);
  // Whoever reads it as a file says why it cannot be read.
  if (entries === null) return yield folder;
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
  const real = realPathOf(full, path) ?? full;
  if (known.has(real)) return (file) => file === real;
  const stat = lstatSync(real, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return (file) => isBelow(file, real) && isWalked(file, real);
  if (stat?.isFile()) return () => false;
  if (!isGlob(path)) throw missing(path);
  const { at, pattern } = globAt(path, cwd);
  return (file) =>
    isBelow(file, at) && isWalked(file, at) && matchesAny(slashes(relative(at, file)), [pattern]);
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
