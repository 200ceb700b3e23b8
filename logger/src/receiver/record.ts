import type { Fields, Level } from '../types.ts';

/** A record of a browser, checked and cleaned. */
export interface Checked {
  readonly level: Level;
  readonly message: string;
  /** ms since the epoch, where the record said something believable. */
  readonly time: number | undefined;
  readonly fields: Fields;
}

const MAX_MESSAGE = 8192;
const MAX_TEXT = 16_384;
const MAX_KEY = 128;
const MAX_DEPTH = 8;
const MAX_PARTS = 500;

/** A browser's clock is believed within these bounds around the server's, in ms. */
const MAX_AHEAD = 5 * 60_000;
const MAX_BEHIND = 7 * 86_400_000;

const LEVEL_NAMES: Readonly<Record<string, Level>> = {
  trace: 'trace', debug: 'debug', info: 'info', log: 'info', warn: 'warn', warning: 'warn',
  error: 'error', fatal: 'fatal', critical: 'fatal',
};

/**
 * Characters that steer terminals, turn the direction of text, or end lines for some readers:
 * control characters, line and paragraph separators, bidirectional marks, byte order marks.
 */
const STEERING =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Names of texts whose lines mean something. */
const STACK = /stack/i;

const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max)}… [${text.length - max} more cut]`;

/** A text that can do no harm where it is shown. Line ends stay in stacks only. */
export const cleanText = (text: string, max = MAX_TEXT, keepLines = false): string => {
  const short = cut(text, max).replace(LONE, '\ufffd').replace(/\r\n?/g, '\n');
  return (keepLines ? short : short.replace(/[\n\t]+/g, ' ')).replace(STEERING, '');
};

interface Budget {
  parts: number;
}

const cleanValue = (value: unknown, key: string, depth: number, budget: Budget): unknown => {
  if (typeof value === 'string') return cleanText(value, MAX_TEXT, STACK.test(key));
  if (value === null || typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH || budget.parts <= 0) return '[cut]';
  if (Array.isArray(value)) {
    const kept = value.slice(0, Math.max(0, budget.parts));
    budget.parts -= kept.length;
    return kept.map((item) => cleanValue(item, key, depth + 1, budget));
  }
  return cleanFields(value, depth, budget);
};

const cleanFields = (source: object, depth: number, budget: Budget): Fields => {
  const fields: Fields = {};
  for (const [key, value] of Object.entries(source)) {
    const name = cleanText(key, MAX_KEY);
    if (name === '__proto__' || budget.parts-- <= 0) continue;
    fields[name] = cleanValue(value, name, depth + 1, budget);
  }
  return fields;
};

const levelOf = (value: unknown): Level | undefined =>
  typeof value === 'string' ? LEVEL_NAMES[value.toLowerCase()] : undefined;

const timeOf = (value: unknown, now: number): number | undefined => {
  const time = typeof value === 'number' ? value : Date.parse(String(value));
  return time <= now + MAX_AHEAD && time >= now - MAX_BEHIND ? time : undefined;
};

/** A record as it may be written, or what is wrong with it. @param now ms since the epoch */
export const checkRecord = (record: unknown, now: number): Checked | string => {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) {
    return 'a record must be an object';
  }
  const { level, message, timestamp, ...rest } = record as Record<string, unknown>;
  const known = levelOf(level);
  if (!known) return 'level must be one of trace, debug, info, warn, error, fatal';
  if (typeof message !== 'string') return 'message must be a text';
  const time = timeOf(timestamp, now);
  const fields = cleanFields(rest, 0, { parts: MAX_PARTS });
  if (time === undefined && timestamp !== undefined) {
    fields['client_timestamp'] = cleanText(String(timestamp), 64);
  }
  return { level: known, message: cleanText(message, MAX_MESSAGE), time, fields };
};

const parseLine = (line: unknown): unknown => {
  if (typeof line !== 'string') return line;
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
};

export interface Batch {
  /** Name under which the sender knows the batch, to see whether it comes twice. */
  readonly id: string | undefined;
  readonly records: readonly unknown[];
}

const LISTS = ['logs', 'lines', 'records', 'entries'];
const IDS = ['batch', 'batchId', 'batch_id', 'id'];

const idOf = (body: Record<string, unknown>): string | undefined => {
  const id = IDS.map((key) => body[key]).find((value) => typeof value === 'string');
  return id === undefined ? undefined : cleanText(String(id), 100);
};

/** The records of a body: an array, an object with a list, or one JSON object a line. */
export const readBatch = (body: unknown): Batch | null => {
  if (typeof body === 'string') {
    const whole = parseLine(body);
    if (typeof whole !== 'string') return readBatch(whole);
    const lines = body.split('\n').filter((line) => line.trim() !== '');
    return lines.length > 1 ? { id: undefined, records: lines.map(parseLine) } : null;
  }
  if (Array.isArray(body)) return { id: undefined, records: body.map(parseLine) };
  if (body === null || typeof body !== 'object') return null;
  const parts = body as Record<string, unknown>;
  const list = LISTS.map((key) => parts[key]).find(Array.isArray);
  if (list) return { id: idOf(parts), records: list.map(parseLine) };
  return 'message' in parts ? { id: undefined, records: [parts] } : null;
};
