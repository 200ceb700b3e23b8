import type { Piece } from './dialect.ts';
import type { Message } from './sort.ts';
import { writeString } from './text.ts';

/** A message as an argument; `null` where its escapes forbid it. */
export const writeMessage = (message: Message): Piece[] | null =>
  'whole' in message ? [message.whole] : writeString(message.segments);

/** Stands between two arguments: a comma, and the blanks that the call has there. */
export const SEPARATOR = '\0';

/** Arguments one after the other. */
export const listed = (...args: readonly (readonly Piece[])[]): Piece[] =>
  args.filter((pieces) => pieces.length > 0)
    .flatMap((pieces, i) => (i === 0 ? [...pieces] : [SEPARATOR, ...pieces]));
