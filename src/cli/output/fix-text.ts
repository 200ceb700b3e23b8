import type { FixReport, Line } from '../fix-report.ts';
import type { Io } from '../io.ts';
import { oneLine } from './harmless.ts';
import { colorsOf, failureLines, fileText, plural, stoppedLine, type Colors } from './text.ts';

/** What the codemods did, by the check whose findings they mended. */
const DEEDS: Readonly<Record<string, string>> = {
  'no-console': 'moved to the logger, or cleared away with what moved',
  'no-unmasked-pii': 'masked',
  'no-hardcoded-level': 'told to take the level from the environment',
  'no-log-injection': 'written with escapes',
  'no-mislabeled-level': 'logged at the level that the message speaks of',
  'require-error-context': 'given the exception, or what the report is about',
  'no-success-spam': 'counted, or made quieter',
  'prefer-structured': 'given a constant message with fields',
};

const SHOWN = 20;

/** Prints a run of `fix` for people: the diff of a dry run, then what was done and what is left. */
export function fixText(io: Io, { dryRun, verbose }: { dryRun: boolean; verbose: boolean }) {
  const c = colorsOf(io);
  return {
    file: fileText(io, dryRun, verbose, c),
    end(report: FixReport): void {
      io.out(`${summaryOf(report, verbose, c).join('\n')}\n`);
    },
  };
}

function summaryOf(report: FixReport, verbose: boolean, c: Colors): string[] {
  const { changes, left, failed, interrupted, steps } = report;
  const lines = ['', headline(report, c)];
  const deeds = new Map<string, number>();
  for (const { finding: { check } } of changes) deeds.set(check, (deeds.get(check) ?? 0) + 1);
  for (const [check, made] of deeds) {
    lines.push(`  ${String(made).padStart(4)}  ${DEEDS[check] ?? check} ${c.dim(check)}`);
  }
  const looks = changes.filter(({ finding }) => finding.look !== undefined);
  list(lines, c.yellow('Wants a look'), looks, (one) => one.finding.look!, verbose, c);
  list(lines, c.yellow('Left for a person to decide'), left, (one) => one.finding.message, verbose, c);
  lines.push(...failureLines(failed, 'work on', c));
  if (interrupted) lines.push('', stoppedLine(c));
  else if (left.length === 0 && failed.length === 0) lines.push('', `Nothing is left of ${steps.join(', ')}.`);
  return lines;
}

function headline({ changes, changedFiles, files, dryRun }: FixReport, c: Colors): string {
  const scanned = c.dim(` (${plural(files, 'file')} looked at)`);
  if (changedFiles === 0) return `${c.bold(c.green('Nothing to fix'))}${scanned}`;
  const verb = dryRun ? 'Would make' : 'Made';
  const what = `${plural(changes.length, 'change')} in ${plural(changedFiles, 'file')}`;
  return `${c.bold(`${verb} ${what}`)}${scanned}`;
}

function list<T extends Line>(
  lines: string[],
  title: string,
  all: readonly T[],
  say: (one: T) => string,
  verbose: boolean,
  c: Colors,
): void {
  if (all.length === 0) return;
  lines.push('', `${title} ${c.dim(`(${all.length})`)}`);
  const most = verbose ? all.length : SHOWN;
  for (const one of all.slice(0, most)) {
    lines.push(`  ${oneLine(one.file)}:${one.line}  ${oneLine(say(one))}`);
  }
  if (all.length > most) lines.push(c.dim(`  and ${all.length - most} more (--verbose)`));
}
