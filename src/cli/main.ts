#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { cac } from 'cac';
import { COMMANDS } from './define/index.ts';
import { tuneEngine } from './engine.ts';
import type { Io } from './io.ts';
import { EXIT, UsageError } from './io.ts';
import { harmless } from './output/harmless.ts';
import { whyNotWritten } from '../project/write.ts';

tuneEngine();

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

const cli = cac('logfix');
for (const define of COMMANDS) define(cli, io);
cli.help();
cli.version(version);

/** cac knows that a flag takes no value only by its camel-case name: `--dry-run src`. */
const camelFlag = (arg: string): string => {
  const flag = /^--(?!no-)[a-z]+(-[a-z]+)+(?==|$)/.exec(arg)?.[0];
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
  io.err(`logfix: standard output: not written: ${whyNotWritten(error)}\n`);
  process.exit(EXIT.failed);
});
// Nobody is left to be told, and what was asked for can be done all the same.
process.stderr.on('error', () => {});

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = EXIT.failed;
  const message = error instanceof Error ? error.message : String(error);
  io.err(`logfix: ${harmless(message)}\n`);
  if (process.env.LOGFIX_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
}
