import { commentAt, commentsIn } from '../analysis/ast.ts';
import type { Edit, Node, Unit } from '../analysis/types.ts';
import type { Place } from './import-place.ts';
import type { ModuleSystem } from './module-system.ts';

/** How a file writes. */
export interface Style {
  readonly quote: string;
  readonly semicolon: string;
  readonly eol: string;
}

/** Statements to write, and where; `null` where the file has no import to stand beside. */
export interface Lines {
  readonly texts: readonly string[];
  readonly place: Place | null;
}

/** `require('m')` without a semicolon would call what a following `(` begins. */
export function insertLines(unit: Unit, lines: Lines, system: ModuleSystem, style: Style): Edit {
  const edit = insertion(unit, lines, style);
  const joins = system === 'cjs' && /[([`+\-*/]/.test(nextCharacter(unit, edit.range[1]));
  return joins ? insertion(unit, { ...lines, texts: lines.texts.map(closed) }, style) : edit;
}

/** The first character of code at or after an offset; empty at the end. */
function nextCharacter(unit: Unit, offset: number): string {
  let at = offset;
  for (;;) {
    while (/\s/.test(unit.text[at] ?? '')) at++;
    const comment = commentAt(unit, at);
    if (!comment) return unit.text[at] ?? '';
    at = comment.range[1];
  }
}

function insertion(unit: Unit, { texts, place }: Lines, style: Style): Edit {
  if (!place) return insertionAtTop(unit, texts, style);
  const indent = indentAt(unit.text, place.node.range[0]);
  if (place.side === 'before') {
    const [at] = place.node.range;
    return { range: [at, at], text: texts.map((l) => l + style.eol + indent).join('') };
  }
  const end = place.node.range[1];
  const at = endOfLineAfter(unit, end);
  if (at !== null) {
    return { range: [at, at], text: texts.map((l) => style.eol + indent + l).join('') };
  }
  return { range: [end, end], text: ` ${texts.map(closed).join(' ')}` };
}

/** A statement that shares its line must end with a semicolon. */
const closed = (line: string): string => (line.endsWith(';') ? line : `${line};`);

const isDirective = (s: Node): boolean => s.type === 'ExpressionStatement' && !!s.directive;

/** End of the line when nothing but a comment follows `offset` on it; `null` otherwise. */
function endOfLineAfter(unit: Unit, offset: number): number | null {
  let at = offset;
  for (;;) {
    while (/[ \t;]/.test(unit.text[at] ?? '')) at++;
    const comment = commentAt(unit, at);
    if (!comment) break;
    if (unit.text.slice(...comment.range).includes('\n')) return comment.range[1];
    at = comment.range[1];
  }
  const rest = unit.text[at];
  return rest === undefined || rest === '\n' || rest === '\r' ? at : null;
}

function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))![0];
}

const FIRST_LINES =
  /@(ts-(no)?check|license|licence|copyright|preserve|jest-environment|vitest-environment|flow|noflow|jsx|jsxRuntime|jsxImportSource|fileoverview|file|module|author|format|prettier|generated)\b|^!|copyright|licen[cs]e|spdx|eslint(?!-disable-(next-)?line)|(istanbul|v8|c8) ignore file|tslint:(?!disable-next-line)|jshint|jslint|global |<reference|<amd|#region/i;

function insertionAtTop(unit: Unit, lines: readonly string[], style: Style): Edit {
  const { body } = unit;
  const directives = body.filter(isDirective);
  const lastDirective = directives.at(-1);
  const first = body.find((s) => !isDirective(s));
  if (lastDirective) {
    const at = endOfLineAfter(unit, lastDirective.range[1]);
    const indent = indentAt(unit.text, lastDirective.range[0]);
    const text = lines.map((l) => style.eol + indent + l).join('');
    if (at !== null) return { range: [at, at], text: isBeforeGap(unit.text, at) ? style.eol + text : text };
    const end = lastDirective.range[1];
    return { range: [end, end], text: ` ${lines.map(closed).join(' ')}` };
  }
  const at = topOffset(unit, first);
  const indent = first ? indentAt(unit.text, first.range[0]) : '';
  const begins = at === 0 || unit.text[at - 1] === '\n' || /^[ \t]*$/.test(lineBefore(unit.text, at));
  const block = lines.join(style.eol + indent);
  const tail = first === undefined ? '' : style.eol + style.eol + indent;
  return { range: [at, at], text: begins ? block + tail : style.eol + block + tail };
}

/** Is the next line empty? */
const isBeforeGap = (text: string, at: number): boolean => /^\r?\n[ \t]*\r?\n/.test(text.slice(at));

const lineBefore = (text: string, at: number): string =>
  text.slice(text.lastIndexOf('\n', at - 1) + 1, at);

/** After hashbang, licence and pragmas; before the comment that belongs to the first statement. */
function topOffset(unit: Unit, first: Node | undefined): number {
  const { text } = unit;
  const end = first ? decoratedStart(first) : text.length;
  const leading = commentsIn(unit, [0, end]).filter((c) => !text.startsWith('#!', c.range[0]));
  let keep = /^#!.*\r?\n?/.exec(text)?.[0].length ?? 0;
  leading.forEach((comment, i) => {
    const next = leading[i + 1]?.range[0] ?? end;
    const gap = text.slice(comment.range[1], next);
    const detached = (gap.match(/\n/g) ?? []).length > 1;
    if (detached || FIRST_LINES.test(comment.value)) keep = comment.range[1];
  });
  let at = keep;
  while (at < end && /\s/.test(text[at]!)) at++;
  return at;
}

const decoratedStart = (node: Node): number => {
  const { declaration } = node as { readonly declaration?: Node | null };
  const { decorators } = (declaration ?? node) as { readonly decorators?: readonly Node[] };
  return Math.min(node.range[0], ...(decorators ?? []).map((d) => d.range[0]));
};
