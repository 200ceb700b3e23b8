/**
 * Old findings that a project lives with for now, in the file of ESLint's own bulk suppressions:
 * by file and rule, how many. `eslint` and `logfix check` read and write the same file.
 */
export type Suppressions = Record<string, Record<string, { count: number }>>;

export const SUPPRESSIONS_FILE = 'eslint-suppressions.json';

/** How often each rule spoke in a file. */
export type Counts = Readonly<Record<string, number>>;

/** A file of suppressions that cannot be used. */
export class SuppressionsError extends Error {
  override readonly name = 'SuppressionsError';
}

/** @throws {SuppressionsError} that names the file. */
export function parseSuppressions(text: string, shown: string): Suppressions {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SuppressionsError(`${shown}: is no JSON: ${(error as Error).message}`);
  }
  if (isSuppressions(value)) return value;
  throw new SuppressionsError(`${shown}: must hold counts by file and rule; write it anew with --update-baseline`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSuppressions = (value: unknown): value is Suppressions =>
  isRecord(value) && Object.values(value).every((rules) =>
    isRecord(rules) && Object.values(rules).every((one) => isRecord(one) && Number.isInteger(one.count)));

/** The bytes that ESLint writes for the same suppressions. */
export function printSuppressions(suppressions: Suppressions): string {
  const sorted = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.keys(record).toSorted().map((key) => [key, record[key]!]));
  const files = Object.entries(sorted(suppressions)).map(([file, rules]) => [file, sorted(rules)]);
  return JSON.stringify(Object.fromEntries(files), null, 2);
}

/** Rules whose findings in a file are all old: there are no more of them than were written down. */
export function suppressedRules(own: Suppressions[string] = {}, counts: Counts): Set<string> {
  return new Set(Object.keys(counts).filter((rule) => counts[rule]! <= (own[rule]?.count ?? 0)));
}

/** What was written down of a file and is there no more, by rule; of `rules` alone. */
export function unusedIn(
  own: Suppressions[string] = {},
  counts: Counts,
  rules: ReadonlySet<string>,
): { readonly rule: string; readonly count: number }[] {
  return Object.keys(own)
    .filter((rule) => rules.has(rule))
    .map((rule) => ({ rule, count: own[rule]!.count - (counts[rule] ?? 0) }))
    .filter(({ count }) => count > 0);
}

/** Writes down all that was found in a file. */
export function suppress(all: Suppressions, file: string, counts: Counts): Suppressions {
  const found = Object.entries(counts).map(([rule, count]) => [rule, { count }] as const);
  if (found.length === 0) return all;
  return { ...all, [file]: { ...all[file], ...Object.fromEntries(found) } };
}

/** Takes away what a file no longer needs; a file without an entry left goes. */
export function prune(
  all: Suppressions,
  file: string,
  unused: readonly { readonly rule: string; readonly count: number }[],
): Suppressions {
  const own = { ...all[file] };
  for (const { rule, count } of unused) {
    const left = (own[rule]?.count ?? 0) - count;
    if (left > 0) own[rule] = { count: left };
    else delete own[rule];
  }
  const { [file]: _, ...others } = all;
  return Object.keys(own).length === 0 ? others : { ...others, [file]: own };
}
