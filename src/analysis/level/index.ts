import type { Level } from '../../loggers/levels.ts';
import { LEVELS } from '../../loggers/levels.ts';
import { findLabel } from '../label.ts';
import type { TypeFacts } from '../sensitive/types.ts';
import type { LevelDecision, LevelPolicy, LogCall, Reason, Unit } from '../types.ts';
import type { Feature } from './features.ts';
import { featuresOf } from './features.ts';
import { MODEL } from './model.ts';
import { phraseOf } from './phrases.ts';
import type { Choice, Probabilities } from './score.ts';
import { calibrated, CHOICES, likeliest, methodLevel } from './score.ts';
import { policyOf, probabilitiesOf, weightsOf } from './score.ts';

/**
 * Decisions at least this sure were right 93 times of 100: see docs/levels/accuracy.md. `set` holds
 * where the project's default is known.
 */
export const CONFIDENT = { open: 0.75, set: 0.77 } as const;

/** Which level a call deserves, and why. */
export function inferLevel(
  call: LogCall,
  unit: Unit,
  policy: LevelPolicy,
  types: TypeFacts | null = null,
): LevelDecision {
  return byLabel(call, unit) ?? byMethod(call) ?? byModel(featuresOf(call, unit, policy, types), policy);
}

function byLabel(call: LogCall, unit: Unit): LevelDecision | null {
  const label = findLabel(call, unit);
  if (label === null) return null;
  const text = `the message is labelled ${label.text}`;
  return certain(label.level, 0.85, { code: 'label', text, weight: 5, range: label.range });
}

/** Methods that stand for a level that the model does not weigh. */
function byMethod(call: LogCall): LevelDecision | null {
  const { method, level, api } = call;
  const says = (text: string): Reason => ({ code: `method:${method}`, text, weight: 4, range: call.callee.range });
  if (level === 'trace' || level === 'fatal') return certain(level, 0.95, says(`it is written with ${method}`));
  if (api !== 'console') return null;
  if (method === 'trace') return certain('trace', 0.85, says('it is written with trace'));
  return method === 'assert' ? certain('error', 0.85, says('assert prints only what failed')) : null;
}

function certain(level: Level, confidence: number, reason: Reason): LevelDecision {
  const near = LEVELS[LEVELS.indexOf(level) + (level === 'fatal' ? -1 : 1)] as Level;
  const alternatives = [{ level: near, confidence: Math.round((1 - confidence) * 50) / 100 }];
  return { level, confidence, reasons: [reason], alternatives };
}

function byModel(features: readonly Feature[], policy: LevelPolicy): LevelDecision {
  const codes = features.map((feature) => feature.code);
  const setting = policyOf(policy.defaultLevel);
  const probabilities = probabilitiesOf(codes, setting, MODEL);
  const chosen = likeliest(probabilities);
  const line = MODEL.calibration[setting === null ? 'open' : 'set'];
  const confidence = round(calibrated(probabilities[chosen], line));
  const level = settle(chosen, codes, policy);
  const reasons = reasonsFor(chosen, level, features, policy);
  if (level === 'fatal') return { ...FATAL, reasons };
  const alternatives = alternativesTo(chosen, probabilities, confidence);
  return { level, confidence, reasons, alternatives };
}

/** Half of the loggers know no `fatal`: many a person would leave it at `error`. */
const FATAL = {
  level: 'fatal',
  confidence: 0.6,
  alternatives: [{ level: 'error', confidence: 0.4 }],
} as const;

/** A level outside the model's four, where the place or the project's default asks for it. */
function settle(chosen: Choice, codes: readonly string[], { defaultLevel }: LevelPolicy): Level {
  if (chosen === 'error' && codes.includes('before:exit') && codes.includes('in:last-resort')) {
    return 'fatal';
  }
  if (chosen === 'debug' && defaultLevel === 'trace') return 'trace';
  const loud = defaultLevel !== null && LEVELS.indexOf(defaultLevel) > LEVELS.indexOf('info');
  return loud && (chosen === 'debug' || chosen === 'info') ? defaultLevel : chosen;
}

