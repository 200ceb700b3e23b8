import { labelOf } from './labels.ts';
import type { Variable } from '../scope.ts';
import type { Settings } from '../settings.ts';
import type { Node, Reason, Unit } from '../types.ts';
import type { Exposure, PiiSettings, TypeFacts } from './types.ts';

/** One look at one log call. */
export interface Search {
  readonly unit: Unit;
  readonly settings: PiiSettings;
  readonly types: TypeFacts | null;
  /** What the modules that the file imports declare. */
  readonly shapes: Settings['shapes'];
  /** Parameters that a function only logs: what they hold is told where it is called. */
  readonly wrapped: ReadonlySet<Variable>;
  /** What an expression gives away when its value is printed. */
  visit(node: Node, place: Place): Exposure[];
}

/** What is known of the place of an expression. */
export interface Place {
  /** The key that the value gets: `email` of `{ email: x }`. */
  readonly key?: string;
  /** The key of the object around it. */
  readonly owner?: string;
  /** The keys beside that key. */
  readonly beside?: readonly string[];
  /** What the text before it names it: `phone` of `'phone:', x`. */
  readonly label?: (() => string | null) | undefined;
  /** The text before it, back to the value before. */
  readonly before?: string;
  /** All text of the call before it. */
  readonly said?: string;
  /** It becomes part of a text: an object would show as `[object Object]`. */
  readonly inText?: boolean;
  /** Where its value came through. */
  readonly steps: readonly Reason[];
  readonly depth: number;
  /** Parameters of a local helper that is being read, with what they were given. */
  readonly given?: ReadonlyMap<string, Node>;
}

/** Has every field, so that copies of it are alike: they are made for each part of each call. */
export const START: Place = {
  key: undefined, owner: undefined, beside: undefined, label: undefined, before: undefined,
  said: undefined, inText: undefined, steps: [], depth: 0, given: undefined,
};
/** The place of what an expression was made of. */
export const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

/** Steps from the call to what a value was made of. */
export const DEEPEST = 6;

/** The place of a part of a text. */
export const inText = (place: Place, before: string, said: string): Place => ({
  ...place, key: undefined, inText: true, label: () => labelOf(before), before, said,
});

export const stepOf = (code: string, text: string, at: Node): Reason =>
  ({ code, text, weight: 0.5, range: at.range });
