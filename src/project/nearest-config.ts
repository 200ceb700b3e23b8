import { createRequire } from 'node:module';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import {
  ConfigError, findConfig, loadedDefault, validateConfig, type LoadedConfig, type LogfixConfig,
} from './config.ts';
import { holds } from './folders.ts';
import { matchesAny } from './glob.ts';

const folders = new Map<string, string | null>();
const files = new Map<string, LogfixConfig>();

/**
 * The configuration that counts for a file: the nearest one, under the flags of the run; or what
 * the run was given, where a person chose it or none is nearer.
 * @throws {ConfigError} when the nearest one cannot be used.
 */
export function configFor(file: string, loaded: LoadedConfig): LoadedConfig {
  if (loaded.chosen) return loaded;
  const path = nearest(dirname(file));
  if (path === null || path === loaded.file) return loaded;
  const config = files.get(path) ?? readConfig(path);
  files.set(path, config);
  return { ...loaded, config: loaded.over?.(config) ?? config, root: dirname(path), file: path };
}

/** Does the nearest configuration of a file leave it out? */
export function isLeftOut(file: string, loaded: LoadedConfig): boolean {
  const { config, root } = configFor(file, loaded);
  return config.ignore !== undefined && matchesAny(relative(root, file).split(sep).join('/'), config.ignore);
}

function nearest(folder: string): string | null {
  const known = folders.get(folder);
  if (known !== undefined) return known;
  const isThere = holds(dirname(folder), basename(folder));
  const found = isThere ? findConfig(folder, folders) : null;
  folders.set(folder, found);
  return found;
}

const require = createRequire(import.meta.url);

/** Rules of ESLint cannot wait: a configuration is loaded at once, ES module or not. */
function readConfig(path: string): LogfixConfig {
  const shown = relative(process.cwd(), path) || path;
  let config: unknown;
  try {
    config = loadedDefault(/\.[cm]?ts$/.test(path) ? jiti()(path) : require(resolve(path)));
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ConfigError(`${shown}: cannot be loaded: ${message}`);
  }
  validateConfig(config, shown);
  return config;
}

function jiti(): (path: string) => unknown {
  const { createJiti } = require('jiti') as typeof import('jiti');
  return createJiti(import.meta.url, { interopDefault: true });
}
