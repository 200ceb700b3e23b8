// Scores findings against the labelled log calls of test/labelled.
//
//   node scripts/measure-labelled.mjs <pii|errors> <dev|dev2|heldout|fresh> <findings.tsv>
//
// findings.tsv has one finding a line: repository, file, line, column, and, for personal data,
// its kind. Lines and columns count from 1. A finding belongs to the labelled call it lies in;
// findings elsewhere and calls labelled `unsure` are left out.
import { readFileSync } from 'node:fs';

const WANTED = { pii: 'expose', errors: 'missing' };
const HALVES = { pii: ['dev', 'dev2', 'heldout', 'fresh'], errors: ['dev', 'heldout', 'fresh'] };

const [task, half, findingsFile] = process.argv.slice(2);
if (!HALVES[task]?.includes(half) || !findingsFile) {
  console.error('usage: measure-labelled.mjs <pii|errors> <dev|dev2|heldout|fresh> <findings.tsv>');
  process.exit(2);
}

const labelled = new URL(`../test/labelled/${task}.${half}.tsv`, import.meta.url);
const calls = rows(readFileSync(labelled, 'utf8')).filter((call) => call.label !== 'unsure');
const findings = readFileSync(findingsFile, 'utf8').split('\n').filter(Boolean).map(finding);
const byFile = new Map(groups(findings, 'key'));

const judged = calls.map((call) => ({
  ...call,
  wanted: call.label === WANTED[task],
  hits: (byFile.get(`${call.repo} ${call.file}`) ?? []).filter((one) => within(one, call)),
}));

print('all', judged);
if (task === 'pii') {
  printExpressions(judged);
  for (const direct of ['yes', 'no']) {
    print(`direct: ${direct}`, judged.filter((call) => call.direct === direct));
  }
}
for (const column of task === 'pii' ? ['construct', 'repo'] : ['how', 'context', 'repo']) {
  for (const [value, group] of groups(judged, column)) print(`${column}: ${value}`, group);
}
for (const call of judged.filter((one) => one.wanted !== one.hits.length > 0)) {
  console.log(call.wanted ? 'missed' : 'false ', `${call.repo} ${call.file}:${call.line}:${call.col}`);
}

function rows(text) {
  const [head, ...lines] = text.trimEnd().split('\n').map((line) => line.split('\t'));
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}

function finding(line) {
  const [repo, file, row, col, kind = ''] = line.split('\t');
  return { key: `${repo} ${file}`, line: Number(row), col: Number(col), kind };
}

function within(point, call) {
  const [endLine, endCol] = call.end.split(':').map(Number);
  return !before(point, { line: Number(call.line), col: Number(call.col) })
    && before(point, { line: endLine, col: endCol });
}

function before(a, b) {
  return a.line < b.line || (a.line === b.line && a.col < b.col);
}

function groups(list, column) {
  const map = new Map();
  for (const one of list) {
    if (one[column]) map.set(one[column], [...(map.get(one[column]) ?? []), one]);
  }
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Calls: a call is found when any finding lies in it. */
function print(name, list) {
  const found = list.filter((call) => call.hits.length > 0);
  const right = found.filter((call) => call.wanted).length;
  report(name, right, found.length, list.filter((call) => call.wanted).length);
}

/** Expressions, by kind: the finding must lie in the expression and name its kind. */
function printExpressions(list) {
  const wanted = list.filter((call) => call.wanted).flatMap((call) => {
    const kinds = call.kinds.split(',');
    return call.expressions.split(';').map((place, i) => {
      const [start, end] = place.split('-');
      const [line, col] = start.split(':').map(Number);
      const hits = call.hits.filter((one) => within(one, { line, col, end }));
      return { kind: kinds[i], found: hits.some((one) => one.kind === kinds[i]) };
    });
  });
  for (const [kind, group] of groups(wanted, 'kind')) {
    const alarms = list.filter((call) => !call.wanted)
      .flatMap((call) => call.hits).filter((one) => one.kind === kind).length;
    const right = group.filter((one) => one.found).length;
    report(`kind: ${kind}`, right, right + alarms, group.length);
  }
}

function report(name, right, found, wanted) {
  const share = (part, whole) => (whole ? (part / whole).toFixed(3) : '    –');
  console.log(
    name.padEnd(56),
    `P ${share(right, found)} (${right}/${found})`.padEnd(20),
    `R ${share(right, wanted)} (${right}/${wanted})`,
  );
}
