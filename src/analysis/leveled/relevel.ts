import { severityOf } from '../../loggers/levels.ts';
import { textOf, unwrap } from '../ast.ts';
import type { Edit, Level, Node, Unit } from '../types.ts';
import type { LeveledCall } from './call.ts';

/** The call at another level. */
export interface Relevel {
  readonly edits: readonly Edit[];
  /** Name of the method, or of the level where it is an argument. */
  readonly method: string;
  /** The logger is known to have it: by its dialect, or by another call of the file. */
  readonly certain: boolean;
}

/** Methods that a logger of which nothing is known has most likely. */
const COMMON: Readonly<Record<Level, string>> = {
  trace: 'debug', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'error',
};

/** The name of a level for a logger. */
export function methodFor(level: Level, { dialect, named }: LeveledCall): string {
  if (dialect === null) return COMMON[level];
  return named && dialect.name === 'nest' ? COMMON[level] : dialect.method(level);
}

/**
 * Gives a call another level; `null` where it has no place to say so, or where the logger
 * would take the other arguments for something else.
 */
export function relevel(one: LeveledCall, level: Level, all: readonly LeveledCall[], unit: Unit): Relevel | null {
  const { call, named, dialect } = one;
  const method = methodFor(level, one);
  if (named) {
    const [start, end] = named.range;
    return { edits: [{ range: [start + 1, end - 1], text: method }], method, certain: dialect !== null };
  }
  // Nest's error takes a stack where its other methods take a context.
  const crosses = (severityOf(level) > 3) !== (severityOf(one.level) > 3);
  if (dialect?.name === 'nest' && crosses && call.args.length > 1) return null;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  const { property } = callee;
  const [start, end] = property.range;
  const range = callee.computed ? [start + 1, end - 1] as const : property.range;
  const certain = dialect !== null || all.some((other) => other.call.method === method &&
    receiverOf(other.call.callee, unit) === textOf(unit, callee.object));
  return { edits: [{ range, text: method }], method, certain };
}

function receiverOf(node: Node, unit: Unit): string | null {
  const callee = unwrap(node);
  return callee.type === 'MemberExpression' ? textOf(unit, callee.object) : null;
}
