// Trains a model of src/analysis/level/score.ts from calls.
import './load-typescript.mjs';
import { readFileSync } from 'node:fs';
import { fit } from './fit.mjs';
import { ATTENTION, ROUTINE } from './priors.mjs';

const { CHOICES, likeliest, probabilitiesOf } = await import('../src/analysis/level/score.ts');
export { CHOICES, likeliest, probabilitiesOf };

/** Chosen once for all repositories; halving or doubling them moves no figure by more than .03. */
const SETTINGS = {
  ridge: { attention: 0.004, routine: 0.1, habit: 0.01 },
  /** A feature must be seen in this many repositories. */
  repositories: 3,
  /** A call weighs n to the minus this, n being the calls of its repository: sqrt(n) in all. */
  power: 0.5,
};

/** What says much of a project's style and nothing of a call's gravity. */
const MUTE =
  /^(?:habit:|file:(?:many|few|dense)|path:(?:typescript|markup)|args:|says:(?:one-word|capital|small))/;

const DATA = new URL('data/', import.meta.url);

function read(file) {
  const lines = readFileSync(new URL(file, DATA), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [repo, place, method, level, features] = line.split('\t');
    return { repo, place, method, level, codes: features.split(' ') };
  });
}

/** Calls of the console that people gave a level: `{ repo, place, method, level, codes }`. */
export const readCalls = () => read('calls.tsv');

/** Calls that are leveled already, read as if they were not yet. They teach debug and info. */
export const readLeveled = () =>
  read('leveled.tsv').map((call) => ({ ...call, leveled: true }));

/** The default that would suit each repository: what most of its console.log calls became. */
export function defaultsOf(calls) {
  const balance = new Map();
  for (const { repo, method, level } of calls) {
    const step = level === 'debug' ? 1 : level === 'info' ? -1 : 0;
    balance.set(repo, (balance.get(repo) ?? 0) + (method === 'log' ? step : 0));
  }
  return new Map([...balance].map(([repo, sum]) => [repo, sum > 0 ? 'debug' : 'info']));
}

const isLabelled = ({ codes }) => codes.some((code) => code.startsWith('label:'));
/** A default that is known leaves no question to the habit. */
export const withoutHabit = (codes) => codes.filter((code) => !code.startsWith('habit:'));
const hasLevelMethod = (code) => /^method:(?:debug|info|warn|error|log)$/.test(code);

function featureIndex(calls) {
  const seen = new Map();
  for (const { repo, codes } of calls) {
    for (const code of codes) seen.set(code, (seen.get(code) ?? new Set()).add(repo));
  }
  const index = new Map([['bias', 0], ['policy:debug', 1], ['policy:info', 2]]);
  for (const [code, repos] of seen) {
    if (repos.size >= SETTINGS.repositories) index.set(code, index.size);
  }
  for (const code of [...Object.keys(ATTENTION), ...Object.keys(ROUTINE)]) {
    if (!index.has(code)) index.set(code, index.size);
  }
  return index;
}

function samplesOf(calls, index) {
  const defaults = defaultsOf(calls.filter((call) => !call.leveled));
  const leveledDefaults = defaultsOf(calls.filter((call) => call.leveled));
  const sizes = new Map();
  const kindOf = (call) => `${call.repo} ${call.method === 'log'} ${call.leveled === true}`;
  for (const call of calls) sizes.set(kindOf(call), (sizes.get(kindOf(call)) ?? 0) + 1);
  const attention = [];
  const routine = [];
  for (const call of calls) {
    if (isLabelled(call)) continue;
    const rowOf = (codes) =>
      [0, ...codes.map((code) => index.get(code)).filter((f) => f !== undefined)];
    const row = rowOf(call.codes);
    const weight = sizes.get(kindOf(call)) ** -SETTINGS.power;
    const level = CHOICES.indexOf(call.level);
    if (!call.leveled) attention.push({ row, outcome: Math.max(0, level - 1), weight });
    if (level > 1 || call.method !== 'log') continue;
    const outcome = level === 0 ? 1 : 0;
    const setting = (call.leveled ? leveledDefaults : defaults).get(call.repo);
    const known = [...rowOf(withoutHabit(call.codes)), index.get(`policy:${setting}`)];
    routine.push({ row, outcome, weight: weight / 2 });
    routine.push({ row: known, outcome, weight: weight / 2 });
  }
  return { attention, routine };
}

function fitPart(samples, index, priors, ridge, k) {
  const prior = new Float64Array(index.size * k);
  const ridges = new Float64Array(index.size).fill(ridge);
  for (const [code, f] of index) {
    if (k === 2 && MUTE.test(code)) ridges[f] = 1e6;
    [priors[code] ?? []].flat().forEach((weight, c) => (prior[f * k + c] = weight));
    if (hasLevelMethod(code) || code.startsWith('policy:')) ridges[f] = 0.001;
    if (k === 1 && code.startsWith('habit:')) ridges[f] = SETTINGS.ridge.habit;
  }
  ridges[0] = k === 2 ? 0.0003 : 0.003;
  return fit(samples, prior, ridges, k);
}

const round = (x) => Math.round(x * 100) / 100 + 0;

/** Trains on calls. The result has no calibration yet. */
export function train(calls) {
  const index = featureIndex(calls);
  const samples = samplesOf(calls, index);
  const attention = fitPart(samples.attention, index, ATTENTION, SETTINGS.ridge.attention, 2);
  const routine = fitPart(samples.routine, index, ROUTINE, SETTINGS.ridge.routine, 1);
  const model = {
    attention: {},
    routine: {},
    policy: { debug: round(routine[1]), info: round(routine[2]) },
    method: { debug: 0, info: 0, warn: 0, error: 0 },
    calibration: { open: [1, 0], set: [1, 0] },
  };
  const log = index.get('method:log');
  for (const [code, f] of index) {
    if (code.startsWith('policy:') || hasLevelMethod(code)) continue;
    const extra = code === 'bias' ? [attention[log * 2], attention[log * 2 + 1]] : [0, 0];
    const pair = [round(attention[f * 2] + extra[0]), round(attention[f * 2 + 1] + extra[1])];
    if (pair[0] !== 0 || pair[1] !== 0) model.attention[code] = pair;
    const debug = round(routine[f] + (code === 'bias' ? routine[log] : 0));
    if (debug !== 0) model.routine[code] = debug;
  }
  for (const level of CHOICES) model.method[level] = methodWeight(calls, level, model);
  return model;
}

/** How far a method that names a level is to be believed: the likeliest weight, 4 or more. */
function methodWeight(calls, level, model) {
  const own = calls.filter((call) => !call.leveled && call.method === level && !isLabelled(call));
  let best = { weight: 4, score: -Infinity };
  for (let weight = 4; weight <= 6; weight += 0.25) {
    const trial = { ...model, method: { ...model.method, [level]: weight } };
    const repos = new Map();
    for (const call of own) {
      const p = probabilitiesOf(call.codes, null, trial)[call.level];
      const list = repos.get(call.repo) ?? [];
      repos.set(call.repo, [...list, Math.log(p)]);
    }
    let score = -((weight - 4) ** 2);
    for (const list of repos.values()) {
      score += list.reduce((sum, x) => sum + x, 0) / list.length ** SETTINGS.power;
    }
    if (score > best.score) best = { weight, score };
  }
  return best.weight;
}
