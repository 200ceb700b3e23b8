import type { FileKeep } from '../../analysis/settings.ts';
import {
  APPLICATION_CONFIG,
  FOLDERS,
  LIBRARY_NAMES,
  NAMES,
  ROOT_NAMES,
  STATIC,
  STATIC_LIBRARIES,
  TOP_FOLDERS,
  type Rule,
} from './path-rules.ts';

/**
 * The role that a path speaks for.
 * @param path Relative to the root of the project, with `/`.
 * @param inPackage The same file, relative to the nearest package.
 */
export const roleOfPath = (path: string, inPackage: string): FileKeep | null =>
  firstRule(NAMES, path) ??
  roleOfFolder(folderOf(path), folderOf(inPackage)) ??
  roleAtRoot(inPackage);

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function firstRule(rules: readonly Rule[], text: string): FileKeep | null {
  for (const [role, pattern, reason] of rules) if (pattern.test(text)) return { role, reason };
  return null;
}

const known = new Map<string, FileKeep | null>();

function roleOfFolder(folder: string, inPackage: string): FileKeep | null {
  const key = `${folder}\0${inPackage}`;
  let role = known.get(key);
  if (role === undefined) {
    const top = topFolder(inPackage) ?? topFolder(folder);
    const built = top?.role === 'generated' ? top : null;
    role = built ?? anyFolder(folder) ?? top ?? exampleRole(inPackage);
    known.set(key, role);
  }
  return role;
}

function anyFolder(path: string): FileKeep | null {
  for (const folder of path.split('/')) {
    const keep = firstRule(FOLDERS, folder);
    if (keep) return inFolder(keep, folder);
  }
  return null;
}

function topFolder(path: string): FileKeep | null {
  const folder = path.split('/', 1)[0]!;
  const keep = firstRule(TOP_FOLDERS, folder);
  return keep && inFolder(keep, folder);
}

const inFolder = ({ role, reason }: FileKeep, folder: string): FileKeep => ({
  role,
  reason: `${reason} ("${folder}" folder)`,
});

const EXAMPLES = /^([Ee]xamples?|demos?|samples?|playground|sandbox)$/;
const SOURCES = /^(src|app|pages|components|client|frontend|packages|apps)$/;

/**
 * An example that is a package of its own is an application like any other, and below a folder
 * of sources the word names a part of the application.
 */
function exampleRole(inPackage: string): FileKeep | null {
  for (const folder of inPackage.split('/')) {
    if (SOURCES.test(folder)) return null;
    if (EXAMPLES.test(folder)) {
      return inFolder({ role: 'script', reason: 'an example shows its output' }, folder);
    }
  }
  return null;
}

function roleAtRoot(inPackage: string): FileKeep | null {
  if (inPackage.includes('/')) return null;
  const isConfig = /\.config(\.[\w-]+)*\.[cm]?[jt]s$/.test(inPackage);
  if (isConfig && !APPLICATION_CONFIG.test(inPackage)) {
    return { role: 'config', reason: 'configuration of a tool' };
  }
  return firstRule(ROOT_NAMES, inPackage);
}

/** Does a browser get the file as it lies there? */
export const isStatic = (path: string): boolean => STATIC.test(path);

/** A library that was copied among the static files. */
export function copiedLibrary(path: string): FileKeep | null {
  if (!isStatic(path) && !/(^|\/)js\//.test(path)) return null;
  if (LIBRARY_NAMES.test(path)) return { role: 'vendored', reason: 'a copied library, by its name' };
  const under = STATIC_LIBRARIES.exec(path);
  if (under) return { role: 'vendored', reason: `a copied library ("${under[1]}" folder)` };
  return null;
}
