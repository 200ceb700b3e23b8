import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mostTellingCalls, policyFromAnswers } from '../../analysis/level/index.ts';
import { LEVELS } from '../../loggers/levels.ts';
import type { Settings } from '../../analysis/settings.ts';
import type { Finding, Fix, Level, Unit } from '../../analysis/types.ts';
import type { LoadedConfig } from '../../project/config.ts';
import { settingsFor } from '../../project/settings.ts';
import { replaceFile, versionOf } from '../../project/write.ts';
import { processFile, type Check, type FileResult, type Located } from '../../source/file.ts';
import { lineTable } from '../../source/lines.ts';
import type { TellingCall } from '../commands/levels.ts';
import { changeOf } from '../output/migration-json.ts';
import { runCodemod, type RunOptions, type RunTotals } from '../run-codemod.ts';
import { Session, type Decision, type Item } from './session.ts';
import { keyOf, loadDecisions, saveDecisions, storeFile } from './store.ts';
import { askCall, askLevels, type Shown, type Terminal } from './ui.ts';

interface Entry extends Item {
  readonly located: Located;
  readonly path: string;
  readonly line: number;
}

const QUESTIONS = 5;

/**
 * Goes through the calls with a person. Begins with the five calls that tell most about the
 * project's default level; then call by call. What was decided is written when the person
 * quits or all is settled; calls that stay are remembered, so that a later run goes on.
 */
export async function runInteractive(options: RunOptions, terminal: Terminal): Promise<RunTotals> {
  const first = await collect(options);
  const config = await calibrated(first.entries, options, terminal);
  if (config === null) return { ...first.totals, interrupted: true };
  const { entries, totals } = config === options.config ? first : await collect({ ...options, config });
  const store = storeFile(config.root);
  const remembered = loadDecisions(store);
  const session = new Session(entries, remembered);
  const finished = await converse(session, entries, terminal);
  const decisions = decisionsOf(session, entries);
  const failed = [...totals.failed, ...write(entries, decisions, { ...options, config })];
  const kept = [...decisions].filter(([, decision]) => decision === 'keep');
  saveDecisions(store, new Map(kept));
  return { ...totals, failed, interrupted: !finished };
}

async function collect(options: RunOptions): Promise<{ entries: Entry[]; totals: RunTotals }> {
  const entries: Entry[] = [];
  const totals = await runCodemod({
    ...options,
    write: false,
    onResult: (result, file) => entries.push(...entriesOf(result, file, options)),
  });
  return { entries, totals };
}

function entriesOf(result: FileResult, file: string, { cwd }: RunOptions): Entry[] {
  const position = lineTable(result.before);
  const seen = new Map<string, number>();
  return result.located.flatMap((located) => {
    const { finding, unit, offset } = located;
    if (!finding.fix || !finding.level || !finding.call) return [];
    const source = unit.text.slice(...finding.range);
    const occurrence = seen.get(source) ?? 0;
    seen.set(source, occurrence + 1);
    const { line } = position(offset + finding.range[0]);
    const key = keyOf(file, source, occurrence);
    return [{ file, finding, key, located, path: resolve(cwd, result.filename), line }];
  });
}

/** The configuration with the default level that the person's answers ask for; `null`: quits. */
async function calibrated(
  entries: readonly Entry[],
  { config }: RunOptions,
  terminal: Terminal,
): Promise<LoadedConfig | null> {
  if (config.config.defaultLevel !== undefined) return config;
  const calls = entries.map((entry): TellingCall => ({
    call: entry.finding.call!,
    unit: entry.located.unit,
    file: entry.file,
    line: entry.line,
    level: entry.finding.level!.level,
    source: entry.located.unit.text.slice(...entry.finding.range),
  }));
  const questions = mostTellingCalls(calls, QUESTIONS);
  if (questions.length < QUESTIONS) return config;
  const answers = await askLevels(questions, terminal);
  if (answers === null) return null;
  const given = questions.flatMap((q, i) => (answers[i] ? [{ ...q, level: answers[i] }] : []));
  const { defaultLevel } = policyFromAnswers(given);
  return defaultLevel === null ? config : { ...config, config: { ...config.config, defaultLevel } };
}

