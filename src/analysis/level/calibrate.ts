import type { Level } from '../../loggers/levels.ts';
import { findLabel } from '../label.ts';
import type { LevelPolicy, LogCall, Unit } from '../types.ts';
import { featuresOf } from './features.ts';
import { MODEL } from './model.ts';
import type { Model } from './score.ts';
import { probabilitiesOf } from './score.ts';

/** A call that a person could be asked about. */
export interface Question {
  readonly call: LogCall;
  readonly unit: Unit;
}

/** What the person said. */
export interface Answer extends Question {
  readonly level: Level;
}

/** A call as the calibration sees it: features, and where it stands. */
export interface Observed {
  readonly codes: readonly string[];
  readonly file: string;
}

/**
 * Of 64 projects whose history was read, 47 default to info. Half of that weighs against the
 * answers: the calls asked about are the doubtful ones.
 */
const INFO_FIRST = Math.log(47 / 17) / 2;

/**
 * The calls of a project that are most worth asking a person about: those whose level hangs on
 * what the project means by debug and info, of different files and kinds.
 * @param calls Calls without a level of their own; others are never chosen.
 * @param n How many to choose at most.
 */
export function mostTellingCalls<T extends Question>(calls: readonly T[], n: number): T[] {
  const open = calls.filter(({ call, unit }) => isOpen(call) && findLabel(call, unit) === null);
  const observed = open.map(({ call, unit }) => ({
    codes: featuresOf(call, unit).map((feature) => feature.code),
    file: unit.filename,
  }));
  return mostTelling(observed, n).map((index) => open[index] as T);
}

const isOpen = ({ api, form, method }: LogCall): boolean =>
  api === 'console' && form === 'call' && method === 'log';

/** As `mostTellingCalls`, by features: indices of the calls to ask about. */
export function mostTelling(
  calls: readonly Observed[],
  n: number,
  model = MODEL,
): number[] {
  const rests = calls.map(({ codes }) => tellingness(codes, model));
  const kinds = calls.map(({ codes }) => kindOf(codes));
  const sizes = countOf(kinds);
  const chosen: number[] = [];
  const seen = new Map<string, number>();
  const used = (key: string): number => seen.get(key) ?? 0;
  while (chosen.length < Math.min(n, calls.length)) {
    let best = -1;
    let bestScore = -Infinity;
    calls.forEach(({ file }, i) => {
      if (chosen.includes(i)) return;
      const kind = kinds[i] as string;
      const crowd = 1 + Math.log(sizes.get(kind) ?? 1) / 4;
      const again = 1 + used(`file ${file}`) + used(`kind ${kind}`);
      const score = ((rests[i] as number) * crowd) / again;
      if (score > bestScore) [best, bestScore] = [i, score];
    });
    chosen.push(best);
    for (const key of [`file ${calls[best]?.file}`, `kind ${kinds[best]}`]) {
      seen.set(key, used(key) + 1);
    }
  }
  return chosen;
}

/** How far the probability of debug swings with the project's default. */
function tellingness(codes: readonly string[], model: Model): number {
  const quiet = probabilitiesOf(codes, 'debug', model);
  const plain = probabilitiesOf(codes, 'info', model);
  return quiet.debug - plain.debug;
}

/** Calls of one kind are likely to share their level: same place, same sort of value. */
function kindOf(codes: readonly string[]): string {
  const place = codes.filter((code) => /^(?:in|path|only|value):/.test(code));
  return place.sort().join(' ');
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The policy that explains a person's answers best. Without a telling answer it stays open. */
export function policyFromAnswers(answers: readonly Answer[]): LevelPolicy {
  const observed = answers.map(({ call, unit, level }) => ({
    codes: featuresOf(call, unit).map((feature) => feature.code),
    level,
  }));
  return { defaultLevel: defaultFrom(observed) };
}

/** As `policyFromAnswers`, by features. */
export function defaultFrom(
  answers: readonly { readonly codes: readonly string[]; readonly level: Level }[],
  model = MODEL,
): 'debug' | 'info' | null {
  const telling = answers.filter(({ level }) => level === 'debug' || level === 'info');
  if (telling.length === 0) return null;
  let odds = INFO_FIRST;
  for (const { codes, level } of telling) {
    const choice = level as 'debug' | 'info';
    const quiet = probabilitiesOf(codes, 'debug', model)[choice];
    const plain = probabilitiesOf(codes, 'info', model)[choice];
    odds += Math.log(plain / quiet);
  }
  return odds > 0 ? 'info' : 'debug';
}
