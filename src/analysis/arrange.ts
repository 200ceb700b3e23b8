import type { TSESTree } from '@typescript-eslint/utils';
import type { ArgumentFacts, Arrangement, Evaluation } from '../loggers/index.ts';
import { argumentFacts, newErrorFacts } from './arguments.ts';
import { argumentsStart, commentsIn, quoteOf } from './ast.ts';
import { SEPARATOR } from '../loggers/message.ts';
import type { LoggerBinding } from './binding.ts';
import type { Edit, Level, LogCall, Node, Piece, Range, Unit } from './types.ts';

/** Arguments as the logger needs them, or the reason why the call stays. */
export type Arranged =
  | { readonly edits: readonly Edit[]; readonly look?: string }
  | { readonly kept: string };

/** An argument with what stands for it in the new text. */
export interface Slot {
  readonly facts: ArgumentFacts;
  readonly text: Piece;
}

/** Arguments of a call as they stand, with the parentheses that are around them. */
export function slotsOf(call: LogCall, unit: Unit): Slot[] {
  const args = call.args as readonly Node[];
  const ranges = spansOf(call, unit);
  return args.map((arg, i) => ({ facts: argumentFacts(arg, unit, ranges[i]), text: { range: ranges[i]! } }));
}

/** Where arguments begin and end: a node knows nothing of the parentheses around it. */
export function spansOf({ node, args }: LogCall, unit: Unit): Range[] {
  const spans = args.map(({ range }): [number, number] => [...range]);
  const first = spans[0];
  if (!first || node.type !== 'CallExpression') return spans;
  // A part of the arguments may have been cut off at the front, or at the end.
  const index = node.arguments.indexOf(args[0]!);
  const open = index > 0 ? node.arguments[index - 1]!.range[1] : argumentsStart(unit, node);
  gap(unit, open, first[0], null, first);
  const close = node.arguments[index + args.length]?.range[0] ?? node.range[1] - 1;
  spans.forEach((span, i) => {
    const next = spans[i + 1];
    gap(unit, span[1], next ? next[0] : close, span, next ?? null);
  });
  return spans;
}

/** Is an argument of the call in parentheses of its own? */
export const hasParentheses = (call: LogCall, unit: Unit): boolean =>
  spansOf(call, unit).some(([from, to], i) => {
    const { range } = call.args[i]!;
    return from !== range[0] || to !== range[1];
  });

/** Widens two neighbours by the parentheses that stand between them. */
function gap(
  unit: Unit,
  from: number,
  to: number,
  before: [number, number] | null,
  after: [number, number] | null,
): void {
  for (let at = from; at < to; at++) {
    const comment = unit.text[at] === '/' && unit.comments.find((c) => c.range[0] === at);
    if (comment) at = comment.range[1] - 1;
    else if (unit.text[at] === ')' && before) before[1] = at + 1;
    else if (unit.text[at] === '(' && after) {
      after[0] = at;
      return;
    }
  }
}

/** An Error that is made on the spot, for its stack. */
export const newErrorSlot = (at: number, unit: Unit): Slot => ({
  facts: newErrorFacts(at), text: `new Error(${quoteOf(unit)}Trace${quoteOf(unit)})`,
});

export const cannotArrange = (binding: LoggerBinding): string =>
  `no arrangement of these arguments makes ${binding.dialect.name} print all of them`;

const COMMENT = 'a comment stands between the arguments';
const REORDERED = 'the arguments are evaluated in another order than before';
const DROPPED = 'an argument that did something is no longer evaluated';

/**
 * Arranges the arguments of a call for its logger.
 * @param slots The arguments; those that the call itself does not have stand last.
 */
export function arrangeArguments(
  call: LogCall,
  binding: LoggerBinding,
  unit: Unit,
  slots: readonly Slot[] = slotsOf(call, unit),
  level?: Level,
): Arranged {
  const facts = slots.map((slot) => slot.facts);
  const arrangement = binding.dialect.arrange(facts, {
    origin: binding.origin ?? null, quote: quoteOf(unit), ...(level === undefined ? {} : { level }),
  });
  if (arrangement === false) return { kept: cannotArrange(binding) };
  const old = slots.filter((slot) => typeof slot.text !== 'string');
  const at = argumentsStart(unit, call.node as TSESTree.CallExpression);
  if (arrangement === null) {
    if (old.length === slots.length) return { edits: [] };
    const end = old.length > 0 ? old.at(-1)!.facts.to : at;
    const text = slots.slice(old.length).map((slot) => slot.text);
    return { edits: [{ range: [end, end], text: [...(old.length > 0 ? [', '] : []), ...text] }] };
  }
  const twice = evaluationsOf(arrangement, slots);
  if (twice === null) return { kept: cannotArrange(binding) };
  const text = piecesOf(arrangement, slots, separatorOf(old.map(({ facts: f }): Range => [f.from, f.to]), at, unit));
  const range: Range = arrangement.tagged
    ? [at - 1, call.node.range[1]]
    : [old[0]?.facts.from ?? at, old.at(-1)?.facts.to ?? at];
  if (losesComment(range, text, unit)) return { kept: COMMENT };
  return { edits: [{ range, text }], ...(twice === '' ? {} : { look: twice }) };
}

