import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function runs before it is worth the optimizing compiler; V8 says 67,584. */
const BUDGET = 1_000_000;

/** Fits the engine to runs of seconds. One that nobody has measured is left alone. */
export function tuneEngine(): void {
  const version = Number.parseInt(process.versions.v8, 10);
  if (version < 12) holdBackOptimizer();
  if (version < 14) compilePatternsOnce();
}

/**
 * Node 20's V8 has nothing between its quick compiler and its thorough one. On a run of seconds the
 * thorough one took a fifth of the CPU time and never earned it back: here it waits until code is
 * far hotter. From V8 12 on a third compiler stands between them, and nothing is to be said.
 */
const holdBackOptimizer = (): void => setFlagsFromString(`--interrupt-budget=${BUDGET}`);

/**
 * V8 compiles a regular expression quickly for its first use, and thoroughly at its second. Of the
 * hundreds that a run has nearly all come to be used again: to do the second alone costs less.
 */
const compilePatternsOnce = (): void => setFlagsFromString('--no-regexp-tier-up');
