import { dirname, relative, resolve, sep } from 'node:path';
import type { Settings } from '../analysis/settings.ts';
import { DEFAULT_TARGET, DIALECTS, type LoggerTarget } from '../loggers/index.ts';
import type { Level } from '../loggers/levels.ts';
import type { LoadedConfig, LogfixConfig } from './config.ts';
import { factsOf, packageFactsFor } from './facts.ts';
import { matchesAny } from './glob.ts';

/** Everything that decides about one file, from its configuration and from its project. */
export function settingsFor(file: string, text: string, loaded: LoadedConfig): Settings {
  const { config, root } = loaded;
  const path = relative(root, file).split(sep).join('/');
  const include = config.include !== undefined && matchesAny(path, config.include);
  let facts = factsOf(file, text, { include });
  if (!include && config.keep !== undefined && matchesAny(path, config.keep)) {
    facts = { ...facts, keep: { role: 'config', reason: 'the configuration keeps it' } };
  }
  return {
    logger: targetFor(file, loaded),
    levels: { defaultLevel: defaultLevelFor(path, config) },
    strip: { emoji: config.strip?.emoji ?? false, tags: config.strip?.tags ?? false },
    facts,
  };
}

function defaultLevelFor(path: string, config: LogfixConfig): Level | null {
  const own = config.levels?.findLast(({ files }) => matchesAny(path, [files].flat()));
  return own?.defaultLevel ?? config.defaultLevel ?? null;
}

function targetFor(file: string, { config, root }: LoadedConfig): LoggerTarget {
  const { logger } = config;
  if (logger === undefined) {
    const depends = packageFactsFor(file)?.dependencies.has(DEFAULT_TARGET.module!) ?? false;
    return depends ? { ...DEFAULT_TARGET, certain: true } : DEFAULT_TARGET;
  }
  const module = logger.import ?? DEFAULT_TARGET.module!;
  const fallback = module === DEFAULT_TARGET.module ? 'logfix' : 'console-like';
  const name = logger.name ?? 'logger';
  return {
    dialect: DIALECTS.get(logger.dialect ?? fallback)!,
    module: /^\.\.?\//.test(module) ? moduleFrom(file, resolve(root, module)) : module,
    export: logger.export ?? name,
    name,
    certain: true,
  };
}

/** The way from a file to a module of the project, as an import writes it. */
function moduleFrom(file: string, module: string): string {
  const path = relative(dirname(file), module).split(sep).join('/');
  const bare = path.replace(/\.[cm]?tsx?$/, '').replace(/\/index$/, '');
  return bare.startsWith('.') ? bare : `./${bare}`;
}
