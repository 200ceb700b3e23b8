import { createRequire } from 'node:module';
import { sep } from 'node:path';
import type picomatch from 'picomatch';

const require = createRequire(import.meta.url);
/** Few runs name a pattern. */
const matching = (): typeof picomatch => require('picomatch') as typeof picomatch;

const compiled = new Map<string, (path: string) => boolean>();

/** A path as patterns are written, with forward slashes. */
export const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** Does a path, relative to the root and with forward slashes, match one of the patterns? */
export function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matcher(pattern)(path));
}

/** `src/cli` means all below it, and a pattern without slash matches at any depth. */
function matcher(pattern: string): (path: string) => boolean {
  let found = compiled.get(pattern);
  if (!found) {
    const clean = pattern.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
    const variants = [clean, `${clean}/**`];
    if (!clean.includes('/')) variants.push(`**/${clean}`, `**/${clean}/**`);
    found = matching()(variants, { dot: true });
    compiled.set(pattern, found);
  }
  return found;
}

/** Is the text a pattern, not the name of a file or folder? */
export const isGlob = (text: string): boolean => matching().scan(text).isGlob;

/** The folders of a glob before its first pattern. */
export function globRoot(glob: string): string {
  const parts = glob.split('/');
  const first = parts.findIndex((part) => isGlob(part));
  return parts.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.');
}
