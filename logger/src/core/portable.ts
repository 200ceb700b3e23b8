import { copyAll } from './copy.ts';
import { LEVELS } from './levels.ts';
import type { Engine } from './logger.ts';
import { sortOut } from './message.ts';
import { maskText } from '../mask/text.ts';

type Bound = Record<string, unknown>;

/** Makes lines with nothing but the language: the reference for any faster way. */
export const portable: Engine<Bound> = {
  bind: (fields, base) => ({ ...base, ...copyAll({ timestamp: 0, level: 0, message: 0 }, fields) }),
  line(severity, time, args, bounds) {
    const { message, fields, errors, rest } = sortOut(Array.from(args));
    const head = {
      timestamp: new Date(time).toISOString(),
      level: LEVELS[severity]!.toUpperCase(),
      message: maskText(message),
    };
    const own = copyAll({ ...head }, fields ?? {});
    if (rest.length) copyAll(own, { args: rest });
    for (const exc of errors) copyAll(own, { exc });
    return JSON.stringify(Object.assign({ ...head }, ...bounds, own));
  },
};
