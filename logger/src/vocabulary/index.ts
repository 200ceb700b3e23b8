import { expand } from './expand.ts';
import * as table from './kinds.ts';
import type { KindId } from './kinds.ts';

export type { KindId } from './kinds.ts';
export { expand } from './expand.ts';
export { isOwner, kindOf, wordsOf } from './match.ts';
export type { NameMatch } from './match.ts';
export { isCardNumber, isResidentNumber, VALUE_PATTERNS } from './values.ts';

/** A kind of personal data or secret. */
export interface Kind {
  readonly id: KindId;
  readonly title: string;
  /** Names that stand alone, in words joined by `_`: `card_no`. */
  readonly strong: readonly string[];
  /** Names that count only beside a person; what is here too overrules `strong` in code. */
  readonly weak: readonly string[];
  /** Words that cancel a name of this kind, wherever they stand in it. */
  readonly cancels: readonly string[];
  /** How bad it is in a log, from 1 to 4. */
  readonly gravity: 1 | 2 | 3 | 4;
  /** Name of the mask function that `@logfix/logger` exports for it. */
  readonly mask: string;
  /** Does the runtime hide it unless told otherwise? */
  readonly isMasked: boolean;
}

/** All kinds; an earlier one wins over a later one. */
export const KINDS: readonly Kind[] = table.KIND_IDS.map((id) => {
  const { strong, weak, cancels, ...row } = table.ROWS[id];
  return { id, strong: expand(strong), weak: expand(weak), cancels: expand(cancels), ...row };
});

export const OWNERS: readonly string[] = expand(table.OWNERS);
export const LAST_CANCELS: readonly string[] = expand(table.LAST_CANCELS);
export const FIRST_CANCELS: readonly string[] = expand(table.FIRST_CANCELS);
