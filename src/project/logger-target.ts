import { resolve } from 'node:path';
import type { FileFacts } from '../analysis/settings.ts';
import { DEFAULT_TARGET, DIALECTS, knownModule, type LoggerTarget } from '../loggers/index.ts';
import { fileAt } from './aliases.ts';
import type { LoadedConfig, LogfixConfig } from './config.ts';
import { learnFile, libraryFor, loggerOf } from './logger-of.ts';
import { moduleFrom } from './module-path.ts';

/** The logger that calls of a file go to: what the configuration says, or what the project uses. */
export function targetFor(file: string, { keep }: FileFacts, { config, root }: LoadedConfig): LoggerTarget {
  // What a test asserts on stays, but other calls of the file may go to the project's logger.
  if (keep !== null && keep.program !== 'asserted') return DEFAULT_TARGET;
  const { logger } = config;
  if (logger === undefined) return loggerOf(file);
  return logger.import === undefined ? described(file, logger) : named(file, root, logger, logger.import);
}

type Described = NonNullable<LogfixConfig['logger']>;

/** The configuration names no module: what the project uses, as far as nothing is said. */
function described(file: string, { dialect: wanted, name, export: exported }: Described): LoggerTarget {
  const found = loggerOf(file);
  const dialect = wanted === undefined ? found.dialect : DIALECTS.get(wanted)!;
  const fits = found.dialect.name === dialect.name || /^(console-like|tag-first|the project)/.test(found.dialect.name);
  const base = fits ? found : libraryFor(dialect.name, file) ?? found;
  return {
    ...base,
    dialect: found.dialect.name === dialect.name ? found.dialect : dialect,
    name: name ?? base.name,
    export: exported ?? base.export,
    certain: true,
  };
}

function named(file: string, root: string, logger: Described, module: string): LoggerTarget {
  const path = /^\.\.?\//.test(module) ? resolve(root, module) : null;
  const library = knownModule(module);
  const own = path === null ? null : learnFile(fileAt(path));
  const use = library?.use;
  const name = logger.name ?? use?.name ?? 'logger';
  const setup = use?.setup !== undefined && logger.export === undefined
    ? libraryFor(library!.dialect.name, file)?.setup
    : undefined;
  return {
    dialect: logger.dialect === undefined
      ? library?.dialect ?? own ?? DIALECTS.get('console-like')!
      : DIALECTS.get(logger.dialect)!,
    module: path === null ? module : moduleFrom(file, path),
    export: logger.export ?? use?.export ?? name,
    name,
    certain: true,
    ...(setup ? { setup } : {}),
  };
}
