import type { Edit, LogCall, Node, Range, Unit } from './types.ts';

const EMOJI = /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1f3fb}-\u{1f3ff}]|[\u200d\ufe0f\u20e3])+[ \t]*/uy;
const TAG = /\[[\p{L}\p{N}][\p{L}\p{N} _./:#-]{0,39}\][ \t]*:?[ \t]*/uy;

/**
 * Edits that cut emoji and `[Tag]`s from the front of a message, where a team asks for it.
 * @param skip What another edit cuts already: the label of a level.
 */
export function prefixEdits(
  call: LogCall,
  unit: Unit,
  strip: { readonly emoji: boolean; readonly tags: boolean },
  skip: Range | null,
): Edit[] {
  if (!strip.emoji && !strip.tags) return [];
  const front = frontOf(call.args[0] as Node | undefined);
  if (!front || front[0] === front[1]) return [];
  const [start, end] = front;
  const edits: Edit[] = [];
  let kept = false;
  let at = start;
  while (at < end) {
    if (skip && skip[0] <= at && at < skip[1]) {
      at = skip[1];
      continue;
    }
    const emoji = match(EMOJI, unit.text, at, end);
    const tag = emoji === 0 ? match(TAG, unit.text, at, end) : 0;
    const length = emoji || tag;
    if (length === 0) break;
    if (emoji ? strip.emoji : strip.tags) edits.push({ range: [at, at + length], text: '' });
    else kept = true;
    at += length;
  }
  // A message of nothing but emoji keeps them: it would say nothing else.
  return at >= end && !kept ? [] : edits;
}

function match(pattern: RegExp, text: string, at: number, end: number): number {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && at + found[0].length <= end ? found[0].length : 0;
}

/** The raw text with which the message begins. */
function frontOf(node: Node | undefined): Range | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') {
    return [node.range[0] + 1, node.range[1] - 1];
  }
  if (node?.type === 'TemplateLiteral') {
    const length = node.quasis[0]?.value.raw.length ?? 0;
    // With a hole right after it, the front is not the whole message.
    const hole = node.expressions.length > 0 ? 1 : 0;
    return [node.range[0] + 1, node.range[0] + 1 + length + hole];
  }
  if (node?.type === 'BinaryExpression' && node.operator === '+') return frontOf(node.left as Node);
  return null;
}
