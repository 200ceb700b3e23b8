// Turns positions of calls in public repositories into features: training/data/calls.tsv.
// node training/extract.mjs POSITIONS.tsv REPOSITORIES
//   POSITIONS.tsv  repo, parentCommit, commit, file, oldLine, oldCol, oldMethod, newLevel
//   REPOSITORIES   folder with a git directory `owner+name/repo` for each repository
// Only features leave this script: names from a fixed vocabulary, none of the code.
import './load-typescript.mjs';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const { parse } = await import('../src/source/parse.ts');
const { walk } = await import('../src/analysis/walk.ts');
const { findLabel } = await import('../src/analysis/label.ts');
const { featuresOf } = await import('../src/analysis/level/features.ts');
const { habitOf } = await import('../src/analysis/level/habit.ts');
const { leveledIn, nearest, protocolsIn } = await import('./project-at.mjs');

const [positions, repositories] = process.argv.slice(2);
if (repositories === undefined) {
  console.error('usage: node training/extract.mjs POSITIONS.tsv REPOSITORIES');
  process.exit(2);
}

const rows = readFileSync(positions, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'));

function gitOf(repo) {
  const base = `${repositories}/${repo.replace('/', '+')}/repo`;
  return existsSync(`${base}/.git`) ? `${base}/.git` : base;
}

function show(repo, commit, file) {
  const options = { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] };
  return execFileSync('git', [`--git-dir=${gitOf(repo)}`, 'show', `${commit}:${file}`], options);
}

/** Everything but the script blocks of a component becomes blank; offsets stay. */
function scriptOnly(text) {
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  let out = '';
  let last = 0;
  for (const match of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = match.index + match[1].length;
    out += blank(text.slice(last, start)) + match[2];
    last = start + match[2].length;
  }
  return out + blank(text.slice(last));
}

const units = new Map();
function unitOf(repo, commit, file) {
  const key = `${repo}@${commit}:${file}`;
  if (!units.has(key)) {
    const whole = show(repo, commit, file).replace(/^\ufeff/, '');
    const component = /\.(?:vue|svelte)$/.test(file);
    const text = component ? scriptOnly(whole) : whole;
    const lang = component ? (/<script[^>]*lang="ts"/.test(whole) ? 'ts' : 'js') : undefined;
    const unit = parse(file, text, lang);
    const calls = new Map();
    walk(unit.ast, (node) => {
      if (node.type !== 'MemberExpression') return;
      calls.set(node.range[0] + ':' + (node.property.name ?? node.property.value), node);
    });
    units.set(key, { unit, calls });
  }
  return units.get(key);
}

const habits = new Map();
function habitAt(repo, commit) {
  const key = `${repo}@${commit}`;
  if (!habits.has(key)) habits.set(key, habitOf(leveledIn(gitOf(repo), commit)));
  return habits.get(key);
}

/** Folders of packages whose programs speak a protocol over standard output. */
const protocols = new Map();
function isProtocolAt(repo, commit, file) {
  const key = `${repo}@${commit}`;
  if (!protocols.has(key)) protocols.set(key, protocolsIn(gitOf(repo), commit));
  const { packages, speakers } = protocols.get(key);
  return speakers.has(nearest(file, packages));
}

function callOf(callee) {
  let at = callee;
  while (at.parent.type === 'ChainExpression') at = at.parent;
  const called = at.parent.type === 'CallExpression' && at.parent.callee === at;
  const method = callee.property.name ?? callee.property.value;
  const form = called ? 'call' : 'value';
  const node = called ? at.parent : callee;
  const args = called ? at.parent.arguments : [];
  return { api: 'console', form, node, callee, method, level: null, args };
}

const lines = [];
let failed = 0;
for (const [repo, parentCommit, , file, line, column, method, level] of rows) {
  try {
    const { unit, calls } = unitOf(repo, parentCommit, file);
    let start = 0;
    for (let i = 1; i < Number(line); i++) start = unit.text.indexOf('\n', start) + 1;
    const callee = calls.get(`${start + Number(column) - 1}:${method}`);
    if (callee === undefined) throw new Error(`no ${method} there`);
    const call = callOf(callee);
    const habit = habitAt(repo, parentCommit);
    const protocol = isProtocolAt(repo, parentCommit, file);
    const policy = { defaultLevel: null, habit, protocol };
    const codes = featuresOf(call, unit, policy).map((feature) => feature.code);
    const label = findLabel(call, unit);
    if (label !== null) codes.push(`label:${label.level}`);
    lines.push([repo, `${file}:${line}:${column}`, method, level, codes.join(' ')].join('\t'));
  } catch (error) {
    failed++;
    console.error(`${repo} ${file}:${line}:${column}: ${error.message}`);
  }
}
const target = new URL('data/calls.tsv', import.meta.url);
writeFileSync(target, `repo\tplace\tmethod\tlevel\tfeatures\n${lines.join('\n')}\n`);
console.error(`${lines.length} calls, ${failed} not found`);
