import type { Edit, Node, Unit } from '../../analysis/types.ts';

/** What follows an item of a list, up to the bracket: only commas, comments and white space. */
interface Tail {
  /** Offset behind the last item and the parentheses around it. */
  readonly item: number;
  /** Offset behind its comma; `null` where none follows. */
  readonly comma: number | null;
  /** Offset of the closing bracket. */
  readonly close: number;
}

/**
 * Edits that put items at the end of a list (`[…]`, or the arguments of a call), in its own style:
 * one line or many, a comma at the end or none, comments where they are.
 */
export function appendTo(
  unit: Unit,
  list: Node,
  items: readonly (Node | null)[],
  added: readonly string[],
): Edit[] {
  const { text } = unit;
  const last = items.at(-1);
  if (!last) {
    const at = list.range[1] - 1;
    return [{ range: [at, at], text: added.join(', ') }];
  }
  const { item, comma, close } = tailOf(unit, last.range[1], list.range[1] - 1);
  const many = text.slice(comma ?? item, close).includes('\n');
  if (!many) return [{ range: [item, item], text: `, ${added.join(', ')}` }];
  const indent = indentOf(unit, list, last);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = endOfLine(unit, comma ?? item, close);
  const lines = added.map((entry, i) => {
    const closes = i === added.length - 1 && comma === null;
    return `${eol}${indent}${entry}${closes ? '' : ','}`;
  });
  const insert: Edit = { range: [at, at], text: lines.join('') };
  return comma === null ? [{ range: [item, item], text: ',' }, insert] : [insert];
}

function tailOf({ text, comments }: Unit, from: number, close: number): Tail {
  let item = from;
  let comma: number | null = null;
  for (let at = from; at < close; ) {
    const comment = comments.find((c) => c.range[0] === at);
    if (comment) {
      at = comment.range[1];
      continue;
    }
    if (text[at] === ')') item = at + 1;
    if (text[at] === ',') comma = at + 1;
    at++;
  }
  return { item, comma, close };
}

/** The end of the line when only a comment stands on its rest; else the offset itself. */
function endOfLine({ text, comments }: Unit, from: number, close: number): number {
  let at = from;
  for (;;) {
    while (/[ \t]/.test(text[at] ?? '')) at++;
    const comment = comments.find((c) => c.range[0] === at && c.range[1] <= close);
    if (!comment || text.slice(...comment.range).includes('\n')) break;
    at = comment.range[1];
  }
  return /[\r\n]/.test(text[at] ?? '') ? at : from;
}

function indentOf({ text }: Unit, list: Node, last: Node): string {
  const own = lineStart(text, last.range[0]);
  if (own !== null) return own;
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', list.range[0]) + 1))![0];
  return `${outer}${outer.includes('\t') ? '\t' : '  '}`;
}

/** White space before an offset, where nothing else stands before it on its line. */
function lineStart(text: string, offset: number): string | null {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*$/.test(before) ? before : null;
}
