import { SEVERITIES } from '../../../../audit/severity.ts';
import type { Audit, Trend } from '../../../../audit/types.ts';
import { oneLine } from '../../harmless.ts';
import { number, roleWord, say, type Lang, type Word } from '../say.ts';
import { groupTable, kindTable, levelTable, phaseTable, severityTag, spotTable } from './figures.ts';
import { html, inBoth, path, t, verbatim, type Markup } from './markup.ts';
import { STYLE } from './style.ts';
import { folderMap } from './treemap.ts';
import { worstList } from './worst.ts';

interface Section {
  readonly id: Word;
  readonly lead?: Word;
  readonly body: Markup;
}

/**
 * The review as one page that needs nothing else: no script, no request. The switches for
 * language and colours are radio buttons that the style sheet reads.
 */
export function auditHtml(audit: Audit, lang: Lang): string {
  const title = say(lang, 'titleOf', { project: oneLine(audit.project) });
  const sections = sectionsOf(audit);
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${t('skip')}</a>
${header(audit, lang)}
<div class="frame">
<nav aria-labelledby="contents"><h2 id="contents">${t('contents')}</h2><ol>
${sections.map(({ id }) => html`<li><a href="#${id}">${titleOf(id, audit)}</a></li>`)}</ol></nav>
<main id="main">
${summary(audit)}
${sections.map((section) => sectionMarkup(section, audit))}
</main>
</div>
<footer><p>${t('by', audit.tool)} · <time datetime="${audit.created}">${audit.created.slice(0, 16).replace('T', ' ')} UTC</time></p></footer>
</body>
</html>
`;
  return page.markup;
}

function header({ project, created }: Audit, lang: Lang): Markup {
  return html`<header class="top"><div>
    <p class="eyebrow">${t('title')}</p>
    <h1><bdi>${oneLine(project)}</bdi></h1>
    <p class="when"><time datetime="${created}">${created.slice(0, 10)}</time></p></div>
    <div class="switches">
    ${choice('language', 'lang', lang, [['en', html`<span class="en">English</span>`], ['ko', html`<span class="ko">한국어</span>`]])}
    ${choice('theme', 'theme', 'auto', [['auto', t('auto')], ['light', t('light')], ['dark', t('dark')]])}
    </div></header>`;
}

function choice(
  legend: Word,
  name: string,
  chosen: string,
  options: readonly (readonly [value: string, label: Markup])[],
): Markup {
  return html`<fieldset><legend class="unseen">${t(legend)}</legend>${options.map(([value, label]) => html`<label><input
    type="radio" name="${name}" id="${name}-${value}" value="${value}"${value === chosen && html` checked`}><span>${label}</span></label>`)}</fieldset>`;
}

function summary({ findings, files, bySeverity, byFix, silenced, trend }: Audit): Markup {
  if (findings.length === 0) {
    return html`<section class="hero"><p class="claim">${t('nothing')}</p>
      <p>${t('nothingMore', { of: files.looked, calls: files.withCalls })}</p>${trend && trendMarkup(trend)}</section>`;
  }
  const shares = [['safe', byFix.safe], ['suggest', byFix.suggest], ['hand', byFix.hand]] as const;
  return html`<section class="hero" aria-labelledby="claim">
    <h2 class="claim" id="claim">${t('findings', { n: findings.length })}
    <small>${t('inFiles', { n: files.withFindings, of: files.looked })}</small></h2>
    <ul class="tiles">${SEVERITIES.map((severity) => html`<li
      class="${severity}${bySeverity[severity] === 0 && ' zero'}"><b>${number(bySeverity[severity])}</b><span>${t(severity)}</span></li>`)}</ul>
    <div class="repairs"><p>${t('repairs', { n: byFix.safe + byFix.suggest, of: findings.length })}</p>
    <span class="split" aria-hidden="true">${shares.filter(([, n]) => n > 0).map(([word, n]) =>
      html`<i class="${word}" style="flex-grow:${n}"></i>`)}</span>
    <dl>${shares.map(([word, n]) => html`<div class="${word}"><dt><i></i>${t(word)} <b>${number(n)}</b></dt><dd>${t(`${word}Means`)}</dd></div>`)}</dl></div>
    ${silenced > 0 && html`<p class="note">${t('silenced', { n: silenced })}</p>`}
    ${trend && trendMarkup(trend)}</section>`;
}

function trendMarkup({ since, added, gone, same, before, addedBySeverity, goneBySeverity }: Trend): Markup {
  return html`<div class="trend"><h3>${t('trend', { since: since.slice(0, 10) })}</h3>
    <ul><li class="added"><b>+${number(added)}</b> ${t('added')}</li><li
      class="gone"><b>−${number(gone)}</b> ${t('gone')}</li><li><b>${number(same)}</b> ${t('same')}</li></ul>
    <table><thead><tr><th scope="col">${t('severity')}</th><th scope="col" class="n">${t('before')}</th><th
      scope="col" class="n">${t('added')}</th><th scope="col" class="n">${t('gone')}</th><th scope="col"
      class="n">${t('now')}</th></tr></thead><tbody>${SEVERITIES.map((one) => html`<tr><th
      scope="row">${severityTag(one)}</th><td class="n">${number(before[one])}</td><td
      class="n${addedBySeverity[one] === 0 && ' zero'}">+${number(addedBySeverity[one])}</td><td
      class="n${goneBySeverity[one] === 0 && ' zero'}">−${number(goneBySeverity[one])}</td><td
      class="n">${number(before[one] + addedBySeverity[one] - goneBySeverity[one])}</td></tr>`)}</tbody></table></div>`;
}

/** The parts that have something to say. */
function sectionsOf(audit: Audit): Section[] {
  const { findings, worst, stays, failed } = audit;
  const some = findings.length > 0;
  const all: readonly (Section | false)[] = [
    audit.files.withCalls > 0 && { id: 'levels', lead: 'levelsLead', body: levelTable(audit) },
    some && { id: 'groups', lead: 'groupsLead', body: groupTable(audit) },
    some && { id: 'folders', lead: 'foldersLead', body: folderMap(audit) },
    some && { id: 'kinds', ...(audit.kinds.length > 0 ? { lead: 'kindsLead' } : {}), body: kindTable(audit) },
    some && { id: 'hotSpots', lead: 'hotSpotsLead', body: spotTable(audit) },
    worst.length > 0 && { id: 'worst', lead: 'worstLead', body: worstList(audit) },
    some && { id: 'phases', lead: 'phasesLead', body: phaseTable(audit) },
    stays.length > 0 && { id: 'stays', body: staysMarkup(audit) },
    failed.length > 0 && { id: 'failed', lead: 'failedLead', body: failedMarkup(audit) },
    { id: 'scale', body: scaleMarkup() },
  ];
  return all.filter((section) => section !== false);
}

const titleOf = (id: Word, { worst }: Audit): Markup => t(id, { n: worst.length });

const sectionMarkup = ({ id, lead, body }: Section, audit: Audit): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${titleOf(id, audit)}</h2>
  ${lead !== undefined && html`<p class="lead">${t(lead)}</p>`}${body}</section>`;

function staysMarkup({ stays }: Audit): Markup {
  const calls = stays.reduce((sum, one) => sum + one.calls, 0);
  return html`<p class="lead">${t('staysLead', { n: calls })}</p><ul class="stays">${stays.map(({ role, calls: n }) =>
    html`<li>${inBoth((lang) => roleWord(lang, role))} <b>${number(n)}</b></li>`)}</ul>`;
}

const failedMarkup = ({ failed }: Audit): Markup =>
  html`<ul class="failed">${failed.map(({ file, message }) => html`<li>${path(file)} ${message}</li>`)}</ul>`;

const scaleMarkup = (): Markup => html`<dl class="scale">${(
  [['critical', 'scaleCritical'], ['high', 'scaleHigh'], ['medium', 'scaleMedium'], ['low', 'scaleLow']] as const
).map(([severity, means]) => html`<div><dt>${severityTag(severity)}</dt><dd>${t(means)}</dd></div>`)}</dl>`;
