import { copy, isError, tagOf } from './copy.ts';

/** What a call's arguments say, sorted. */
export interface Entry {
  message: string;
  fields?: object | undefined;
  errors: readonly Error[];
  /** Values that are neither text nor fields nor errors: arrays, Maps, a second object. */
  rest: readonly unknown[];
}

const isObject = (value: unknown): value is object => Object(value) === value;

/** Any value in words. */
const show = (value: unknown): string => {
  try {
    return isObject(value) && !isError(value)
      ? JSON.stringify(copy(() => value))
      : String(value);
  } catch {
    return '[unreadable]';
  }
};

/** Sorts the arguments of a console-like or structured call. Nothing is left out. */
export const sortOut = (all: readonly unknown[]): Entry => {
  let args = all;
  let words: string[] = [];
  const errors: Error[] = [];
  const objects: object[] = [];
  const rest: unknown[] = [];
  const [first, ...others] = all;
  if (typeof first == 'string') {
    args = others;
    words = [
      !others.length
        ? first
        : first.replace(/%([sdifjoOc%])/g, (directive, letter) => {
            const [value] = others;
            if (letter == '%') return letter;
            if (!others.length || (/[dif]/.test(letter) && isObject(value))) return directive;
            others.shift();
            if (isError(value)) errors.push(value);
            return letter == 'c' ? '' : show(letter == 'i' ? parseInt(value as string) : value);
          }),
    ];
  }
  for (const value of args) {
    if (isError(value)) errors.push(value);
    else if (!isObject(value)) words.push(String(value));
    else (tagOf(value) == '[object Object]' ? objects : rest).push(value);
  }
  if (objects[1]) rest.unshift(...objects.splice(0));
  return {
    message: words.join(' ') || (errors[0] ? show(copy(() => errors[0]!.message)) : ''),
    fields: objects[0],
    errors,
    rest,
  };
};
