import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourceStems, stemOf } from '../package-entries.ts';
import type { PackageFacts } from '../package-facts.ts';

/** Files are read once a package, and no package is read without end. */
const MOST_FILES = 1500;
const ENDINGS = ['', '.ts', '.js', '.mjs', '.cjs', '.mts', '.cts', '.tsx', '.jsx'];
const INDEXES = ENDINGS.slice(1).map((ending) => `/index${ending}`);
const IMPORT = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*['"`](\.{1,2}\/[^'"`\n]*|@\/[^'"`\n]*|~\/[^'"`\n]*|\.{1,2})['"`]/g;

const reached = new WeakMap<PackageFacts, ReadonlySet<string>>();

/** Is the file among those that the programs of `bin` import, at any distance? */
export function reachedFromBin(pkg: PackageFacts, file: string): boolean {
  let files = reached.get(pkg);
  if (!files) {
    files = crawl(pkg);
    reached.set(pkg, files);
  }
  return files.has(file);
}

function crawl(pkg: PackageFacts): ReadonlySet<string> {
  const queue = entries(pkg);
  const seen = new Set<string>(queue);
  for (let i = 0; i < queue.length && queue.length < MOST_FILES; i++) {
    for (const specifier of importsOf(queue[i]!)) {
      const found = resolveImport(specifier, queue[i]!, pkg.root);
      if (found !== null && !seen.has(found)) {
        seen.add(found);
        queue.push(found);
      }
    }
  }
  return new Set([...seen].map((file) => file.replaceAll('\\', '/')));
}

function entries(pkg: PackageFacts): string[] {
  const stems = [...pkg.bins].filter((stem) => !stem.endsWith('/*'));
  const found = stems.map((stem) => existing(join(pkg.root, stem)));
  const sources = found.filter((path): path is string => path !== null);
  if (sources.length > 0) return sources;
  const likely = ['src/cli', 'src/bin', 'src/main', 'src/index', 'cli', 'bin', 'index'];
  const guess = likely.map((stem) => existing(join(pkg.root, stem))).find((path) => path !== null);
  return guess ? [guess] : [];
}

function importsOf(file: string): string[] {
  if (!/\.[cm]?[jt]sx?$/.test(file) && !/\/[^./]+$/.test(file)) return [];
  try {
    return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier]) => specifier!);
  } catch {
    return [];
  }
}

function resolveImport(specifier: string, from: string, root: string): string | null {
  const isAlias = /^[@~]\//.test(specifier);
  const base = isAlias ? join(root, 'src', specifier.slice(2)) : join(dirname(from), specifier);
  const direct = existing(base) ?? existing(base.replace(/\.[cm]?jsx?$/, ''));
  if (direct !== null) return direct;
  if (!base.startsWith(root)) return null;
  for (const stem of sourceStems(stemOf(base.slice(root.length)))) {
    const source = existing(join(root, stem));
    if (source !== null) return source;
  }
  return null;
}

/** The file that a path without its extension means. */
function existing(base: string): string | null {
  for (const ending of [...ENDINGS, ...INDEXES]) {
    const path = base + ending;
    if (existsSync(path) && statSync(path).isFile()) return path;
  }
  return null;
}
