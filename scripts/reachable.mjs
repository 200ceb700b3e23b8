// Which built files can be reached from what package.json offers; the rest need not be shipped.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** `./dist/codemods/*.cjs` stands for every file that fits. */
const expand = (folder, pattern) => {
  const path = resolve(folder, pattern);
  if (!pattern.includes('*')) return [path];
  const [before, after] = path.split('*');
  const names = readdirSync(dirname(before + 'x'), { withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(dirname(before + 'x'), entry.name))
    .filter((file) => file.startsWith(before) && file.endsWith(after));
};

const targets = (value) =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(targets);

/** Relative modules that a file names, by `from`, `import` or `require`. */
const RELATIVE = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** Declarations name sources: `./a.ts` is written in `a.d.ts`. */
const fileOf = (from, specifier) => {
  const path = resolve(dirname(from), specifier);
  if (!/\.d\.[cm]?ts$/.test(from)) return path;
  return path.replace(/\.(?:ts|js)$/, '.d.ts').replace(/\.(?:cts|cjs)$/, '.d.cts');
};

/** Every file under `dist` that an export or a command of the package in `folder` leads to. */
export function reachable(folder) {
  const { exports, bin, main, module, types } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const entries = targets([exports, bin, main, module, types]);
  const open = entries.filter((path) => path.startsWith('./dist/')).flatMap((path) => expand(folder, path));
  const found = new Set();
  for (let file; (file = open.pop()); ) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, specifier] of text.matchAll(RELATIVE)) open.push(fileOf(file, specifier));
  }
  return found;
}

/** Built files that nothing leads to, as paths relative to the package. */
export function unreachable(folder) {
  const found = reachable(folder);
  return readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !found.has(file))
    .map((file) => relative(folder, file));
}

/** Removes what nobody can reach. */
export function prune(folder) {
  for (const file of unreachable(folder)) rmSync(join(folder, file));
}
