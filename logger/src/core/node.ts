import { fstatSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Sink } from '../types.ts';
import { attempt } from './attempt.ts';
import type { Platform } from './create.ts';
import { fast } from './fast.ts';
import type { Ready } from './fast.ts';
import { severityFor, severityOf } from './levels.ts';
import { prettySink } from './pretty.ts';
import { fdSink } from './stdout.ts';

const { env } = process;

const environment = (): string | undefined => env['ENV'] || env['NODE_ENV'];

/** Asks cheaply first: `process.stdout` costs more than this whole package to load. */
const isTerminal = (): boolean =>
  attempt(() => fstatSync(1).isCharacterDevice()) === true && process.stdout.isTTY === true;

/** `LOG_FORMAT` decides; without it, people at a terminal get readable lines. */
const isPretty = (): boolean => {
  const format = env['LOG_FORMAT'];
  if (format) return format == 'pretty';
  return isTerminal() && !/^prod/i.test(environment() ?? '');
};

const hasColours = (): boolean =>
  env['NO_COLOR'] ? false : env['FORCE_COLOR'] ? true : isTerminal();

/** Standard output: JSON lines, or readable on a terminal. */
export const stdoutSink = (): Sink =>
  isPretty() ? prettySink(fdSink(1), hasColours()) : fdSink(1);

export const node: Platform<Ready> = {
  ...fast,
  severity: () => severityOf(env['LOG_LEVEL']) ?? severityFor(environment()),
  sink: stdoutSink,
  stamp: () => ({
    service: env['SERVICE_NAME'] || env['OTEL_SERVICE_NAME'] || env['npm_package_name'],
    env: environment(),
    version: env['SERVICE_VERSION'] || env['npm_package_version'],
    host: hostname(),
  }),
};
