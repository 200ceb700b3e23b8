import type { ArgumentFacts, StringPart } from './dialect.ts';
import { isText, segmentsOf, type Segment } from './text.ts';

/** A value in the place of a printf placeholder. */
export interface FormattedValue {
  readonly directive: string;
  /** Position among the arguments of the call. */
  readonly index: number;
}

export type FormatSegment = Segment | FormattedValue;

/** A console message with printf placeholders, taken apart. */
export interface Format {
  readonly segments: readonly FormatSegment[];
  /** Positions of the arguments that no placeholder takes. */
  readonly rest: readonly number[];
  /** Letters of all placeholders that take a value. */
  readonly directives: ReadonlySet<string>;
}

const PLACEHOLDER = /%[sdifjoOc%]/g;

/** Does the text of a string hold a placeholder? */
export const hasPlaceholder = (parts: readonly StringPart[]): boolean =>
  parts.some((part) => isText(part) && /%[sdifjoOc]/.test(part.raw));

/**
 * What the console makes of a format string and its arguments. `%c` and its style go.
 * @returns `false` when a placeholder takes from `...args`, so that no one can say which.
 */
export function parseFormat(args: readonly ArgumentFacts[]): Format | false {
  const segments: FormatSegment[] = [];
  const directives = new Set<string>();
  let next = 1;
  for (const part of args[0]!.parts!) {
    if (!isText(part)) {
      segments.push({ shown: [part] });
      continue;
    }
    let start = 0;
    const cut = (to: number): void => {
      if (to <= start) return;
      segments.push({
        ...part, raw: part.raw.slice(start, to), from: part.from + start, to: part.from + to,
      });
    };
    for (const { 0: found, index } of part.raw.matchAll(PLACEHOLDER)) {
      const directive = found[1]!;
      const taken = directive === '%' ? null : args[next];
      if (taken === undefined) continue;
      if (taken?.kind === 'spread') return false;
      cut(directive === '%' ? index + 1 : index);
      start = index + 2;
      if (taken === null) continue;
      directives.add(directive);
      if (directive !== 'c') segments.push({ directive, index: next });
      next++;
    }
    cut(part.raw.length);
  }
  const rest = args.slice(next).map((_, i) => next + i);
  return { segments, rest, directives };
}

/** Is the value best shown inside the message? Objects and errors say little as a string. */
export const fitsInText = ({ directive }: FormattedValue, arg: ArgumentFacts): boolean =>
  /[sdif]/.test(directive) && arg.kind !== 'error' && arg.kind !== 'object';

/** The value of a placeholder as a template shows it; a string joins the text. */
export function shown({ directive, index }: FormattedValue, { parts }: ArgumentFacts): Segment[] {
  if (directive === 's' && parts) return segmentsOf(parts);
  return [directive === 'i'
    ? { shown: ['Math.trunc(Number(', index, '))'] }
    : { shown: [index] }];
}
