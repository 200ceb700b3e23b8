import type { HolePart, Piece, StringPart, TextPart } from './dialect.ts';

export type Quote = TextPart['quote'];

export const isText = (part: StringPart): part is TextPart => 'raw' in part;
export const isHole = (part: StringPart): part is HolePart => !('raw' in part);

/** A piece of a message: text as it was written, new text, or an expression to be shown. */
export type Segment =
  | TextPart
  | { readonly added: string }
  | { readonly shown: readonly Piece[] };

/** The segments of a string as they stand. */
export const segmentsOf = (parts: readonly StringPart[]): Segment[] =>
  parts.map((part) => (isText(part) ? part : { shown: [part] }));

/** Does the text hold escapes that are legal in a quoted string and not in a template? */
export const hasOctal = (raw: string): boolean => /\\(?:[1-9]|0[0-9])/.test(raw);

/** What to write before a character so that it means itself. */
type Escape = (raw: string, at: number) => string;

/** Characters of the text with escapes put in; what is escaped already stays. */
export function escaped(part: TextPart, escape: Escape, quote: Quote = part.quote): Piece[] {
  const pieces: Piece[] = [];
  const { raw, from } = part;
  let start = 0;
  const upTo = (at: number): void => {
    if (at > start) pieces.push({ from: from + start, to: from + at });
    start = at;
  };
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === '\\') {
      if (quote !== part.quote && raw[at + 1] === part.quote) {
        // Between other quotes, this one needs no escape any more.
        upTo(at);
        start = at + 1;
      }
      at = raw.startsWith('\\u{', at) ? raw.indexOf('}', at) : at + 1;
      continue;
    }
    const added = escape(raw, at);
    if (added === '') continue;
    upTo(at);
    pieces.push(added);
  }
  if (raw.length > start) pieces.push({ from: from + start, to: from + raw.length });
  return pieces;
}

/** In a template, a backtick and `${` mean something; in a literal, its quote does. */
export const escapeFor = (quote: Quote, from: Quote): Escape => (raw, at) => {
  if (quote === from) return '';
  if (quote === '`') return raw[at] === '`' || raw.startsWith('${', at) ? '\\' : '';
  return raw[at] === quote ? '\\' : '';
};

/** The quote in which segments can be written: a template where anything is shown. */
export function quoteFor(segments: readonly Segment[]): Quote {
  const texts = segments.filter((s): s is TextPart => 'raw' in s);
  if (segments.some((s) => 'shown' in s) || texts.some((t) => t.quote === '`')) return '`';
  return texts[0]?.quote ?? "'";
}

/** Writes segments as one string, a literal or a template; `null` where an escape forbids it. */
export function writeString(segments: readonly Segment[]): Piece[] | null {
  const quote = quoteFor(segments);
  const pieces: Piece[] = [quote];
  for (const segment of segments) {
    if ('added' in segment) pieces.push(segment.added);
    else if ('shown' in segment) pieces.push('${', ...segment.shown, '}');
    else {
      if (quote === '`' && segment.quote !== '`' && hasOctal(segment.raw)) return null;
      pieces.push(...escaped(segment, escapeFor(quote, segment.quote), quote));
    }
  }
  pieces.push(quote);
  return pieces;
}

/** A new string literal that stands for a text. */
export const literal = (text: string, quote: Quote = "'"): string =>
  quote + text.replace(/[\\'"`]|\$\{/g, (c) => (c === quote || c === '\\' ? `\\${c}` : c)) + quote;
