import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, propertyName, staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { answerContainer } from './answers.ts';
import { fieldsInText, hitByCompany } from './companions.ts';
import { lastName, memberContainer, recordContainer, type ContainerHit } from './containers.ts';
import { localPart } from './cuts.ts';
import { byContainer, byName, byPlace } from './exposures.ts';
import { nameOfCallee } from './handed.ts';
import { recordByUse } from './handled.ts';
import { harmlessShape } from './harmless.ts';
import { isTextOwner, nameHit, type NameHit } from './names.ts';
import { named } from './origin.ts';
import { ownerOf, pathOf } from './owners.ts';
import { picked } from './picked.ts';
import { recipientHit } from './recipients.ts';
import { isClosedObject } from './records.ts';
import { deeper, type Place, type Search } from './search.ts';
import { hitByFile, recordByFile } from './surroundings.ts';
import { byType } from './typed.ts';
import { hitByUse } from './uses.ts';
import type { Exposure } from './types.ts';
import { isHiddenName } from './words.ts';

const TRANSPARENT = /^(value|current|raw|\$|_value)$/;

export function member(
  search: Search,
  node: TSESTree.MemberExpression,
  raw: Node,
  place: Place,
): Exposure[] {
  const typed = byType(search, node, raw, place);
  if (typed) return typed;
  const name = node.property.type === 'PrivateIdentifier' ? node.property.name : propertyName(node);
  if (name === null) return element(search, node, raw, place);
  if (isHiddenName(name)) return [];
  const own = ownProperty(search, node, name);
  const given = own === null ? [] : search.visit(own, deeper(place)).slice(0, 1).map((one) => ({ ...one, node: raw }));
  if (given.length > 0 || (own !== null && !isOpen(search, own))) return given;
  const owner = ownerOf(search, node.object);
  const hit = nameHit(name, owner, search.settings) ?? hitByFile(search, name, owner ?? '') ??
    recipientHit(search, node, name, place, owner ?? '') ?? hitByCompany(search, node, name) ??
    hitByUse(search, node, name);
  if (hit && !isConstantMember(node, hit)) return byName(raw, hit, place, pathOf(node, name));
  if (TRANSPARENT.test(name)) {
    const field = fieldOfPage(unwrap(node.object));
    if (field !== null) return byName(raw, nameHit(field, null, search.settings), place, `the field ${field}`);
    const inner = search.visit(node.object, deeper(place)).filter((one) =>
      one.form === 'value' && !(one.kind === 'credential' && /^tokens?$/i.test(lastName(node.object) ?? '')));
    return inner.slice(0, 1).map((one) => ({ ...one, node: raw }));
  }
  if (isThing(owner)) return [];
  if (place.inText) return byPlace(search, raw, name, place, 0.8);
  const request = memberContainer(search.unit, node);
  if (request) return [byContainer(raw, request, place)];
  const record = isTextOwner(owner ?? '') || isLoginName(search, node, name) ? null : recordContainer(name);
  if (record && !/^(prisma|db|knex|models?|this|api|routes?)$/i.test(lastName(node.object) ?? 'this')) {
    return [byContainer(raw, record, place)];
  }
  if (record && node.object.type === 'ThisExpression') return [byContainer(raw, record, place)];
  const held = heldRecord(search, node, name);
  if (held) return [byContainer(raw, held, place)];
  return byPlace(search, raw, name, place, 0.8);
}

/** A member that the file shows to be a record: by the fields it reads, by where it comes from. */
function heldRecord(search: Search, node: TSESTree.MemberExpression, name: string): ContainerHit | null {
  const fields = fieldsInText(search.unit, node)
    .filter((field) => nameHit(field, name, search.settings)?.strength === 'strong');
  if (fields.length > 0) {
    const text = `the file reads ${fields.slice(0, 3).join(', ')} from it`;
    return { code: 'fields', text, confidence: 0.75 };
  }
  if (/^(data|body|rows|result)$/.test(name)) {
    const whole = lastName(node.object);
    const answer = answerContainer(search.unit, node) ??
      (whole === null ? null : recordContainer(whole) ?? recordByFile(search, whole));
    if (answer) return answer;
  }
  return recordByFile(search, name) ?? recordByUse(search, node, name);
}

/** Does an expression leave open what it holds? */
const isOpen = ({ unit, settings }: Search, node: Node): boolean =>
  /^(Identifier|MemberExpression|CallExpression|AwaitExpression|LogicalExpression|ChainExpression)$/.test(node.type) &&
  harmlessShape(unit, node, settings) === null;

/** What a property of an object literal of this file was given, where the name alone says nothing. */
function ownProperty(search: Search, node: TSESTree.MemberExpression, name: string): Node | null {
  const object = unwrap(node.object);
  if (object.type !== 'Identifier') return null;
  const { origin } = named(search.unit, object);
  const value = origin.from === 'value' ? unwrap(origin.value) : null;
  if (value === null || !isClosedObject(value)) return null;
  const property = (value as TSESTree.ObjectExpression).properties
    .find((one) => one.type === 'Property' && keyName(one) === name);
  const given = property?.type === 'Property' ? property.value : null;
  if (!given || nameHit(name, object.name, search.settings)) {
    return given && harmlessShape(search.unit, given, search.settings) !== null ? given : null;
  }
  return given;
}

/** `emails[0]`, `user[field]`, `email.split('@')[0]` */
function element(
  search: Search,
  node: TSESTree.MemberExpression,
  raw: Node,
  place: Place,
): Exposure[] {
  const object = unwrap(node.object);
  const index = unwrap(node.property);
  if (index.type !== 'Literal' || typeof index.value !== 'number') return picked(search, object, raw, place);
  if (object.type === 'CallExpression' && nameOfCallee(object) === 'split' && index.value === 0) {
    return localPart(search, object, raw, place);
  }
  const inner = search.visit(object, deeper(place));
  return inner.slice(0, 1).map((one) => ({ ...one, node: raw }));
}

/** `auth.user` beside `auth.pass`: the name that a server is logged in to with. */
const isLoginName = ({ unit }: Search, node: TSESTree.MemberExpression, name: string): boolean =>
  name === 'user' && /^(auth(data)?|credentials|smtp|imap|options|opts|config)$/i.test(lastName(node.object) ?? '') &&
  /\b(pass|password)\b/.test(unit.text);

/** Things that have an address and a name of their own. */
const isThing = (owner: string | null): boolean =>
  /^(peripheral|device|server|host|node|peer|wallet|contract|adapter|bluetooth|sensor|printer|i?face)$/i.test(owner ?? '');

function isConstantMember(node: TSESTree.MemberExpression, hit: NameHit): boolean {
  const object = unwrap(node.object);
  const name = propertyName(node) ?? '';
  if (!/^[A-Z]/.test(name)) return false;
  const owner = object.type === 'Identifier' ? object.name : propertyName(object as TSESTree.MemberExpression) ?? '';
  if (/^(env|config|settings|secrets|process|options|headers)$/i.test(owner)) return false;
  return /^[A-Z]/.test(owner) || hit.kind !== 'credential';
}

/** The id by which a page's field is found: `email` of `document.getElementById('email')`. */
function fieldOfPage(node: Node): string | null {
  if (node.type !== 'CallExpression' || !/^(getElementById|querySelector|\$)$/.test(nameOfCallee(node))) return null;
  const id = staticString(node.arguments[0] as Node);
  return id === null ? null : id.replace(/^[#.]/, '').replace(/[-_]?(input|field|box)$/i, '');
}
