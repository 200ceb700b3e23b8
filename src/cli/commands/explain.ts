import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Finding, Level, Reason } from '../../analysis/types.ts';
import { loadConfig, type LoadedConfig } from '../../project/config.ts';
import { settingsFor } from '../../project/settings.ts';
import { ALL_CHECKS, withOptions } from '../../project/transform.ts';
import { processFile, type Located } from '../../source/file.ts';
import { lineTable } from '../../source/lines.ts';
import { changeOf } from '../output/migration-json.ts';
import { colorsOf, type Colors } from '../output/text.ts';
import { EXIT, UsageError, type Io } from '../io.ts';

export interface ExplainOptions {
  /** `FILE:LINE` or `FILE:LINE:COLUMN`. */
  readonly place: string;
  readonly cwd: string;
  readonly config?: string;
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** `logfix explain FILE:LINE`: the whole reasoning for the calls at one place. */
export async function explain(options: ExplainOptions, io: Io): Promise<number> {
  const { file, line, column } = placeOf(options.place);
  const config = withOptions(await loadConfig(options.cwd, options.config), options.overrides);
  const path = resolve(options.cwd, file);
  const text = readText(path, file);
  const located = locate(path, text, config, line, column);
  if (located.length === 0) {
    throw new UsageError(`${file}:${line} holds no log call that logfix knows`);
  }
  const c = colorsOf(io);
  const shown = relative(options.cwd, path);
  const position = lineTable(text);
  for (const one of located) {
    const at = position(one.offset + one.finding.range[0]);
    const lines = [c.bold(`${shown}:${at.line}:${at.column}`) + c.dim(`  ${one.finding.check}`)];
    lines.push(indent(sourceOf(one), '  '), '');
    lines.push(...aboutFinding(one, c), ...aboutChange(one, c));
    lines.push(...whatWouldChange(one, path, text, config, c));
    io.out(`${lines.join('\n')}\n\n`);
  }
  return EXIT.clean;
}

function placeOf(place: string): { file: string; line: number; column: number | null } {
  const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(place);
  if (!match) throw new UsageError(`name a place as FILE:LINE, not ${place}`);
  return { file: match[1]!, line: Number(match[2]), column: match[3] ? Number(match[3]) : null };
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${shown}: there is no such file that can be read`);
  }
}

/** The findings that begin on a line; else those that go over it. */
function locate(
  path: string,
  text: string,
  config: LoadedConfig,
  line: number,
  column: number | null,
): Located[] {
  const { located } = processFile(path, text, settingsFor(path, text, config), ALL_CHECKS);
  const position = lineTable(text);
  const spans = located.map((one) => {
    const [start, end] = one.finding.range;
    return { one, from: position(one.offset + start), to: position(one.offset + end) };
  });
  const at = spans.filter(({ from }) => from.line === line && (column === null || from.column === column));
  const over = spans.filter(({ from, to }) => from.line <= line && line <= to.line);
  return (at.length > 0 ? at : over).map(({ one }) => one);
}


const sourceOf = ({ finding, unit }: Located): string => unit.text.slice(...finding.range);

const indent = (text: string, by: string): string =>
  text.split('\n').map((line) => by + line.trimEnd()).join('\n');

const percent = (x: number): string => `${Math.round(x * 100)} %`;

function aboutFinding({ finding }: Located, c: Colors): string[] {
  const lines = [`${c.bold('Says')}      ${finding.message}`];
  if (finding.kept !== undefined) {
    lines.push(`${c.bold('Kept')}      ${finding.kept}`);
    if (!finding.level) return lines;
  }
  if (finding.kind !== undefined) lines.push(`${c.bold('Kind')}      ${finding.kind}`);
  if (finding.expression !== undefined) lines.push(`${c.bold('Because of')} ${finding.expression}`);
  if (finding.level) {
    const { level, confidence, alternatives } = finding.level;
    const others = alternatives.filter((a) => a.confidence >= 0.01)
      .map((a) => `${a.level} ${percent(a.confidence)}`).join(', ');
    lines.push(`${c.bold('Level')}     ${c.cyan(level)} ${percent(confidence)}${others ? c.dim(`  (${others})`) : ''}`);
  } else lines.push(`${c.bold('Sure')}      ${percent(finding.confidence)}`);
  const reasons = finding.level?.reasons ?? finding.why;
  lines.push(...reasonLines(reasons.filter((r) => r.weight >= 0), c.green('for'), 'for'));
  lines.push(...reasonLines(reasons.filter((r) => r.weight < 0), c.red('against'), 'against'));
  return lines;
}

const reasonLines = (reasons: readonly Reason[], shown: string, word: string): string[] =>
  reasons.map(({ text, weight }) => {
    const sign = weight < 0 ? '−' : '+';
    return `  ${shown}${' '.repeat(8 - word.length)}${sign}${Math.abs(weight).toFixed(1)}  ${text}`;
  });

function aboutChange(one: Located, c: Colors): string[] {
  const { finding } = one;
  if (!finding.fix) return [];
  const { after } = changeOf(one);
  const lines = ['', c.bold('Becomes'), indent(after === '' ? '(removed)' : after, '  ')];
  for (const { name, module } of finding.fix.imports) lines.push(c.dim(`  with ${name} of ${module}`));
  const safety = {
    safe: 'safe: the program behaves as before, apart from what is logged',
    suggest: 'a suggestion: a person should look',
  }[finding.fix.safety];
  lines.push(c.dim(`  ${safety}`));
  if (finding.look !== undefined) lines.push(c.yellow(`  look: ${finding.look}`));
  return lines;
}

const DEFAULTS: readonly Level[] = ['debug', 'info'];

/** Tries what a person could say, and tells what it would change. */
function whatWouldChange(
  one: Located,
  path: string,
  text: string,
  config: LoadedConfig,
  c: Colors,
): string[] {
  const lines: string[] = [];
  const { level, kept, call } = one.finding;
  if (kept !== undefined && level === undefined) {
    const tried = findAgain(one, path, text, withInclude(config));
    if (tried && tried.kept === undefined) {
      lines.push(`  --include ${relative(config.root, path)} → ${tried.message}`);
    }
  }
  if (level) {
    for (const defaultLevel of DEFAULTS) {
      const tried = findAgain(one, path, text, withDefault(config, defaultLevel));
      if (tried?.level && tried.level.level !== level.level) {
        lines.push(`  defaultLevel: '${defaultLevel}' in the configuration → ${tried.level.level}`);
      }
    }
    const label = level.reasons.find((r) => r.code === 'label');
    if (label) lines.push('  without the label in the message, the rest of the call decides');
    else if (call && call.args.length > 0) lines.push('  a label such as [DEBUG] at the front of the message decides alone');
  }
  return lines.length === 0 ? [] : ['', c.bold('What would change the answer'), ...lines];
}

const withDefault = (loaded: LoadedConfig, defaultLevel: Level): LoadedConfig => ({
  ...loaded,
  config: { ...loaded.config, defaultLevel, levels: [] },
});

const withInclude = (loaded: LoadedConfig): LoadedConfig => ({
  ...loaded,
  config: { ...loaded.config, include: ['**'] },
});

function findAgain(
  { finding, offset }: Located,
  path: string,
  text: string,
  config: LoadedConfig,
): Finding | undefined {
  const { located } = processFile(path, text, settingsFor(path, text, config), ALL_CHECKS);
  return located.find(
    (other) =>
      other.finding.check === finding.check &&
      other.offset === offset &&
      other.finding.range[0] === finding.range[0] &&
      other.finding.range[1] === finding.range[1],
  )?.finding;
}
