import { enclosingFunction, textOf } from '../ast.ts';
import { fittingEdits } from '../arrange.ts';
import { leveledCalls, type LeveledCall } from '../leveled/call.ts';
import { dumpedValue } from '../leveled/dump.ts';
import { isOverstated, isUnderstated } from '../leveled/failure.ts';
import { mislabel } from '../leveled/mislabel.ts';
import { methodFor, relevel } from '../leveled/relevel.ts';
import { mayLog } from '../logger-calls.ts';
import { functionName, LEVEL_NAMES } from '../logger-shape.ts';
import { fillMessage } from '../messages.ts';
import type { FileKeep, Settings } from '../settings.ts';
import type { Edit, Finding, Fix, Level, Reason, Unit } from '../types.ts';

const CHECK = 'no-mislabeled-level';

/** What the check says, by message id. */
export const NO_MISLABELED_LEVEL_MESSAGES = {
  label: 'Log at {{level}}, as the message says with {{label}}.',
  failure: 'Log at {{level}}: the call reports a failure as if nothing had happened.',
  dump: 'Log at {{level}}: {{value}} is all that came in.',
  success: 'Log at {{level}}: nothing failed here.',
} as const;

type MessageId = keyof typeof NO_MISLABELED_LEVEL_MESSAGES;

interface Verdict {
  readonly messageId: MessageId;
  readonly level: Level;
  readonly confidence: number;
  readonly reason: Reason;
  /** What goes from the message. */
  readonly cut?: Edit;
  readonly data?: Readonly<Record<string, string>>;
  /** Another level that a person may choose. */
  readonly other?: Level;
}

/** Files that never log for an operator, and the logger itself. */
const NEVER: ReadonlySet<FileKeep['role']> =
  new Set(['test', 'generated', 'minified', 'vendored', 'declaration', 'logger']);

/** Calls of a logger whose level is not the one that their message says. */
export function checkNoMislabeledLevel(unit: Unit, settings: Settings): Finding[] {
  const { keep } = settings.facts;
  if ((keep && NEVER.has(keep.role)) || !mayLog(unit.text)) return [];
  const all = leveledCalls(unit, settings);
  if (all.length === 0) return [];
  // Whole statements around the calls are looked at.
  void unit.ast;
  return all.flatMap((one) => {
    if (isLevelFunction(one)) return [];
    const verdict = judge(one, all, unit);
    return verdict ? [findingOf(one, verdict, all, unit)] : [];
  });
}

/** `error(text) { this.logger.info('[ERROR] ' + text) }`: a logger in the making. */
function isLevelFunction({ call }: LeveledCall): boolean {
  const fn = enclosingFunction(call.node);
  const name = fn && functionName(fn);
  return name !== null && (LEVEL_NAMES.has(name) || /^_?log([A-Z]\w*)?$/.test(name));
}

function judge(one: LeveledCall, all: readonly LeveledCall[], unit: Unit): Verdict | null {
  const label = byLabel(one, unit);
  if (!label) return byPlace(one, all, unit);
  // What the place would take back is for nobody but the author to say.
  const quiet = methodFor(label.level, one) === methodFor('info', one);
  const level = quiet ? 'info' : label.level;
  return byPlace({ ...one, level, omit: label.data?.label ?? '' }, all, unit) ? null : label;
}

const byPlace = (one: LeveledCall, all: readonly LeveledCall[], unit: Unit): Verdict | null =>
  byFailure(one, all, unit) ?? bySuccess(one, unit) ?? byDump(one, unit);

function byLabel(one: LeveledCall, unit: Unit): Verdict | null {
  const label = mislabel(one, unit);
  if (!label) return null;
  const text = `the message is labelled ${label.text}`;
  return {
    messageId: 'label',
    level: label.level,
    confidence: 0.95,
    reason: { code: 'label', text, weight: 5, range: label.range },
    data: { label: label.text },
    ...(label.range[0] < label.range[1] ? { cut: { range: label.range, text: '' } } : {}),
  };
}

function byFailure(one: LeveledCall, all: readonly LeveledCall[], unit: Unit): Verdict | null {
  if (!isUnderstated(one, all, unit)) return null;
  const text = 'it reports an exception that was caught here';
  return {
    messageId: 'failure', level: 'error', confidence: 0.85, other: 'warn',
    reason: { code: 'error-argument', text, weight: 3 },
  };
}

function bySuccess(one: LeveledCall, unit: Unit): Verdict | null {
  if (!isOverstated(one, unit)) return null;
  const text = 'the message tells of success alone';
  return {
    messageId: 'success', level: 'info', confidence: 0.85, other: 'debug',
    reason: { code: 'word:success', text, weight: 3 },
  };
}

function byDump(one: LeveledCall, unit: Unit): Verdict | null {
  const value = dumpedValue(one, unit);
  if (!value) return null;
  const text = 'it writes out what was received';
  return {
    messageId: 'dump', level: 'debug', confidence: 0.8,
    reason: { code: 'value:dump', text, weight: 3, range: value.range },
    data: { value: textOf(unit, value) },
  };
}

function findingOf(one: LeveledCall, verdict: Verdict, all: readonly LeveledCall[], unit: Unit): Finding {
  const { messageId, level, reason, confidence, other } = verdict;
  const data = { ...verdict.data, level: methodFor(level, one) };
  return {
    check: CHECK,
    messageId,
    message: fillMessage(NO_MISLABELED_LEVEL_MESSAGES[messageId], data),
    data,
    range: one.call.node.range,
    call: one.call,
    why: [reason],
    confidence,
    level: { level, confidence, reasons: [reason], alternatives: [] },
    fix: fixOf(one, level, verdict, all, unit),
    alternatives: () => [other && fixOf(one, other, verdict, all, unit)].filter((fix) => fix != null),
  };
}

function fixOf(
  one: LeveledCall,
  level: Level,
  { messageId, reason, cut }: Verdict,
  all: readonly LeveledCall[],
  unit: Unit,
): Fix | null {
  const change = relevel(one, level, all, unit);
  if (!change) return null;
  return {
    safety: messageId === 'label' && change.certain ? 'safe' : 'suggest',
    title: `Log as ${change.method}: ${reason.text}`,
    level,
    edits: [...change.edits, ...(cut ? fittingEdits(change.edits, [cut]) : [])],
    imports: [],
  };
}
