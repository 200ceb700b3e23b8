import type { ArgumentFacts } from './dialect.ts';
import {
  fitsInText, hasPlaceholder, parseFormat, shown, type Format, type FormatSegment,
} from './format.ts';
import { isMessage, labelName } from './names.ts';
import { segmentsOf, type Segment } from './text.ts';

/** Something that is logged beside the message, in the order of the call. */
export interface Entry {
  readonly kind: 'field' | 'object' | 'error';
  /** Position among the arguments. */
  readonly index: number;
  /** What it should be called. */
  readonly wanted: string | null;
}

/** A message: one argument as it stands, or a string made of several. */
export type Message = { readonly whole: number } | { readonly segments: readonly Segment[] };

/** The arguments of a console call, sorted for a logger that tells message and fields apart. */
export interface Sorted {
  readonly message: Message | null;
  readonly entries: readonly Entry[];
  /** Values of placeholders that the logger fills in itself. */
  readonly params: readonly number[];
}

/** Does the logger fill in these placeholders itself? */
export type FillsIn = (format: Format, args: readonly ArgumentFacts[]) => boolean;

const never: FillsIn = () => false;

/** Sorts arguments. `false` when nobody can tell what a placeholder takes. */
export function sortOut(args: readonly ArgumentFacts[], fillsIn: FillsIn = never): Sorted | false {
  const entries: Entry[] = [];
  const groups: (readonly Segment[])[] = [];
  let whole: number | null = null;
  let params: number[] = [];
  let rest = args.map((_, i) => i);
  const [first] = args;
  if (first?.parts && args.length > 1 && hasPlaceholder(first.parts)) {
    const format = parseFormat(args);
    if (format === false) return false;
    rest = [...format.rest];
    // Words that follow belong to the message, which is written out then.
    if (fillsIn(format, args) && rest.every((index) => args[index]!.parts === null)) {
      whole = 0;
      params = args.map((_, i) => i).slice(1, args.length - rest.length);
    } else groups.push(fill(format, args, entries));
  }
  const started = groups.length > 0 || whole !== null;
  let label: string | null = null;
  for (const index of rest) {
    const arg = args[index]!;
    const next = args[index + 1];
    if (arg.parts) {
      const name = next === undefined || next.parts ? null : labelName(arg.text);
      const single = name !== null && !/[A-Z]/.test(name);
      if (groups.length > 0 && name !== null) label = name;
      else {
        label = single || (next?.name === null && next.kind !== 'error') ? name : null;
        if (groups.length === 0 && whole === null) whole = index;
        groups.push(segmentsOf(arg.parts));
      }
      continue;
    }
    if (index === 0 && !started && isMessage(arg)) {
      whole = 0;
      groups.push([{ shown: [0] }]);
      continue;
    }
    entries.push(entryOf(arg, index, label));
    label = null;
  }
  return { message: messageOf(groups, whole), entries, params };
}

function entryOf(arg: ArgumentFacts, index: number, label: string | null): Entry {
  const kind = arg.kind === 'error' || arg.kind === 'object' ? arg.kind : 'field';
  return { kind, index, wanted: label ?? arg.name };
}

function messageOf(
  groups: readonly (readonly Segment[])[],
  whole: number | null,
): Message | null {
  if (whole !== null && groups.length <= 1) return { whole };
  if (groups.length === 0) return null;
  return { segments: groups.flatMap((group, i) => (i === 0 ? group : [{ added: ' ' }, ...group])) };
}

/** The message with its values in place; what says little as text becomes an entry. */
function fill(format: Format, args: readonly ArgumentFacts[], entries: Entry[]): Segment[] {
  const segments: Segment[] = [];
  const { segments: all } = format;
  all.forEach((segment, i) => {
    if (!('directive' in segment)) segments.push(segment);
    else if (fitsInText(segment, args[segment.index]!)) segments.push(...shown(segment, args[segment.index]!));
    else {
      entries.push(entryOf(args[segment.index]!, segment.index, null));
      trimBefore(segments, all[i + 1]);
    }
  });
  return segments;
}

/** Takes the space before a placeholder that goes, unless a word follows at once. */
export function trimBefore(segments: Segment[], next: FormatSegment | undefined): void {
  const last = segments.at(-1);
  if (!last || !('raw' in last) || !last.raw.endsWith(' ')) return;
  if (next !== undefined && !('raw' in next && next.raw.startsWith(' '))) return;
  segments[segments.length - 1] = { ...last, raw: last.raw.slice(0, -1), to: last.to - 1 };
}
