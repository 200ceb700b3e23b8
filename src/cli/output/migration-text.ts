import { LEVELS } from '../../loggers/levels.ts';
import type { Io } from '../io.ts';
import type { ReasonGroup, Report } from '../report.ts';
import type { RunTotals } from '../run-codemod.ts';
import { oneLine } from './harmless.ts';
import { colorsOf, failureLines, fileText, plural, stoppedLine, type Colors } from './text.ts';

/** Prints a run for people: the diff of a dry run, then a summary. */
export function migrationText(io: Io, { dryRun, verbose }: { dryRun: boolean; verbose: boolean }) {
  const c = colorsOf(io);
  return {
    file: fileText(io, dryRun, verbose, c),
    end(report: Report, totals: RunTotals): void {
      io.out(summaryOf(report, totals, dryRun, verbose, c));
    },
  };
}

function summaryOf(
  report: Report,
  totals: RunTotals,
  dryRun: boolean,
  verbose: boolean,
  c: Colors,
): string {
  const lines = ['', headline(report, totals, dryRun, c)];
  if (report.changedCalls > 0) lines.push(`  ${levelsOf(report, c)}`);
  if (report.masked.size > 0) lines.push(`  ${masksOf(report)}`);
  if (report.unsure > 0) {
    lines.push(`  ${c.yellow(plural(report.unsure, 'level'))} guessed: nothing in the call or around it decides`);
  }
  section(lines, c.yellow('Wants a look'), report.look, verbose, c);
  section(lines, `Kept ${plural(report.keptCalls, 'call')}`, report.kept, verbose, c);
  lines.push(...failureLines(totals.failed, 'work on', c));
  if (totals.interrupted) lines.push('', stoppedLine(c));
  return `${lines.join('\n')}\n`;
}

function headline(report: Report, totals: RunTotals, dryRun: boolean, c: Colors): string {
  const scanned = c.dim(` (${plural(totals.files, 'file')} looked at)`);
  if (report.changedCalls === 0 && report.changedFiles === 0) {
    return `${c.bold(c.green(report.nothing))}${scanned}`;
  }
  if (report.changedCalls === 0 && report.masked.size > 0) return masksHeadline(report, dryRun, c) + scanned;
  const calls = plural(report.changedCalls, 'call');
  const files = plural(report.changedFiles, 'file');
  const verb = dryRun ? 'Would rewrite' : 'Rewrote';
  return `${c.bold(`${verb} ${calls} in ${files}`)}${scanned}`;
}

function masksHeadline({ masked, changedFiles }: Report, dryRun: boolean, c: Colors): string {
  const all = [...masked.values()].reduce((a, b) => a + b, 0);
  const what = `${plural(all, 'expression')} in ${plural(changedFiles, 'file')}`;
  return c.bold(`${dryRun ? 'Would mask' : 'Masked'} ${what}`);
}

/** `masked: 3 phone, 1 email` */
function masksOf({ masked }: Report): string {
  const sorted = [...masked].sort(([, a], [, b]) => b - a);
  return `masked: ${sorted.map(([kind, n]) => `${n} ${kind}`).join(', ')}`;
}

function levelsOf(report: Report, c: Colors): string {
  const colour = { trace: c.dim, debug: c.dim, info: c.cyan, warn: c.yellow, error: c.red, fatal: c.magenta };
  return LEVELS.filter((level) => report.byLevel.has(level))
    .map((level) => `${colour[level](level)} ${report.byLevel.get(level)}`)
    .join('  ');
}

function section(
  lines: string[],
  title: string,
  groups: ReadonlyMap<string, ReasonGroup>,
  verbose: boolean,
  c: Colors,
): void {
  if (groups.size === 0) return;
  lines.push('', title);
  const sorted = [...groups].sort(([, a], [, b]) => b.calls - a.calls);
  const most = verbose ? sorted.length : 12;
  const width = String(sorted[0]![1].calls).length;
  for (const [reason, group] of sorted.slice(0, most)) {
    lines.push(`  ${String(group.calls).padStart(width)}  ${oneLine(reason)}`);
    lines.push(c.dim(`  ${' '.repeat(width)}  ${placesOf(group)}`));
  }
  if (sorted.length > most) lines.push(c.dim(`  and ${sorted.length - most} more reasons (--verbose)`));
}

function placesOf(group: ReasonGroup): string {
  const places = group.places.map((p) => `${oneLine(p.file)}:${p.line}`).join(', ');
  const more = group.calls - group.places.length;
  return more > 0 ? `${places} and ${more} more` : places;
}
