import type { Mask } from '../mask/masks.ts';
import { attempt } from './attempt.ts';
import { maskBy, maskText, rules } from '../mask/text.ts';

/** What a value is, as the language itself sees it; nothing where even asking throws. */
export const tagOf = (value: unknown): string =>
  attempt(() => (value instanceof Error ? ERROR : {}.toString.call(value)), '');

const ERROR = '[object Error]';

/** Is this an error, of this realm or another? */
export const isError = (value: unknown): value is Error => tagOf(value) == ERROR;

export type Copy = Record<string, unknown>;

/** Objects that a line may still open: wide graphs must not blow it up. */
let left = 0;

/**
 * Copies the members of `source` into `target`, masked. No two end under one name, and the
 * errors of a line are called `exc`. `prefix` is the path of `source` with a final dot.
 */
export const copyAll = (
  target: Copy,
  source: object,
  prefix = '',
  mask?: Mask,
  open: readonly object[] = [],
): Copy => {
  for (const key of Object.keys(source)) {
    const path = prefix + key;
    const value = copy(() => source[key as keyof object], path, mask ?? rules.maskFor(path), open);
    const isExc = (value as Copy | undefined)?.['stack'] && EXC.test(path);
    let name = isExc ? 'exc' : maskText(key);
    while (name in target) name += '_';
    target[name] = value;
  }
  return target;
};

const EXC = /^e(rr(or)?|x(c(eption)?)?)?$/i;

/** A value, masked, as plain data that JSON can hold. */
export const copy = (
  read: () => unknown,
  path = '',
  mask?: Mask,
  open: readonly object[] = [],
): unknown =>
  attempt(() => {
    let value = read();
    if (value == null || value === !!value) return value;
    if (typeof value != 'object') {
      const text = typeof value == 'function' ? `[function ${value.name}]` : String(value);
      const masked = maskBy(mask, text);
      return masked == text && Number.isFinite(value) ? value : masked;
    }
    left = open[0] ? left - 1 : 1e4;
    if (open.includes(value) || open.length > 64 || left < 0) return '[circular]';
    open = [...open, value];
    const into = (target: Copy, source: object) => copyAll(target, source, path + '.', mask, open);
    if (isError(value)) {
      const { name, message, stack, cause, errors } = value as AggregateError;
      const type = name == 'Error' ? value.constructor.name : name;
      return into(into({}, { class: type, message, stack, cause, errors }), value);
    }
    if (ArrayBuffer.isView(value)) return '[bytes]';
    if ('toJSON' in value) return copy(() => (value as Date).toJSON(), path, mask, open);
    if (value instanceof Set) value = [...value];
    else if ('entries' in value && 'get' in value) {
      value = Object.fromEntries(value as Map<string, unknown>);
    }
    return Array.isArray(value)
      ? value.map((item) => copy(() => item as unknown, path, mask, open))
      : into(Object.create(null) as Copy, value as object);
  }, UNREADABLE);

/** Stands for what throws when it is looked at. */
export const UNREADABLE = '[unreadable]';
