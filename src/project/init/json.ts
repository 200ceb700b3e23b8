import { applyEdits, modify, parse, type JSONPath } from 'jsonc-parser';

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a text holds, comments and trailing commas allowed; empty where it holds none. */
export function readJson(text: string | null): Json {
  if (text === null) return {};
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
  return isJson(value) ? value : {};
}

/** What stands under a path of keys. */
export const valueAt = (json: Json, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isJson(value) ? value[key] : undefined), json);

/**
 * Sets one value and leaves every other character as it is.
 * @param sorted Puts a new key where the alphabet wants it, as package managers do.
 */
export function setJson(text: string, path: JSONPath, value: unknown, sorted = false): string {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const edits = modify(text, path, value, {
    formattingOptions: {
      insertSpaces: !indent.includes('\t'),
      tabSize: indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
    // Of the object that gets the key, not of one that is made for it.
    ...(sorted && parentOf(text, path) ? { getInsertionIndex: (keys: string[]) => indexFor(keys, String(path.at(-1))) } : {}),
  });
  return applyEdits(text, edits);
}

const parentOf = (text: string, path: JSONPath): boolean =>
  isJson(valueAt(readJson(text), path.slice(0, -1).map(String)));

function indexFor(keys: readonly string[], key: string): number {
  const after = keys.findIndex((other) => other > key);
  return after < 0 ? keys.length : after;
}
