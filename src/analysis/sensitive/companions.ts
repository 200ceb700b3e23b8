import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { lastName } from './containers.ts';
import { nameHit, type NameHit } from './names.ts';
import { named } from './origin.ts';
import type { Search } from './search.ts';

/** Kinds that tell that a record is about a person. */
const TELLING = /^(phone|email|rrn|card|birth|passport|licence)$/;
/** Other fields that only people have. */
const OF_PEOPLE = /^(passw(or)?d|pwd|pw|age|gender|sex|height|weight|nationality|job|occupation|성별|나이)$/i;
/** Kinds of weak names that such company makes sure. */
const VOUCHED = /^(name|address|birth|phone)$/;

/**
 * What a weak name stands for among names that are about a person: `name` of
 * `{ name, email }`, of `const { name, age } = req.body`, of `(name, phone) => …`.
 */
export function hitByCompany(search: Search, node: Node, name: string, beside: readonly string[] = []): NameHit | null {
  const hit = nameHit(name, 'user', search.settings);
  if (hit === null || !VOUCHED.test(hit.kind) || hit.strength !== 'weak') return null;
  if (name === 'name' && node.type === 'MemberExpression' && isThing(node.object)) return null;
  const companions = node.type === 'Identifier' ? [...beside, ...siblings(search.unit, node)]
    : node.type === 'MemberExpression' ? fieldsInText(search.unit, node.object) : beside;
  const telling = companions.find((one) => one !== name && isTelling(search, one));
  return telling === undefined ? null : { ...hit, owner: `a record with ${telling}` };
}

/** Owners that have an e-mail address and a name of their own, and are nobody. */
const isThing = (object: Node): boolean =>
  /(store|shop|company|organi[sz]ation|org|team|business|hotel|restaurant|clinic|hospital|branch|site|school|brand|project|workspace)s?$/i
    .test(lastName(object) ?? '');

const isTelling = ({ settings }: Search, name: string): boolean => {
  if (OF_PEOPLE.test(name)) return true;
  const hit = nameHit(name, null, settings);
  return hit?.strength === 'strong' && TELLING.test(hit.kind);
};

/** `{ host, user, pass }`: the name that a server is logged in to with. */
export const isLogin = (search: Search, id: TSESTree.Identifier, beside: readonly string[] = []): boolean =>
  id.name === 'user' && [...beside, ...siblings(search.unit, id)].some((one) => /^(pass|host|port)$/.test(one));

/** Names that are declared together with a name: other keys of its pattern, other parameters. */
function siblings(unit: Unit, id: TSESTree.Identifier): string[] {
  const { variable } = named(unit, id);
  const name = variable?.defs[0]?.name as Node | undefined;
  for (let at = name?.parent; at; at = at.parent) {
    if (at.type === 'ObjectPattern') return keysOf(at);
    if (isFunction(at)) return at.params.some((one) => one === name) ? at.params.flatMap(nameOfParameter) : [];
    if (at.type === 'VariableDeclarator' || at.type === 'BlockStatement') return [];
  }
  return [];
}

const keysOf = (pattern: TSESTree.ObjectPattern): string[] =>
  pattern.properties.flatMap((one) => {
    const key = one.type === 'Property' ? keyName(one) : null;
    return key === null ? [] : [key];
  });

const nameOfParameter = (param: Node): string[] =>
  param.type === 'Identifier' ? [param.name]
    : param.type === 'AssignmentPattern' ? nameOfParameter(param.left)
      : param.type === 'ObjectPattern' ? keysOf(param) : [];

const LONGEST = 60;

/** What a file's text shows of the fields that it reads. */
interface Shown {
  /** The fields of what was asked for so far. */
  readonly fields: Map<string, readonly string[]>;
  /** Every pattern that takes fields out of something, and where that something begins. */
  readonly taken: readonly { readonly keys: string; readonly from: number }[];
}

const known = new WeakMap<Unit, Shown>();
const TAKEN = /\{([^{}]{1,400})\}\s*(?::[^={}]*)?=\s*(?:await\s+)?/g;

function shownBy(unit: Unit): Shown {
  let shown = known.get(unit);
  if (shown === undefined) {
    const taken = Array.from(unit.text.matchAll(TAKEN), (m) => ({ keys: m[1]!, from: m.index + m[0].length }));
    known.set(unit, (shown = { fields: new Map(), taken }));
  }
  return shown;
}

/** The fields that a file reads from an expression, as it is written: `email` of `req.body.email`. */
export function fieldsInText(unit: Unit, object: Node): readonly string[] {
  const [start, end] = object.range;
  if (end - start > 2 * LONGEST) return [];
  const source = unit.text.slice(start, end).replaceAll('?.', '.');
  if (source.length > LONGEST || /[\s('"`]/.test(source)) return [];
  const { fields, taken } = shownBy(unit);
  let found = fields.get(source);
  if (found === undefined) {
    found = [...new Set([...readFields(unit.text, source), ...takenFields(unit.text, source, taken)])];
    fields.set(source, found);
  }
  return found;
}

/** A pattern for an expression, be its members optional or not. */
const patternOf = (source: string): string =>
  source.replace(/[\\^$.*+?()[\]{}|]/g, (char) => (char === '.' ? '\\??\\.' : `\\${char}`));

/** `source.field` */
function readFields(text: string, source: string): string[] {
  const fields: string[] = [];
  const last = source.slice(source.lastIndexOf('.') + 1);
  if (!text.includes(`${last}.`) && !text.includes(`${last}?.`)) return fields;
  const read = new RegExp(`${patternOf(source)}\\??\\.([\\w$]+)(?![\\w$]|\\s*=[^=>])`, 'g');
  for (let match = read.exec(text); match !== null; match = read.exec(text)) {
    // To look behind in the pattern would keep the engine from searching for the first letters.
    if (/[\w.$]/.test(text[match.index - 1] ?? '')) read.lastIndex = match.index + 1;
    else fields.push(match[1]!);
  }
  return fields;
}

/** `const { field } = source` */
function takenFields(text: string, source: string, taken: Shown['taken']): string[] {
  const [first] = source.split('.', 1);
  const possible = taken.filter(({ from }) => text.startsWith(first!, from));
  if (possible.length === 0) return [];
  const whole = new RegExp(`${patternOf(source)}(?![\\w.$([])`, 'y');
  return possible.flatMap(({ keys, from }) => {
    whole.lastIndex = from;
    return whole.test(text) ? keys.split(',').map((key) => key.split(/[:=]/)[0]!.trim()) : [];
  });
}
