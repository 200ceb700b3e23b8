import type { FileFacts } from '../analysis/settings.ts';
import { BUNDLERS, dependsOn } from './dependencies.ts';
import { stemOf } from './package-entries.ts';
import type { PackageFacts } from './package-facts.ts';
import type { Place } from './roles/index.ts';
import { isStatic } from './roles/path.ts';
import { purposeOf } from './roles/program.ts';
import { hashbangOf } from './roles/text.ts';

const SOURCE_FOLDER = /^(src|app|client|frontend|pages|components|lib|web)\//;
const NODE =
  /(?<![.\w$])process\.(argv|exit|cwd|std\w+|on|once|nextTick|hrtime|pid|platform|version|uptime|memoryUsage)\b|\b__(dirname|filename)\b|(?<![.\w$])Buffer\.from\b/;
/** Workers and scripts of extensions, which a browser loads as they are. */
const LOADED_BY_NAME = /(^|\/)(service[-_]?worker|sw|background|content[-_]?script)\.js$/i;
const LOADED = /\bself\.addEventListener\(\s{0,9}['"](install|activate|fetch|push)|\bchrome\.(runtime|tabs|storage|extension)\b|\bimportScripts\(/;

/**
 * How a file may import that shows no module syntax of its own. What shows none and is not
 * known to run in Node or to be bundled may be a classic script: an import would break it.
 */
export function modulesOf(place: Place): FileFacts['modules'] {
  const { path, inPackage, text, pkg } = place;
  if (/\.(mjs|mts|ts|tsx|jsx|vue|svelte)$/.test(path)) return 'esm';
  if (/\.(cjs|cts)$/.test(path)) return 'cjs';
  const node = hashbangOf(text) !== null || NODE.test(text);
  const ofPackage = pkg?.type === 'module' ? 'esm' : 'cjs';
  if (node) return ofPackage;
  if (LOADED_BY_NAME.test(path) || LOADED.test(text)) return 'none';
  const bundled = pkg !== null && bundles(pkg);
  const source = SOURCE_FOLDER.test(inPackage);
  if (isStatic(inPackage) && !(bundled && source)) return 'none';
  const page = place.browser || /\bjQuery\b|\$\(/.test(text);
  if (bundled && (page || source)) return 'esm';
  if (page) return 'none';
  return pkg !== null && (pkg.type !== null || runsInNode(pkg, inPackage)) ? ofPackage : 'none';
}

/** Does a page load the file as it lies there, and nobody bundle it? It finds no package then. */
export const isServed = ({ path, inPackage, pkg }: Place): boolean =>
  /\.m?js$/.test(path) && isStatic(inPackage) && !(pkg !== null && bundles(pkg));

/** A bundler of its own, or of the whole project. */
function bundles(pkg: PackageFacts): boolean {
  if (dependsOn(pkg, BUNDLERS, 'any') !== null) return true;
  return pkg.parent !== null && bundles(pkg.parent);
}

const runsInNode = (pkg: PackageFacts, inPackage: string): boolean =>
  purposeOf(pkg).server ||
  pkg.bins.size > 0 ||
  pkg.scripts.starts.has(stemOf(inPackage)) ||
  pkg.scripts.tasks.has(stemOf(inPackage));
