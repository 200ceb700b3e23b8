import picomatch from 'picomatch';

const compiled = new Map<string, (path: string) => boolean>();

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
    found = picomatch(variants, { dot: true });
    compiled.set(pattern, found);
  }
  return found;
}

/** Is the text a pattern, not the name of a file or folder? */
export const isGlob = (text: string): boolean => picomatch.scan(text).isGlob;
