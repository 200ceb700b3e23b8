import * as masks from '@logfix/logger/masks';
import { KINDS } from '@logfix/logger/vocabulary';
import { isRegExp, keyName, propertyName, staticString, unwrap } from '../analysis/ast.ts';
import { nameHit } from '../analysis/sensitive/names.ts';
import type { PiiSettings } from '../analysis/sensitive/types.ts';
import type { Node, Range, Unit } from '../analysis/types.ts';
import { walk } from '../analysis/walk.ts';

/** A text as the logger would write it: what it shows of personal data is masked. */
export const maskedText = (text: string): string => masks.maskFields(text);

/** Texts within a piece of code, such as the parts of a message, masked; the code stays. */
export const maskedTexts = (code: string): string =>
  code.replace(/(["'`])((?:\\.|(?!\1)[^\\]){0,2000})\1/g, (_, quote: string, inner: string) =>
    quote + maskedText(inner) + quote);

/** Code with every value in it masked that is personal data, or that stands under such a name. */
export function quote(unit: Unit, range: Range, pii: PiiSettings): string {
  let out = '';
  let at = range[0];
  for (const { start, end, mask } of valuesIn(unit, range, pii)) {
    const from = Math.max(start, at);
    const to = Math.min(end, range[1]);
    if (to <= from) continue;
    const whole = from === start && to === end;
    out += unit.text.slice(at, from) + (whole ? mask : masked)(unit.text.slice(from, to));
    at = to;
  }
  return out + unit.text.slice(at, range[1]);
}

/** Of a value that is cut off nobody can tell what it is. */
const masked = (text: string): string => text.replace(/[^\r\n]+/, '****').replace(/(?<=\n)[^\r\n]+/g, '');

interface Value {
  readonly start: number;
  readonly end: number;
  readonly mask: (text: string) => string;
}

/** Literals, texts of elements and comments that the range touches, in their order. */
function valuesIn(unit: Unit, [start, end]: Range, pii: PiiSettings): Value[] {
  const found: Value[] = [];
  const touches = ([s, e]: Range): boolean => s < end && e > start;
  for (const { range } of unit.comments) {
    if (touches(range)) found.push({ start: range[0], end: range[1], mask: maskedText });
  }
  walk(unit.ast, (node) => {
    if (!touches(node.range)) return false;
    const value = valueOf(node, pii);
    if (value) found.push(value);
    return value === null;
  });
  return found.sort((a, b) => a.start - b.start);
}

function valueOf(node: Node, pii: PiiSettings): Value | null {
  const [start, end] = node.range;
  if (node.type === 'JSXText') return { start, end, mask: maskedText };
  if (node.type === 'TemplateElement') {
    const template = node.parent as Node;
    const first = (template as { quasis?: readonly Node[] }).quasis?.[0];
    // Trees of TypeScript count the backticks and braces around a text as its own.
    const [head, tail] = first?.range[0] === template.range[0] ? [1, node.tail ? 1 : 2] : [0, 0];
    return { start: start + head, end: end - tail, mask: maskFor(template, pii) };
  }
  if (node.type !== 'Literal' || isRegExp(node)) return null;
  if (typeof node.value === 'string') return { start: start + 1, end: end - 1, mask: maskFor(node, pii) };
  // A small number is no more than a setting.
  return /\d{5}/.test(node.raw) ? { start, end, mask: maskFor(node, pii) } : null;
}

/** The mask of the kind that the value's name stands for; else what any text gets. */
function maskFor(node: Node, pii: PiiSettings): (text: string) => string {
  const name = nameFor(node);
  const hit = name === null ? null : nameHit(name, null, pii);
  if (hit === null) return maskedText;
  const kind = KINDS.find(({ id }) => id === hit.kind);
  const mask = kind ? masks[kind.mask as keyof typeof masks] : masks.maskSecret;
  return (text) => (text === '' ? text : String(mask(text)));
}

/** The name under which a value stands: a key, a variable, what it is compared with. */
function nameFor(node: Node): string | null {
  const { parent } = node;
  switch (parent?.type) {
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === node ? keyName(parent) : null;
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : null;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'BinaryExpression':
    case 'LogicalExpression':
      return nameOf(parent.left === node ? parent.right : parent.left as Node);
    case 'JSXAttribute':
      return parent.name.type === 'JSXIdentifier' ? parent.name.name : null;
    case 'CallExpression':
      return labelBefore(parent.arguments as readonly Node[], node);
    default:
      return null;
  }
}

function nameOf(expression: Node): string | null {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return propertyName(node);
  return lastWord(staticString(node) ?? '');
}

const lastWord = (text: string): string | null => /[\w가-힣]+(?=[^\w가-힣]*$)/.exec(text)?.[0] ?? null;

/** `'password:'` of `log('password:', 'x')` */
function labelBefore(args: readonly Node[], node: Node): string | null {
  const label = staticString(args[args.indexOf(node) - 1]) ?? '';
  return /[:=]\s*$/.test(label) ? lastWord(label) : null;
}
