import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isRegExp, propertyName, staticString, unwrap } from '../ast.ts';
import { moduleOf } from '../logger-calls.ts';
import { perName } from '../per-name.ts';
import { walk } from '../walk.ts';
import type { Node, Unit } from '../types.ts';
import type { PiiSettings } from './types.ts';
import { wordsOf } from './words.ts';

const HIDES = new Set(
  ('crypt crypted mask masked masker redact redacted redactor anonymize anonymise anonymizer obfuscate hash ' +
    'hashed hmac digest encrypt encrypted cipher scrub scrubber censor pseudonymize pseudonymise ' +
    'sanitize sanitise sanitizer sha md bcrypt argon scrypt checksum fingerprint hide conceal ' +
    'ellipsis truncate shorten abbreviate last4 lastfour 마스킹 암호화').split(' '),
);

/** Modules of which every export hides what it is given. */
const HIDING_MODULE =
  /(^|[/._@-])(mask(s|ed|er|ing)?|redact(ion|or|ed)?|anonymi[sz]e(r)?|bcrypt(js)?|argon2|hash(ing)?|fast-redact|maskdata|scrub|sanitiz(e|er))([._-]|\.[cm]?[jt]s|$|\/)/i;

/** The name by which a call's function goes: `mask` of `utils.mask(x)`. */
export function calleeName(call: TSESTree.CallExpression): string | null {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? propertyName(callee) : null;
}

/** Does a name say that the function hides what it is given? `unmask` does not. */
export const isHidingName = (name: string, settings: PiiSettings): boolean =>
  settings.sanitizers.has(name) || hides(name);

const hides = perName((name) => {
  const words = wordsOf(name);
  return words.some((word) => HIDES.has(word)) && !/^(is|has|needs?|should|verify|compare|un|de)$/.test(words[0]!);
});

/** Does the call hide its arguments: a mask, a hash, a redaction, our own or the project's? */
export function isSanitizer(
  unit: Unit,
  call: TSESTree.CallExpression,
  settings: PiiSettings,
): boolean {
  const name = calleeName(call);
  if (name !== null && isHidingName(name, settings)) return true;
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') {
    const module = moduleOf(unit, callee);
    return module !== null && HIDING_MODULE.test(module);
  }
  if (callee.type !== 'MemberExpression') return false;
  // crypto.createHash('sha256').update(email).digest('hex')
  return hidesSomewhere(callee.object, settings);
}

function hidesSomewhere(node: Node, settings: PiiSettings): boolean {
  const at = unwrap(node);
  if (at.type === 'CallExpression') {
    const name = calleeName(at);
    if (name !== null && isHidingName(name, settings)) return true;
    return at.callee.type === 'MemberExpression' && hidesSomewhere(at.callee.object, settings);
  }
  if (at.type === 'Identifier') return isHidingName(at.name, settings);
  return false;
}

/** What a call of `replace`, `slice` and the like leaves of its text. */
export type Remainder =
  /** Nothing of worth. */
  | { readonly hides: true }
  /** All of it, or nearly. */
  | { readonly hides: false; readonly flaw: string | null };

const LEAVES_ALL: Remainder = { hides: false, flaw: null };
const HIDES_IT: Remainder = { hides: true };
/** Texts that stand for something hidden. */
export const MASK_TEXT = /[*•●×█#]|x{2,}|X{2,}|redacted|hidden|masked|removed|filtered/i;

/** Judges `text.replace(pattern, by)`. */
export function judgeReplace(call: TSESTree.CallExpression, kind: string | null): Remainder {
  const [pattern, by] = call.arguments;
  const regex = pattern ? regexOf(pattern as Node) : null;
  const text = staticString(by as Node);
  const isMasking = text === null ? by !== undefined && masksByFunction(by as Node) : MASK_TEXT.test(text);
  if (!isMasking) return LEAVES_ALL;
  if (regex === null) {
    const literal = staticString(pattern as Node);
    return literal === null ? HIDES_IT : { hides: false, flaw: 'it replaces one fixed text only' };
  }
  const { pattern: source, flags } = regex;
  // `/foo/g` hides a word, `/./g` hides whatever stands there.
  if (!/(^|[^\\])(\\\\)*\.|\\[dwSDW]|\[/.test(source)) {
    return { hides: false, flaw: 'the pattern matches one fixed text only' };
  }
  const all = flags.includes('g') || calleeName(call) === 'replaceAll';
  const single = /^(\.|\\[dwS]|\[[^\]]+\]|\(\.\)|\([^()]*\))$/.test(source);
  if (single && !all) return { hides: false, flaw: 'the pattern has no g flag: it hides one character' };
  if (kind === 'email' && /^@|\(\?<=@\)/.test(source)) {
    return { hides: false, flaw: 'it hides the domain and keeps the name before the @' };
  }
  if (text !== null && /^\$[&1]/.test(text) && /^\(?\^?\(\.\+|^\(\.\*/.test(source)) {
    return { hides: false, flaw: 'the replacement repeats nearly all of the value' };
  }
  return HIDES_IT;
}

/** A regular expression that is written out: `/x/g`, `new RegExp('x', 'g')`. */
function regexOf(node: Node): { readonly pattern: string; readonly flags: string } | null {
  if (isRegExp(node)) return node.regex;
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null;
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return null;
  const [source, flags] = node.arguments as readonly Node[];
  const pattern = staticString(source);
  if (pattern === null) return null;
  return { pattern, flags: flags === undefined ? '' : staticString(flags) ?? 'g' };
}

/** `(c) => '*'`, `(m) => '*'.repeat(m.length)` */
function masksByFunction(node: Node): boolean {
  if (!isFunction(node)) return false;
  let masks = false;
  walk(node.body as Node, (at) => {
    if (MASK_TEXT.test(staticString(at) ?? '')) masks = true;
  });
  return masks;
}

/** Kept characters up to which a cut value is no longer the value. */
const SHORT = 8;

/** Judges `text.slice(a, b)`, `substring`, `substr`. */
export function judgeCut(call: TSESTree.CallExpression, kind: string | null = null): Remainder {
  const [from, to] = call.arguments.map((arg) => numberOf(arg as Node));
  const name = calleeName(call);
  if (from === undefined || from === null) return to === undefined ? LEAVES_ALL : HIDES_IT;
  if (from < 0) return -from <= SHORT ? HIDES_IT : { hides: false, flaw: `it keeps ${-from} characters` };
  if (to === undefined) return from >= SHORT ? HIDES_IT : LEAVES_ALL;
  if (to === null) return HIDES_IT;
  const kept = name === 'substr' ? to : to < 0 ? Infinity : to - from;
  if (kept === Infinity) return LEAVES_ALL;
  return kept <= (/^(phone|account|rrn|card)$/.test(kind ?? '') ? 7 : 12) ? HIDES_IT : { hides: false, flaw: `it keeps ${kept} characters` };
}

/** A number that is written out; `null` for another expression, `undefined` for none. */
function numberOf(node: Node | undefined): number | null | undefined {
  if (node === undefined) return undefined;
  const at = unwrap(node);
  if (at.type === 'Literal' && typeof at.value === 'number') return at.value;
  if (at.type === 'UnaryExpression' && at.operator === '-') {
    const inner = numberOf(at.argument);
    return typeof inner === 'number' ? -inner : null;
  }
  return null;
}
