import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, holds, keyName, outermost, propertyName, staticString, unwrap } from '../ast.ts';
import { functionName } from '../logger-shape.ts';
import type { Node } from '../types.ts';
import { nameOfCallee } from './handed.ts';
import { nameHit, type NameHit } from './names.ts';
import type { Search } from './search.ts';
import { sitesOf } from './sites.ts';
import { wordsOf } from './words.ts';

/** Names that say little, or only that their value tells people apart. */
const OPEN =
  /^(to|from|id|user|value|val|v|x|input|text|str|arg|param|target|dest|destination|contact|recipient|receiver|sender|key|query|q|search|data|number|num|no|addr|address|raw|normalized|cleaned|formatted|digits|identifier|subject|sub|login|username|user_?name|login_?id|user_?id|uid|account|account_?id|member_?id|handle|principal|name)$/i;
/** Names of values of many kinds: what one branch does with them tells nothing of another. */
const ANYTHING = /^(value|val|v|x|input|text|str|arg|param|data|raw|key|query|q|search)$/i;
/** Mailboxes and numbers of the program's own. */
const OWN = /(^|_)(from|sender|support|admin|company|reply|no_reply|shop|store|system|default)(_|$)/;
/** Verbs before the name of what a function is given. */
const TAKES =
  /^(set|is|valid|validate|check|verify|normalize|normalise|format|parse|clean|find|get|fetch|load|exists|send|by|with|lookup|search|handle|on|change|update|save|assert|ensure)$/;
/** What is looked up with a key and a value beside it: `where('email', '==', x)`. */
const LOOKS_UP = /^(where|eq|equals|orWhere|andWhere|filter|set|append|find_?by)$/i;

/**
 * What the file does with a value tells what it is: `{ email: x }`, `isEmail(x)`,
 * `x === user.email`, `x.includes('@')`.
 */
export function hitByUse(search: Search, node: Node, name: string): NameHit | null {
  if (!OPEN.test(name)) return null;
  const around = ANYTHING.test(name) ? hitByFunction(search, node) : null;
  if (around) return { ...around, strength: 'weak', owner: 'the function around it' };
  for (const site of sitesOf(search.unit, node)) {
    if (ANYTHING.test(name) && isElsewhere(site, node)) continue;
    const hit = hitOfSite(search, site, name);
    if (hit) return { ...hit, strength: 'weak', owner: hit.owner ?? 'what the file does with it' };
  }
  return null;
}

/** `validateEmail(value)`, `handlePhoneChange(e)` with `e.target.value` */
function hitByFunction(search: Search, node: Node): NameHit | null {
  const fn = enclosingFunction(node);
  const [first] = fn?.params ?? [];
  const root = node.type === 'MemberExpression' && node.object.type === 'MemberExpression' ? unwrap(node.object.object) : node;
  if (fn === null || root.type !== 'Identifier' || first?.type !== 'Identifier' || first.name !== root.name) return null;
  const words = wordsOf(functionName(fn) ?? '');
  const rest = words.filter((word) => !TAKES.test(word) && !/^(change|changed|input|blur|handler|enter)$/.test(word));
  return rest.length < words.length ? said(search, rest.join('_')) : null;
}

function hitOfSite(search: Search, site: Node, name: string): NameHit | null {
  const value = outermost(site);
  const { parent } = value;
  switch (parent?.type) {
    case 'Property': {
      const isGiven = parent.value === value && !parent.shorthand && parent.parent.type === 'ObjectExpression';
      return isGiven ? said(search, keyName(parent)) : null;
    }
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator) ? said(search, nameOf(parent.left === value ? parent.right : parent.left)) : null;
    case 'AssignmentExpression':
      return parent.right === value && parent.left.type === 'MemberExpression' ? said(search, propertyName(parent.left)) : null;
    case 'MemberExpression':
      return parent.object === value ? asked(parent, name) : null;
    case 'CallExpression':
      return parent.callee === value ? null : taken(search, parent, value);
    default:
      return null;
  }
}

/** Does a place stand in a branch that another does not stand in? */
function isElsewhere(site: Node, node: Node): boolean {
  for (let at: Node = site; at.parent; at = at.parent) {
    const { parent } = at;
    const isBranch = parent.type === 'SwitchCase' ? parent.test !== at
      : /^(IfStatement|ConditionalExpression)$/.test(parent.type) && (parent as TSESTree.IfStatement).test !== at;
    if (isBranch && !holds(parent, node)) return true;
  }
  return false;
}

const said = ({ settings }: Search, name: string | null): NameHit | null => {
  if (name === null || OWN.test(wordsOf(name).join('_'))) return null;
  const hit = nameHit(name, null, settings);
  return hit?.strength === 'strong' && TELLS.test(hit.kind) ? hit : null;
};

/** Kinds whose names are not given to other things. */
const TELLS = /^(email|phone|rrn|card|passport|licence|account|birth)$/;

const nameOf = (node: Node): string | null => {
  const at = unwrap(node);
  return at.type === 'Identifier' ? at.name : at.type === 'MemberExpression' ? propertyName(at) : null;
};

/** Names of people's keys, which may be addresses. */
const PERSONAL_KEY = /^(id|user|value|input|to|from|recipient|contact|identifier|login|sub|username|user_?name|login_?id|user_?id|account|account_?id|principal|target)$/i;

/** `id.includes('@')` */
function asked(member: TSESTree.MemberExpression, name: string): NameHit | null {
  const call = member.parent;
  const isAsked = call.type === 'CallExpression' && call.callee === member && PERSONAL_KEY.test(name) &&
    /^(includes|indexOf)$/.test(propertyName(member) ?? '') && staticString(call.arguments[0] as Node) === '@';
  return isAsked ? { kind: 'email', word: '@', strength: 'weak', owner: 'a text that is searched for @' } : null;
}

/** `isEmail(x)`, `findByEmail(x)`, `EMAIL.test(x)`, `where('email', '==', x)` */
function taken(search: Search, call: TSESTree.CallExpression, value: Node): NameHit | null {
  const place = (call.arguments as readonly Node[]).indexOf(value);
  const name = nameOfCallee(call);
  const [first] = call.arguments;
  if (LOOKS_UP.test(name)) return place > 0 ? said(search, staticString(first as Node)) : null;
  if (place !== 0) return null;
  if (name === 'test' && call.callee.type === 'MemberExpression') {
    const pattern = nameOf(call.callee.object) ?? '';
    const words = wordsOf(pattern).filter((word) => !/^(re|reg|regex|regexp|pattern|valid|is)$/.test(word));
    return said(search, words.join('_'));
  }
  const words = wordsOf(name);
  const by = words.lastIndexOf('by');
  const noun = by >= 0 ? words.slice(by + 1) : words.filter((word) => !TAKES.test(word));
  if (words.includes('or')) return null;
  const isTaken = by >= 0 || TAKES.test(words[0] ?? '');
  return isTaken && !/^send$/.test(words[0]!) ? said(search, noun.join('_')) : null;
}
