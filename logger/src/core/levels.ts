import type { Level } from '../types.ts';

/** From least to most severe, and `silent` above them all. */
export const LEVELS = 'trace debug info warn error fatal silent'.split(' ') as Level[];

/** Position on the scale, 0 for `trace`, 6 for `silent`; nothing for an unknown word. */
export const severityOf = (name = ''): number | undefined => {
  const word = name.trim().toLowerCase();
  const at = LEVELS.findIndex((level) => word.startsWith(level));
  return at < 0 ? undefined : at;
};

/** The least severe level for an environment: `development`, `staging`, `production`, … */
export const severityFor = (env = ''): number =>
  /^(dev|local)/i.test(env) ? 1 : /^prod/i.test(env) ? 3 : 2;
