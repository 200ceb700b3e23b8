// Writes docs/levels/accuracy.md from training/data: node training/report.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { answer, calibrate, leaveOneOut, measure } from './evaluate.mjs';
import { CHOICES, readCalls, readLeveled, withoutHabit } from './model.mjs';

const { calibrated } = await import('../src/analysis/level/score.ts');
const { CONFIDENT } = await import('../src/analysis/level/index.ts');
const { defaultFrom, mostTelling } = await import('../src/analysis/level/calibrate.ts');

const calls = readCalls();
const leveled = readLeveled();
const judged = leaveOneOut(calls, leveled);
const logs = judged.filter((call) => call.method === 'log');
const repos = [...new Set(calls.map((call) => call.repo))];

const f = (x) => x.toFixed(3).replace(/^0/, '');
const percent = (x) => `${(100 * x).toFixed(1)} %`;
const row = (name, m) =>
  `| ${name} | ${f(m.macro)} | ${f(m.macroDistance)} | ${f(m.micro)} | ${f(m.microDistance)} |`;
const HEAD = `| | accuracy, over repositories | distance, over repositories | accuracy, over calls | distance, over calls |
|---|---|---|---|---|`;

const byMethod = (call) => (CHOICES.includes(call.method) ? call.method : 'info');

function confusion(list, predict) {
  const lines = CHOICES.map((truth) => {
    const own = list.filter((call) => call.level === truth);
    const counts = CHOICES.map((level) => own.filter((call) => predict(call) === level).length);
    return `| **${truth}** | ${counts.join(' | ')} |`;
  });
  return `| people chose ↓, answered → | ${CHOICES.join(' | ')} |\n|---|---|---|---|---|\n${lines.join('\n')}`;
}

/** Confidence of each answer, calibrated on the other repositories. */
function confidences(kind, judged) {
  const asAnswers = (list) => list.map((call) => ({ ...call[kind], truth: call.level }));
  const out = [];
  for (const repo of new Set(judged.map((call) => call.repo))) {
    const line = calibrate(asAnswers(judged.filter((call) => call.repo !== repo)));
    for (const call of judged.filter((c) => c.repo === repo)) {
      const { level, raw, label } = call[kind];
      const sure = label ? 0.85 : calibrated(raw, line);
      out.push({ sure, right: level === call.level });
    }
  }
  return out;
}

const share = (list) => list.filter((a) => a.right).length / list.length;

function reliability(answers) {
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
  const lines = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const part = answers.filter((a) => a.sure >= edges[i] && a.sure < edges[i + 1]);
    if (part.length === 0) continue;
    const said = part.reduce((sum, a) => sum + a.sure, 0) / part.length;
    const top = Math.min(1, edges[i + 1]);
    lines.push(`| ${edges[i]}–${top} | ${part.length} | ${f(said)} | ${f(share(part))} |`);
  }
  return `| confidence | calls | said, on average | right |\n|---|---|---|---|\n${lines.join('\n')}`;
}

function confidentLine(answers, kind = 'open') {
  const part = answers.filter((a) => a.sure >= CONFIDENT[kind]);
  return `${percent(share(part))} right at ${percent(part.length / answers.length)} of the calls`;
}

/** The repositories besides the one that prints everything with console.error. */
const OUTLIER = 'kesslerio/attio-mcp-server';
const others = judged.filter((call) => call.repo !== OUTLIER);

function surest(answers, fraction) {
  const sorted = [...answers].sort((a, b) => b.sure - a.sure);
  return f(share(sorted.slice(0, Math.round(fraction * sorted.length))));
}

/** Five questions a repository, then its other console.log calls. */
function asked(n) {
  const rest = [];
  let found = 0;
  let projects = 0;
  for (const repo of repos) {
    const own = logs.filter((call) => call.repo === repo);
    const open = own
      .filter((call) => !call.open.label)
      .map((call) => ({ ...call, codes: withoutHabit(call.codes) }));
    if (open.length === 0) continue;
    const { model } = own[0];
    const observed = open.map(({ codes, place }) => ({ codes, file: place.split(':')[0] }));
    const questions = mostTelling(observed, n, model).map((i) => open[i]);
    const setting = defaultFrom(questions, model);
    projects++;
    if (setting === own[0].default) found++;
    for (const call of own) {
      if (questions.some(({ place }) => place === call.place)) continue;
      rest.push({ ...call, asked: answer(call, setting, model).level });
    }
  }
  return { rest, found, projects };
}

function perRepository() {
  const lines = repos.map((repo) => {
    const own = logs.filter((call) => call.repo === repo);
    if (own.length === 0) return null;
    const right = (kind) => own.filter((c) => c[kind].level === c.level).length / own.length;
    return `| ${repo} | ${own.length} | ${own[0].default} | ${f(right('open'))} | ${f(right('set'))} |`;
  });
  return lines.filter(Boolean).join('\n');
}

