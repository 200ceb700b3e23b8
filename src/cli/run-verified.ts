import { resolve } from 'node:path';
import { verifyTypes } from '../project/verify/types.ts';
import { runCommand } from '../project/verify/command.ts';
import { replaceFile, versionOf, WriteError } from '../project/write.ts';
import type { FileResult } from '../source/file.ts';
import { UsageError } from './io.ts';
import { runCodemod, shownPath, type Failure, type RunOptions, type RunTotals } from './run-codemod.ts';

/** How `--verify` proves a run: `true` by the type checker, a text by that command. */
export type Verify = true | string;

/**
 * Runs checks over a tree, and writes only what stands the proof.
 * With the type checker, a file that gains an error is not written; with a command that
 * succeeded before and fails afterwards, every file gets its old text back.
 * @throws {UsageError} when the command fails before anything is changed.
 */
export async function runVerified(options: RunOptions, verify: Verify): Promise<RunTotals> {
  if (verify !== true) proveBefore(verify, options.cwd);
  const results: { result: FileResult; shown: string }[] = [];
  const totals = await runCodemod({
    ...options,
    write: false,
    onResult: (result, shown) => results.push({ result, shown }),
  });
  if (totals.interrupted) return totals;
  const taken = verify === true ? await takeBackByTypes(results, options) : [];
  const refused = new Set(taken.map(({ file }) => file));
  const failed: Failure[] = [...totals.failed, ...taken];
  const written: FileResult[] = [];
  let { broken } = totals;
  for (const { result, shown } of results) {
    if (refused.has(shown)) continue;
    try {
      if (options.write && write(result, options.cwd)) written.push(result);
      options.onResult(result, shown);
    } catch (error) {
      broken = true;
      failed.push({ file: shown, message: error instanceof Error ? error.message : String(error) });
    }
  }
  if (verify !== true && options.write) {
    const after = runCommand(verify, options.cwd);
    if (!after.ok) {
      for (const result of written) replace(pathOf(result, options.cwd), result.before);
      throw new UsageError(takenBackMessage(verify, written, options.cwd, after.tail));
    }
  }
  return { ...totals, failed, broken };
}

function proveBefore(command: string, cwd: string): void {
  const { ok, tail } = runCommand(command, cwd);
  if (ok) return;
  throw new UsageError(`"${command}" fails before anything is changed, so it proves nothing:\n${tail}`);
}

const pathOf = (result: FileResult, cwd: string): string => resolve(cwd, result.filename);

const replace = (path: string, text: string): void => replaceFile(path, text, versionOf(path));

function write(result: FileResult, cwd: string): boolean {
  if (result.after === result.before) return false;
  const path = pathOf(result, cwd);
  const version = versionOf(path);
  if (version.size !== Buffer.byteLength(result.before)) {
    throw new WriteError('was changed by someone else meanwhile');
  }
  replaceFile(path, result.after, version);
  return true;
}

async function takeBackByTypes(
  results: readonly { result: FileResult; shown: string }[],
  { cwd, onNote }: RunOptions,
): Promise<Failure[]> {
  const changed = results.filter(({ result }) => result.after !== result.before);
  const proposals = changed.map(({ result }) => ({ file: pathOf(result, cwd), after: result.after }));
  const { regressions, unchecked } = await verifyTypes(proposals);
  if (unchecked.length > 0) {
    const names = unchecked.slice(0, 3).map((file) => shownPath(file, cwd)).join(', ');
    const more = unchecked.length > 3 ? ` and ${unchecked.length - 3} more` : '';
    onNote?.(`no tsconfig.json covers ${names}${more}: written without a type check`);
  }
  return regressions.map(({ file, message }) => ({
    file: shownPath(file, cwd),
    message: `taken back, it would gain a type error: ${message}`,
  }));
}

function takenBackMessage(
  command: string,
  written: readonly FileResult[],
  cwd: string,
  tail: string,
): string {
  const names = written.slice(0, 5).map((r) => shownPath(pathOf(r, cwd), cwd)).join(', ');
  const more = written.length > 5 ? ` and ${written.length - 5} more` : '';
  return `"${command}" fails after the migration; ${names}${more} have their old text back:\n${tail}`;
}
