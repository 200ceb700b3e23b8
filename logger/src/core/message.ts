import { isError, show, toJson } from './json.ts';

/** What a call's arguments say, sorted. */
export interface Entry {
  message: string;
  fields?: object;
  errors: Error[];
  /** Values that are neither text nor fields nor errors: arrays, Maps, a second object. */
  rest: unknown[];
}

const isFields = (value: unknown): value is object =>
  Object.prototype.toString.call(value) == '[object Object]';

const isObject = (value: unknown): value is object => typeof value == 'object' && value !== null;

const number = (value: unknown, letter: string): string =>
  typeof value == 'bigint'
    ? `${value}n`
    : String(
        typeof value == 'symbol'
          ? NaN
          : letter == 'd' ? Number(value) : letter == 'i' ? parseInt(String(value)) : parseFloat(String(value)),
      );

/** Fills in `%s %d %i %f %j %o %O %c %%` as the console does; takes what it uses from `args`. */
const fillIn = (template: string, args: unknown[], errors: Error[]): string =>
  template.replace(/%([sdifjoOc%])/g, (directive, letter: string) => {
    if (letter == '%') return '%';
    const isNumeric = /[dif]/.test(letter);
    if (!args.length || (isNumeric && isObject(args[0]))) return directive;
    const value = args.shift();
    if (isError(value)) errors.push(value);
    if (letter == 'c') return '';
    return isNumeric ? number(value, letter) : letter == 's' && (isError(value) || !isObject(value)) ? show(value) : toJson(value);
  });

/** Sorts the arguments of a console-like or structured call. Nothing is left out. */
export const sortOut = (args: unknown[]): Entry => {
  const errors: Error[] = [];
  const objects: object[] = [];
  const rest: unknown[] = [];
  const words: string[] = [];
  if (typeof args[0] == 'string') {
    const [template, ...others] = args as [string];
    args = others;
    words.push(args.length ? fillIn(template, args, errors) : template);
  }
  for (const value of args) {
    if (isError(value)) errors.push(value);
    else if (!isObject(value)) words.push(show(value));
    else (isFields(value) ? objects : rest).push(value);
  }
  const [fields] = objects;
  if (objects.length > 1) rest.unshift(...objects);
  const message = words.join(' ') || errors[0]?.message || '';
  return { message: String(message), fields: objects.length == 1 ? fields : undefined, errors, rest };
};
