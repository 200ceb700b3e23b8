import { randomUUID } from 'node:crypto';
import type { LineInfo, LogLine } from '../types.ts';

/** A line that waits for the database. */
export interface Waiting {
  readonly line: string;
  readonly info: LineInfo;
  /** Makes a second try of the same line harmless. */
  readonly id: string;
}

export const waiting = (line: string, info: LineInfo): Waiting => ({
  line, info, id: randomUUID(),
});

const COLUMNS = ['message', 'service', 'env', 'version', 'host', 'trace_id', 'span_id'] as const;

/** PostgreSQL stores neither the null character nor half a surrogate pair. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MAYBE_UNSTORABLE = /\\u0000|\\ud[89a-f]|[\ud800-\udfff]/i;

const storable = (text: string): string =>
  text.replace(UNSTORABLE, (character) => (character === '\0' ? '' : '\ufffd'));

const storableDeep = (value: unknown): unknown => {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableDeep);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storable(key), storableDeep(inner)]),
  );
};

const parse = (line: string): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(line);
    if (parsed === null || typeof parsed !== 'object') return { message: line };
    const needsCare = MAYBE_UNSTORABLE.test(line);
    return (needsCare ? storableDeep(parsed) : parsed) as Record<string, unknown>;
  } catch {
    return { message: storable(line) };
  }
};

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value));

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** A line as a row of the table: known names become columns, the rest stays together. */
export const rowOf = ({ line, info, id }: Waiting): Record<string, unknown> => {
  const { timestamp, level: _level, exc, ...rest } = parse(line) as Partial<LogLine>;
  const row: Record<string, unknown> = {
    id,
    timestamp: isTime(timestamp) ? timestamp : new Date(info.time).toISOString(),
    level: info.level.toUpperCase(),
    message: '',
  };
  for (const column of COLUMNS) {
    const value = rest[column];
    delete rest[column];
    if (value !== undefined && value !== null) row[column] = textOf(value);
  }
  if (exc !== undefined) row['exc'] = exc;
  row['fields'] = rest;
  return row;
};
