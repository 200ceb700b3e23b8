import { LEVELS, severityOf } from '../core/levels.ts';

/**
 * Names of the calls that write nothing at `level`, for a bundler that drops calls which are
 * told to have no effect: Rolldown's and Rollup's `treeshake.manualPureFunctions`, esbuild's
 * `pure`, terser's `pure_funcs`. Arguments that do something themselves stay.
 */
export const quietLevels = (level: string, name = 'logger'): string[] =>
  LEVELS.slice(0, severityOf(level) ?? 0).map((each) => `${name}.${each}`);
