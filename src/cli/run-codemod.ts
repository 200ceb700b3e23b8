import { relative, sep } from 'node:path';
import type { LoadedConfig } from '../project/config.ts';
import { discover } from '../project/discover.ts';
import { settingsFor } from '../project/settings.ts';
import { failureOf, readSource } from '../project/source-file.ts';
import { mayHoldBytes, mayHoldCalls } from '../project/transform.ts';
import { replaceFile, versionOf, WriteError } from '../project/write.ts';
import { processFile, type Check, type FileResult } from '../source/file.ts';

/** A file that was left as it is, and why. */
export interface Failure {
  readonly file: string;
  readonly message: string;
}

export interface RunOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly config: LoadedConfig;
  readonly checks: readonly Check[];
  /** Name of the codemod, which says what files it has something to do in. */
  readonly codemod?: string;
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
    files++;
    const shown = shownPath(path, cwd);
    options.onProgress(files, shown);
    try {
      const result = runFile(path, options);
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
  const name = relative(cwd, path);
  return sep === '/' ? name : name.replaceAll(sep, '/');
};

function runFile(path: string, options: RunOptions): FileResult | null {
  const { codemod } = options;
  const source = readSource(path, (bytes) => mayHoldBytes(bytes, codemod));
  if (source === null || !mayHoldCalls(source.text, codemod)) return null;
  const { text, size } = source;
  const settings = settingsFor(path, text, options.config);
  const result = processFile(path, text, settings, options.checks);
  if (options.write && result.after !== text) {
    const version = versionOf(path);
    if (version.size !== size) throw new WriteError('was changed by someone else meanwhile');
    replaceFile(path, result.after, version);
  }
  return result;
}
