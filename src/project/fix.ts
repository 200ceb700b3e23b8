import { resolve } from 'node:path';
import type { Settings } from '../analysis/settings.ts';
import type { Finding } from '../analysis/types.ts';
import {
  partsOf, processFile, provenParts, withoutMark, type FileResult, type Located, type Part,
} from '../source/file.ts';
import { lineDiff } from '../source/line-diff.ts';
import { lineTable } from '../source/lines.ts';
import { PHASES, phaseOf, type Phase } from './phase.ts';
import { settingsFor } from './settings.ts';
import type { Searchable } from './source-file.ts';
import { CODEMODS, configFrom, mayHoldBytes, mayHoldCalls } from './transform.ts';

/** Names of the codemods of a phase; of all phases without one. */
export const stepsOf = (phase: Phase | null): string[] =>
  (phase === null ? [1, 2, 3] as const : [phase])
    .flatMap((one) => PHASES[one])
    .filter((name) => name in CODEMODS);

/** A change that a codemod made, with the line where it stands afterwards. */
export interface Change {
  readonly codemod: string;
  readonly finding: Finding;
  /** Line of the changed file, from 1. */
  readonly line: number;
}

/** What became of a file, and what is left in it. */
export interface Fixed extends FileResult {
  /** What the checks still say about the file, placed in its new text. */
  readonly located: readonly Located[];
  readonly changes: readonly Change[];
  /** The new text, parsed. */
  readonly parts: readonly Part[];
}

/** A codemod that undoes what another does would go on for ever. */
export class RestlessError extends Error {
  override readonly name = 'RestlessError';
}

/** A file is at rest after two rounds; what one codemod wrote may give another something to do. */
const ROUNDS = 6;

export const mayFixBytes = (bytes: Searchable, steps: readonly string[]): boolean =>
  steps.some((step) => mayHoldBytes(bytes, step));

/** A text without the words of any step has nothing to fix. */
export const mayFix = (text: string, steps: readonly string[]): boolean =>
  steps.some((step) => mayHoldCalls(text, step));

interface Made {
  readonly codemod: string;
  readonly located: Located;
  /** The text that the codemod found. */
  readonly text: string;
}

/**
 * Runs codemods over one file, one after the other, until none of them has anything to do. Each
 * works on the text that the one before it left, so no two edits can want the same characters;
 * the file is parsed again only after a change.
 * @param parsed The file, where it was parsed before; see `partsOf`.
 * @throws {ParseError} when a block cannot be parsed.
 * @throws {RestlessError} when the codemods do not come to rest.
 */
export function fixFile(
  filename: string,
  before: string,
  settings: Settings,
  steps: readonly string[],
  parsed?: readonly Part[],
): Fixed {
  let text = before;
  let parts = parsed ?? partsOf(filename, withoutMark(text));
  const made: Made[] = [];
  const last = new Map<string, FileResult>();
  for (let i = 0, quiet = 0; quiet < steps.length; i++) {
    if (i === ROUNDS * steps.length) throw new RestlessError(restless(steps));
    const codemod = steps[i % steps.length]!;
    const result = processFile(filename, text, settings, CODEMODS[codemod]!, undefined, parts);
    last.set(codemod, result);
    quiet++;
    if (result.after === text) continue;
    const found = text;
    made.push(...result.located.filter(({ finding }) => finding.fix !== null)
      .map((located) => ({ codemod, located, text: found })));
    text = result.after;
    parts = provenParts(filename, text);
    quiet = 0;
  }
  const results = [...last.values()];
  return {
    filename,
    before,
    after: text,
    located: once(results.flatMap((result) => result.located)),
    markup: results[0]?.markup ?? [],
    changes: placed(made, text),
    parts,
  };
}

const restless = (steps: readonly string[]): string =>
  `is not at rest after ${ROUNDS} rounds of ${steps.join(', ')}: left as it was`;

/** Two codemods may share a check. */
function once(located: readonly Located[]): Located[] {
  const seen = new Set<string>();
  return located
    .filter(({ finding, offset }) => {
      const { check, messageId, range } = finding;
      const key = [check, messageId, offset + range[0], offset + range[1]].join();
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.offset + a.finding.range[0] - (b.offset + b.finding.range[0]));
}

/** Changes with their lines in the new text. */
function placed(made: readonly Made[], after: string): Change[] {
  const lines = new Map<string, (offset: number) => number>();
  return made.map(({ codemod, located: { finding, offset }, text }) => {
    const lineAt = lines.get(text) ?? lineIn(text, after);
    lines.set(text, lineAt);
    return { codemod, finding, line: lineAt(offset + finding.range[0]) };
  });
}

/** Tells the line of a later text at which an offset into an earlier one has arrived. */
function lineIn(before: string, after: string): (offset: number) => number {
  const position = lineTable(before);
  const map = lineMap(before, after);
  return (offset) => map(position(offset).line);
}

/** Where the lines of a text stand in a later one; changed lines go by their order. */
function lineMap(before: string, after: string): (line: number) => number {
  const to: number[] = [];
  let at = 1;
  let gone = 0;
  const close = (): void => {
    while (gone > 0) to[to.length - gone] = Math.min(to[to.length - gone--]!, Math.max(1, at - 1));
  };
  for (const { kind, lines } of lineDiff(before, after)) {
    if (kind === 'removed') {
      close();
      for (const i of lines.keys()) to.push(at + i);
      gone = lines.length;
    } else if (kind === 'added') at += lines.length;
    else {
      close();
      for (const _ of lines) to.push(at++);
    }
  }
  close();
  return (line) => to[line - 1] ?? line;
}

/**
 * All codemods over one file, as jscodeshift calls them.
 * @param options jscodeshift's options; `--phase=1` takes the codemods of one phase.
 * @returns The new text, or `undefined` when nothing changes.
 * @throws {ParseError} when the file cannot be parsed; jscodeshift counts it as an error.
 */
export async function runFix(
  path: string,
  source: string,
  options: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const steps = stepsOf(phaseOf(options.phase));
  if (!mayFix(source, steps)) return undefined;
  const file = resolve(process.cwd(), path);
  const { after } = fixFile(file, source, settingsFor(file, source, await configFrom(options)), steps);
  return after === source ? undefined : after;
}
