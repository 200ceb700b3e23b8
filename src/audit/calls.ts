import { leveledCalls } from '../analysis/leveled/call.ts';
import { CONSOLE_LEVELS } from '../analysis/logger-calls.ts';
import type { FileKeep, Settings } from '../analysis/settings.ts';
import { LEVELS } from '../loggers/levels.ts';
import type { FileResult, Part } from '../source/file.ts';
import type { Calls, Rung } from './types.ts';

/** From the gravest level down; what has none comes last. */
export const RUNGS: readonly Rung[] = [...LEVELS.toReversed(), 'none'];

/** Files whose log lines nobody operates a program by. */
const ASIDE: ReadonlySet<FileKeep['role']> =
  new Set(['test', 'config', 'generated', 'minified', 'vendored', 'declaration']);

export type Tally = Record<Rung, { console: number; logger: number }>;

export const noCalls = (): Tally =>
  Object.fromEntries(RUNGS.map((rung) => [rung, { console: 0, logger: 0 }])) as Tally;

/** Calls of one file by level, and what of the console's calls stays, by role. */
export interface FileCalls {
  readonly calls: Tally;
  readonly stays: ReadonlyMap<string, number>;
}

/**
 * @param result What the checks said of the file, `no-console` among them.
 * @param parts The same text, parsed.
 */
export function callsIn(
  { located, markup }: Pick<FileResult, 'located' | 'markup'>,
  parts: readonly Part[],
  settings: Settings,
): FileCalls {
  const calls = noCalls();
  const stays = new Map<string, number>();
  const { keep } = settings.facts;
  for (const { finding: { check, call, kept, messageId } } of located) {
    if (check !== 'no-console' || call === null) continue;
    if (kept === undefined || messageId === 'manual') {
      const level = call.api === 'console' ? CONSOLE_LEVELS[call.method] : undefined;
      calls[call.method === 'log' || level === undefined ? 'none' : level].console++;
    } else {
      const role = keep?.role ?? 'logger';
      stays.set(role, (stays.get(role) ?? 0) + 1);
    }
  }
  calls.none.console += markup.length;
  if (keep && ASIDE.has(keep.role)) return { calls, stays };
  for (const { unit } of parts) {
    for (const { level } of leveledCalls(unit, settings)) calls[level].logger++;
  }
  return { calls, stays };
}

export function addCalls(to: Tally, calls: Calls): void {
  for (const rung of RUNGS) {
    to[rung].console += calls[rung].console;
    to[rung].logger += calls[rung].logger;
  }
}
