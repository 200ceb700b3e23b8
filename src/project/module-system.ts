import { BUNDLERS, dependsOn } from './dependencies.ts';
import type { FileFacts } from '../analysis/settings.ts';
import type { PackageFacts } from './package-facts.ts';
import type { Place } from './roles/index.ts';
import { isStatic } from './roles/path.ts';
import { hashbangOf } from './roles/text.ts';

const SOURCE_FOLDER = /^(src|app|client|frontend|pages|components|lib|web)\//;

/** How a file may import that shows no module syntax of its own. */
export function modulesOf({ path, inPackage, text, pkg, browser }: Place): FileFacts['modules'] {
  if (/\.(mjs|mts|ts|tsx|jsx|vue|svelte)$/.test(path)) return 'esm';
  if (/\.(cjs|cts)$/.test(path)) return 'cjs';
  const node = hashbangOf(text) !== null || /\bprocess\.\w/.test(text);
  const page = browser || /\bjQuery\b|\$\(/.test(text);
  const bundled = pkg !== null && bundles(pkg);
  const source = SOURCE_FOLDER.test(inPackage);
  if (isStatic(inPackage) && !node && !(bundled && source)) return 'none';
  if (page && !node && !bundled) return 'none';
  if (bundled && !node && (page || source)) return 'esm';
  return pkg?.type === 'module' ? 'esm' : 'cjs';
}

/** A bundler of its own, or of the whole project. */
function bundles(pkg: PackageFacts): boolean {
  if (dependsOn(pkg, BUNDLERS, 'any') !== null) return true;
  return pkg.parent !== null && bundles(pkg.parent);
}
