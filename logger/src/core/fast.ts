import { maskSecret } from '../mask/masks.ts';
import type { Mask } from '../mask/masks.ts';
import { ensurePolicy, maskReference, onRules } from '../mask/full.ts';
import { maskBy, maskText, rules } from '../mask/text.ts';
import { attempt } from './attempt.ts';
import { currentContext, runIn } from './context.ts';
import { copyAll, tagOf } from './copy.ts';
import type { Copy } from './copy.ts';
import { LEVELS } from './levels.ts';
import type { Engine, Root } from './logger.ts';
import { lineOf } from './portable.ts';

/** Fields made ready: masked, and as JSON in one piece: `,"a":1,"b":2`. */
export interface Ready {
  readonly fields: Copy;
  readonly names: ReadonlySet<string>;
  readonly json: string;
  /** The same under a given stamp, kept for the next line. */
  under?: { readonly stamp: Ready; readonly ready: Ready };
}

/** What is known of a path. */
interface Path {
  /** The last part as JSON. */
  readonly json: string;
  readonly mask: Mask | undefined;
  /** Does it take more care: a reserved name, an error's name, a key that was masked? */
  readonly isOdd: boolean;
}

/** Could this text hold anything to mask, or to escape? */
const RISKY =
  /["\\=:@]|[^\x20-\x7e가-힣]|\d[\d .()-]{5}|earer|Basic|eyJ|A[KS]IA|AIza|gh[pousr]_|glpat|npm_|[sp]k[-_]|xox/;

const DIGIT = 1;
const SPECIAL = 2;

/** By code of the character; the others are harmless. */
const CLASSES = new Uint8Array(128).fill(SPECIAL, 0, 32).fill(DIGIT, 48, 58).fill(SPECIAL, 127);
for (const char of '"\\=:@') CLASSES[char.charCodeAt(0)] = SPECIAL;

/** The same, faster: what has no digit, and no character that asks for care, holds nothing. */
const isRisky = (text: string): boolean => {
  const { length } = text;
  if (length > 200) return RISKY.test(text);
  let digits = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      if (code < 0xac00 || code > 0xd7a3) return true;
    } else {
      const kind = CLASSES[code]!;
      if (kind == SPECIAL) return true;
      digits += kind;
    }
  }
  return digits > 0 && (digits > 3 || length > 15) && RISKY.test(text);
};

/** Thrown where the portable way must take over. */
const TOO_HARD = {};

const MAX_DEPTH = 8;

const paths = new Map<string, Path>();

const pathOf = (path: string, key: string): Path => {
  const before = paths.get(path);
  if (before) return before;
  const name = maskText(key);
  const made = {
    json: JSON.stringify(name),
    mask: rules.maskFor(path),
    isOdd: name != key || /^(timestamp|level|message|args|e(x|xc|rr|rror|xception)?|toJSON)$/i.test(path),
  };
  if (paths.size > 999) paths.clear();
  if (path.length < 99) paths.set(path, made);
  return made;
};

/** Texts that need escapes but no mask, as JSON: messages and stacks come again and again. */
const cleanTexts = new Map<string, string>();

onRules(() => {
  paths.clear();
  cleanTexts.clear();
});

const riskyText = (value: string): string => {
  const before = cleanTexts.get(value);
  if (before) return before;
  const masked = maskText(value);
  const json = JSON.stringify(masked);
  if (masked == value && value.length < 2000) {
    if (cleanTexts.size > 499) cleanTexts.clear();
    cleanTexts.set(value, json);
  }
  return json;
};

const text = (value: string): string => (isRisky(value) ? riskyText(value) : '"' + value + '"');

/** Under a name that asks for a mask, and numbers long enough to be one. */
const masked = (value: string | number, mask: Mask | undefined): string => {
  if (mask == maskSecret && value !== '') return '"****"';
  if (mask == maskReference) {
    if (typeof value == 'number' && Math.abs(value) < 1e11) return `${value}`;
    if (typeof value == 'string' && !isRisky(value)) return '"' + value + '"';
  }
  const plain = `${value}`;
  const hidden = maskBy(mask, plain);
  return hidden == plain && typeof value == 'number' && value - value == 0
    ? plain
    : JSON.stringify(hidden);
};

const membersOf = (source: object, prefix: string, mask: Mask | undefined, depth: number): string => {
  let out = '';
  for (const key of Object.keys(source)) {
    const path = pathOf(prefix + key, key);
    if (path.isOdd && (key == 'toJSON' || path.json != `"${key}"`)) throw TOO_HARD;
    const json = valueOf(source[key as keyof object], prefix + key, mask ?? path.mask, depth);
    if (json) out += ',' + path.json + ':' + json;
  }
  return out;
};

