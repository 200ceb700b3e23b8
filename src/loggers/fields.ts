import type { ArgumentFacts, ErrorProperty, Evaluation, Piece, Span } from './dialect.ts';
import { Names } from './names.ts';
import type { Entry } from './sort.ts';

/** How a logger writes fields. */
export interface FieldStyle {
  /** Keys that the logger uses for itself. */
  readonly reserved: ReadonlySet<string>;
  /** Key of the error; where there are several, the others get names of their own. */
  readonly errorKey: string;
  /** The first error stands there as it is: the logger prints its stack. */
  readonly printsError: boolean;
}

/** A field with its name. */
export interface Field {
  readonly name: string;
  readonly value: readonly Piece[];
  /** `{ name }` is enough. */
  readonly short: boolean;
}

/** Object literals whose keys can stand beside other fields. */
export interface Fields {
  readonly list: readonly (Field | { readonly object: number })[];
  /** Names of all fields, those of object literals included. */
  readonly names: readonly string[];
}

/** Gives names to entries. */
export function nameFields(
  entries: readonly Entry[],
  args: readonly ArgumentFacts[],
  style: FieldStyle,
): Fields {
  const merged = new Set(entries.filter((e) => mergeable(e, args, style)).map((e) => e.index));
  const keys = [...merged].flatMap((index) => args[index]!.object!.keys);
  const names = new Names(style.reserved, keys);
  let error = keys.includes(style.errorKey) ? null : style.errorKey;
  if (holdsErrors([...merged], args)) error = null;
  const taken: string[] = [...keys];
  const list = entries.map((entry): Fields['list'][number] => {
    if (merged.has(entry.index)) return { object: entry.index };
    const arg = args[entry.index]!;
    const isError = entry.kind === 'error';
    const wanted = isError && error !== null ? error : entry.wanted;
    const first = isError && error !== null;
    if (first) error = null;
    const name = names.take(wanted, entry.kind === 'object' ? 'data' : isError ? 'error' : 'value');
    taken.push(name);
    const whole = !isError || (first && style.printsError);
    const value = whole ? valueOf(arg, entry.index) : stackOf(entry.index, arg);
    return { name, value, short: whole && arg.plain && arg.name === name };
  });
  return { list, names: taken };
}

const holdsErrors = (objects: readonly number[], args: readonly ArgumentFacts[]): boolean =>
  objects.some((index) => args[index]!.object!.errors.length > 0);

/** May the keys of an object literal stand beside other fields? */
function mergeable(entry: Entry, args: readonly ArgumentFacts[], style: FieldStyle): boolean {
  const object = args[entry.index]!.object;
  if (entry.kind !== 'object' || !object || object.open || object.keys.length === 0) return false;
  const earlier = args.slice(0, entry.index).flatMap((a) => a.object?.keys ?? []);
  return object.keys.every((key) => !style.reserved.has(key) && !earlier.includes(key));
}

const valueOf = (arg: ArgumentFacts, index: number): Piece[] =>
  arg.kind === 'spread' ? ['[', index, ']'] : [index];

/** An Error as an object that JSON keeps; whatever else the value is, as it is. */
function stackOf(piece: Piece, { evaluation, sure }: { evaluation: Evaluation; sure?: boolean }): Piece[] {
  if (evaluation === 'act') return sure ? [piece, '.stack'] : [piece];
  return [piece, ' instanceof Error ? { ...', piece, ', stack: ', piece, '.stack } : ', piece];
}

/** `{ room, id: user.id }` */
export function writeFields(
  { list }: Fields,
  args: readonly ArgumentFacts[],
  style: FieldStyle,
): Piece[] {
  const [only] = list;
  if (list.length === 1 && only && 'object' in only) {
    const object = args[only.object]!.object!;
    if (object.errors.length === 0) return [only.object];
    const { from, to } = args[only.object]!;
    const inner = innerOf(args[only.object]!, style);
    return [{ from, to: object.inner.from }, ...inner, { from: object.inner.to, to }];
  }
  const pieces: Piece[] = ['{ '];
  list.forEach((field, i) => {
    if (i > 0) pieces.push(', ');
    if ('object' in field) pieces.push(...innerOf(args[field.object]!, style));
    else if (field.short) pieces.push(...field.value.map((piece) => shorthand(piece, field.name, args)));
    else pieces.push(`${field.name}: `, ...field.value);
  });
  pieces.push(' }');
  return pieces;
}

/** A value as a property by its name alone; a mask may still be put around it. */
export function shorthand(piece: Piece, property: string, args: readonly ArgumentFacts[]): Piece {
  if (typeof piece === 'string') return piece;
  const { from, to } = typeof piece === 'number' ? args[piece]! : piece;
  return { from, to, property };
}

/** What stands between the braces of an object literal, its errors made printable. */
function innerOf({ object }: ArgumentFacts, style: FieldStyle): Piece[] {
  const { inner, errors, keys } = object!;
  const pieces: Piece[] = [];
  let at = inner.from;
  let free = !keys.includes(style.errorKey);
  for (const property of errors) {
    const { from, to, key, value } = property;
    const fits = style.printsError && key === style.errorKey;
    if (fits) continue;
    pieces.push({ from: at, to: from }, ...errorProperty(property, value, free && style.printsError, style));
    if (style.printsError) free = false;
    at = to;
  }
  pieces.push({ from: at, to: inner.to });
  return pieces;
}

function errorProperty(
  { key, evaluation }: ErrorProperty,
  value: Span,
  first: boolean,
  style: FieldStyle,
): Piece[] {
  if (first) return [`${style.errorKey}: `, value];
  return [`${key}: `, ...stackOf(value, { evaluation })];
}

/** Can the error alone be handed on, beside the message? */
export const onlyError = (entries: readonly Entry[]): Entry | null =>
  entries.length === 1 && entries[0]!.kind === 'error' ? entries[0]! : null;
