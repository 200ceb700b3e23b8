import { RUNGS } from '../../../audit/calls.ts';
import { gravestOf } from '../../../audit/counts.ts';
import type { Severity } from '../../../audit/severity.ts';
import type { Audit, Calls, CodeLine, Rung } from '../../../audit/types.ts';
import type { Colors } from '../text.ts';
import { bar, fitted, folded, padEnd, padStart, widthOf } from './columns.ts';
import { oneLine } from '../harmless.ts';
import { findingsOf, groupWord, kindWord, messageOf, number, type Data, type Lang, type Word } from './say.ts';

/** What every part of the text is written with. */
export interface Sheet {
  readonly lang: Lang;
  readonly c: Colors;
  readonly t: (word: Word, data?: Data) => string;
  readonly paint: Readonly<Record<Severity, (text: string) => string>>;
  /** Cells from the left margin to the right one. */
  readonly width: number;
}

const GROUPS = 8;
const SPOTS = 5;
const WORST = 3;
const BAR = 16;

export function trend({ trend: one }: Audit, { t, c }: Sheet): string[] {
  if (one === null) return [];
  return [
    c.bold(t('trend', { since: one.since.slice(0, 10) })),
    [
      c.red(`+${number(one.added)} ${t('added')}`),
      c.green(`−${number(one.gone)} ${t('gone')}`),
      c.dim(`${number(one.same)} ${t('same')}`),
    ].join('   '),
  ];
}

const sum = (calls: Calls, rung: Rung): number => calls[rung].console + calls[rung].logger;

export function levels({ calls: { now, after, counted } }: Audit, { t, c, width }: Sheet): string[] {
  const shown = RUNGS.filter((rung) => sum(now, rung) + sum(after, rung) > 0);
  if (shown.length === 0) return [];
  const nameOf = (rung: Rung): string => (rung === 'none' ? t('none') : rung);
  const most = Math.max(...shown.flatMap((rung) => [sum(now, rung), sum(after, rung)]));
  const names = Math.max(...shown.map((rung) => widthOf(nameOf(rung))));
  const digits = Math.max(4, number(most).length);
  const cells = Math.floor((width - names - 4) / 2) - digits - 1;
  const side = (n: number): [string, string] => [padStart(number(n), digits), padEnd(bar(n, most, cells), cells)];
  const header = [t('now'), t('after')].map((word) => padEnd(' '.repeat(digits + 1) + word, digits + 1 + cells));
  return [
    c.bold(t('levels')),
    c.dim(`${' '.repeat(names)}  ${header.join('  ')}`.trimEnd()),
    ...shown.map((rung) => {
      const [n, before] = side(sum(now, rung));
      const [m, then] = side(sum(after, rung));
      return `${padEnd(nameOf(rung), names)}  ${n} ${c.yellow(before)}  ${m} ${c.green(then.trimEnd())}`;
    }),
    ...(counted > 0 ? [c.dim(t('counted', { n: counted }))] : []),
  ];
}

export function groups({ groups: all }: Audit, { lang, t, c, paint, width }: Sheet): string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, GROUPS);
  const digits = Math.max(...shown.map(({ findings }) => number(findings).length));
  const rules = Math.max(...shown.map(({ rule }) => rule.length));
  const names = width - digits - rules - 4;
  return [
    c.bold(t('groups')),
    ...shown.map(({ rule, messageId, findings, bySeverity }) => {
      const name = padEnd(fitted(groupWord(lang, rule, messageId), names), names);
      return `${paint[gravestOf(bySeverity)](padStart(number(findings), digits))}  ${name}  ${c.dim(rule)}`;
    }),
    ...(all.length > shown.length ? [c.dim(t('more', { n: all.length - shown.length }))] : []),
  ];
}

export function kinds({ kinds: all }: Audit, { lang, t, c, paint, width }: Sheet): string[] {
  if (all.length === 0) return [];
  const each = all.map(({ kind, findings, bySeverity }) =>
    `${kindWord(lang, kind)} ${paint[gravestOf(bySeverity)](number(findings))}`);
  return [c.bold(t('kinds')), ...wrapped(each, width)];
}

export function spots({ hotSpots }: Audit, { t, c, paint, width }: Sheet): string[] {
  if (hotSpots.length === 0) return [];
  const shown = hotSpots.slice(0, SPOTS);
  const longest = Math.max(...shown.map(({ path }) => widthOf(oneLine(path))));
  const names = Math.min(longest, width - BAR - 9);
  return [
    c.bold(t('hotSpots')),
    ...shown.map(({ path, findings, score, bySeverity }) => {
      const name = padEnd(fitted(oneLine(path), names, 'tail'), names);
      const weight = bar(score, shown[0]!.score, BAR);
      return `${name}  ${padStart(number(findings), 5)}  ${paint[gravestOf(bySeverity)](weight)}`;
    }),
  ];
}

export function worst(audit: Audit, sheet: Sheet): string[] {
  const { lang, t, c, paint, width } = sheet;
  const shown = audit.worst.filter(({ severity }) => severity !== 'low').slice(0, WORST);
  if (shown.length === 0) return [];
  const says = findingsOf(audit);
  return [
    c.bold(t('worst')),
    ...shown.flatMap((call, i) => [
      ...(i > 0 ? [''] : []),
      `${paint[call.severity](t(call.severity))}  ${c.underline(`${oneLine(call.file)}:${call.line}`)}`,
      ...says(call).map((one) => `  ${fitted(oneLine(messageOf(lang, one)), width - 2)}`),
      ...call.code.flatMap((line) => codeLines(line, sheet)),
      ...(call.omitted > 0 ? [c.dim(`      ${t('omitted', { n: call.omitted })}`)] : []),
    ]),
  ];
}

/** Code that is too long for a line goes on below: what matters may stand at its end. */
function codeLines({ sign, text }: CodeLine, { c, width }: Sheet): string[] {
  const paint = sign === '-' ? c.red : sign === '+' ? c.green : c.dim;
  return folded(oneLine(text), width - 6)
    .map((part, i) => `    ${paint(`${i === 0 ? sign : ' '} ${part}`)}`);
}

export function phases({ phases: all, findings }: Audit, { t, c, width }: Sheet): string[] {
  if (findings.length === 0) return [];
  return [
    c.bold(t('phases')),
    ...all.flatMap(({ phase, findings: n, byFix: { safe, suggest, hand }, changes, left }) => {
      const parts = [
        ...(n > 0 ? [`${t('findings', { n })} (${[
          `${number(safe)} ${t('safe')}`, `${number(suggest)} ${t('suggest')}`, `${number(hand)} ${t('hand')}`,
        ].join(', ')})`] : []),
        t('changesMade', { n: changes }),
        ...(left > 0 ? [t('leftOver', { n: left })] : []),
      ];
      return [`${phase}  ${t(`phase${phase}`)}`, ...wrapped(parts, width - 3).map((line) => c.dim(`   ${line}`))];
    }),
  ];
}

/** Things side by side, as many as fit. */
export function wrapped(all: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const one of all) {
    const joined = lines.length > 0 ? `${lines.at(-1)!}   ${one}` : one;
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(one);
  }
  return lines;
}
