import { SEVERITIES } from '../../../audit/severity.ts';
import type { Audit } from '../../../audit/types.ts';
import type { Colors } from '../text.ts';
import { fitted, shares, widthOf } from './columns.ts';
import { oneLine } from '../harmless.ts';
import { number, roleWord, say, type Lang } from './say.ts';
import { groups, kinds, levels, phases, spots, trend, worst, wrapped, type Sheet } from './text-parts.ts';

const WIDEST = 112;
const NARROWEST = 60;
const MARGIN = 2;

export interface TextOptions {
  readonly lang: Lang;
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** The review as a terminal shows it. */
export function auditText(audit: Audit, { lang, colors: c, columns }: TextOptions): string {
  const sheet: Sheet = {
    lang,
    c,
    t: (word, data) => say(lang, word, data),
    paint: { critical: (text) => c.bold(c.red(text)), high: c.red, medium: c.yellow, low: c.dim },
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)) - 2 * MARGIN,
  };
  const lines = [
    head, summary, trend, levels, groups, kinds, spots, worst, phases, stays, next,
  ].flatMap((part) => {
    const found = part(audit, sheet);
    return found.length === 0 ? [] : ['', ...found];
  });
  return lines.map((line) => (line === '' ? '\n' : `${' '.repeat(MARGIN)}${line}\n`)).join('') + '\n';
}

type Part = (audit: Audit, sheet: Sheet) => string[];

const head: Part = ({ project, created }, { t, c, width }) => {
  const day = created.slice(0, 10);
  const name = fitted(oneLine(project), width - widthOf(t('title')) - day.length - 4);
  const gap = width - widthOf(t('title')) - widthOf(name) - day.length - 2;
  return [`${c.bold(t('title'))}  ${c.cyan(name)}${' '.repeat(gap)}${c.dim(day)}`];
};

const summary: Part = ({ bySeverity, byFix, findings, files }, { t, c, paint, width }) => {
  if (findings.length === 0) {
    const more = t('nothingMore', { of: files.looked, calls: files.withCalls });
    return [c.green(c.bold(t('nothing'))), c.dim(more)];
  }
  const where = t('inFiles', { n: files.withFindings, of: files.looked });
  const counts = SEVERITIES.map((severity) => {
    const text = `${t(severity)} ${number(bySeverity[severity])}`;
    return bySeverity[severity] > 0 ? paint[severity](text) : c.dim(text);
  });
  const { safe, suggest, hand } = byFix;
  const [a, b, d] = shares([safe, suggest, hand], width);
  const bar = [c.green('█'.repeat(a!)), c.cyan('▓'.repeat(b!)), c.dim('░'.repeat(d!))];
  const legend = [
    `${c.green('█')} ${t('safe')} ${number(safe)}`,
    `${c.cyan('▓')} ${t('suggest')} ${number(suggest)}`,
    `${c.dim('░')} ${t('hand')} ${number(hand)}`,
  ];
  return [
    ...wrapped([`${c.bold(t('findings', { n: findings.length }))} ${where}`, ...counts], width),
    '',
    bar.join(''),
    `${t('repair')}:  ${legend.join('   ')}`,
  ];
};

/** What the review does not count, and what it could not read. */
const stays: Part = ({ stays: all, silenced, failed }, { lang, t, c, width }) => {
  const calls = all.reduce((sum, one) => sum + one.calls, 0);
  const roles = all.map(({ role, calls: n }) => `${roleWord(lang, role)} ${number(n)}`);
  return [
    ...(calls > 0 ? [t('staysLead', { n: calls }), ...wrapped(roles, width).map(c.dim)] : []),
    ...(silenced > 0 ? [t('silenced', { n: silenced })] : []),
    ...(failed.length > 0 ? [c.red(t('failed'))] : []),
    ...failed.map(({ file, message }) => `  ${oneLine(file)}: ${oneLine(message)}`),
  ];
};

const next: Part = (audit, { t, c }) => {
  const phase = audit.phases.find(({ changes }) => changes > 0);
  return phase ? [`${c.bold(t('next'))}  npx logfix fix --phase ${phase.phase} --dry-run .`] : [];
};