/** The pieces of an arrangement as text and ranges of the file. */
export const piecesOf = (
  { pieces }: Arrangement,
  slots: readonly Slot[],
  separator: string,
): Piece[] =>
  pieces.map((piece) => {
    if (piece === SEPARATOR) return separator;
    if (typeof piece === 'string') return piece;
    if (typeof piece === 'number') return slots[piece]!.text;
    const { from, to, property } = piece;
    return { range: [from, to], ...(property === undefined ? {} : { property }) };
  });

/** Arguments that stood on lines of their own go on to do so. */
export function separatorOf([first, second]: readonly Range[], open: number, unit: Unit): string {
  if (!first) return ', ';
  if (!second) {
    const before = unit.text.slice(open, first[0]);
    return /^[ \t]*\r?\n[ \t]*$/.test(before) ? `,${before}` : ', ';
  }
  const between = unit.text.slice(first[1], second[0]);
  return /^,[ \t]*\r?\n\s*$/.test(between) ? between : ', ';
}

interface Evaluated {
  readonly index: number;
  readonly evaluation: Evaluation;
}

/**
 * What a person should look at because of the new order; empty when nothing changes,
 * `null` when something would be done twice.
 */
function evaluationsOf(arrangement: Arrangement, slots: readonly Slot[]): string | null {
  const order: Evaluated[] = [];
  for (const piece of arrangement.pieces) {
    if (typeof piece === 'string') continue;
    if (typeof piece === 'number') {
      order.push({ index: piece, evaluation: slots[piece]!.facts.evaluation });
      continue;
    }
    const index = slots.findIndex(({ facts }) => facts.from <= piece.from && piece.to <= facts.to);
    const { parts, evaluation } = slots[index]!.facts;
    const part = parts?.find((p) => p.from <= piece.from && piece.to <= p.to);
    if (part && 'raw' in part) continue;
    const within = part ? part.evaluation : evaluation;
    if (order.at(-1)?.index === index && !part) continue;
    order.push({ index, evaluation: within });
  }
  const acts = order.filter((e) => e.evaluation === 'act').map((e) => e.index);
  const whole = acts.filter((index) => !slots[index]!.facts.parts);
  if (new Set(whole).size < whole.length) return null;
  const gone = slots.some((s, i) => s.facts.evaluation === 'act' && !order.some((e) => e.index === i));
  if (gone) return DROPPED;
  return order.some((early, i) => order.slice(i + 1).some((late) => swapped(early, late)))
    ? REORDERED
    : '';
}

/** Does the order of two evaluations matter, and has it changed? */
function swapped(early: Evaluated, late: Evaluated): boolean {
  if (early.index <= late.index) return false;
  const kinds = [early.evaluation, late.evaluation];
  return kinds.includes('act') && !kinds.includes('constant');
}

/** A comment that no piece quotes would be gone. */
export const losesComment = (within: Range, pieces: readonly Piece[], unit: Unit): boolean =>
  commentsIn(unit, within).some(({ range }) =>
    !pieces.some((p) => typeof p !== 'string' && p.range[0] <= range[0] && range[1] <= p.range[1]));

/**
 * Edits without those that cut from text which another edit replaces or drops: cutting there
 * is either done already or would tear a piece.
 */
export function fittingEdits(edits: readonly Edit[], cuts: readonly Edit[]): Edit[] {
  const outer = edits.filter((e) => e.range[0] < e.range[1]);
  const fits = ({ range: [start, end] }: Edit): boolean =>
    outer.every(({ range, text }) => {
      if (end <= range[0] || start >= range[1]) return true;
      if (start < range[0] || end > range[1] || typeof text === 'string') return false;
      return text.some((p) => typeof p !== 'string' && p.range[0] <= start && end <= p.range[1]);
    });
  return cuts.filter(fits);
}
