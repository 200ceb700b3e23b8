import { maskAs, maskText, RISKY } from '../mask/text.ts';
import { namingOf } from '../mask/names.ts';
import type { StrongKind } from '../vocabulary/names.ts';

const MAX_DEPTH = 64;
const MAX_OBJECTS = 20_000;
const UNREADABLE = '[unreadable]';

/** Objects that one line may still open: wide graphs must not blow it up. */
let budget = 0;

/** What is open right now, against circles. */
const open: object[] = [];

export const isError = (value: unknown): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) == '[object Error]';

/** A primitive or a function in words. */
export const show = (value: unknown): string =>
  typeof value == 'function' ? `[function ${value.name}]` : String(value);

/** A text as JSON, masked. */
export const jsonText = (text: string, key?: string): string =>
  RISKY.test(text) ? JSON.stringify(maskText(text, key)) : `"${text}"`;

/** A key as JSON, masked. */
export const jsonKey = (key: string): string => {
  const naming = namingOf(key);
  return (naming.json ??= jsonText(key));
};

/** A property's value, or a word for it where reading throws. */
export const read = (source: object, key: string): unknown => {
  try {
    return source[key as keyof object];
  } catch {
    return UNREADABLE;
  }
};

const jsonObject = (source: object, owner: string, kind: StrongKind | undefined): string => {
  const isOwner = owner && namingOf(owner).owner;
  let out = '';
  for (const key of Object.keys(source)) {
    const naming = namingOf(key);
    let json = jsonKey(key);
    // Two keys may be the same once they are masked.
    if (json.includes('*')) while (out.includes(json + ':')) json = json.slice(0, -1) + '_"';
    out += (out && ',') + json + ':' +
      write(read(source, key), key, kind ?? naming.kind ?? (isOwner ? naming.weak : undefined));
  }
  return `{${out}}`;
};

/** An error's parts, in the order of the schema; what else it carries follows. */
const partsOf = (error: Error): object => {
  const { name, message, stack, cause, errors } = error as AggregateError;
  return {
    class: name == 'Error' ? error.constructor.name : name,
    message,
    ...(stack && { stack }),
    ...(cause !== undefined && { cause }),
    ...(errors && { errors }),
    ...(error as object),
  };
};

const textKey = (key: unknown): string =>
  typeof key == 'object' ? write(key, '', undefined) : String(key);

const structure = (value: object, key: string, kind: StrongKind | undefined): string => {
  const all = (values: unknown[]) => `[${values.map((item) => write(item, key, kind)).join()}]`;
  if (Array.isArray(value)) return all(value);
  if (isError(value)) return jsonObject(partsOf(value), key, kind);
  if (ArrayBuffer.isView(value)) return `"[${value.constructor.name} ${value.byteLength}]"`;
  if ('toJSON' in value && typeof value.toJSON == 'function') {
    const plain: unknown = value.toJSON(key);
    if (plain !== value) return write(plain, key, kind);
  }
  if (value instanceof Set) return all([...value]);
  if ('entries' in value && 'get' in value && Symbol.iterator in value) {
    const pairs = [...(value as Iterable<[unknown, unknown]>)];
    return jsonObject(Object.fromEntries(pairs.map(([k, v]) => [textKey(k), v])), key, kind);
  }
  return jsonObject(value, key, kind);
};

/** Any value as JSON, masked by the kind of its name and by what it looks like. */
const write = (value: unknown, key: string, kind: StrongKind | undefined): string => {
  if (typeof value == 'string') return kind ? jsonText(maskAs(kind, value)) : jsonText(value, key);
  if (value === null || value === undefined) return 'null';
  if (typeof value == 'boolean') return `${value}`;
  if (typeof value == 'number') {
    const json = Number.isFinite(value) ? `${value}` : `"${value}"`;
    if (!kind && value < 1e12) return json;
    const masked = kind ? maskAs(kind, json) : maskText(json, key);
    return masked == json ? json : JSON.stringify(masked);
  }
  if (typeof value != 'object') return write(show(value), key, kind);
  const depth = open.length;
  if (open.includes(value)) return '"[circular]"';
  if (depth > MAX_DEPTH || --budget < 0) return '"[cut]"';
  try {
    open.push(value);
    return structure(value, key, kind);
  } catch {
    return `"${UNREADABLE}"`;
  } finally {
    open.length = depth;
  }
};

/** Any value as JSON, masked. */
export const toJson = (value: unknown, key = ''): string => {
  if (!open.length) budget = MAX_OBJECTS;
  return write(value, key, namingOf(key).kind);
};

/** The value of a key as JSON, masked, even where reading it throws. */
export const jsonField = (source: object, key: string): string => toJson(read(source, key), key);
