import { isAbsolute, relative, sep } from 'node:path';
import type { FileKeep } from '../../analysis/settings.ts';
import { ARGUMENT_PARSERS } from '../dependencies.ts';
import { stemOf } from '../package-entries.ts';
import type { PackageFacts } from '../package-facts.ts';
import { copiedLibrary, isStatic, roleOfPath } from './path.ts';
import { purposeOf } from './program.ts';
import { reachedFromBin } from './reach.ts';
import { hashbangOf, importsTestTools, looksLikeBrowser, opensPort, roleOfText } from './text.ts';

/** One file, seen from its project. */
export interface Place {
  /** Absolute, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly pkg: PackageFacts | null;
  /** Relative to the outermost package of the project, with `/`. */
  readonly path: string;
  /** Relative to the nearest package, with `/`. */
  readonly inPackage: string;
}

/** Where a file lies in its project. */
export function placeOf(file: string, text: string, pkg: PackageFacts | null): Place {
  const full = slashes(file);
  const inPackage = under(pkg?.root ?? null, full);
  let outer = pkg;
  while (outer?.parent) outer = outer.parent;
  return { file: full, text, pkg, path: under(outer?.root ?? null, full), inPackage };
}

const slashes = (path: string): string =>
  sep === '\\' || /^[A-Za-z]:\\|^\\\\/.test(path) ? path.replaceAll('\\', '/') : path;

/** Without a package the working directory is the root; outside of it only the name counts. */
function under(root: string | null, file: string): string {
  const path = slashes(relative(root ?? process.cwd(), file));
  return path.startsWith('../') || isAbsolute(path) ? file.slice(file.lastIndexOf('/') + 1) : path;
}

/** Why the whole file keeps its console calls; `null` when nothing speaks for it. */
export function roleOf(place: Place): FileKeep | null {
  const { text, pkg, path, inPackage } = place;
  const browser = looksLikeBrowser(text);
  const byPath = roleOfPath(path, inPackage);
  if (byPath && byPath.role !== 'script') return byPath;
  if (importsTestTools(text)) return { role: 'test', reason: 'a test, by what it imports' };
  const byText = roleOfText(text, pkg?.name ?? '');
  if (byText) return byText;
  const copied = copiedLibrary(path);
  if (copied) return copied;
  const isBin = pkg !== null && isBinFile(pkg, inPackage);
  if (isBin) return { role: 'cli', reason: 'a command-line program\'s output to its user ("bin" of package.json)' };
  if (byPath && !(browser && isStatic(path)) && !opensPort(text)) return byPath;
  const logger = pkg && purposeOf(pkg).logger;
  if (logger) return { role: 'logger', reason: logger };
  return scriptRole(place, browser) ?? (browser ? null : programRole(place));
}

const isBinFile = (pkg: PackageFacts, inPackage: string): boolean =>
  pkg.bins.has(stemOf(inPackage)) || pkg.bins.has(`${inPackage.split('/').slice(0, -1).join('/')}/*`);

function scriptRole({ file, text, pkg, path, inPackage }: Place, browser: boolean): FileKeep | null {
  for (let at = pkg; at; at = at.parent) {
    const stem = stemOf(under(at.root, file));
    const task = at.scripts.tasks.get(stem) ?? at.scripts.tasks.get(stem.replace(/\/index$/, ''));
    if (task !== undefined && !at.scripts.starts.has(stem) && !opensPort(text)) {
      return { role: 'script', reason: `a script that the project runs by hand ("${task}" of package.json)` };
    }
  }
  const started = pkg?.scripts.starts.has(stemOf(inPackage)) ?? false;
  if (browser || started || opensPort(text)) return null;
  if (hashbangOf(text) !== null) {
    return { role: 'cli', reason: 'a command-line program\'s output to its user (it begins with #!)' };
  }
  if (/(^|\/)(scripts|bin)\//.test(inPackage) && !isStatic(path)) {
    return { role: 'script', reason: 'a script, run by hand or by a build ("scripts" folder)' };
  }
  if (/\bprocess\.argv\b/.test(text) && /\bprocess\.exit\b/.test(text) && !EXPORTS.test(text)) {
    return { role: 'script', reason: 'a script: it reads its arguments, exits and exports nothing' };
  }
  return null;
}

const EXPORTS = /^\s*export\b|\bmodule\.exports\b|\bexports\.\w+\s*=|['"]electron['"]/m;

function programRole({ file, text, pkg, inPackage }: Place): FileKeep | null {
  if (pkg) {
    const { program } = purposeOf(pkg);
    if (program !== null && reachedFromBin(pkg, file)) {
      return { role: 'cli', reason: `a command-line program's output to its user (reached from "bin" of package.json)` };
    }
    if (pkg.bins.size > 0 && /(^|\/)(cli|commands?|cmds?|command-line)\//.test(inPackage)) {
      return { role: 'cli', reason: 'a command-line program\'s output to its user (a command of a package with "bin")' };
    }
  }
  const parser = importedParser(text);
  if (parser !== null && !opensPort(text)) {
    return { role: 'cli', reason: `a command-line program's output to its user (it imports ${parser})` };
  }
  return null;
}

function importedParser(text: string): string | null {
  const pattern = /(?:from|require\(|import)\s*['"]([@\w./-]+)['"]/g;
  for (const [, name] of text.matchAll(pattern)) {
    if (name !== undefined && ARGUMENT_PARSERS.has(name)) return name;
  }
  return null;
}
