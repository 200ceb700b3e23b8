import { resolve } from 'node:path';
import { checkMigration } from '../analysis/checks/migration.ts';
import { checkNoConsole } from '../analysis/checks/no-console.ts';
import { checkNoHardcodedLevel } from '../analysis/checks/no-hardcoded-level.ts';
import { checkNoLogInjection } from '../analysis/checks/no-log-injection.ts';
import { checkNoMislabeledLevel } from '../analysis/checks/no-mislabeled-level.ts';
import { checkNoSuccessSpam } from '../analysis/checks/no-success-spam.ts';
import { checkNoUnmaskedPii } from '../analysis/checks/no-unmasked-pii.ts';
import { checkPreferStructured } from '../analysis/checks/prefer-structured.ts';
import { checkRequireErrorContext } from '../analysis/checks/require-error-context.ts';
import { maySetLevel } from '../analysis/leveled/hardcoded.ts';
import { mayLog } from '../analysis/logger-calls.ts';
import { mayWriteStreams } from '../analysis/streams.ts';
import { processFile, type Check } from '../source/file.ts';
import { mentionsConsole } from '../source/mentions.ts';
import { loadConfig, validateConfig, type LoadedConfig, type LogfixConfig } from './config.ts';
import { settingsFor } from './settings.ts';
import type { Searchable } from './source-file.ts';

/** The checks whose fixes each codemod applies. */
export const CODEMODS: Readonly<Record<string, readonly Check[]>> = {
  'migrate-console': [checkMigration],
  'mask-pii': [checkNoUnmaskedPii],
  'enrich-errors': [checkRequireErrorContext],
  'fix-levels': [checkNoMislabeledLevel],
  'level-from-env': [checkNoHardcodedLevel],
  'escape-untrusted': [checkNoLogInjection],
  'structure-messages': [checkPreferStructured],
  'logs-to-metrics': [checkNoSuccessSpam],
};

/** Every check that some codemod knows, once. */
export const ALL_CHECKS: readonly Check[] = [
  checkNoConsole,
  ...Object.values(CODEMODS).flat().filter((check) => check !== checkMigration),
];

/** A quick look at the bytes of a file: `false` when a codemod has nothing to do there. */
export const mayHoldBytes = (bytes: Searchable, codemod = 'migrate-console'): boolean =>
  codemod === 'migrate-console'
    ? bytes.includes('console') || bytes.includes('.std')
    : mayConcern(bytes, codemod);

/** A text without these words holds nothing for any codemod. */
export const mayHoldCalls = (text: string, codemod = 'migrate-console'): boolean =>
  codemod === 'migrate-console'
    ? mentionsConsole(text) || mayWriteStreams(text)
    : mayConcern(text, codemod);

const mayConcern = (text: Searchable, codemod: string): boolean =>
  codemod === 'level-from-env' ? maySetLevel(text) : mayLog(text);

const loaded = new Map<string, Promise<LoadedConfig>>();

/**
 * One codemod over one file, as jscodeshift calls it.
 * @param options jscodeshift's options; `--logger-import`, `--strip-emoji` and the like are read.
 * @returns The new text, or `undefined` when nothing changes.
 * @throws {ParseError} when the file cannot be parsed; jscodeshift counts it as an error.
 */
export async function runTransform(
  codemod: string,
  path: string,
  source: string,
  options: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  if (!mayHoldCalls(source, codemod)) return undefined;
  const config = await configFrom(options);
  const file = resolve(process.cwd(), path);
  const result = processFile(file, source, settingsFor(file, source, config), CODEMODS[codemod]!);
  return result.after === source ? undefined : result.after;
}

/** The configuration of the working directory, read once, under the flags of a command line. */
export async function configFrom(options: Readonly<Record<string, unknown>>): Promise<LoadedConfig> {
  const key = String(options.config ?? '');
  const base = loaded.get(key) ?? loadConfig(process.cwd(), key || undefined);
  loaded.set(key, base);
  return withOptions(await base, options);
}

/** Flags of a command line over what the configuration says. */
export function withOptions(
  loaded: LoadedConfig,
  options: Readonly<Record<string, unknown>>,
): LoadedConfig {
  const over = (config: LogfixConfig): LogfixConfig => overruled(config, options);
  return { ...loaded, config: over(loaded.config), over };
}

function overruled(config: LogfixConfig, options: Readonly<Record<string, unknown>>): LogfixConfig {
  const text = (camel: string, kebab: string): string | undefined => {
    const value = options[camel] ?? options[kebab];
    return value === undefined ? undefined : String(value);
  };
  const logger = {
    ...config.logger,
    ...defined('import', text('loggerImport', 'logger-import')),
    ...defined('name', text('loggerName', 'logger-name')),
    ...defined('export', text('loggerExport', 'logger-export')),
    ...defined('dialect', text('dialect', 'dialect')),
  };
  const strip = {
    ...config.strip,
    ...flag('emoji', options.stripEmoji ?? options['strip-emoji']),
    ...flag('tags', options.stripTags ?? options['strip-tags']),
  };
  const merged: LogfixConfig = {
    ...config,
    ...(Object.keys(logger).length > 0 ? { logger } : {}),
    ...defined('defaultLevel', text('defaultLevel', 'default-level')),
    ...(Object.keys(strip).length > 0 ? { strip } : {}),
    ...include(config, options.include),
  };
  validateConfig(merged, 'command line');
  return merged;
}

const defined = (key: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [key]: value };

const flag = (key: string, value: unknown): Record<string, boolean> =>
  value === undefined ? {} : { [key]: value === true || value === 'true' };

function include(config: LogfixConfig, value: unknown): { include?: string[] } {
  const given = [value].flat().filter((v) => v !== undefined && v !== false);
  if (given.length === 0) return {};
  return { include: [...(config.include ?? []), ...given.map((v) => (v === true ? '**' : String(v)))] };
}
