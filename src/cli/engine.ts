import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function runs before it is worth the optimizing compiler; V8 says 67,584. */
const BUDGET = 1_000_000;

/**
 * Node 20's V8 has nothing between its quick compiler and its thorough one. On a run of seconds the
 * thorough one took a fifth of the CPU time and never earned it back: here it waits until code is
 * far hotter. From V8 12 on a third compiler stands between them, and nothing is to be said.
 */
export function holdBackOptimizer(): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
