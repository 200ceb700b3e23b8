import type { Mask } from '../mask/masks.ts';
import { maskBy, maskFor, maskText } from '../mask/text.ts';

/** What a value is, as the language itself sees it; nothing where even asking throws. */
export const tagOf = (value: unknown): string => {
  try {
    return value instanceof Error ? '[object Error]' : Object.prototype.toString.call(value);
  } catch {
    return '';
  }
};

/** Is this an error, of this realm or another? */
export const isError = (value: unknown): value is Error => tagOf(value) == '[object Error]';

export type Copy = Record<string, unknown>;

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
    const value = copy(source, key, path, mask ?? maskFor(path), open);
    let name = /^e(x|xc|rr|rror|xception)?$/i.test(path) && isParts(value) ? 'exc' : maskText(key);
    while (name in target) name += '_';
    target[name] = value;
  }
  return target;
};

/** Objects that a line may still open: wide graphs must not blow it up. */
let left = 0;

const isParts = (value: unknown): boolean => !!(value as Copy | undefined)?.['stack'];

/** `source[key]`, masked, as plain data that JSON can hold. */
export const copy = (
  source: object,
  key: string,
  path = key,
  mask?: Mask,
  open: readonly object[] = [],
): unknown => {
  try {
    let value: unknown = source[key as keyof object];
    if (value == null || value === !!value) return value;
    if (typeof value != 'object') {
      const text = typeof value == 'function' ? `[function ${value.name}]` : String(value);
      const masked = maskBy(mask, text);
      return masked == text && typeof value == 'number' && value - value == 0 ? value : masked;
    }
    left = open[0] ? left - 1 : 1e4;
    if (open.includes(value) || open.length > 64 || left < 0) return '[circular]';
    open = [...open, value];
    if (isError(value)) {
      const { name, message, stack, cause, errors } = value as AggregateError;
      const type = name == 'Error' ? value.constructor.name : name;
      const parts = { class: type, message, stack, cause, errors };
      const all = copyAll(Object.create(null), parts, path + '.', mask, open);
      return copyAll(all, value, path + '.', mask, open);
    }
    if (ArrayBuffer.isView(value)) return '[bytes]';
    else if ('toJSON' in value) {
      return copy({ [key]: (value as Date).toJSON(key) }, key, path, mask, open);
    } else if (value instanceof Set) value = [...value];
    else if ('entries' in value && 'get' in value) {
      value = Object.fromEntries(value as Map<string, unknown>);
    }
    return Array.isArray(value)
      ? value.map((_, i) => copy(value as object, `${i}`, path, mask, open))
      : copyAll(Object.create(null), value as object, path + '.', mask, open);
  } catch {
    return '[unreadable]';
  }
};
