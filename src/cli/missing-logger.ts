import { relative, resolve, sep } from 'node:path';
import { DEFAULT_TARGET } from '../loggers/index.ts';
import { packageFactsFor, type PackageFacts } from '../project/package-facts.ts';
import type { FileResult } from '../source/file.ts';

const MODULE = DEFAULT_TARGET.module!;

/** Collects the packages that came to import the logger, or its masks, and do not depend on it. */
export function missingLogger(cwd: string) {
  const roots = new Set<string>();
  return {
    see({ before, after, filename }: FileResult): void {
      if (after === before || !after.includes(MODULE)) return;
      const pkg = packageFactsFor(resolve(cwd, filename));
      if (pkg !== null && !dependsOnIt(pkg)) roots.add(pkg.root);
    },
    /** What is to be done, a line for each package. */
    lines: (): string[] => [...roots].map((root) => {
      const folder = relative(cwd, root).split(sep).join('/');
      return `${MODULE} is imported but not in ${folder === '' ? '' : `${folder}/`}package.json: npm install ${MODULE}`;
    }),
  };
}

const dependsOnIt = ({ dependencies, devDependencies, parent, name }: PackageFacts): boolean =>
  name === MODULE || dependencies.has(MODULE) || devDependencies.has(MODULE) ||
  (parent !== null && dependsOnIt(parent));
