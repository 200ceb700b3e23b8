/** A severity, from least to most severe. Names and order are OpenTelemetry's severity texts. */
export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Every level, from least to most severe. */
export const LEVELS: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Position of a level on the scale, from 0 (`trace`) to 5 (`fatal`). */
export const severityOf = (level: Level): number => LEVELS.indexOf(level);

/** Is this string the name of a level? */
export const isLevel = (name: string): name is Level =>
  (LEVELS as readonly string[]).includes(name);
