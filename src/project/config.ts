import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { DIALECTS } from '../loggers/index.ts';
import { LEVELS } from '../loggers/levels.ts';
import type { Level } from '../loggers/levels.ts';
import { holds } from './folders.ts';
import { PII_TESTS, type PiiConfig } from './pii-config.ts';

/** What a project says about its logging, in `logfix.config.{js,mjs,ts}` or `settings.logfix`. */
export interface LogfixConfig {
  /** The logger that rewritten calls go to. Naming one says that it exists. */
  readonly logger?: {
    /** How it is called: `logfix`, `console-like`, … Found out by itself where absent. */
    readonly dialect?: string;
    /** Module that exports it; one that begins with `./` is relative to the configuration. */
    readonly import?: string;
    /** Exported name; `default` for the default export. `name` where absent. */
    readonly export?: string;
    /** Name that it gets in a file. */
    readonly name?: string;
  };
  /** Level of a `console.log` that says nothing of itself. */
  readonly defaultLevel?: Level;
  /** Other default levels for some paths; the last match counts. */
  readonly levels?: readonly { readonly files: string | readonly string[]; readonly defaultLevel: Level }[];
  /** Paths (globs) whose console calls stay. */
  readonly keep?: readonly string[];
  /** Paths (globs) that are migrated whatever they look like. */
  readonly include?: readonly string[];
  /** Paths (globs) that are not looked at. */
  readonly ignore?: readonly string[];
  /** What is cut from the front of messages. */
  readonly strip?: { readonly emoji?: boolean; readonly tags?: boolean };
  /** What counts what happens all the time. Found out by itself where absent. */
  readonly metrics?: 'logger' | 'prom-client';
  /** Personal data and secrets: names, policies, masks. */
  readonly pii?: PiiConfig;
}

/** A configuration with the folder that its paths are relative to. */
export interface LoadedConfig {
  readonly config: LogfixConfig;
  readonly root: string;
  /** The file it came from; `null` where there is none. */
  readonly file: string | null;
  /** A person chose it for every file: nearer ones do not count. */
  readonly chosen?: boolean;
  /** Puts the flags of a command line over any configuration. */
  readonly over?: (config: LogfixConfig) => LogfixConfig;
}

/** A configuration that cannot be used. The message names file, key and what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Gives types to a configuration file; returns what it is given. */
export const defineConfig = (config: LogfixConfig): LogfixConfig => config;

const NAMES = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `logfix.config.${ending}`);

/**
 * The nearest configuration file from a folder upwards; `null` when there is none.
 * @param known What was found before, by folder: what is above many folders is looked at once.
 */
export function findConfig(from: string, known = new Map<string, string | null>()): string | null {
  const folder = resolve(from);
  const before = known.get(folder);
  if (before !== undefined) return before;
  const own = NAMES.find((name) => holds(folder, name));
  const above = (): string | null => (isOutermost(folder) ? null : findConfig(dirname(folder), known));
  const found = own === undefined ? above() : join(folder, own);
  known.set(folder, found);
  return found;
}

const isOutermost = (folder: string): boolean =>
  dirname(folder) === folder || holds(folder, '.git');

/**
 * Loads the configuration for a folder.
 * @param file The user's own choice of file.
 * @throws {ConfigError} when the file is missing, cannot be loaded, or says something unknown.
 */
export async function loadConfig(cwd: string, file?: string): Promise<LoadedConfig> {
  const path = file === undefined ? findConfig(cwd) : resolve(cwd, file);
  if (path === null) return { config: {}, root: resolve(cwd), file: null };
  const shown = relative(cwd, path) || path;
  if (!existsSync(path)) throw new ConfigError(`${shown}: there is no such configuration file`);
  let config: unknown;
  try {
    config = await importDefault(path);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ConfigError(`${shown}: cannot be loaded: ${message}`);
  }
  validateConfig(config, shown);
  return { config, root: dirname(path), file: path, chosen: file !== undefined };
}

async function importDefault(path: string): Promise<unknown> {
  if (/\.[cm]?ts$/.test(path)) {
    const { createJiti } = createRequire(import.meta.url)('jiti') as typeof import('jiti');
    return createJiti(import.meta.url, { interopDefault: true }).import(path, { default: true });
  }
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  return module.default;
}

/** The default export of a module that was loaded at once. */
export const loadedDefault = (module: unknown): unknown =>
  typeof module === 'object' && module !== null && 'default' in module ? module.default : module;

type Test = readonly [expected: string, test: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isLevelName = (value: unknown): boolean => (LEVELS as readonly unknown[]).includes(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TEXT: Test = ['a non-empty string', isText];
const TEXTS: Test = ['an array of strings', isTexts];
const LEVEL: Test = [`one of ${LEVELS.join(', ')}`, isLevelName];
const FLAG: Test = ['true or false', (value) => typeof value === 'boolean'];

const TOP: Readonly<Record<string, Test | Readonly<Record<string, Test>>>> = {
  logger: {
    dialect: [`one of ${[...DIALECTS.keys()].join(', ')}`, (v) => DIALECTS.has(v as string)],
    import: TEXT,
    export: TEXT,
    name: ['a JavaScript name', (v) => isText(v) && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(v as string)],
  },
  defaultLevel: LEVEL,
  levels: [
    'an array of { files, defaultLevel }',
    (value) => Array.isArray(value) && value.every(
      (entry) => isRecord(entry) && (isText(entry.files) || isTexts(entry.files)) && isLevelName(entry.defaultLevel),
    ),
  ],
  keep: TEXTS,
  include: TEXTS,
  ignore: TEXTS,
  strip: { emoji: FLAG, tags: FLAG },
  metrics: ['logger or prom-client', (value) => value === 'logger' || value === 'prom-client'],
  pii: PII_TESTS,
};

/**
 * Checks that a value is a configuration.
 * @param where Where it stands, for the message.
 * @throws {ConfigError} that names the key and what was expected.
 */
export function validateConfig(value: unknown, where: string): asserts value is LogfixConfig {
  if (!isRecord(value)) {
    throw new ConfigError(`${where}: the default export must be a configuration object`);
  }
  for (const [key, entry] of Object.entries(value)) {
    const expected = ownOf(TOP, key);
    if (entry === undefined) continue;
    if (expected === undefined) throw unknownKey(where, key, Object.keys(TOP));
    if (isTest(expected)) {
      check(where, key, entry, expected);
      continue;
    }
    if (!isRecord(entry)) throw new ConfigError(`${where}: ${key} must be an object`);
    for (const [inner, innerValue] of Object.entries(entry)) {
      const test = ownOf(expected, inner);
      if (innerValue === undefined) continue;
      if (test === undefined) throw unknownKey(where, `${key}.${inner}`, Object.keys(expected));
      check(where, `${key}.${inner}`, innerValue, test);
    }
  }
}

/** A setting may be called `constructor`, and yet is none. */
const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const isTest = (value: Test | Readonly<Record<string, Test>>): value is Test => Array.isArray(value);

function check(where: string, key: string, value: unknown, [expected, test]: Test): void {
  if (test(value)) return;
  throw new ConfigError(`${where}: ${key} must be ${expected}, not ${shownValue(value).slice(0, 60)}`);
}

function shownValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // What JSON cannot say, a bigint or a circle.
    return inspect(value, { breakLength: Infinity });
  }
}

const unknownKey = (where: string, key: string, known: readonly string[]): ConfigError =>
  new ConfigError(`${where}: ${key} is not a setting; known here: ${known.join(', ')}`);
