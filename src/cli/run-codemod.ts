import { relative, sep } from 'node:path';
import type { Settings } from '../analysis/settings.ts';
import type { LoadedConfig } from '../project/config.ts';
import { discover } from '../project/discover.ts';
import { isLeftOut } from '../project/nearest-config.ts';
import { settingsFor } from '../project/settings.ts';
import { failureOf, lookFor, readSource, type Searchable } from '../project/source-file.ts';
import { mayHoldBytes, mayHoldCalls } from '../project/transform.ts';
import type { TypesOf } from '../project/types/index.ts';
import { replaceFile, WriteError } from '../project/write.ts';
import { processFile, provenParts, type Check, type FileResult } from '../source/file.ts';

/** A file that was left as it is, and why. */
export interface Failure {
  readonly file: string;
  readonly message: string;
}

/** What a run does with a file. */
export interface Work {
  /** `false` when there is nothing to do in a file with these bytes. */
  readonly concerns: (bytes: Searchable) => boolean;
  readonly process: (path: string, text: string, settings: Settings) => FileResult;
}

export interface RunOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly config: LoadedConfig;
  readonly checks: readonly Check[];
  /** Name of the codemod, which says what files it has something to do in. */
  readonly codemod?: string;
  /** What is done with each file, where it is more than to apply the checks. */
  readonly work?: Work;
  /** Asks the compiler, where the run was told to. */
  readonly typesOf?: TypesOf;
  readonly write: boolean;
  /** Called after each file that was parsed, in order. */
  readonly onResult: (result: FileResult, shown: string) => void;
  /** Something that a person should know, not tied to one call. */
  readonly onNote?: (text: string) => void;
  readonly onProgress: (files: number, file: string) => void;
  readonly signal: AbortSignal;
}

export interface RunTotals {
  readonly files: number;
  readonly failed: readonly Failure[];
  /** A write failed, so that the run could not do its work. */
  readonly broken: boolean;
  readonly interrupted: boolean;
}

/** Runs checks over a tree, file by file, and writes each file that they change. */
export async function runCodemod(options: RunOptions): Promise<RunTotals> {
  const work = options.work ?? workOf(options);
  const endLooking = lookFor(work.concerns);
  try {
    return await runFiles(options, work);
  } finally {
    endLooking();
  }
}

async function runFiles(options: RunOptions, work: Work): Promise<RunTotals> {
  const { cwd, config, signal } = options;
  const failed: Failure[] = [];
  let files = 0;
  let broken = false;
  let breath = Date.now();
  for (const path of discover(options.paths, cwd, config.config.ignore)) {
    // Let a Ctrl-C in: everything else here is synchronous, since that costs least.
    if (Date.now() - breath > 50) {
      await new Promise(setImmediate);
      breath = Date.now();
    }
    if (signal.aborted) return { files, failed, broken, interrupted: true };
    if (isLeftOut(path, config)) continue;
    files++;
    const shown = shownPath(path, cwd);
    options.onProgress(files, shown);
    try {
      const result = runFile(path, options, work);
      if (result) options.onResult(result, shown);
    } catch (error) {
      if (error instanceof WriteError) broken = true;
      failed.push({ file: shown, message: failureOf(error, path) });
    }
  }
  return { files, failed, broken, interrupted: false };
}

/** A path as people and tools read it: relative to the working directory, with slashes. */
export const shownPath = (path: string, cwd: string): string => {
  const name = path.startsWith(cwd + sep) ? path.slice(cwd.length + 1) : relative(cwd, path);
  return sep === '/' ? name : name.replaceAll(sep, '/');
};

function runFile(path: string, options: RunOptions, { concerns, process }: Work): FileResult | null {
  const source = readSource(path, concerns);
  if (source === null || !concerns(source.text)) return null;
  const { text, size } = source;
  const types = options.typesOf?.(path, text) ?? null;
  const result = process(path, text, { ...settingsFor(path, text, options.config), types });
  if (result.after !== text && !result.parts && !isPlain(result)) provenParts(path, result.after);
  if (options.write && result.after !== text) replaceFile(path, result.after, { size });
  return result;
}

/** Another name for what is called: that breaks no file, and most get no more. */
const isPlain = ({ located }: FileResult): boolean =>
  located.every(({ finding: { fix } }) =>
    fix === null || fix.edits.every(({ text }) => typeof text === 'string' && /^[\w$.]+$/.test(text)));

const workOf = ({ codemod, checks }: RunOptions): Work => ({
  concerns: (text) => typeof text === 'string' ? mayHoldCalls(text, codemod) : mayHoldBytes(text, codemod),
  process: (path, text, settings) => processFile(path, text, settings, checks),
});
