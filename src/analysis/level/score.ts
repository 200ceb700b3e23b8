import type { Level } from '../../loggers/levels.ts';

/** The levels that people choose among; `trace` and `fatal` come from rules. */
export const CHOICES = ['debug', 'info', 'warn', 'error'] as const;
export type Choice = (typeof CHOICES)[number];
export type Probabilities = Readonly<Record<Choice, number>>;

export type Line = readonly [slope: number, shift: number];

/** Log-odds by feature; what a feature is not listed for, it does not speak of. */
export interface Model {
  /** For `warn` and for `error`, against a line of routine. */
  readonly attention: Readonly<Record<string, readonly [warn: number, error: number]>>;
  /** For `debug`, against `info`, among lines of routine. */
  readonly routine: Readonly<Record<string, number>>;
  /** What a project's default adds to the odds of `debug`. */
  readonly policy: Readonly<Record<'debug' | 'info', number>>;
  /** What a method that names a level adds to the odds of that level. */
  readonly method: Readonly<Record<Choice, number>>;
  /** How raw log-odds become the share of such answers that were right. */
  readonly calibration: Readonly<Record<'open' | 'set', Line>>;
}

/** How the project settles `debug` or `info`, as the model sees it. */
export const policyOf = (level: Level | null): 'debug' | 'info' | null => {
  if (level === null) return null;
  return level === 'trace' || level === 'debug' ? 'debug' : 'info';
};

const LEVEL_METHODS: ReadonlyMap<string, Choice> = new Map(
  CHOICES.map((level) => [`method:${level}`, level]),
);

/** The level that a feature names, if it is a method that names one. */
export const methodLevel = (code: string): Choice | undefined => LEVEL_METHODS.get(code);

/** What one observation adds to the log-odds of each level. */
interface Weights {
  readonly warn: number;
  readonly error: number;
  readonly debug: number;
}

const compiled = new WeakMap<Model, ReadonlyMap<string, Weights>>();

/** The model's weights by feature, in one table. */
export function weightsOf(model: Model): ReadonlyMap<string, Weights> {
  let table = compiled.get(model);
  if (table === undefined) {
    const codes = new Set([...Object.keys(model.attention), ...Object.keys(model.routine)]);
    const weights = (code: string): Weights => {
      const [warn, error] = model.attention[code] ?? [0, 0];
      return { warn, error, debug: model.routine[code] ?? 0 };
    };
    table = new Map([...codes].map((code) => [code, weights(code)]));
    compiled.set(model, table);
  }
  return table;
}

/** Where the project has a default, the share of its say that a call keeps in debug or info. */
const SAY = 0.7;

/** The probability of each level for a call with these features. */
export function probabilitiesOf(
  codes: readonly string[],
  policy: 'debug' | 'info' | null,
  model: Model,
): Probabilities {
  const table = weightsOf(model);
  let { warn, error, debug } = table.get('bias') ?? { warn: 0, error: 0, debug: 0 };
  let method: Choice | undefined;
  for (const code of codes) {
    const weights = table.get(code);
    if (weights === undefined) method ??= LEVEL_METHODS.get(code);
    else {
      warn += weights.warn;
      error += weights.error;
      debug += weights.debug;
    }
  }
  if (policy !== null) debug = model.policy[policy] + SAY * debug;
  const split = 1 / (1 + Math.exp(-debug));
  const shares: Record<Choice, number> = {
    debug: split,
    info: 1 - split,
    warn: Math.exp(warn),
    error: Math.exp(error),
  };
  if (method !== undefined) shares[method] *= Math.exp(model.method[method]);
  const sum = shares.debug + shares.info + shares.warn + shares.error;
  for (const level of CHOICES) shares[level] /= sum;
  return shares;
}

/** The likeliest level. */
export function likeliest(probabilities: Probabilities): Choice {
  let best: Choice = 'debug';
  for (const level of CHOICES) if (probabilities[level] > probabilities[best]) best = level;
  return best;
}

/** How often an answer of this raw probability was right. */
export function calibrated(raw: number, [slope, shift]: Line): number {
  const odds = Math.log(raw / Math.max(1e-9, 1 - raw));
  return 1 / (1 + Math.exp(-(slope * odds + shift)));
}
