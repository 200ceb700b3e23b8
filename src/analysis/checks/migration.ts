import { findConsoleCalls } from '../logger-calls.ts';
import type { Settings } from '../settings.ts';
import type { Finding, Unit } from '../types.ts';
import { checkNoConsole } from './no-console.ts';
import { checkNoUnmaskedPii } from './no-unmasked-pii.ts';

/**
 * The migration of console calls, with masks for what the moved calls print: a call must not
 * go from a console that nobody keeps to a log that is kept for years and show a secret there.
 */
export function checkMigration(unit: Unit, settings: Settings): Finding[] {
  const moved = checkNoConsole(unit, settings);
  const nodes = new Set(moved.filter((f) => f.fix !== null && f.call).map((f) => f.call!.node));
  if (nodes.size === 0) return moved;
  const calls = findConsoleCalls(unit).filter((call) => nodes.has(call.node));
  const masked = checkNoUnmaskedPii(unit, settings, calls).filter((f) => f.fix !== null);
  return [...moved, ...masked].sort((a, b) => a.range[0] - b.range[0]);
}
