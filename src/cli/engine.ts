import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function runs before it is worth the optimizing compiler; V8 says 67,584. */
const BUDGET = 1_000_000;

/**
 * Fits the engine to runs of seconds. Node 20's V8 has nothing between its quick compiler and its
 * thorough one, which took a fifth of the CPU time of a run and never earned it back: here it waits
 * until code is far hotter. From V8 12 on a third compiler stands between them, and nothing is said.
 *
 * The budget is a number that V8 reads anew whenever it counts. Only such a flag may change in a
 * process that runs: one that decides how things are compiled (`--no-regexp-tier-up`) meets what was
 * compiled before it, and one run in two hundred ended in a segmentation fault.
 */
export function tuneEngine(): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