/** An error as JSON. Its frames come again and again, its message may not. */
const errorOf = (error: Error, path: string, mask: Mask | undefined, depth: number): string => {
  const { name, message, stack, cause } = error;
  if (mask || typeof stack != 'string' || Object.keys(error).length || 'errors' in error) {
    throw TOO_HARD;
  }
  const at = stack.indexOf('\n    at ');
  const frames = at < 0 ? '""' : riskyText(stack.slice(at));
  const head = text(at < 0 ? stack : stack.slice(0, at));
  const className = name == 'Error' ? error.constructor.name : name;
  return (
    `{"class":${text(className)},"message":${text(message)},"stack":` +
    head.slice(0, -1) + frames.slice(1) +
    (cause === undefined ? '' : `,"cause":${valueOf(cause, path + '.cause', mask, depth)}`) +
    '}'
  );
};

/** Is this an instance of a class that says nothing about how it wants to be written? */
const isRecord = (value: object): boolean =>
  !(
    'toJSON' in value ||
    Symbol.iterator in value ||
    ArrayBuffer.isView(value) ||
    tagOf(value) != '[object Object]'
  );

/** A value as JSON; nothing for `undefined`. Leaves what is rare to the portable way. */
const valueOf = (value: unknown, path: string, mask: Mask | undefined, depth: number): string => {
  if (typeof value == 'string') return mask ? masked(value, mask) : text(value);
  if (typeof value == 'number') {
    return mask || !(value < 1e11 && value > -1e11) ? masked(value, mask) : `${value}`;
  }
  if (value === undefined) return '';
  if (value === null || value === true || value === false) return `${value}`;
  if (typeof value != 'object' || depth > MAX_DEPTH) throw TOO_HARD;
  if (Array.isArray(value)) {
    let out = '';
    for (const item of value) out += ',' + (valueOf(item, path, mask, depth + 1) || 'null');
    return '[' + out.slice(1) + ']';
  }
  if (Object.getPrototypeOf(value) === Object.prototype || isRecord(value)) {
    return '{' + membersOf(value, path + '.', mask, depth + 1).slice(1) + '}';
  }
  if (value instanceof Error) return errorOf(value, path, mask, depth + 1);
  if (value instanceof Date && !mask) return `"${value.toISOString()}"`;
  throw TOO_HARD;
};

let lastTime = -1;
let lastStamp = '';

const isoTime = (time: number): string => {
  if (time != lastTime) lastStamp = new Date((lastTime = time)).toISOString();
  return lastStamp;
};

const HEADS = LEVELS.map((level) => `","level":"${level.toUpperCase()}","message":`);

const ready = (fields: Copy): Ready => {
  const json = JSON.stringify(fields);
  const names = new Set(Object.keys(fields));
  return { fields, names, json: json == '{}' ? '' : ',' + json.slice(1, -1) };
};

const NOTHING = ready({});

/** `over` on top of `under`, kept at `over`. */
const layered = (under: Ready, over: Ready): Ready => {
  if (over.under?.stamp != under) {
    over.under = { stamp: under, ready: ready({ ...under.fields, ...over.fields }) };
  }
  return over.under.ready;
};

const tailOf = (args: readonly unknown[], under: Ready, context: Ready): string => {
  const second = args[1];
  if (args.length == 1) return '';
  if (second instanceof Error) {
    if (under.names.has('exc') || context.names.has('exc')) throw TOO_HARD;
    return `,"exc":${errorOf(second, 'exc', undefined, 0)}`;
  }
  if (Object.getPrototypeOf(second) !== Object.prototype) throw TOO_HARD;
  let out = '';
  for (const key in second as object) {
    const path = pathOf(key, key);
    if (path.isOdd || under.names.has(key) || context.names.has(key)) throw TOO_HARD;
    const json = valueOf(second![key as keyof object], key, path.mask, 0);
    if (json) out += ',' + path.json + ':' + json;
  }
  return out;
};

/** The fields of the asynchronous context and of the provider. */
const contextOf = (provider: Root<Ready>['provider']): Ready => {
  const context = currentContext() ?? NOTHING;
  const fields = provider && attempt(provider);
  return (fields && attempt(() => fast.bind(fields, context))) ?? context;
};

/** Makes the common lines by hand, in one pass, and leaves the others to the portable way. */
export const fast: Engine<Ready> = {
  within: (fields, fn) => runIn(fast.bind(fields, currentContext()), fn),
  bind(fields, base) {
    // No line is made before its stamp is bound: until then an import costs no rules.
    ensurePolicy();
    const own = copyAll({ timestamp: 0, level: 0, message: 0 }, fields);
    const { timestamp, level, message, ...free } = own;
    return ready({ ...base?.fields, ...free });
  },
  line({ stamp = NOTHING, provider }, bound, severity, time, args) {
    const context = contextOf(provider);
    const message = args[0];
    try {
      if (args.length < 3 && typeof message == 'string' && (args.length == 1 || !message.includes('%'))) {
        const under = bound ? layered(stamp, bound) : stamp;
        if (context != NOTHING) {
          for (const name of context.names) if (under.names.has(name)) throw TOO_HARD;
        }
        return (
          '{"timestamp":"' + isoTime(time) + HEADS[severity] + text(message) +
          under.json + context.json + tailOf(args, under, context) + '}'
        );
      }
    } catch {
      // Something rare: the portable way copes with all of it.
    }
    return lineOf(severity, time, args, [stamp.fields, bound?.fields, context.fields]);
  },
};
