import type { Unit } from './types.ts';

/**
 * Asks a question of each unit once. The answer is kept with the unit, not in a `WeakMap`: what that
 * holds outlives every quick collection of garbage, and with an answer its whole tree.
 */
export function perUnit<T extends {} | null>(ask: (unit: Unit) => T): (unit: Unit) => T {
  return (unit) => {
    let answer = unit.answers.get(ask) as T | undefined;
    if (answer === undefined) unit.answers.set(ask, (answer = ask(unit)));
    return answer;
  };
}
