import { jsonField, jsonKey } from './json.ts';

/** Fields as JSON: by key (in its JSON form) and all in one piece: `,"a":1,"b":2`. */
export interface Bound {
  readonly parts: Readonly<Record<string, string>>;
  readonly json: string;
}

type Parts = Record<string, string>;

const RESERVED = /^(?:timestamp|level|message)$/;

/** A key that no other line part may have. */
export const freeKey = (key: string, taken: (json: string) => boolean): string => {
  let json = jsonKey(RESERVED.test(key) ? key + '_' : key);
  while (taken(json)) json = json.slice(0, -1) + '_"';
  return json;
};

export const joined = (parts: Parts): Bound => {
  let json = '';
  for (const key in parts) json += ',' + key + ':' + parts[key];
  return { parts, json };
};

export const NOTHING: Bound = joined({});

/** `base` and over it `fields`; the later of two equal names wins. */
export const bind = (fields: object, base = NOTHING): Bound => {
  const parts: Parts = Object.assign(Object.create(null), base.parts);
  const mine = new Set<string>();
  for (const key of Object.keys(fields)) {
    const json = freeKey(key, (name) => mine.has(name));
    mine.add(json);
    parts[json] = jsonField(fields, key);
  }
  return joined(parts);
};

export const combine = (under: Bound, over: Bound): Bound =>
  joined(Object.assign(Object.create(null), under.parts, over.parts));
