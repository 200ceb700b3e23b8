import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { git, repositoryRoot } from '../project/git.ts';
import {
  parseSuppressions, printSuppressions, prune, suppress, suppressedRules, SUPPRESSIONS_FILE, unusedIn,
  type Counts, type Suppressions,
} from '../project/suppressions.ts';
import { putFile } from '../project/write.ts';
import type { RuleSet } from './choices.ts';
import { UsageError } from './io.ts';
import { rulesOf } from './lint.ts';
import { shownPath } from './run-codemod.ts';

export interface BaselineOptions {
  readonly cwd: string;
  /** The user's own file; ESLint's own where absent; `false` for none at all. */
  readonly file?: string | false;
  /** Write down what is found. */
  readonly add: boolean;
  /** Take away what is found no more. */
  readonly prune: boolean;
  /** Read the file as the next commit holds it. */
  readonly staged: boolean;
  readonly rules: RuleSet;
}

/** An entry of the baseline that nothing answers to any more. */
export interface Stale {
  readonly file: string;
  readonly rule: string;
  readonly count: number;
}

export interface BaselineTotals {
  /** The file, as people name it. */
  readonly file: string;
  readonly stale: readonly Stale[];
  readonly written: boolean;
}

/** Old findings, which do not count. */
export interface Baseline {
  /** Which rules are to keep quiet about a file. */
  judge(file: string, counts: Counts): ReadonlySet<string>;
  /** Writes what is to be written. */
  end(): BaselineTotals;
}

/**
 * Opens the baseline of a run; `null` where there is none to read or to write.
 * @throws {UsageError} when the user's own file is not there.
 */
export function openBaseline(options: BaselineOptions): Baseline | null {
  const { cwd, add, staged } = options;
  const writes = add || options.prune;
  if (options.file === false) return null;
  const path = resolve(cwd, options.file ?? SUPPRESSIONS_FILE);
  const shown = shownPath(path, cwd);
  const text = (staged ? stagedText(path, cwd) : null) ?? textAt(path, shown);
  if (text === null && !add) {
    if (options.file === undefined) return null;
    throw new UsageError(`${shown}: there is no such baseline; write one with --update-baseline`);
  }
  const active = new Set(rulesOf(options.rules).map(({ name }) => `logfix/${name}`));
  const before = text === null ? {} : parseSuppressions(text, shown);
  let all: Suppressions = before;
  const stale: Stale[] = [];
  return {
    judge(file, counts) {
      if (add) all = suppress(all, file, counts);
      const unused = unusedIn(all[file], counts, active);
      if (options.prune) all = prune(all, file, unused);
      else stale.push(...unused.map((one) => ({ file, ...one })));
      return suppressedRules(all[file], counts);
    },
    end() {
      if (options.prune) all = ofFilesThatExist(all, cwd);
      if (writes && (text === null || all !== before)) putFile(path, printSuppressions(all));
      return { file: shown, stale, written: writes };
    },
  };
}

const ofFilesThatExist = (all: Suppressions, cwd: string): Suppressions =>
  Object.fromEntries(Object.entries(all).filter(([file]) => existsSync(resolve(cwd, file))));

function textAt(path: string, shown: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    const way = code === 'EISDIR' ? 'is a folder; write --baseline=FILE' : `cannot be read (${code})`;
    throw new UsageError(`${shown}: ${way}`);
  }
}

/** The file as the next commit holds it. */
function stagedText(path: string, cwd: string): string | null {
  const root = repositoryRoot(cwd) ?? cwd;
  try {
    return git(root, ['show', `:${shownPath(path, root)}`]);
  } catch {
    return null;
  }
}
