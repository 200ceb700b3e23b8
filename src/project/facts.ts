import type { FileFacts } from '../analysis/settings.ts';
import { FRONT_ENDS, SERVERS, dependsOn } from './dependencies.ts';
import { isServed, modulesOf } from './module-system.ts';
import { forgetPackages, packageFactsFor, type PackageFacts } from './package-facts.ts';
import { sharesPage } from './page-scripts.ts';
import { forgetAssertions } from './roles/asserted.ts';
import { placeOf, roleOf, type Place } from './roles/index.ts';
import { purposeOf } from './roles/program.ts';

export { packageFactsFor, type PackageFacts } from './package-facts.ts';

/** Forgets what was read of packages and tests: for hosts that run on while files change. */
export function forgetFacts(): void {
  forgetPackages();
  forgetAssertions();
}

export interface FactOptions {
  /** Nothing is kept for what the file is: `--include`. */
  readonly include?: boolean;
}

/**
 * What the project says about one file.
 * @param file Absolute path.
 * @param text Content of the file, with or without a byte order mark.
 */
export function factsOf(file: string, text: string, options: FactOptions = {}): FileFacts {
  const pkg = packageFactsFor(file);
  const place = placeOf(file, text, pkg);
  const server = isServerFile(place);
  return {
    keep: options.include ? null : roleOf(place),
    server,
    modules: modulesOf(place),
    sharesPage: sharesPage(file, pkg),
    served: isServed(place),
    levelFrom: levelFrom(place, server),
  };
}

/** How a file reads the log level of its environment; `null` where a browser runs it as it is. */
function levelFrom(place: Place, server: boolean): string | null {
  const { path, text, pkg, browser } = place;
  const uses = (name: string): boolean =>
    pkg !== null && dependsOn(pkg, new Set([name]), 'any') !== null;
  if (text.includes('import.meta.env')) return 'import.meta.env.VITE_LOG_LEVEL';
  if (server) return 'process.env.LOG_LEVEL';
  if (uses('next')) {
    return /^[ \t]*['"]use client/m.test(text) ? 'process.env.NEXT_PUBLIC_LOG_LEVEL' : 'process.env.LOG_LEVEL';
  }
  if (uses('react-scripts')) return 'process.env.REACT_APP_LOG_LEVEL';
  if (uses('vite') && !text.includes('process.env')) return 'import.meta.env.VITE_LOG_LEVEL';
  const front = pkg !== null && dependsOn(pkg, FRONT_ENDS, 'any') !== null;
  const page = browser || front || /\.(jsx|tsx|vue|svelte)$/.test(path);
  return page && !text.includes('process.env') ? null : 'process.env.LOG_LEVEL';
}

const SERVER_IMPORT =
  /['"](node:)?(http|https|http2|net|ws|express|fastify|koa|@nestjs\/common|@nestjs\/core|hono)['"]/;
const SERVER_PATH = /(^|\/)(pages|app)\/([^/]+\/){0,8}api\/|(^|\/)(server|backend)\/|(^|\/)route\.[jt]s$/;

function isServerFile({ path, text, pkg, browser }: Place): boolean {
  if (browser || /\.(jsx|tsx|vue|svelte)$/.test(path)) return false;
  if (pkg && purposeOf(pkg).server && !isMixed(pkg, path)) return true;
  return SERVER_PATH.test(path) || SERVER_IMPORT.test(text);
}

/** Front end and back end in one package: the folder tells. */
const isMixed = (pkg: PackageFacts, path: string): boolean =>
  dependsOn(pkg, SERVERS) !== null &&
  dependsOn(pkg, FRONT_ENDS, 'any') !== null &&
  !/(^|\/)(server|backend|api|functions|workers?)\b/.test(path);
