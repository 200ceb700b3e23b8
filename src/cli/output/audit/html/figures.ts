import { RUNGS } from '../../../../audit/calls.ts';
import { SEVERITIES, type Severity } from '../../../../audit/severity.ts';
import type { Audit, BySeverity, Calls, Rung } from '../../../../audit/types.ts';
import { groupWord, kindWord, number } from '../say.ts';
import { html, inBoth, path, t, type Markup } from './markup.ts';

const percent = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100}%`;

export const severityTag = (severity: Severity): Markup =>
  html`<span class="tag ${severity}">${t(severity)}</span>`;

/** How many of each severity, as one bar; the numbers stand beside it for all to read. */
const severityBar = (counts: BySeverity, weightOf: (severity: Severity) => number, most: number): Markup =>
  html`<span class="bar" aria-hidden="true">${SEVERITIES.filter((one) => counts[one] > 0).map((one) =>
    html`<i class="${one}" style="width:${percent(weightOf(one), most)}"></i>`)}</span>`;

/** `2 high, 5 low`, for those who cannot see the bar. */
const severityText = (counts: BySeverity): Markup =>
  html`<span class="unseen">${SEVERITIES.filter((one) => counts[one] > 0).map((one, i) =>
    html`${i > 0 && ', '}${number(counts[one])} ${t(one)}`)}</span>`;

const total = (calls: Calls, rung: Rung): number => calls[rung].console + calls[rung].logger;

/** Calls by level, now and after, on one scale. */
export function levelTable({ calls: { now, after, counted } }: Audit): Markup {
  const most = Math.max(1, ...RUNGS.flatMap((rung) => [total(now, rung), total(after, rung)]));
  const shown = RUNGS.filter((rung) => total(now, rung) + total(after, rung) > 0);
  const cell = (calls: Calls, rung: Rung, when: string): Markup => {
    const { console: prints, logger } = calls[rung];
    return html`<td class="${when}"><span class="measure"><span class="bar" aria-hidden="true"><i
      class="logger" style="width:${percent(logger, most)}"></i><i class="console"
      style="width:${percent(prints, most)}"></i></span><b>${number(prints + logger)}</b></span></td>`;
  };
  return html`<table class="levels"><thead><tr><th scope="col">${t('level')}</th><th
    scope="col">${t('now')}</th><th scope="col">${t('after')}</th></tr></thead><tbody>
    ${shown.map((rung) => html`<tr><th scope="row">${rung === 'none' ? t('none') : html`${rung}`}</th>
    ${cell(now, rung, 'now')}${cell(after, rung, 'after')}</tr>`)}</tbody></table>
    <p class="legend"><span><i class="logger"></i>${t('logger')}</span><span><i
    class="console"></i>${t('console')}</span></p>
    ${counted > 0 && html`<p class="note">${t('counted', { n: counted })}</p>`}`;
}

/** What is wrong, by kind. */
export function groupTable({ groups }: Audit): Markup {
  const most = Math.max(1, ...groups.map(({ findings }) => findings));
  return html`<div class="wide"><table class="groups"><thead><tr><th scope="col">${t('group')}</th><th
    scope="col">${t('count')}</th><th scope="col" class="n">${t('safe')}</th><th scope="col"
    class="n">${t('suggest')}</th><th scope="col" class="n">${t('hand')}</th><th scope="col"
    class="n">${t('phase')}</th></tr></thead><tbody>
    ${groups.map(({ rule, messageId, findings, bySeverity, byFix, phase }) => html`<tr><th
      scope="row">${inBoth((lang) => groupWord(lang, rule, messageId))}<code>${rule}</code></th>
      <td><span class="measure"><b>${number(findings)}</b>${severityBar(bySeverity, (one) => bySeverity[one], most)}</span>${severityText(bySeverity)}</td>
      ${[byFix.safe, byFix.suggest, byFix.hand].map((n) => html`<td class="n${n === 0 && ' zero'}">${number(n)}</td>`)}
      <td class="n">${phase}</td></tr>`)}</tbody></table></div>`;
}

/** Personal data, by kind. */
export function kindTable({ kinds }: Audit): Markup {
  if (kinds.length === 0) return html`<p>${t('noKinds')}</p>`;
  const most = Math.max(...kinds.map(({ findings }) => findings));
  return html`<table class="kinds"><thead><tr><th scope="col">${t('kind')}</th><th
    scope="col">${t('count')}</th></tr></thead><tbody>
    ${kinds.map(({ kind, findings, bySeverity }) => html`<tr><th
      scope="row">${inBoth((lang) => kindWord(lang, kind))}</th><td><span
      class="measure"><b>${number(findings)}</b>${severityBar(bySeverity, (one) => bySeverity[one], most)}</span>${severityText(bySeverity)}</td></tr>`)}
    </tbody></table>`;
}

/** The files to begin with. */
export function spotTable({ hotSpots }: Audit): Markup {
  const most = Math.max(1, ...hotSpots.map(({ findings }) => findings));
  return html`<table class="spots"><thead><tr><th scope="col">${t('file')}</th><th
    scope="col">${t('count')}</th><th scope="col" class="n">${t('weight')}</th></tr></thead><tbody>
    ${hotSpots.map(({ path: name, findings, score, bySeverity }) => html`<tr><th
      scope="row">${path(name)}</th><td><span class="measure"><b>${number(findings)}</b>${severityBar(bySeverity, (one) => bySeverity[one], most)}</span>${severityText(bySeverity)}</td><td
      class="n">${number(score)}</td></tr>`)}</tbody></table>`;
}

/** The work, part by part. */
export function phaseTable({ phases }: Audit): Markup {
  return html`<ol class="phases">${phases.map(({ phase, findings, files, bySeverity, byFix, changes, left }) => html`<li>
    <h3>${t(`phase${phase}`)}</h3>
    <dl><div><dt>${t('found')}</dt><dd>${number(findings)}</dd></div>
    <div><dt>${t('files')}</dt><dd>${number(files)}</dd></div>
    <div><dt>${t('safe')}</dt><dd>${number(byFix.safe)}</dd></div>
    <div><dt>${t('suggest')}</dt><dd>${number(byFix.suggest)}</dd></div>
    <div><dt>${t('hand')}</dt><dd>${number(byFix.hand)}</dd></div>
    <div><dt>${t('changes')}</dt><dd>${number(changes)}</dd></div>
    <div><dt>${t('left')}</dt><dd>${number(left)}</dd></div></dl>
    ${severityBar(bySeverity, (one) => bySeverity[one], Math.max(1, findings))}
    <p>${changes > 0 && html`<code class="command">npx logfix fix --phase ${phase} .</code>`}</p></li>`)}</ol>`;
}
