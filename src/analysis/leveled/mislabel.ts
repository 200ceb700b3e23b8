import { severityOf } from '../../loggers/levels.ts';
import { beginsWithLabel, findLabel, type Label } from '../label.ts';
import type { Level, Unit } from '../types.ts';
import { methodFor } from './relevel.ts';
import type { LeveledCall } from './call.ts';

/** Words that are hardly ever anything but a level, however they are written. */
const PLAIN_LEVEL = /^(warn|warning|debug|dbg|경고|디버그)$/i;
/** Words that may name the value that follows, unless a message follows. */
const PLAIN_ERROR = /^(error|err|fatal|오류|에러)$/i;

/** The label of a message that says another level than its method does. */
export function mislabel(one: LeveledCall, unit: Unit): Label | null {
  const label = findLabel(one.spoken, unit);
  if (label === null || label.level === one.level || agrees(label, one)) return null;
  const rest = restOf(label, one, unit);
  if (rest === null || beginsWithLabel(rest) || !isLevelLabel(label, one.level, rest)) return null;
  // A logger without the level writes such lines with the method that it has.
  return methodFor(label.level, one) === one.call.method ? null : label;
}

/** A fatal error is an error, and most loggers have no other word for it. */
function agrees({ level, text }: Label, one: LeveledCall): boolean {
  const grave = (l: Level): boolean => severityOf(l) >= severityOf('error');
  if (level === 'trace' && one.level === 'debug') return methodFor('trace', one) !== 'trace';
  if (!grave(level) || !grave(one.level)) return false;
  return !(level === 'fatal' && /^\W*FATAL\W*$/.test(text) && methodFor('fatal', one) === 'fatal');
}

/** The text after the label, as far as it is written out. */
function restOf({ text, range }: Label, { spoken }: LeveledCall, unit: Unit): string | null {
  const first = spoken.args[0];
  if (!first) return null;
  const from = range[0] < range[1] && range[0] >= first.range[0] ? range[1] : range[0] + text.length;
  return from > first.range[1] ? '' : unit.text.slice(from, first.range[1]);
}

function isLevelLabel({ text, level }: Label, said: Level, rest: string): boolean {
  const word = text.replace(/[^\p{L}]/gu, '');
  const bracketed = /^[[(<]/.test(text);
  const loud = word === word.toUpperCase() && /[A-Z]/.test(word);
  if (level === 'trace') return loud && (bracketed || text.endsWith(':'));
  if (loud) return true;
  // In small letters it may be the name of a module: `debug: route called`.
  const small = word === word.toLowerCase() && /[a-z]/.test(word);
  if (small && level === 'debug' && (!bracketed || said !== 'info')) return false;
  if (bracketed || PLAIN_LEVEL.test(word)) return true;
  return PLAIN_ERROR.test(word) && said === 'info' && /^[\s:'"`]*\p{L}{2}/u.test(rest);
}
