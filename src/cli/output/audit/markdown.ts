import { RUNGS } from '../../../audit/calls.ts';
import { SEVERITIES } from '../../../audit/severity.ts';
import type { Audit, WorstCall } from '../../../audit/types.ts';
import { code, fenced, html, plain } from '../markdown.ts';
import { harmless, oneLine } from '../harmless.ts';
import { findingsOf, groupWord, kindWord, messageOf, number, say, type Data, type Lang, type Word } from './say.ts';

const GROUPS = 12;
const SPOTS = 5;
const WORST = 5;
const SAID = 4;
const LONGEST = 300;

/** The review as a comment on a pull request, always shorter than GitHub allows. */
export function auditMarkdown(audit: Audit, lang: Lang): string {
  const t = (word: Word, data?: Data): string => say(lang, word, data);
  const parts = [head, trend, phases, groups, kinds, spots, levels, worst, failed];
  return `${parts.flatMap((part) => {
    const lines = part(audit, t, lang);
    return lines.length === 0 ? [] : [...lines, ''];
  }).join('\n').trimEnd()}\n`;
}

type Part = (audit: Audit, t: (word: Word, data?: Data) => string, lang: Lang) => string[];

const shown = (text: string): string => plain(oneLine(text));
const file = (text: string): string => code(oneLine(text));

/** A table whose first column is text and whose others are numbers. */
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${header.join(' | ')} |`,
  `|---|${header.slice(1).map(() => '--:|').join('')}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

const folded = (summary: string, lines: readonly string[]): string[] =>
  [`<details><summary>${html(summary)}</summary>`, '', ...lines, '', '</details>'];

const head: Part = ({ project, findings, files, bySeverity, byFix }, t) => {
  const title = `### ${plain(t('titleOf', { project: oneLine(project) }))}`;
  if (findings.length === 0) {
    return [title, '', `**${t('nothing')}.** ${t('nothingMore', { of: files.looked, calls: files.withCalls })}`];
  }
  const counts = SEVERITIES.filter((one) => bySeverity[one] > 0).map((one) => `${t(one)} ${number(bySeverity[one])}`);
  const where = t('inFiles', { n: files.withFindings, of: files.looked });
  return [
    title, '',
    `**${t('findings', { n: findings.length })}** ${where}: ${counts.join(', ')}.`,
    t('repairs', { n: byFix.safe + byFix.suggest, of: findings.length }),
  ];
};

const trend: Part = ({ trend: one }, t) => one === null ? [] : [
  `${t('trend', { since: one.since.slice(0, 10) })}: **+${number(one.added)}** ${t('added')}, ` +
    `**−${number(one.gone)}** ${t('gone')}, ${number(one.same)} ${t('same')}.`,
];

const phases: Part = ({ phases: all, findings }, t) => findings.length === 0 ? [] : table(
  [t('phase'), t('found'), t('safe'), t('suggest'), t('hand'), t('changes'), t('left')],
  all.map(({ phase, findings: n, byFix, changes, left }) => [
    `${phase}. ${t(`phase${phase}`)}`,
    ...[n, byFix.safe, byFix.suggest, byFix.hand, changes, left].map(number),
  ]),
);

const groups: Part = ({ groups: all }, t, lang) => all.length === 0 ? [] : [
  ...table([t('groups'), t('count')], all.slice(0, GROUPS).map(({ rule, messageId, findings }) =>
    [`${groupWord(lang, rule, messageId)} ${code(rule)}`, number(findings)])),
  ...(all.length > GROUPS ? ['', t('more', { n: all.length - GROUPS })] : []),
];

const kinds: Part = ({ kinds: all }, t, lang) => all.length === 0 ? [] : [
  `**${t('kinds')}**: ${all.map(({ kind, findings }) => `${kindWord(lang, kind)} ${number(findings)}`).join(', ')}`,
];

const spots: Part = ({ hotSpots }, t) => hotSpots.length === 0 ? [] : table(
  [t('hotSpots'), t('count'), t('weight')],
  hotSpots.slice(0, SPOTS).map(({ path, findings, score }) =>
    [file(path), number(findings), number(score)]),
);

const levels: Part = ({ calls: { now, after }, files }, t) => files.withCalls === 0 ? [] : folded(t('levels'), table(
  [t('level'), t('now'), t('after')],
  RUNGS.map((rung) => [
    rung === 'none' ? t('none') : rung,
    ...[now, after].map((calls) => number(calls[rung].console + calls[rung].logger)),
  ]),
));

const worst: Part = (audit, t, lang) => {
  if (audit.worst.length === 0) return [];
  const says = findingsOf(audit);
  const callLines = (call: WorstCall): string[] => [
    '',
    `**${t(call.severity)}** ${file(`${call.file}:${call.line}`)}`,
    '',
    ...says(call).slice(0, SAID).map((one) => `- ${shown(messageOf(lang, one).slice(0, LONGEST))}`),
    '',
    ...fenced(call.code.map(({ sign, text }) => `${sign} ${harmless(text)}`), 'diff'),
  ];
  return folded(t('worst'), audit.worst.slice(0, WORST).flatMap(callLines).slice(1));
};

const failed: Part = ({ failed: all }, t) => all.length === 0 ? [] : [
  `**${t('failed')}**`, '',
  ...all.slice(0, SPOTS).map((one) => `- ${file(one.file)} ${shown(one.message.slice(0, LONGEST))}`),
  ...(all.length > SPOTS ? [`- ${t('more', { n: all.length - SPOTS })}`] : []),
];
