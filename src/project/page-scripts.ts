import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dependsOn } from './dependencies.ts';
import { entriesOf } from './folders.ts';
import type { PackageFacts } from './package-facts.ts';

/** Their pages have `require`, in classic scripts too. */
const DESKTOP = new Set(['electron', 'nw']);
const SKIPPED = /^(\.|(node_modules|dist|build|out|release|vendor)$)/;
const MOST_FOLDERS = 500;
const DEEPEST = 6;

/**
 * Is a file a script of a page that loads others too? All of them share one top level: what two of
 * them declare there, be it what they require, ends the second.
 * @param file Absolute path.
 */
export function sharesPage(file: string, pkg: PackageFacts | null): boolean {
  return pkg !== null && isDesktop(pkg) && sharedIn(pkg).has(file);
}

const isDesktop = (pkg: PackageFacts): boolean =>
  dependsOn(pkg, DESKTOP, 'any') !== null || (pkg.parent !== null && isDesktop(pkg.parent));

const known = new WeakMap<PackageFacts, ReadonlySet<string>>();

function sharedIn(pkg: PackageFacts): ReadonlySet<string> {
  let shared = known.get(pkg);
  if (shared === undefined) {
    const scripts = pagesIn(pkg.root).map(scriptsOf).filter(({ length }) => length > 1);
    known.set(pkg, (shared = new Set(scripts.flat())));
  }
  return shared;
}

function pagesIn(root: string): string[] {
  const pages: string[] = [];
  let folders = [root];
  let left = MOST_FOLDERS;
  for (let depth = 0; depth < DEEPEST && folders.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of folders.slice(0, left)) {
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !SKIPPED.test(entry.name)) below.push(path);
        else if (entry.isFile() && /\.html?$/i.test(entry.name)) pages.push(path);
      }
    }
    left -= folders.length;
    folders = left > 0 ? below : [];
  }
  return pages;
}

const SCRIPT = /<script\b([^<>]{0,500})>/gi;
const SOURCE = /(?:^|\s)src\s*=\s*["']?(?![a-z][\w+.-]*:|\/)([^"'\s>?#]+)/i;

/** The classic scripts that a page loads from beside itself: absolute paths. */
function scriptsOf(page: string): string[] {
  let text: string;
  try {
    text = readFileSync(page, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(SCRIPT)].flatMap(([, attributes]) => {
    if (/\btype\s*=\s*["']?module\b/i.test(attributes!)) return [];
    const source = SOURCE.exec(attributes!)?.[1];
    return source === undefined ? [] : [join(dirname(page), source)];
  });
}
