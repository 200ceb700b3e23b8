import type { Level } from '../types.ts';

export const LEVELS: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Position on the scale, 0 for `trace`; 6 for `silent`; -1 for anything unknown. */
export const severityOf = (name: string | undefined): number => {
  const word = `${name}`.toLowerCase().trim();
  return /^(?:silent|off|none)$/.test(word)
    ? 6
    : LEVELS.findIndex((level) => word == level || word == LONG[level]);
};

const LONG: Partial<Record<Level, string>> = { warn: 'warning', fatal: 'critical' };

/** The least severe level for an environment: `development`, `staging`, `production`, … */
export const severityFor = (env: string | undefined): number =>
  /^(?:dev|local)/i.test(`${env}`) ? 1 : /^prod/i.test(`${env}`) ? 3 : 2;
