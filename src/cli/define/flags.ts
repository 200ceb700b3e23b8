import type { CAC } from 'cac';
import { UsageError, type Io } from '../io.ts';

/** What the command line said: flags by their camel-case names. */
export type Flags = Record<string, unknown> & { '--'?: string[] };

/** Adds a command to the command line; what it does is loaded when it runs. */
export type Define = (cli: CAC, io: Io) => void;

export type Command = ReturnType<CAC['command']>;

/** Flags of every command that writes code. */
export const writing = (command: Command): Command =>
  command
    .option('--dry-run', 'Show the diff and write nothing')
    .option('--force', 'Write even where git holds no copy of the present state')
    .option('--format <format>', 'text or json', { default: 'text' })
    .option(
      '--verify [command]',
      'Take back what gains a type error, or everything when the command fails',
    )
    .option('--verbose', 'List every file and every reason');

/** Flags that overrule the configuration where code is written. */
export const overruling = (command: Command): Command =>
  configured(command, 'Work on')
    .option('--logger-import <module>', 'Module that exports the logger')
    .option('--logger-name <name>', 'Name of the logger')
    .option('--logger-export <name>', 'Exported name, "default" for the default export')
    .option('--dialect <name>', 'How the logger is called: logfix, pino, winston, …')
    .option('--default-level <level>', 'Level of a console.log that says nothing of itself')
    .option('--strip-emoji', 'Cut emoji from the front of messages')
    .option('--strip-tags', 'Cut [Tag]s from the front of messages');

/** Flags of every command that reads code. */
export const configured = (command: Command, verb: string): Command =>
  command
    .option('--include <glob>', `${verb} these paths whatever they look like (may be repeated)`)
    .option('--config <file>', 'Configuration file');

/** What {@link writing} adds, as the commands take it, and the flags that are left over. */
export function written(flags: Flags) {
  const { dryRun, force, format, config, verbose, verify, ...overrides } = flags;
  return {
    dryRun: dryRun === true,
    force: force === true,
    format: oneOf(format, ['text', 'json'], '--format'),
    verbose: verbose === true,
    ...(verify === undefined || verify === false
      ? {}
      : { verify: verify === true ? (true as const) : String(verify) }),
    ...configOf(config),
    overrides,
  };
}

export const configOf = (config: unknown): { config?: string } =>
  config === undefined ? {} : { config: String(config) };

/** @throws {UsageError} when no path is given. */
export function pathsOf(paths: readonly string[], flags: Flags): string[] {
  const all = [...paths, ...(flags['--'] ?? [])].map(String);
  if (all.length > 0) return all;
  throw new UsageError('name the files or folders to work on, such as src/');
}

/** @throws {UsageError} when the value is none of the known ones. */
export function oneOf<T extends string>(value: unknown, known: readonly T[], flag: string): T {
  const found = known.find((k) => k === String(value));
  if (found === undefined) throw new UsageError(`${flag} must be one of: ${known.join(', ')}`);
  return found;
}

/** @throws {UsageError} when nobody sits at a terminal. */
export function terminal(): { input: typeof process.stdin; output: typeof process.stdout } {
  const { stdin, stdout } = process;
  if (stdin.isTTY && stdout.isTTY) return { input: stdin, output: stdout };
  throw new UsageError('--interactive needs a terminal; without one, use --dry-run');
}
