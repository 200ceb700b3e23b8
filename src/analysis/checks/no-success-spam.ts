import { leveledCalls, type LeveledCall } from '../leveled/call.ts';
import { bridgeCounter, countable, type Counter } from '../leveled/counter.ts';
import { heatAt, type Heat } from '../leveled/hot.ts';
import { promCounters } from '../leveled/prom-counter.ts';
import { methodFor, relevel } from '../leveled/relevel.ts';
import { wordsIn } from '../failure/words.ts';
import { saysFailure } from '../failure/names.ts';
import { mayLog } from '../logger-calls.ts';
import { fillMessage } from '../messages.ts';
import type { FileKeep, Settings } from '../settings.ts';
import type { Finding, Fix, Reason, Unit } from '../types.ts';

const CHECK = 'no-success-spam';

/** What the check says, by message id. */
export const NO_SUCCESS_SPAM_MESSAGES = {
  count: 'Count it with {{counter}}, or log at {{level}}: {{why}}.',
  quiet: 'Log at {{level}}: {{why}}.',
} as const;

const WHY: Readonly<Record<Heat, string>> = {
  message: 'the line is written for every message',
  candidate: 'the line is written for every candidate',
  frame: 'the line is written for every frame',
  movement: 'the line is written for every movement',
  loop: 'the line is written in every turn of a loop',
  timer: 'the line is written at every tick of a timer',
};

/** A change that lasts is worth a line for each thing that was changed. */
const LASTING = /\b(creat|criad|delet|enabl|disabl|configur|migrat|install|deploy|provision)\w*|생성|삭제/i;

/** Files whose lines are for the one who runs them, or for nobody. */
const NEVER: ReadonlySet<FileKeep['role']> = new Set([
  'cli', 'script', 'test', 'config', 'generated', 'minified', 'vendored', 'declaration', 'logger',
]);

/** Lines at INFO where the program runs so often that a number says more. */
export function checkNoSuccessSpam(unit: Unit, settings: Settings): Finding[] {
  const { keep } = settings.facts;
  if ((keep && NEVER.has(keep.role)) || !mayLog(unit.text)) return [];
  const all = leveledCalls(unit, settings);
  if (!all.some(({ level }) => level === 'info')) return [];
  void unit.ast;
  const hot = all.flatMap((one) => {
    const heat = heatOf(one, unit);
    return heat === null ? [] : [{ one, heat }];
  });
  const counters = countersFor(hot.map(({ one }) => one), settings, unit);
  return hot.map(({ one, heat }) => findingOf(one, heat, counters.get(one) ?? null, all, unit));
}

function heatOf(one: LeveledCall, unit: Unit): Heat | null {
  if (one.level !== 'info' || saysFailure(wordsIn(one.call))) return null;
  const heat = heatAt(one.call.node, unit);
  return heat === 'loop' && LASTING.test(wordsIn(one.call)) ? null : heat;
}

/** The counters that take the place of lines, with what the project counts with. */
function countersFor(hot: readonly LeveledCall[], { metrics, facts }: Settings, unit: Unit): Map<LeveledCall, Counter> {
  const lines = hot.flatMap((one) => countable(one, unit) ?? []);
  if (metrics === 'prom-client') return facts.modules === 'none' ? new Map() : promCounters(lines, unit);
  return new Map(lines.flatMap((line) => {
    const counter = bridgeCounter(line, unit);
    return counter ? [[line.one, counter] as const] : [];
  }));
}

function findingOf(
  one: LeveledCall,
  heat: Heat,
  counter: Counter | null,
  all: readonly LeveledCall[],
  unit: Unit,
): Finding {
  const reason: Reason = { code: `in:${heat}`, text: WHY[heat], weight: 2 };
  const quiet = quietFix(one, reason, all, unit);
  const fix = counter ? countFix(counter) : quiet;
  const data = { level: methodFor('debug', one), why: reason.text, ...(counter ? { counter: counter.name } : {}) };
  const messageId = counter ? 'count' : 'quiet';
  return {
    check: CHECK,
    messageId,
    message: fillMessage(NO_SUCCESS_SPAM_MESSAGES[messageId], data),
    data,
    range: one.call.node.range,
    call: one.call,
    why: [reason],
    confidence: heat === 'loop' ? 0.6 : 0.75,
    fix,
    alternatives: () => (counter && quiet ? [quiet] : []),
    ...(counter ? { look: 'the line and its fields are counted, no longer written' } : {}),
  };
}

const countFix = ({ name, edits, imports }: Counter): Fix => ({
  safety: 'suggest', title: `Count it with ${name}`, edits, imports,
});

function quietFix(one: LeveledCall, reason: Reason, all: readonly LeveledCall[], unit: Unit): Fix | null {
  const change = relevel(one, 'debug', all, unit);
  return change && {
    safety: 'suggest',
    title: `Log as ${change.method}: ${reason.text}`,
    level: 'debug',
    edits: change.edits,
    imports: [],
  };
}
