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

/**
 * Labels of a call's arguments: from the text before each, or from the places of a printf text.
 * @returns One entry an argument; `undefined` where nothing names it.
 */
export function placeholderLabels(args: readonly Node[]): (string | undefined)[] {
  const labels: (string | undefined)[] = args.map(() => undefined);
  args.forEach((_, i) => {
    const text = i > 0 ? staticString(unwrap(args[i - 1]!)) : null;
    if (text === null) return;
    const label = labelOf(text) ?? BARE.exec(text)?.[1] ?? null;
    if (label !== null) labels[i] = camel(label);
  });
  const format = args[0] ? staticString(unwrap(args[0])) : null;
  if (format === null || !/%[sdifjoO]/.test(format)) return labels;
  let index = 1;
  let from = 0;
  for (const place of format.matchAll(/%[sdifjoOc%]/g)) {
    if (place[0] === '%%') continue;
    const label = labelOf(format.slice(from, place.index));
    if (label !== null && index < labels.length) labels[index] = label;
    from = place.index + 2;
    index++;
  }
  return labels;
}
