import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName } from '../ast.ts';
import { perUnit } from '../per-unit.ts';
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
  THINGS.test(lastName(object) ?? '');

const THINGS =
  /(store|shop|company|organi[sz]ation|org|team|business|hotel|restaurant|clinic|hospital|branch|site|school|brand|project|workspace)s?$/i;

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
const fieldsBySource = perUnit(() => new Map<string, readonly string[]>());

/** The fields that a file reads from an expression, as it is written: `email` of `req.body.email`. */
export function fieldsInText(unit: Unit, object: Node): readonly string[] {
  const [start, end] = object.range;
  if (end - start > 2 * LONGEST) return [];
  const source = unit.text.slice(start, end).replaceAll('?.', '.');
  if (source === '' || source.length > LONGEST || /^\.|[\s('"`]/.test(source)) return [];
  const fields = fieldsBySource(unit);
  let found = fields.get(source);
  if (found === undefined) fields.set(source, (found = fieldsOf(source.split('.'), unit.text)));
  return found;
}

const FIELD = /\??\.([\w$]+)(?![\w$]|\s*=[^=>])/y;

/** `email` of `req.body.email`, then those of `const { email } = req.body` */
function fieldsOf(parts: readonly string[], text: string): string[] {
  const read: string[] = [];
  const taken: string[] = [];
  for (let at = text.indexOf(parts[0]!); at >= 0; at = text.indexOf(parts[0]!, at + 1)) {
    if (/[\w.$]/.test(text[at - 1] ?? '')) continue;
    const end = endOf(parts, text, at);
    if (end < 0) continue;
    FIELD.lastIndex = end;
    const [, field] = FIELD.exec(text) ?? [];
    if (field !== undefined) read.push(field);
    if (!/[\w.$([]/.test(text[end] ?? '')) taken.push(...keysTaken(text, at));
  }
  return [...new Set([...read, ...taken])];
}

/** Where a chain of members that begins at a place ends, be they optional or not; -1 where it does not stand there. */
function endOf(parts: readonly string[], text: string, from: number): number {
  let at = from;
  for (let i = 0; i < parts.length; i++) {
    if (i > 0) {
      if (text[at] === '?') at++;
      if (text[at++] !== '.') return -1;
    }
    if (!text.startsWith(parts[i]!, at)) return -1;
    at += parts[i]!.length;
  }
  return at;
}

const PATTERN = /^\{([^{}]{1,400})\}\s*(?::[^={}]*)?=\s*(?:await\s+)?$/;

/** The keys of the pattern that takes fields out of what begins at a place. */
function keysTaken(text: string, at: number): string[] {
  let before = at - 1;
  while (before >= 0 && /\s/.test(text[before]!)) before--;
  if (text[before] !== '=' && text[before] !== 't') return [];
  const [, keys] = PATTERN.exec(text.slice(text.lastIndexOf('{', at), at)) ?? [];
  return keys === undefined ? [] : keys.split(',').map((key) => key.split(/[:=]/)[0]!.trim());
}
