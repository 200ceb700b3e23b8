import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, propertyName, staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { lastName, memberContainer, recordContainer } from './containers.ts';
import { localPart } from './cuts.ts';
import { byContainer, byName, byPlace } from './exposures.ts';
import { harmlessShape } from './harmless.ts';
import { isHiddenName, isTextOwner, nameHit, type NameHit } from './names.ts';
import { named, nameOfCallee } from './origin.ts';
import { ownerOf, pathOf } from './owners.ts';
import { isClosedObject } from './records.ts';
import { deeper, type Place, type Search } from './search.ts';
import { hitByFile } from './surroundings.ts';
import { byType } from './typed.ts';
import type { Exposure } from './types.ts';

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
  if (own !== null) return search.visit(own, deeper(place)).slice(0, 1).map((one) => ({ ...one, node: raw }));
  const owner = ownerOf(search, node.object);
  const hit = nameHit(name, owner, search.settings) ?? (/^(lat|lng|lon|latitude|longitude)$/i.test(name) ? hitByFile(search, name) : null);
  if (hit && !isConstantMember(node, hit)) return byName(raw, hit, place, pathOf(node, name));
  if (TRANSPARENT.test(name)) {
    const field = fieldOfPage(unwrap(node.object));
    if (field !== null) return byName(raw, nameHit(field, null, search.settings), place, `the field ${field}`);
    const inner = search.visit(node.object, deeper(place)).filter((one) =>
      one.form === 'value' && !(one.kind === 'credential' && /^tokens?$/i.test(lastName(node.object) ?? '')));
    return inner.slice(0, 1).map((one) => ({ ...one, node: raw }));
  }
  if (place.inText) return byPlace(search, raw, name, place, 0.8);
  const request = memberContainer(search.unit, node);
  if (request) return [byContainer(raw, request, place)];
  const record = isTextOwner(owner ?? '') ? null : recordContainer(name);
  if (record && !/^(prisma|db|knex|models?|this|api|routes?)$/i.test(lastName(node.object) ?? 'this')) {
    return [byContainer(raw, record, place)];
  }
  if (record && node.object.type === 'ThisExpression') return [byContainer(raw, record, place)];
  return byPlace(search, raw, name, place, 0.8);
}

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
  if (index.type !== 'Literal' || typeof index.value !== 'number') return [];
  if (object.type === 'CallExpression' && nameOfCallee(object) === 'split' && index.value === 0) {
    return localPart(search, object, raw, place);
  }
  const inner = search.visit(object, deeper(place));
  return inner.slice(0, 1).map((one) => ({ ...one, node: raw }));
}

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
