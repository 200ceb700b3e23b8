// Features of log calls that are leveled already: training/data/leveled.tsv.
// node training/extract-leveled.mjs REPOSITORIES
// Each call is read as if a migration still lay ahead: debug and info calls, and every other
// warn and error call, are written as console.log first. Only features leave this script.
import './load-typescript.mjs';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { FOREIGN, leveledIn, SOURCES } from './project-at.mjs';

const { parse } = await import('../src/source/parse.ts');
const { findConsoleUses } = await import('../src/analysis/console-uses.ts');
const { findLabel } = await import('../src/analysis/label.ts');
const { featuresOf } = await import('../src/analysis/level/features.ts');
const { habitOf } = await import('../src/analysis/level/habit.ts');

const [repositories] = process.argv.slice(2);
const MOST = 200;
const LOGGERS = '(?:logger|log|LOG|Log|winston|Logger|consola|\\$log)';
const LEVELED = new RegExp(
  `(?<![\\w$.])(?:this\\.)?_?${LOGGERS}\\.(debug|info|warn|error)\\(`,
  'g',
);

const git = (dir, ...args) =>
  execFileSync('git', [`--git-dir=${dir}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 2e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

function candidates(dir) {
  try {
    const pattern = '(logger|log|LOG|Log|winston|Logger|consola)\\.(debug|info|warn|error)\\(';
    return git(dir, 'grep', '-cE', pattern, 'HEAD', '--', ...SOURCES)
      .trim()
      .split('\n')
      .map((line) => line.replace(/^HEAD:/, '').replace(/:\d+$/, ''))
      .filter((file) => !FOREIGN.test(file));
  } catch {
    return [];
  }
}

/** The text with its leveled calls written as console calls, and the true level by position. */
function unlevel(text, seed) {
  const levels = new Map();
  let shift = 0;
  let turn = seed;
  const out = text.replace(LEVELED, (match, level, offset) => {
    const quiet = level === 'debug' || level === 'info' || turn++ % 2 === 0;
    const call = `console.${quiet ? 'log' : level}(`;
    levels.set(offset + shift, level);
    shift += call.length - match.length;
    return call;
  });
  return { out, levels };
}

const shuffle = (list) => {
  const key = (s) => [...s].reduce((h, c) => (h * 31 + c.codePointAt(0)) >>> 0, 7);
  return [...list].sort((a, b) => key(a) - key(b));
};

const lines = [];
for (const folder of readdirSync(repositories).sort()) {
  const base = `${repositories}/${folder}/repo`;
  if (!existsSync(base)) continue;
  const dir = existsSync(`${base}/.git`) ? `${base}/.git` : base;
  const repo = folder.replace('+', '/');
  const found = [];
  const project = leveledIn(dir, 'HEAD');
  for (const file of shuffle(candidates(dir))) {
    if (found.length >= MOST) break;
    let unit;
    let levels;
    try {
      const text = git(dir, 'show', `HEAD:${file}`);
      if (text.length > 300_000) continue;
      const changed = unlevel(text, file.length);
      levels = changed.levels;
      unit = parse(file, changed.out);
      for (const call of findConsoleUses(unit).calls.slice(0, 400)) {
        const level = levels.get(call.node.range[0]);
        if (level === undefined || call.form !== 'call' || found.length >= MOST) continue;
        // The habit that the rest of the project shows: the call itself is not known yet.
        const own = { debug: Number(level === 'debug'), info: Number(level === 'info') };
        const habit = habitOf({ debug: project.debug - own.debug, info: project.info - own.info });
        const policy = { defaultLevel: null, habit };
        const codes = featuresOf(call, unit, policy).map((feature) => feature.code);
        const label = findLabel(call, unit);
        if (label !== null) codes.push(`label:${label.level}`);
        found.push([repo, file, call.method, level, codes.join(' ')].join('\t'));
      }
    } catch {
      continue;
    }
  }
  const levels = found.map((line) => line.split('\t')[3]);
  const count = (level) => levels.filter((l) => l === level).length;
  console.error(repo, found.length, ['debug', 'info', 'warn', 'error'].map(count).join(' '));
  if (found.length >= 8) lines.push(...found);
}
const target = new URL('data/leveled.tsv', import.meta.url);
writeFileSync(target, `repo\tplace\tmethod\tlevel\tfeatures\n${lines.join('\n')}\n`);
