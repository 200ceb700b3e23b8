import { dirname, join } from 'node:path';
import { FRONT_ENDS, SERVERS, dependsOn } from '../dependencies.ts';
import { entriesOf } from '../folders.ts';
import { packageFactsFor, type PackageFacts } from '../package-facts.ts';
import { purposeOf } from './program.ts';

const known = new WeakMap<PackageFacts, PackageFacts | null>();

/**
 * The command-line program of the same workspace whose part a package is: of all that depend
 * on it there, at any distance, some are programs and none is an application.
 */
export function programAround(pkg: PackageFacts): PackageFacts | null {
  let program = known.get(pkg);
  if (program === undefined) {
    const isPart = pkg.parent && pkg.name !== '' && pkg.bins.size === 0 && !isApplication(pkg);
    program = isPart ? find(pkg) : null;
    known.set(pkg, program);
  }
  return program;
}

function find(pkg: PackageFacts): PackageFacts | null {
  const all = neighbours(pkg);
  const dependents = new Set([pkg]);
  for (const one of dependents) {
    for (const other of all) if (other.dependencies.has(one.name)) dependents.add(other);
  }
  dependents.delete(pkg);
  if ([...dependents].some(isApplication)) return null;
  return [...dependents].find((one) => isProgram(one)) ?? null;
}

const isProgram = (pkg: PackageFacts): boolean =>
  pkg.bins.size > 0 && purposeOf(pkg).program !== 'own-files';

const isApplication = (pkg: PackageFacts): boolean =>
  !isProgram(pkg) &&
  (dependsOn(pkg, SERVERS) !== null ||
    dependsOn(pkg, FRONT_ENDS, 'any') !== null ||
    pkg.scripts.starts.size > 0);

const workspaces = new WeakMap<PackageFacts, readonly PackageFacts[]>();

/** Packages beside this one, and in the folders where workspaces keep theirs. */
function neighbours(pkg: PackageFacts): readonly PackageFacts[] {
  let root = pkg;
  while (root.parent) root = root.parent;
  const folders = new Set([dirname(pkg.root), join(root.root, 'packages'), join(root.root, 'apps')]);
  const key = dirname(pkg.root) === join(root.root, 'packages') ? root : pkg;
  const ready = workspaces.get(key);
  if (ready) return ready;
  const found = [...folders].flatMap(packagesIn);
  workspaces.set(key, found);
  return found;
}

function packagesIn(folder: string): PackageFacts[] {
  const found: PackageFacts[] = [];
  for (const name of foldersIn(folder)) {
    const root = join(folder, name);
    const pkg = packageFactsFor(join(root, 'package.json'));
    if (pkg?.root === root) found.push(pkg);
  }
  return found;
}

const foldersIn = (folder: string): string[] =>
  entriesOf(folder).filter((e) => e.isDirectory() && e.name !== 'node_modules').map((e) => e.name);