const OTHERS = new Map(CHOICES.map((level) => [level, CHOICES.filter((other) => other !== level)]));

function alternativesTo(chosen: Choice, probabilities: Probabilities, confidence: number) {
  const rest = 1 - probabilities[chosen] || 1;
  const share = (level: Choice): number => round((probabilities[level] / rest) * (1 - confidence));
  return OTHERS.get(chosen)!
    .map((level) => ({ level: level as Level, confidence: share(level) }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** What one observation adds to the odds of a choice. */
function weightFor(code: string, chosen: Choice): number {
  const weights = weightsOf(MODEL).get(code);
  if (weights === undefined) {
    const named = methodLevel(code);
    if (named === undefined) return 0;
    return named === chosen ? MODEL.method[named] : -MODEL.method[named];
  }
  const { warn, error, debug } = weights;
  if (chosen === 'warn') return warn;
  if (chosen === 'error') return error;
  return (chosen === 'debug' ? debug : -debug) - Math.max(0, warn, error);
}

const MOST = 6;
const LEAST = 0.2;

const telling = new Map<Choice, Map<string, number>>();

/** What an observation adds to the odds of a choice, to two digits; 0 where that is too little to tell. */
function tellingWeight(code: string, chosen: Choice): number {
  let weights = telling.get(chosen);
  if (weights === undefined) telling.set(chosen, (weights = new Map()));
  let weight = weights.get(code);
  if (weight === undefined) {
    const exact = round(weightFor(code, chosen));
    weights.set(code, (weight = Math.abs(exact) >= LEAST ? exact : 0));
  }
  return weight;
}

interface Heard {
  /** `null` for the project's default. */
  readonly feature: Feature | null;
  readonly weight: number;
}

function reasonsFor(
  chosen: Choice,
  level: Level,
  features: readonly Feature[],
  policy: LevelPolicy,
): Reason[] {
  const inFavour: Heard[] = [];
  const against: Heard[] = [];
  for (let i = 0; i < features.length; i++) {
    const weight = tellingWeight(features[i]!.code, chosen);
    if (weight !== 0) (weight < 0 ? against : inFavour).push({ feature: features[i]!, weight });
  }
  const byDefault = defaultReason(level, policy);
  const routine = chosen === 'debug' || chosen === 'info';
  if (routine) (byDefault.weight < 0 ? against : inFavour).push({ feature: null, weight: byDefault.weight });
  const counter = tell(against.sort(byWeight).reverse(), 2, byDefault);
  return [...tell(inFavour.sort(byWeight), MOST - counter.length, byDefault), ...counter];
}

const byWeight = (a: Heard, b: Heard): number => b.weight - a.weight;

/** The first that can be told. */
function tell(some: readonly Heard[], most: number, byDefault: Reason): Reason[] {
  const told: Reason[] = [];
  for (let i = 0; i < some.length && told.length < most; i++) {
    const { feature, weight } = some[i]!;
    const text = feature === null ? byDefault.text : phraseOf(feature);
    if (text !== null) told.push({ code: feature?.code ?? 'default', text, weight, range: feature?.range });
  }
  return told;
}

function defaultReason(level: Level, { defaultLevel }: LevelPolicy): Reason {
  if (defaultLevel === null) {
    return { code: 'default', text: 'it is part of the ordinary run', weight: 0.2 };
  }
  const weight = level === defaultLevel ? 1 : -1;
  return { code: 'default', text: `the project's default is ${defaultLevel}`, weight };
}

const round = (x: number): number => Math.round(x * 100) / 100;

export { mostTellingCalls, policyFromAnswers } from './calibrate.ts';
export type { Answer, Question } from './calibrate.ts';
