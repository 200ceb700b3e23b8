#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { cac } from 'cac';
import type { TellingCall } from './commands/levels.ts';
import type { Io } from './io.ts';
import { EXIT, UsageError } from './io.ts';

const version = (JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { version: string }).version;

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  progress: process.stderr.isTTY === true && !process.env.CI,
  colour: wantsColour(),
};

function wantsColour(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true;
}

type Flags = Record<string, unknown> & { '--'?: string[] };

const cli = cac('logfix');

/** Every codemod with what it does, in the order in which `--help` lists them. */
const CODEMOD_COMMANDS: readonly (readonly [name: string, description: string])[] = [
  ['migrate-console', 'Rewrite console calls to calls of a leveled logger'],
  ['mask-pii', 'Mask personal data and secrets in log calls'],
  ['enrich-errors', 'Give error reports their exception and what they are about'],
  ['fix-levels', 'Log at the level that the message speaks of'],
  ['escape-untrusted', 'Write text of strangers with escapes where a log is text'],
  ['structure-messages', 'Give messages that hold values a constant text, with fields'],
  ['level-from-env', 'Read the level of loggers from the environment'],
  ['logs-to-metrics', 'Count what happens all the time instead of writing a line for it'],
];

for (const [name, description] of CODEMOD_COMMANDS) {
  cli
    .command(`${name} [...paths]`, description)
    .option('--dry-run', 'Show the diff and write nothing')
    .option('--force', 'Write even where git holds no copy of the present state')
    .option('--format <format>', 'text or json', { default: 'text' })
    .option('--interactive', 'Ask call by call, beginning with the five that tell most')
    .option('--types', 'Ask the compiler what values are: @pii contracts, declared types')
    .option('--verify [command]', 'Take back what gains a type error, or everything when the command fails')
    .option('--include <glob>', 'Work on these paths whatever they look like (may be repeated)')
    .option('--logger-import <module>', 'Module that exports the logger')
    .option('--logger-name <name>', 'Name of the logger')
    .option('--logger-export <name>', 'Exported name, "default" for the default export')
    .option('--dialect <name>', 'How the logger is called: logfix, pino, winston, …')
    .option('--default-level <level>', 'Level of a console.log that says nothing of itself')
    .option('--strip-emoji', 'Cut emoji from the front of messages')
    .option('--strip-tags', 'Cut [Tag]s from the front of messages')
    .option('--config <file>', 'Configuration file')
    .option('--verbose', 'List every file and every reason')
    .action(async (paths: string[], flags: Flags) => {
      const { runCodemodCommand } = await import('./commands/codemod.ts');
      const { dryRun, force, format, config, verbose, verify, interactive, types, ...overrides } = flags;
      return runCodemodCommand(
        {
          codemod: name,
          paths: pathsOf(paths, flags),
          cwd: process.cwd(),
          dryRun: dryRun === true,
          force: force === true,
          format: oneOf(format, ['text', 'json'], '--format'),
          verbose: verbose === true,
          types: types === true,
          ...(verify === undefined || verify === false
            ? {}
            : { verify: verify === true ? true : String(verify) }),
          ...(interactive === true ? { terminal: terminal() } : {}),
          ...(config === undefined ? {} : { config: String(config) }),
          overrides,
        },
        io,
      );
    });
}

cli
  .command('fix [...paths]', 'Run all codemods, one building on the other; each file is written once')
  .option('--phase <phase>', '1: masks, level from the environment, prints; 2: levels, errors; 3: structure, metrics')
  .option('--dry-run', 'Show the diff and write nothing')
  .option('--force', 'Write even where git holds no copy of the present state')
  .option('--format <format>', 'text or json', { default: 'text' })
  .option('--verify [command]', 'Take back what gains a type error, or everything when the command fails')
  .option('--include <glob>', 'Work on these paths whatever they look like (may be repeated)')
  .option('--logger-import <module>', 'Module that exports the logger')
  .option('--logger-name <name>', 'Name of the logger')
  .option('--logger-export <name>', 'Exported name, "default" for the default export')
  .option('--dialect <name>', 'How the logger is called: logfix, pino, winston, …')
  .option('--default-level <level>', 'Level of a console.log that says nothing of itself')
  .option('--strip-emoji', 'Cut emoji from the front of messages')
  .option('--strip-tags', 'Cut [Tag]s from the front of messages')
  .option('--config <file>', 'Configuration file')
  .option('--verbose', 'List every file and all that is left')
  .action(async (paths: string[], flags: Flags) => {
    const { fix } = await import('./commands/fix.ts');
    const { dryRun, force, format, config, verbose, verify, phase, ...overrides } = flags;
    const said = phase === undefined ? null : oneOf(String(phase), ['1', '2', '3'], '--phase');
    return fix(
      {
        phase: said === null ? null : (Number(said) as 1 | 2 | 3),
        paths: pathsOf(paths, flags),
        cwd: process.cwd(),
        dryRun: dryRun === true,
        force: force === true,
        format: oneOf(format, ['text', 'json'], '--format'),
        verbose: verbose === true,
        ...(verify === undefined || verify === false
          ? {}
          : { verify: verify === true ? true : String(verify) }),
        ...(config === undefined ? {} : { config: String(config) }),
        overrides,
      },
      io,
    );
  });