/** @returns Whether every call was settled. */
async function converse(
  session: Session,
  entries: readonly Entry[],
  terminal: Terminal,
): Promise<boolean> {
  for (let index = session.next(); index !== null; index = session.next()) {
    const action = await askCall(shownOf(entries[index]!, session), terminal);
    if (action === null) return false;
    const alike = session.apply(action);
    if (alike > 0) terminal.output.write(`   settles ${alike} alike\n`);
  }
  return true;
}

function shownOf({ file, line, finding, located }: Entry, session: Session): Shown {
  const { before, after } = changeOf(located);
  const { level, confidence, reasons } = finding.level!;
  const others = finding.alternatives().flatMap((fix) => fix.level ?? []);
  return {
    place: `${file}:${line}`,
    position: `${session.settled + 1} of ${session.items.length}`,
    before,
    after,
    level,
    confidence,
    reason: reasons[0]?.text ?? finding.message,
    ...(finding.look === undefined ? {} : { look: finding.look }),
    levels: LEVELS.filter((l) => l === level || others.includes(l)),
  };
}

function decisionsOf(session: Session, entries: readonly Entry[]): Map<string, Decision> {
  const decisions = new Map<string, Decision>();
  entries.forEach((entry, i) => {
    const decision = session.decisionOf(i);
    if (decision !== null) decisions.set(entry.key, decision);
  });
  return decisions;
}

/** Writes every file in which something was decided. */
function write(
  entries: readonly Entry[],
  decisions: ReadonlyMap<string, Decision>,
  options: RunOptions,
): { file: string; message: string }[] {
  const failed: { file: string; message: string }[] = [];
  const files = group(entries);
  for (const [path, own] of files) {
    const levels = new Map(own.flatMap((e) => {
      const decision = decisions.get(e.key);
      return decision === undefined ? [] : [[placeKey(e.located.unit, e.finding), decision] as const];
    }));
    if (levels.size === 0) continue;
    const before = readFileSync(path, 'utf8');
    const checks = options.checks.map((check) => decided(check, levels));
    const settings = settingsFor(path, before, options.config);
    const result = processFile(path, before, settings, checks);
    try {
      if (result.after !== before && options.write) replaceFile(path, result.after, versionOf(path));
      options.onResult(result, own[0]!.file);
    } catch (error) {
      failed.push({ file: own[0]!.file, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return failed;
}

function group(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const e of entries) groups.set(e.path, [...(groups.get(e.path) ?? []), e]);
  return groups;
}

const placeKey = (unit: Unit, { range }: Finding): string => `${unit.text.length}:${range[0]}:${range[1]}`;

/** A check whose findings do what the person decided, and nothing else. */
const decided = (check: Check, levels: ReadonlyMap<string, Decision>): Check =>
  (unit: Unit, settings: Settings) => {
    const chosen = new Map<Finding, Finding>();
    const rewritten = new Set<unknown>();
    const findings = check(unit, settings);
    for (const finding of findings) {
      if (!finding.level) continue;
      const next = withDecision(finding, levels.get(placeKey(unit, finding)) ?? 'keep');
      chosen.set(finding, next);
      if (next.fix) rewritten.add(next.call?.node);
    }
    // A mask goes with its call, and what is right only once other calls are gone with those.
    return findings.map((finding) => {
      const next = chosen.get(finding);
      if (next) return next;
      const after = finding.after ?? [];
      const ready = finding.call
        ? rewritten.has(finding.call.node)
        : after.length > 0 && after.every((other) => chosen.get(other)?.fix);
      return ready ? finding : { ...finding, fix: null };
    });
  };

function withDecision(finding: Finding, decision: Decision): Finding {
  if (!finding.fix || !finding.level || decision === 'keep') return { ...finding, fix: null };
  const fix = fixAt(finding, decision);
  return { ...finding, fix, level: { ...finding.level, level: decision } };
}

function fixAt(finding: Finding, level: Level): Fix | null {
  if (finding.level?.level === level) return finding.fix;
  return finding.alternatives().find((fix) => fix.level === level) ?? null;
}
