import { inferLevel, mostTellingCalls, policyFromAnswers, type Answer } from '../../analysis/level/index.ts';
import { checkNoConsole } from '../../analysis/checks/no-console.ts';
import { LEVELS, isLevel, type Level } from '../../loggers/levels.ts';
import type { Finding, LogCall, Unit } from '../../analysis/types.ts';
import { loadConfig } from '../../project/config.ts';
import { saveSettings } from '../../project/config-edit.ts';
import { withOptions } from '../../project/transform.ts';
import { lineTable } from '../../source/lines.ts';
import { EXIT, UsageError, type Io } from '../io.ts';
import { colorsOf } from '../output/text.ts';
import { runCodemod, shownPath } from '../run-codemod.ts';

export interface LevelsOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Answers to the questions in their order, `-` for none; `null` to ask or to show them. */
  readonly answers: readonly string[] | null;
  /** A default level to keep without asking. */
  readonly set: string | null;
  readonly config?: string;
  readonly overrides: Readonly<Record<string, unknown>>;
  /** Asks a person; absent where nobody sits at a terminal. */
  readonly ask?: (questions: readonly TellingCall[]) => Promise<readonly (Level | null)[] | null>;
}

/** A call that is worth asking about, with its place. */
export interface TellingCall {
  readonly call: LogCall;
  readonly unit: Unit;
  readonly file: string;
  readonly line: number;
  readonly level: Level;
  readonly source: string;
}

const QUESTIONS = 5;
/** More than enough to choose five from, and a bound on what is held in memory. */
const MOST = 4000;

/**
 * `logfix levels`: shows which levels the project's calls get, asks about the five most telling
 * calls, and keeps what the answers say in the configuration.
 */
export async function levels(options: LevelsOptions, io: Io): Promise<number> {
  const loaded = await loadConfig(options.cwd, options.config);
  if (options.set !== null) {
    if (!isLevel(options.set)) throw new UsageError(`--set must be one of: ${LEVELS.join(', ')}`);
    return keep(options.set, options, io);
  }
  const config = withOptions(loaded, options.overrides);
  const { found, byLevel } = await collect(options, config);
  const c = colorsOf(io);
  const shown = LEVELS.filter((l) => byLevel.has(l)).map((l) => `${l} ${byLevel.get(l)}`).join('  ');
  io.out(`Levels that the console calls would get: ${shown || 'there are none'}\n`);
  io.out(`Default level: ${config.config.defaultLevel ?? 'not said; debug or info is guessed call by call'}\n`);
  const questions = mostTellingCalls(found, QUESTIONS);
  if (questions.length === 0) return EXIT.clean;
  const answers = await answersTo(questions, options);
  if (answers === null) {
    io.out(`\nThe ${questions.length} calls that tell most about this project:\n`);
    questions.forEach((q, i) => {
      io.out(`  ${i + 1}. ${c.dim(`${q.file}:${q.line}`)}  ${q.source}\n     ${c.dim(`now: ${q.level}`)}\n`);
    });
    const example = questions.map((q) => q.level).join(',');
    io.out(`\nSay what you would choose, - to leave one out:\n  logfix levels ${options.paths.join(' ')} --answers ${example}\n`);
    return EXIT.findings;
  }
  const given: Answer[] = questions.flatMap((q, i) => {
    const level = answers[i];
    return level ? [{ call: q.call, unit: q.unit, level }] : [];
  });
  const { defaultLevel } = policyFromAnswers(given);
  if (defaultLevel === null) {
    io.out('The answers settle nothing between debug and info: the default stays open.\n');
    return EXIT.clean;
  }
  reportChange(found, defaultLevel, config.config.defaultLevel ?? null, io);
  return keep(defaultLevel, options, io);
}

async function keep(level: Level, options: LevelsOptions, io: Io): Promise<number> {
  const loaded = await loadConfig(options.cwd, options.config);
  const file = saveSettings(loaded, { defaultLevel: level });
  io.out(`Kept defaultLevel: '${level}' in ${shownPath(file, options.cwd)}\n`);
  return EXIT.clean;
}

async function collect(options: LevelsOptions, config: Awaited<ReturnType<typeof loadConfig>>) {
  const found: TellingCall[] = [];
  const byLevel = new Map<Level, number>();
  await runCodemod({
    paths: options.paths,
    cwd: options.cwd,
    config,
    checks: [checkNoConsole],
    write: false,
    signal: new AbortController().signal,
    onProgress: () => {},
    onResult(result, file) {
      const position = lineTable(result.before);
      for (const { finding, unit, offset } of result.located) {
        if (!finding.level || finding.kept !== undefined) continue;
        const { level } = finding.level;
        byLevel.set(level, (byLevel.get(level) ?? 0) + 1);
        if (found.length >= MOST || !finding.call) continue;
        const { line } = position(offset + finding.range[0]);
        found.push({ call: finding.call, unit, file, line, level, source: oneLine(finding, unit) });
      }
    },
  });
  return { found, byLevel };
}

const oneLine = (finding: Finding, unit: Unit): string =>
  unit.text.slice(...finding.range).replace(/\s+/g, ' ').slice(0, 100);

async function answersTo(
  questions: readonly TellingCall[],
  options: LevelsOptions,
): Promise<readonly (Level | null)[] | null> {
  if (options.answers === null) return options.ask ? options.ask(questions) : null;
  return options.answers.map((answer) => {
    if (answer === '-') return null;
    if (!isLevel(answer)) throw new UsageError(`${answer} is no level; known: ${LEVELS.join(', ')}`);
    return answer;
  });
}

function reportChange(
  found: readonly TellingCall[],
  defaultLevel: Level,
  present: Level | null,
  io: Io,
): void {
  if (present === defaultLevel) return;
  const changed = found.filter(({ call, unit, level }) =>
    inferLevel(call, unit, { defaultLevel }).level !== level);
  io.out(`With default ${defaultLevel}, ${changed.length} of ${found.length} calls change their level.\n`);
}