cli
  .command('levels [...paths]', 'Show the levels of this project, and settle its default level')
  .option('--answers <levels>', 'Answers to the questions, such as debug,info,-,info,debug')
  .option('--set <level>', 'Keep this default level without asking')
  .option('--config <file>', 'Configuration file')
  .action(async (paths: string[], flags: Flags) => {
    const { levels } = await import('./commands/levels.ts');
    const { answers, set, config, ...overrides } = flags;
    const ask = async (questions: readonly TellingCall[]) =>
      (await import('./interactive/ui.ts')).askLevels(questions, terminal());
    const person = process.stdin.isTTY && process.stdout.isTTY;
    return levels(
      {
        paths: set === undefined ? pathsOf(paths, flags) : [],
        cwd: process.cwd(),
        answers: answers === undefined ? null : String(answers).split(','),
        set: set === undefined ? null : String(set),
        ...(person ? { ask } : {}),
        ...(config === undefined ? {} : { config: String(config) }),
        overrides,
      },
      io,
    );
  });

cli
  .command('check [...paths]', 'Report what the recommended rules find')
  .option('--format <format>', 'text or json', { default: 'text' })
  .option('--include <glob>', 'Check these paths whatever they look like (may be repeated)')
  .option('--config <file>', 'Configuration file')
  .action(async (paths: string[], flags: Flags) => {
    const { check } = await import('./commands/check.ts');
    const { format, config, ...overrides } = flags;
    return check(
      {
        paths: pathsOf(paths, flags),
        cwd: process.cwd(),
        format: oneOf(format, ['text', 'json'], '--format'),
        ...(config === undefined ? {} : { config: String(config) }),
        overrides,
      },
      io,
    );
  });

cli
  .command('explain <place>', 'Tell the whole reasoning for the calls at FILE:LINE')
  .option('--include <glob>', 'Look at these paths whatever they look like (may be repeated)')
  .option('--default-level <level>', 'Level of a console.log that says nothing of itself')
  .option('--config <file>', 'Configuration file')
  .action(async (place: string, flags: Flags) => {
    const { explain } = await import('./commands/explain.ts');
    const { config, ...overrides } = flags;
    const file = config === undefined ? {} : { config: String(config) };
    return explain({ place, cwd: process.cwd(), ...file, overrides }, io);
  });

cli
  .command('policy <engine>', 'Write the life cycle of logs for s3, elasticsearch, opensearch or loki')
  .option('--law <name>', 'Retention that a law asks for, such as electronic-finance (may be repeated)')
  .option('--days <n>', 'Days to keep lines; five years where no law is named')
  .option('--confirm <n>', 'Fewer days than the law asks for, said again')
  .option('--hot <n>', 'Last day on fast disks', { default: 14 })
  .option('--warm <n>', 'Last day on cheaper disks', { default: 90 })
  .option('--cold <n>', 'Last day in cheap storage that still answers at once', { default: 365 })
  .option('--name <name>', 'Name of the policy')
  .option('--repository <name>', 'Snapshot repository of Elasticsearch or OpenSearch')
  .option('--prefix <prefix>', 'Keys in S3')
  .option('--store <name>', 'Object store of Loki')
  .option('--write', 'Write the file instead of printing it')
  .action(async (engine: string, flags: Flags) => {
    const { policy } = await import('./commands/policy.ts');
    const text = (key: string) => (flags[key] === undefined ? {} : { [key]: String(flags[key]) });
    return policy(
      {
        engine,
        cwd: process.cwd(),
        laws: [flags.law].flat().filter((law) => law !== undefined).map(String),
        ...days(flags, 'days'),
        ...days(flags, 'confirm'),
        tiers: { ...days(flags, 'hot'), ...days(flags, 'warm'), ...days(flags, 'cold') },
        ...text('name'), ...text('repository'), ...text('prefix'), ...text('store'),
        write: flags.write === true,
      },
      io,
    );
  });

function days(flags: Flags, key: string): Record<string, number> {
  if (flags[key] === undefined) return {};
  const value = Number(flags[key]);
  if (!Number.isFinite(value)) throw new UsageError(`--${key} must be a number of days`);
  return { [key]: value };
}

function pathsOf(paths: readonly string[], flags: Flags): string[] {
  const all = [...paths, ...(flags['--'] ?? [])].map(String);
  if (all.length === 0) throw new UsageError('name the files or folders to work on, such as src/');
  return all;
}

function terminal(): { input: typeof process.stdin; output: typeof process.stdout } {
  if (process.stdin.isTTY && process.stdout.isTTY) return { input: process.stdin, output: process.stdout };
  throw new UsageError('--interactive needs a terminal; without one, use --dry-run');
}

function oneOf<T extends string>(value: unknown, known: readonly T[], flag: string): T {
  const found = known.find((k) => k === value);
  if (found === undefined) throw new UsageError(`${flag} must be one of: ${known.join(', ')}`);
  return found;
}

cli.help();
cli.version(version);

/** cac knows that a flag takes no value only by its camel-case name: `--dry-run src`. */
const camelFlag = (arg: string): string => {
  const flag = /^--[a-z]+(-[a-z]+)+(?==|$)/.exec(arg)?.[0];
  return flag ? flag.replace(/(?<=[a-z])-([a-z])/g, (_, c: string) => c.toUpperCase()) + arg.slice(flag.length) : arg;
};

async function main(): Promise<number> {
  const parsed = cli.parse(process.argv.map(camelFlag), { run: false });
  if (parsed.options.help || parsed.options.version) return EXIT.clean;
  if (!cli.matchedCommand) {
    const [name] = parsed.args;
    if (name === undefined) {
      cli.outputHelp();
      return EXIT.clean;
    }
    throw new UsageError(`there is no command ${name}; see logfix --help`);
  }
  return (await cli.runMatchedCommand()) as number;
}

// A reader that stops early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.clean);
  throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = EXIT.failed;
  const message = error instanceof Error ? error.message : String(error);
  io.err(`logfix: ${message}\n`);
  if (process.env.LOGFIX_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
}
