import { diffWordsWithSpace } from 'diff';
import type { Audit, CodeLine, WorstCall } from '../../../../audit/types.ts';
import { findingsOf, messageOf, number } from '../say.ts';
import { severityTag } from './figures.ts';
import { html, inBoth, path, t, type Markup } from './markup.ts';

/** A line of which more than this is new is all new. */
const MUCH = 0.7;

/** The worst calls: what is wrong with each, and its code before and after. */
export function worstList(audit: Audit): Markup {
  const says = findingsOf(audit);
  const fresh = new Set(audit.trend?.addedFindings);
  return html`<ol class="worst">${audit.worst.map((call) => html`<li><article>
    <h3>${severityTag(call.severity)} <span class="place">${path(call.file)}<span
      class="line">:${call.line}</span></span>
      ${call.findings.some((one) => fresh.has(one)) && html`<span class="tag new">${t('isNew')}</span>`}</h3>
    <ul>${says(call).map((one) => html`<li>${inBoth((lang) => messageOf(lang, one))}</li>`)}</ul>
    ${codeBlock(call)}</article></li>`)}</ol>`;
}

function codeBlock({ code, omitted }: WorstCall): Markup {
  const changed = code.some(({ sign }) => sign !== ' ');
  return html`<pre><code>${lines(code)}</code></pre>
    ${omitted > 0 && html`<p class="note">${t('omitted', { n: omitted })}</p>`}
    ${!changed && html`<p class="note">${t('unchanged')}</p>`}`;
}

/** Lines with their numbers; of a line that takes another's place, what is different is marked. */
function lines(code: readonly CodeLine[]): Markup[] {
  const gone = code.filter(({ sign }) => sign === '-');
  const come = code.filter(({ sign }) => sign === '+');
  const paired = gone.length === come.length;
  return code.map((line) => {
    if (line.sign === ' ') return html`<span class="row">${gutter(line)}<span>${line.text}</span></span>`;
    const own = line.sign === '-' ? gone : come;
    const other = (line.sign === '-' ? come : gone)[own.indexOf(line)];
    const text = paired && other ? marked(line, other) : html`${line.text}`;
    return line.sign === '-'
      ? html`<del class="row">${gutter(line)}<span>${text}</span></del>`
      : html`<ins class="row">${gutter(line)}<span>${text}</span></ins>`;
  });
}

const gutter = ({ line, sign }: CodeLine): Markup =>
  html`<span class="gutter"><i>${number(line)}</i>${sign === ' ' ? ' ' : sign === '-' ? '−' : '+'}</span>`;

/** A line with what is different in it marked, where enough stays for that to help. */
function marked({ sign, text }: CodeLine, other: CodeLine): Markup {
  const side = sign === '-' ? 'removed' : 'added';
  const parts = diffWordsWithSpace(...(sign === '-' ? [text, other.text] : [other.text, text]) as [string, string])
    .filter((part) => part[side] || !(part.added || part.removed))
    .map((part) => ({ text: part.value, changed: part[side] }));
  const runs = joined(parts);
  const changed = runs.reduce((sum, one) => sum + (one.changed ? one.text.length : 0), 0);
  if (changed > text.length * MUCH) return html`${text}`;
  return html`${runs.map((one) => (one.changed ? html`<mark>${one.text}</mark>` : html`${one.text}`))}`;
}

interface Run {
  text: string;
  changed: boolean;
}

/** A bracket or a blank between two changes is part of the change. */
function joined(parts: readonly Run[]): Run[] {
  const runs: Run[] = [];
  parts.forEach((part, i) => {
    const between = i > 0 && i < parts.length - 1 && part.text.length < 4 && !/\w{2}/.test(part.text);
    const changed = part.changed || between;
    const last = runs.at(-1);
    if (last?.changed === changed) last.text += part.text;
    else runs.push({ text: part.text, changed });
  });
  return runs;
}
