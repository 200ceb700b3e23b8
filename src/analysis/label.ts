import type { TSESTree } from '@typescript-eslint/utils';
import type { Level } from '../loggers/levels.ts';
import type { LogCall, Node, Range, Unit } from './types.ts';

/** A label at the front of a message that names a level: `[DEBUG] `, `ERROR: `. */
export interface Label {
  readonly level: Level;
  /** The label as it stands, without the space after it: `[DEBUG]`. */
  readonly text: string;
  /**
   * What to cut from the file, with the space after it.
   * Empty (start = end) where cutting it would leave no message.
   */
  readonly range: Range;
}

const LEVEL_OF_WORD = new Map<string, Level>([
  ['trace', 'trace'],
  ['debug', 'debug'],
  ['dbg', 'debug'],
  ['info', 'info'],
  ['warn', 'warn'],
  ['warning', 'warn'],
  ['error', 'error'],
  ['err', 'error'],
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  ['디버그', 'debug'],
  ['정보', 'info'],
  ['경고', 'warn'],
  ['오류', 'error'],
  ['에러', 'error'],
]);

const WORDS = [...LEVEL_OF_WORD.keys()].sort((a, b) => b.length - a.length).join('|');
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '<': '>' };

/** Emoji, their modifiers and spaces: what may stand before a label. */
const DECORATION = /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f\s])*/uy;
const TAG = /\[[^\]\n]{1,40}\][ \t]*/y;
const WORD = new RegExp(`(?:${WORDS})(?![\\p{L}\\p{N}_])`, 'iuy');
const AFTER = /[ \t]*(?::|[-–—|](?=\s|$))?[ \t]*/y;
const COLON = /[ \t]*(?::(?![:/])|[-–—|](?=\s))[ \t]*/y;
/** After a bare `DEBUG `: a word that is not itself in capitals, so that this is no headline. */
const SENTENCE = /[ \t]+(?=\p{Lu}?\p{Ll}|\p{Lo})/uy;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** What a label or its decoration can begin with. */
const POSSIBLE = /[\s[(<tdiwefcTDIWEFC\\]|[^\x00-\x7f]/;

interface Found {
  readonly level: Level;
  readonly start: number;
  /** End of the label itself. */
  readonly end: number;
  /** End of the space after it. */
  readonly cut: number;
}

function labelAt(text: string, start: number): Found | null {
  const closing = CLOSING[text[start] ?? ''];
  const wordStart = closing === undefined ? start : start + 1;
  const word = matchAt(WORD, text, wordStart);
  if (word === null) return null;
  const level = LEVEL_OF_WORD.get(word.toLowerCase());
  if (level === undefined) return null;
  const wordEnd = wordStart + word.length;
  if (closing !== undefined) {
    if (text[wordEnd] !== closing) return null;
    const after = matchAt(AFTER, text, wordEnd + 1) ?? '';
    const cut = wordEnd + 1 + after.length;
    return { level, start, end: wordEnd + 1 + after.trimEnd().length, cut };
  }
  const colon = matchAt(COLON, text, wordEnd);
  if (colon !== null) {
    return { level, start, end: wordEnd + colon.trimEnd().length, cut: wordEnd + colon.length };
  }
  const bare = word === word.toUpperCase() && /^[A-Z]/.test(word);
  const space = bare ? matchAt(SENTENCE, text, wordEnd) : null;
  return space === null ? null : { level, start, end: wordEnd, cut: wordEnd + space.length };
}

/** Finds a label at the front of a raw text, after emoji and at most one `[Tag]`. */
function labelIn(raw: string): Found | null {
  const start = (matchAt(DECORATION, raw, 0) ?? '').length;
  const direct = labelAt(raw, start);
  if (direct !== null) return direct;
  const tag = matchAt(TAG, raw, start);
  if (tag === null) return null;
  const next = start + tag.length;
  return labelAt(raw, next + (matchAt(DECORATION, raw, next) ?? '').length);
}

/** Does a text begin with the label of a level? */
export const beginsWithLabel = (text: string): boolean => labelIn(text) !== null;

/** The piece of a message that stands first, as raw source. */
interface Front {
  readonly start: number;
  readonly end: number;
  /** More of the same message follows in a template's hole or an operand of `+`. */
  readonly more: boolean;
  /** The front is a whole string literal, quotes excluded, that is joined by `+`. */
  readonly joined: boolean;
}

function frontOf(node: Node, joined = false): Front | null {
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return frontOf(node.left as Node, true);
  }
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return { start: node.range[0] + 1, end: node.range[1] - 1, more: joined, joined };
  }
  if (node.type === 'TemplateLiteral') {
    const start = node.range[0] + 1;
    const more = node.expressions.length > 0;
    const first = node.quasis[0]?.value.raw.length ?? 0;
    return { start, end: start + first, more: more || joined, joined: joined && !more };
  }
  return null;
}

const isText = (node: TSESTree.CallExpressionArgument | undefined): boolean =>
  node !== undefined &&
  (node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string'));

/** The label at the front of a call's message, if there is one. */
export function findLabel(call: LogCall, unit: Unit): Label | null {
  const first = call.args[0];
  if (first === undefined) return null;
  const front = frontOf(first as Node);
  if (front === null || front.end <= front.start) return null;
  if (!POSSIBLE.test(unit.text[front.start] ?? '')) return null;
  const raw = unit.text.slice(front.start, front.end);
  const found = labelIn(raw);
  if (found === null) return null;
  const text = raw.slice(found.start, found.end);
  return { level: found.level, text, range: cutRange(call, front, raw, found) };
}

function cutRange(call: LogCall, front: Front, raw: string, found: Found): Range {
  const start = front.start + found.start;
  const rest = raw.slice(0, found.start) + raw.slice(found.cut);
  if (rest.trim() !== '') return [start, front.start + found.cut];
  if (front.more) return front.joined ? [start, start] : [start, front.start + found.cut];
  const next = call.args[1];
  const first = call.args[0];
  if (first === undefined || next === undefined || !isText(next)) return [start, start];
  return [first.range[0], next.range[0]];
}
