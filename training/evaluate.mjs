// Leave-one-repository-out: each repository is judged by a model that never saw it.
import { CHOICES, defaultsOf, likeliest, probabilitiesOf, train, withoutHabit } from './model.mjs';

const LABEL_LEVELS = { trace: 'debug', fatal: 'error' };

/** What the tool answers for a call, with the raw probability of its answer. */
export function answer(call, policy, model) {
  const label = call.codes.find((code) => code.startsWith('label:'))?.slice(6);
  if (label !== undefined) return { level: LABEL_LEVELS[label] ?? label, raw: 0.9, label: true };
  const codes = policy === null ? call.codes : withoutHabit(call.codes);
  const probabilities = probabilitiesOf(codes, policy, model);
  const level = likeliest(probabilities);
  return { level, raw: probabilities[level], probabilities };
}

/**
 * @param leveled further calls to learn from; those of the repository judged are left out too
 * @returns each call with `open` (no default known) and `set` (the project's default known)
 */
export function leaveOneOut(calls, leveled) {
  const defaults = defaultsOf(calls);
  const judged = [];
  for (const repo of new Set(calls.map((call) => call.repo))) {
    const model = train([...calls, ...leveled].filter((call) => call.repo !== repo));
    for (const call of calls) {
      if (call.repo !== repo) continue;
      const open = answer(call, null, model);
      const set = answer(call, defaults.get(repo), model);
      judged.push({ ...call, default: defaults.get(repo), open, set, model });
    }
  }
  return judged;
}

/** 1 - distance over the largest possible distance from the true level. */
export function closeness(predicted, level) {
  const truth = CHOICES.indexOf(level);
  const farthest = Math.max(truth, CHOICES.length - 1 - truth);
  return 1 - Math.abs(CHOICES.indexOf(predicted) - truth) / farthest;
}

const mean = (list) => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Accuracy and ordinal distance, over repositories and over calls. */
export function measure(calls, predict) {
  const repos = Map.groupBy
    ? Map.groupBy(calls, (call) => call.repo)
    : calls.reduce((map, c) => map.set(c.repo, [...(map.get(c.repo) ?? []), c]), new Map());
  const right = (call) => Number(predict(call) === call.level);
  const near = (call) => closeness(predict(call), call.level);
  const groups = [...repos.values()];
  return {
    macro: mean(groups.map((list) => mean(list.map(right)))),
    macroDistance: mean(groups.map((list) => mean(list.map(near)))),
    micro: mean(calls.map(right)),
    microDistance: mean(calls.map(near)),
  };
}

/**
 * How right answers of each raw probability were: a line through their log-odds (Platt scaling),
 * which keeps the order of the answers.
 * @param answers `{ level, raw, truth, label }`
 * @returns `[slope, shift]` on log-odds
 */
export function calibrate(answers) {
  const points = answers
    .filter((a) => !a.label)
    .map((a) => ({ x: Math.log(a.raw / (1 - a.raw)), y: Number(a.level === a.truth) }));
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < 50; step++) {
    let [gs, gb, ss, sb, bb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(slope * x + shift)));
      const w = p * (1 - p);
      gs += (y - p) * x;
      gb += y - p;
      ss += w * x * x;
      sb += w * x;
      bb += w;
    }
    const det = ss * bb - sb * sb;
    slope += (bb * gs - sb * gb) / det;
    shift += (ss * gb - sb * gs) / det;
  }
  return [Math.round(slope * 1000) / 1000, Math.round(shift * 1000) / 1000];
}
