// Leave-one-repository-out: each repository is judged by a model that never saw it.
import { CHOICES, defaultsOf, likeliest, probabilitiesOf, train } from './model.mjs';

const LABEL_LEVELS = { trace: 'debug', fatal: 'error' };

/** What the tool answers for a call, with the raw probability of its answer. */
export function answer(call, policy, model) {
  const label = call.codes.find((code) => code.startsWith('label:'))?.slice(6);
  if (label !== undefined) return { level: LABEL_LEVELS[label] ?? label, raw: 0.9, label: true };
  const probabilities = probabilitiesOf(call.codes, policy, model);
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
 * How right answers of each raw probability were: pooled until it never falls (isotonic
 * regression), as a few knots for straight lines.
 * @param answers `{ level, raw, truth, label }`
 */
export function knotsOf(answers) {
  const sorted = answers
    .filter((a) => !a.label)
    .map((a) => ({ x: a.raw, y: Number(a.level === a.truth) }))
    .sort((a, b) => a.x - b.x);
  const bins = 12;
  const blocks = [];
  for (let i = 0; i < bins; i++) {
    const part = sorted.slice(
      Math.round((i * sorted.length) / bins),
      Math.round(((i + 1) * sorted.length) / bins),
    );
    if (part.length === 0) continue;
    blocks.push({ x: mean(part.map((p) => p.x)), y: mean(part.map((p) => p.y)), n: part.length });
    while (blocks.length > 1 && blocks.at(-1).y < blocks.at(-2).y) {
      const b = blocks.pop();
      const a = blocks.pop();
      const n = a.n + b.n;
      blocks.push({ x: (a.x * a.n + b.x * b.n) / n, y: (a.y * a.n + b.y * b.n) / n, n });
    }
  }
  return blocks.map(({ x, y }) => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]);
}
