import type { ArgumentFacts, Arrangement, CallSite, Dialect, Piece } from './dialect.ts';
import { hasPlaceholder, parseFormat, fitsInText, shown } from './format.ts';
import { listed } from './message.ts';
import { trimBefore } from './sort.ts';
import { isText, literal, segmentsOf, writeString, type Segment } from './text.ts';
import { consoleLike } from './console-like.ts';
import type { Level } from './levels.ts';

/** `[Tag] ` at the front of a message. */
const TAG = /^\[([\p{L}\p{N}][\p{L}\p{N} _./:-]{0,30})\][ \t]*:?[ \t]*/u;
const LEVEL_WORD = /^(trace|debug|dbg|info|warn|warning|error|err|fatal|critical)$/i;

/** A logger whose calls begin with the name of their part of the program: `log.info('Tag', 'message')`. */
export function tagFirst(
  name: string,
  levels: Partial<Record<Level, string>>,
  printsErrors = true,
): Dialect {
  return {
    ...consoleLike(name, levels, false),
    origin: 'first',
    arrange: (args, site) => arrange(args, site, printsErrors),
  };
}

export const tagFirstDialect: Dialect = tagFirst('tag-first', {
  debug: 'debug', info: 'info', warn: 'warn', error: 'error',
});

function arrange(
  args: readonly ArgumentFacts[],
  { origin, quote }: CallSite,
  printsErrors: boolean,
): Arrangement | false {
  const [first] = args;
  const tag: Piece[] = [origin ?? literal('app', quote)];
  if (first === undefined) return { pieces: listed(tag, [quote + quote]) };
  const whole = args.map((arg, index) => valueOf(arg, index, printsErrors));
  if (!first.parts) return { pieces: listed(tag, ...whole) };
  if (args.length > 1 && hasPlaceholder(first.parts)) return formatted(args, tag, whole);
  const own = ownTag(first, quote);
  if (own === null) return { pieces: listed(tag, ...whole) };
  const text = writeString(own.rest);
  if (text === null) return { pieces: listed(tag, ...whole) };
  const message = own.rest.length === 0 && args.length > 1 ? [] : text;
  return { pieces: listed([own.tag], message, ...whole.slice(1)) };
}

/** A value as it stands; an Error as its stack, where the logger would print `{}`. */
function valueOf({ kind, evaluation }: ArgumentFacts, index: number, printsErrors: boolean): Piece[] {
  if (kind !== 'error' || printsErrors || evaluation === 'act') return [index];
  return [index, ' instanceof Error ? ', index, '.stack : ', index];
}

/** The tag with which the message begins, and the message after it. */
function ownTag(arg: ArgumentFacts, quote: "'" | '"'): { tag: string; rest: Segment[] } | null {
  const [part, ...rest] = arg.parts!;
  const found = part && isText(part) ? TAG.exec(part.raw) : null;
  if (!part || !isText(part) || !found || LEVEL_WORD.test(found[1]!)) return null;
  const length = found[0].length;
  const left = { ...part, raw: part.raw.slice(length), from: part.from + length };
  const own = part.quote === '`' ? quote : part.quote;
  return {
    tag: own + found[1]! + own,
    rest: [...(left.raw === '' ? [] : [left]), ...segmentsOf(rest)],
  };
}

/** Behind a tag, nobody fills in placeholders: they become a template. */
function formatted(
  args: readonly ArgumentFacts[],
  tag: Piece[],
  whole: readonly (readonly Piece[])[],
): Arrangement | false {
  const format = parseFormat(args);
  if (format === false) return false;
  const after: (readonly Piece[])[] = [];
  const segments: Segment[] = [];
  format.segments.forEach((segment, i) => {
    if (!('directive' in segment)) segments.push(segment);
    else if (fitsInText(segment, args[segment.index]!)) segments.push(...shown(segment, args[segment.index]!));
    else {
      after.push(whole[segment.index]!);
      trimBefore(segments, format.segments[i + 1]);
    }
  });
  const text = writeString(segments);
  if (text === null) return false;
  return { pieces: listed(tag, text, ...after, ...format.rest.map((index) => whole[index]!)) };
}
