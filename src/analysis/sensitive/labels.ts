import { staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';

/** Up to three words at the end of a text, before a colon, an equals sign or nothing. */
const LABEL = /(?:^|[\s,;|([{>·—?&/-])((?:[\p{L}][\p{L}\p{N}_'-]*[ _]?){1,3})\s*(?:[:=]|=>|->)\s*['"(<[]?$/u;
/** A text that is nothing but a name: `'email', x`. */
const BARE = /^\s*([\p{L}][\p{L}_-]*(?<!s)(?: (?:number|address|no|no\.|id|token|key|card))?)\s*$/iu;

/** The name that the end of a text gives to what follows: `phone` of `'user phone: '`. */
export function labelOf(text: string): string | null {
  const words = LABEL.exec(text.slice(-120))?.[1]?.trim() ?? null;
  return words === null ? null : camel(words);
}

/** Up to three words at the very end of a text. */
const LAST_WORDS = /(?:^|[\s,;|([{>·—?&/-])((?:[\p{L}][\p{L}\p{N}_'-]*[ _]){1,3})['"(<[]?$/u;

/** The words right before a value, without any sign: `security answer` of `no security answer `. */
export function wordsBefore(text: string): string | null {
  const words = LAST_WORDS.exec(text.slice(-120))?.[1]?.trim() ?? null;
  return words === null ? null : camel(words);
}

const camel = (words: string): string => words.trim().replace(/[\s']+/g, '_');

/** What the text of a call says of one of its arguments. */
export interface Said {
  /** The name that the text gives it: `phone` of `'phone:', x`. */
  readonly label?: () => string | null;
  /** The text right before it. */
  readonly before?: string;
  /** All text before it. */
  readonly said?: string;
}

/**
 * What is said of a call's arguments: by the texts before each, or around the places of a
 * printf text, which stands first or, as with pino, behind an object.
 */
export function saidOfArguments(args: readonly Node[]): Said[] {
  const at = args.slice(0, 2).findIndex((arg) => staticString(unwrap(arg)) !== null);
  const format = at < 0 ? null : staticString(unwrap(args[at]!));
  const places = format !== null && /%[sdifjoO]/.test(format) ? placesOf(format) : [];
  let said = '';
  return args.map((arg, i): Said => {
    const place = i > at ? places[i - at - 1] : undefined;
    if (place) return place;
    const last = i > 0 ? staticString(unwrap(args[i - 1]!)) : null;
    const found = last === null ? { said } : { label: () => bareLabel(last), before: `${last} `, said: `${said} ` };
    said += ` ${staticString(unwrap(arg)) ?? ''}`;
    return found;
  });
}

function bareLabel(text: string): string | null {
  const label = labelOf(text) ?? BARE.exec(text)?.[1] ?? null;
  return label === null ? null : camel(label);
}

function placesOf(format: string): Said[] {
  const places: Said[] = [];
  let from = 0;
  for (const place of format.matchAll(/%[sdifjoOc%]/g)) {
    if (place[0] === '%%') continue;
    const before = format.slice(from, place.index);
    places.push({ label: () => labelOf(before), before, said: format.slice(0, place.index) });
    from = place.index + 2;
  }
  return places;
}
