import { readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { isFile, mayHold } from '../folders.ts';
import { sourceStems, stemOf } from '../package-entries.ts';
import type { PackageFacts } from '../package-facts.ts';

/** Where a package begins to run: its programs, its application, its tasks. */
export type Entry = 'bin' | 'application' | 'task';

/** No package is read without end. */
const MOST_FILES = 1500;
const ENDINGS = ['', '.ts', '.js', '.mjs', '.cjs', '.mts', '.cts', '.tsx', '.jsx'];
const INDEXES = ENDINGS.slice(1).map((ending) => `/index${ending}`);
const IMPORT =
  /\b(?:from|import|require)\s{0,20}\(?\s{0,20}['"`]((?:\.{1,2}\/|[@~]\/)[^'"`\n]*|\.{1,2})['"`]/g;

interface Reach {
  /** Absolute paths, with `/`. */
  readonly files: ReadonlySet<string>;
  /** One of the files writes a protocol to standard output. */
  readonly protocol: boolean;
}

const reached = new WeakMap<PackageFacts, Map<Entry, Reach>>();

/**
 * Is the file among those that a package's entries import, at any distance?
 * The package's files are followed at the first question, once a package.
 * @param file Absolute, with `/`.
 */
export const isReached = (pkg: PackageFacts, entry: Entry, file: string): boolean =>
  reachOf(pkg, entry).files.has(file);

/** Do the package's programs speak to another program over their standard output? */
export const speaksOverStdout = (pkg: PackageFacts): boolean => reachOf(pkg, 'bin').protocol;

function reachOf(pkg: PackageFacts, entry: Entry): Reach {
  const known = reached.get(pkg) ?? new Map<Entry, Reach>();
  reached.set(pkg, known);
  const reach = known.get(entry) ?? follow(entriesOf(pkg, entry), pkg.root);
  known.set(entry, reach);
  return reach;
}

function entriesOf(pkg: PackageFacts, entry: Entry): string[] {
  if (entry === 'task') return found(pkg, pkg.scripts.tasks.keys());
  if (entry === 'application') {
    return found(pkg, [...pkg.scripts.starts].flatMap(sourceStems), pkg.mains, USUAL_STARTS);
  }
  const named = found(pkg, pkg.bins);
  return named.length > 0 ? named : found(pkg, USUAL_PROGRAMS).slice(0, 1);
}

const USUAL_PROGRAMS = ['src/cli', 'src/bin', 'src/main', 'src/index', 'cli', 'bin', 'index'];
const USUAL_STARTS = ['src/index', 'src/main', 'src/server', 'src/app', 'index', 'server', 'app'];

const found = (pkg: PackageFacts, ...stems: Iterable<string>[]): string[] =>
  stems
    .flatMap((some) => [...some])
    .filter((stem) => !stem.endsWith('/*'))
    .map((stem) => existing(join(pkg.root, stem)))
    .filter((path) => path !== null);

function follow(entries: readonly string[], root: string): Reach {
  const files = new Set(entries);
  let protocol = false;
  for (const file of files) {
    if (files.size > MOST_FILES) break;
    const text = readSource(file);
    protocol ||= /\bStdioServerTransport\b/.test(text);
    for (const [, specifier] of text.matchAll(IMPORT)) {
      const target = resolveImport(specifier!, file, root);
      if (target !== null) files.add(target);
    }
  }
  return { files: sep === '/' ? files : new Set([...files].map(slashed)), protocol };
}

const slashed = (file: string): string => file.replaceAll(sep, '/');

function readSource(file: string): string {
  if (!/\.[cm]?[jt]sx?$|[/\\][^./\\]+$/.test(file)) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function resolveImport(specifier: string, from: string, root: string): string | null {
  const isAlias = /^[@~]\//.test(specifier);
  const base = isAlias ? join(root, 'src', specifier.slice(2)) : join(dirname(from), specifier);
  const direct = existing(base) ?? existing(base.replace(/\.[cm]?jsx?$/, ''));
  if (direct !== null || !base.startsWith(root)) return direct;
  for (const stem of sourceStems(stemOf(base.slice(root.length + 1)))) {
    const source = existing(join(root, stem));
    if (source !== null) return source;
  }
  return null;
}

/** The file that a path without its extension means. */
function existing(base: string): string | null {
  if (!mayHold(dirname(base), basename(base))) return null;
  for (const ending of [...ENDINGS, ...INDEXES]) {
    if (isFile(base + ending)) return base + ending;
  }
  return null;
}
