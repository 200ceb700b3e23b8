import { attempt } from './attempt.ts';
import { copy, isError, tagOf, UNREADABLE } from './copy.ts';

/** What a call's arguments say, sorted. */
export interface Entry {
  message: string;
  /** Its fields, where it has any; then what is neither text nor fields; then its errors. */
  parts: readonly object[];
}

const isObject = (value: unknown): value is object => Object(value) === value;

/** Any value in words. */
const show = (value: unknown): string =>
  attempt(
    () => (isObject(value) && !isError(value) ? JSON.stringify(copy(() => value)) : String(value)),
    UNREADABLE,
  );

/** Sorts the arguments of a console-like or structured call. Nothing is left out. */
export const sortOut = (all: readonly unknown[]): Entry => {
  const args = [...all];
  const words: string[] = [];
  const errors: Error[] = [];
  const objects: object[] = [];
  /** Values that are neither text nor fields nor errors: arrays, Maps, a second object. */
  const rest: unknown[] = [];
  if (typeof all[0] == 'string') {
    const first = args.shift() as string;
    const put = (directive: string, letter: string): string => {
      if (letter == '%') return letter;
      if (!args.length || (/[dif]/.test(letter) && isObject(args[0]))) return directive;
      const value = args.shift();
      if (isError(value)) errors.push(value);
      return letter == 'c' ? '' : show(letter == 'i' ? parseInt(value as string) : value);
    };
    words.push(args.length ? first.replace(/%([sdifjoOc%])/g, put) : first);
  }
  for (const value of args) {
    if (isError(value)) errors.push(value);
    else if (!isObject(value)) words.push(String(value));
    else (tagOf(value) == '[object Object]' ? objects : rest).push(value);
  }
  if (objects[1]) rest.unshift(...objects.splice(0));
  if (rest[0]) objects.push({ args: rest });
  return {
    message: words.join(' ') || show(copy(() => errors[0]?.message) ?? ''),
    parts: [...objects, ...errors.map((exc) => ({ exc }))],
  };
};
