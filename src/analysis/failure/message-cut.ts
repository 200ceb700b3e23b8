import type { TSESTree } from '@typescript-eslint/utils';
import { hasComment, unwrap } from '../ast.ts';
import { perUnit } from '../per-unit.ts';
import type { Edit, Node, Range, Unit } from '../types.ts';
import { saysFailure } from './names.ts';
import type { ErrorUse } from './uses.ts';

/** What may follow the exception at the end of a message, and goes with it. */
const CLOSES = /^(\\[nrt]|[\s.!])*$/;
/** Words that lead to the exception: `. Error: `, `, reason = `; the text before says enough. */
const LABEL =
  /[\s]*[.,;:|(–—-]\s*(?:with |the )?(?:error|err|exception|reason|cause|details?|message)(?: (?:is|was|message))?\s*[:=]\s*$/iu;
/** `: `, ` - `, ` = ` */
const LEADS = /(?:\\[nrt]|[\s:=,;–—>|-])+$/u;
/** `\n  Message: ` on a line of its own. */
const LABEL_LINE = /\s*\n[^\n]{0,40}[:=]\s*$/;

/** Takes an exception's text off the end of a message; `[]` where it stands in the middle. */
export function cutFromMessage(message: Node, uses: readonly ErrorUse[], unit: Unit): Edit[] {
  const node = unwrap(message);
  const isUse = (part: Node): boolean =>
    uses.some((use) => use.base !== null && unwrap(part) === use.node);
  if (node.type === 'TemplateLiteral') return cutTemplate(node, isUse, unit);
  if (node.type === 'BinaryExpression' && node.operator === '+') return cutSum(node, isUse, unit);
  return [];
}

function cutTemplate(
  node: TSESTree.TemplateLiteral,
  isUse: (part: Node) => boolean,
  unit: Unit,
): Edit[] {
  let left = node.expressions.length;
  const end = node.range[1] - 1;
  let from = end;
  let rest = unit.text.slice(textStart(node, left, unit), end);
  while (left > 0 && isUse(node.expressions[left - 1]!)) {
    const start = textStart(node, left - 1, unit);
    const hole = unit.text.lastIndexOf('${', node.expressions[left - 1]!.range[0]);
    const lead = withoutBracket(unit.text.slice(start, hole), rest);
    if (lead === null) break;
    const kept = trimmed(lead, left > 1);
    from = start + kept.length;
    left--;
    rest = kept;
  }
  if (from === end || hasComment(unit, [from, end])) return [];
  const before = unit.text.slice(node.range[0] + 1, from);
  if (left === 0 && !/\p{L}/u.test(before)) return [];
  const cut: Edit = { range: [from, end], text: '' };
  if (left > 0 || /['"\\\n\r]|\$\{/.test(before)) return [cut];
  const quote = quoteOf(unit);
  return [
    { range: [node.range[0], node.range[0] + 1], text: quote },
    cut,
    { range: [end, end + 1], text: quote },
  ];
}

/** The text before an exception that ends a message, a bracket around it taken off. */
function withoutBracket(lead: string, rest: string): string | null {
  if (CLOSES.test(rest)) return lead;
  const open = /^\s*\)[\s.!]*$/.test(rest) ? '(' : /^\s*\][\s.!]*$/.test(rest) ? '[' : '"';
  const at = lead.lastIndexOf(open);
  const isAlone = /^[([][^()[\]]{0,12}$/.test(lead.slice(at));
  return at > 0 && open !== '"' && isAlone ? lead.slice(0, at) : null;
}

/** Offset at which the text before the n-th hole begins; parsers differ in their ranges. */
const textStart = (node: TSESTree.TemplateLiteral, n: number, unit: Unit): number =>
  n === 0 ? node.range[0] + 1 : unit.text.indexOf('}', node.expressions[n - 1]!.range[1]) + 1;

/** @param goesOn Another value stands before the text, so that nothing of it need be left. */
function trimmed(text: string, goesOn = false): string {
  const line = text.replace(LABEL_LINE, '');
  if (line !== text && (/\p{L}/u.test(line) || (goesOn && line === ''))) return line.replace(/[\s:,;]+$/, '');
  const bare = text.replace(LABEL, '');
  return (bare !== text && saysFailure(bare) ? bare : text).replace(LEADS, '');
}

function cutSum(
  node: TSESTree.BinaryExpression,
  isUse: (part: Node) => boolean,
  unit: Unit,
): Edit[] {
  if (!isUse(node.right) || isUse(node.left as Node)) return [];
  const left = node.left as Node;
  const cut: Range = [left.range[1], node.range[1]];
  if (hasComment(unit, cut) || /^\s*\)/.test(unit.text.slice(left.range[1]))) return [];
  const tail = lastText(left);
  if (!tail) return isTextual(left) ? [{ range: cut, text: '' }] : [];
  const [start, end] = [tail.range[0] + 1, tail.range[1] - 1];
  const kept = trimmed(unit.text.slice(start, end));
  if (tail === left && !/\p{L}/u.test(kept)) return [];
  if (kept === '') return [];
  return [{ range: [start + kept.length, end], text: '' }, { range: cut, text: '' }];
}

/** The string literal in which a sum ends. */
function lastText(node: Node): TSESTree.StringLiteral | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node;
  return node.type === 'BinaryExpression' && node.operator === '+' ? lastText(node.right) : null;
}

const isTextual = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string') ||
  (node.type === 'BinaryExpression' && node.operator === '+' &&
    (isTextual(node.left as Node) || isTextual(node.right)));

/** A colon at the end of a text, before a value that becomes a field. */
export function cutColon(message: Node, unit: Unit): Edit[] {
  const node = unwrap(message);
  const isText = node.type === 'TemplateLiteral' ||
    (node.type === 'Literal' && typeof node.value === 'string');
  if (!isText) return [];
  const end = node.range[1] - 1;
  const colon = /[\p{L}\p{N})\]}'"`]\s*(:\s*)$/u.exec(unit.text.slice(node.range[0] + 1, end));
  return colon ? [{ range: [end - colon[1]!.length, end], text: '' }] : [];
}

/** The quote that a file uses for most of its strings. */
export const quoteOf = perUnit(({ text }) => {
  const count = (q: string): number => text.split(q).length;
  return count('"') > count("'") ? '"' : "'";
});
