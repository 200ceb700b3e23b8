import type { Level } from '../types.ts';

export const LEVELS: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Position on the scale, 0 for `trace`, 6 for `silent`; nothing for an unknown word. */
export const severityOf = (name = ''): number | undefined => {
  const word = name.trim().toLowerCase();
  const at = [...LEVELS, 'silent', 'off'].findIndex((level) => word.startsWith(level));
  return at < 0 ? undefined : Math.min(at, 6);
};

/** The least severe level for an environment: `development`, `staging`, `production`, … */
export const severityFor = (env: string | undefined): number =>
  /^(dev|local)/i.test(`${env}`) ? 1 : /^prod/i.test(`${env}`) ? 3 : 2;
