import { relative, sep } from 'node:path';
import type { Settings } from '../analysis/settings.ts';
import type { LevelPolicy } from '../analysis/types.ts';
import type { Level } from '../loggers/levels.ts';
import type { LoadedConfig, LogfixConfig } from './config.ts';
import { factsOf } from './facts.ts';
import { matchesAny } from './glob.ts';
import { metricsOf } from './metrics.ts';
import { habitFor, loggerPart } from './logger-of.ts';
import { targetFor } from './logger-target.ts';
import { configFor } from './nearest-config.ts';
import { packageFactsFor } from './package-facts.ts';
import { piiSettingsFor } from './pii.ts';
import { speaksOverStdout } from './roles/reach.ts';
import { shapesFor } from './shapes.ts';

/** Everything that decides about one file, from its configuration and from its project. */
export function settingsFor(file: string, text: string, given: LoadedConfig): Settings {
  const loaded = configFor(file, given);
  const { config, root } = loaded;
  const path = relative(root, file).split(sep).join('/');
  const include = config.include !== undefined && matchesAny(path, config.include);
  let facts = factsOf(file, text, { include });
  if (!include && config.keep !== undefined && matchesAny(path, config.keep)) {
    facts = { ...facts, keep: { role: 'config', reason: 'the configuration keeps it' } };
  }
  const part = facts.keep === null && !include ? loggerPart(file) : null;
  if (part !== null) facts = { ...facts, keep: { role: 'logger', reason: part } };
  return {
    logger: targetFor(file, facts, loaded),
    levels: levelsFor(file, facts.keep !== null, defaultLevelFor(path, config)),
    strip: { emoji: config.strip?.emoji ?? false, tags: config.strip?.tags ?? false },
    facts,
    metrics: config.metrics ?? metricsOf(file, facts),
    pii: piiSettingsFor(file, path, loaded),
    shapes: shapesFor(file),
  };
}

/** A project that says nothing may still show how it uses levels. */
function levelsFor(file: string, kept: boolean, defaultLevel: Level | null): LevelPolicy {
  if (kept) return { defaultLevel };
  const pkg = packageFactsFor(file);
  const protocol = pkg?.dependencies.has(MCP) === true && speaksOverStdout(pkg);
  return { defaultLevel, protocol, habit: defaultLevel === null ? habitFor(file) : null };
}

/** Its servers talk to a client over their standard output. */
const MCP = '@modelcontextprotocol/sdk';

function defaultLevelFor(path: string, config: LogfixConfig): Level | null {
  const own = config.levels?.findLast(({ files }) => matchesAny(path, [files].flat()));
  return own?.defaultLevel ?? config.defaultLevel ?? null;
}