const unheard = calls.filter((c) => c.method === 'error' && c.level !== 'error');
const shows = (call) => call.codes.some((code) => code.startsWith('habit:'));
const habitual = new Set(calls.filter(shows).map((call) => call.repo));
const openSure = confidences('open', judged);
const setSure = confidences('set', judged);
const five = asked(5);
const withoutLeveled = leaveOneOut(calls, []).filter((call) => call.method === 'log');

const text = `# How often the level is the one that people chose

Written by \`node training/report.mjs\`; do not edit. ${calls.length} console calls that people gave a level by hand, in the public histories of ${repos.length} repositories (\`training/data/calls.tsv\`: where each call stood, what was observed of it, what it became). ${leveled.length} calls of ${new Set(leveled.map((c) => c.repo)).size} code bases that are leveled already (\`training/data/leveled.tsv\`) help to learn debug and info; none of them is counted below.

Every figure is by **leave-one-repository-out**: each repository is judged by a model that was trained without any of its calls, in either file. *Distance* is 1 − |answer − truth| / (largest possible distance from the truth) on debug < info < warn < error. *Over repositories* gives each repository the same weight. *With the project's default* tells the model whether most of that repository's \`console.log\` calls became debug or info, as \`defaultLevel\` does.

## \`console.log\` calls (${logs.length})

${HEAD}
${row('everything info', measure(logs, () => 'info'))}
${row('everything debug', measure(logs, () => 'debug'))}
${row('**with no setting**', measure(logs, (c) => c.open.level))}
${row("**with the project's default**", measure(logs, (c) => c.set.level))}
${row('with no setting, without the leveled code bases', measure(withoutLeveled, (c) => c.open.level))}

## All calls (${judged.length})

${HEAD}
${row('everything info', measure(judged, () => 'info'))}
${row('what the method says, log as info', measure(judged, byMethod))}
${row('**with no setting**', measure(judged, (c) => c.open.level))}
${row("**with the project's default**", measure(judged, (c) => c.set.level))}

## Five answers

\`logfix levels\` asks about the five most telling \`console.log\` calls of a project. Here the answers are what people chose; the calls asked about are not counted. The default was found in ${five.found} of ${five.projects} projects.

${HEAD}
${row('with no setting', measure(five.rest, (c) => c.open.level))}
${row('**after five answers**', measure(five.rest, (c) => c.asked))}
${row("with the project's default", measure(five.rest, (c) => c.set.level))}

## Confusion

\`console.log\` calls, with no setting:

${confusion(logs, (c) => c.open.level)}

\`console.log\` calls, with the project's default:

${confusion(logs, (c) => c.set.level)}

All calls, with the project's default:

${confusion(judged, (c) => c.set.level)}

## Confidence

Confidence is calibrated on the other repositories. A decision is called confident from ${CONFIDENT.open}, with the project's default from ${CONFIDENT.set}.

- With no setting: ${confidentLine(openSure)}. The surest 60 % of the calls are right in ${surest(openSure, 0.6)}, the surest 50 % in ${surest(openSure, 0.5)}.
- With the project's default: ${confidentLine(setSure, 'set')}. The surest 60 % of the calls are right in ${surest(setSure, 0.6)}, the surest 70 % in ${surest(setSure, 0.7)}.

With no setting:

${reliability(openSure)}

With the project's default:

${reliability(setSure)}

## Each repository

Share of its \`console.log\` calls that were answered right.

| repository | calls | default | no setting | with its default |
|---|---|---|---|---|
${perRepository()}

## What the figures do not say

- The starting judgement (\`training/priors.mjs\`) was written by people who had seen figures of these repositories. Weights and the choice of features are learned without the repository judged; that judgement is not.
- \`fatal\` and \`trace\` do not occur among the answers here: the loggers that these people moved to have neither, or nobody used them. The rule for \`fatal\` is counted as error.
- One repository prints everything with \`console.error\`, as programs that talk over stdout must. It holds ${unheard.filter((c) => c.repo === OUTLIER).length} of the ${unheard.length} \`console.error\` calls that became something else. That such a program's \`console.error\` is its ordinary output was not learned but judged, and no second repository shows whether it holds. Without that repository, with no setting: ${f(measure(others, (c) => c.open.level).micro)} of all calls are right, and ${confidentLine(confidences('open', others))}.
- The bounds of *confident*, and the share from which a project's leveled calls count as its habit (60 %, of three that were tried), were chosen with these figures in view: expect a little less elsewhere.
- *No setting* means that the project's habit is known where it shows one: which of \`debug\` and \`info\` most of its leveled calls were before the change. ${habitual.size} of the ${repos.length} repositories show one.
`;
const target = new URL('../docs/levels/accuracy.md', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, text);
