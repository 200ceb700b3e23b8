import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, staticString, unwrap } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { answerContainer } from './answers.ts';
import { hitByCompany, isLogin } from './companions.ts';
import { fieldsReadFrom } from './containers.ts';
import { byContainer, byName, byPlace } from './exposures.ts';
import { flow } from './flow.ts';
import { formContainer } from './forms.ts';
import { recordByUse } from './handled.ts';
import { isTooLittle } from './harmless.ts';
import { literalHits } from './literals.ts';
import { nameHit, type NameHit } from './names.ts';
import { named, type Named, type Origin } from './origin.ts';
import { recordOf } from './records.ts';
import { requestPart } from './requests.ts';
import { recipientHit } from './recipients.ts';
import type { Place, Search } from './search.ts';
import { shapeOf } from './shapes.ts';
import { hitByFile, recordByFile } from './surroundings.ts';
import { byType } from './typed.ts';
import { hitByUse } from './uses.ts';
import type { Exposure } from './types.ts';
import { isHiddenName } from './words.ts';

/** Names that say that they hold something else than what they were made of. */
const OTHER_HEAD = /(path|file|(bucket|file|host|service|table|column|package|class|topic|queue|cache|domain)_?name|dir|folder|count|length|size|type|status|index|ids?|valid|enabled|exists)$/i;

const REQUESTS = /^_?(req|request|res|response|reply)$/;

export function identifier(
  search: Search,
  node: TSESTree.Identifier,
  raw: Node,
  place: Place,
): Exposure[] {
  if (node.name === 'undefined') return [];
  const arg = place.given?.get(node.name);
  if (arg) return search.visit(arg, { ...place, given: undefined, depth: place.depth + 1 });
  const typed = byType(search, node, raw, place);
  if (typed) return typed;
  const what = named(search.unit, node);
  const { origin } = what;
  if (origin.from === 'code' || origin.from === 'caught') return [];
  if (origin.from === 'key') return keyOfRecord(search, node, raw, place);
  const own = nameHit(node.name, null, search.settings);
  if (own === null && isTakenByName(search, origin)) return flow(search, node, raw, what, place);
  const hit = own ?? hitByFile(search, node.name) ??
    recipientHit(search, node, node.name, place) ?? hitByCompany(search, node, node.name, place.beside);
  const shape = shapeOf(search, what);
  if (shape !== null && isTooLittle(shape, hit?.kind ?? 'container') && shape !== 'string') return [];
  if (isHiddenName(node.name)) return [];
  if (hit && isCredible(search, hit, node, what, shape)) return byName(raw, hit, place, node.name);
  if (hit && isTokenOfText(search, node, what)) return [];
  if (place.inText || shape === 'string') return flowing(search, node, raw, what, place);
  // Loggers print little of a request under these keys.
  if (/^(req|res|request|reply)$/.test(place.key ?? '') && REQUESTS.test(node.name)) return [];
  if (isLogin(search, node, place.beside)) return [];
  if (origin.from !== 'import') {
    const record = recordOf(search, node, what);
    if (record) return [byContainer(raw, record, place)];
  }
  return flowing(search, node, raw, what, place);
}

/** Records may be kept by the phone numbers and addresses of people. */
function keyOfRecord(search: Search, node: TSESTree.Identifier, raw: Node, place: Place): Exposure[] {
  const own = byName(raw, nameHit(node.name, null, search.settings), place, node.name);
  const found = own.length > 0 ? own : byPlace(search, raw, node.name, place, 0.8);
  return found.filter(({ kind }) => kind === 'email' || kind === 'phone');
}

/** `const { email: to } = mail`: the field's own name says more than any hint. */
const isTakenByName = ({ settings }: Search, origin: Origin): boolean =>
  origin.from === 'property' && nameHit(origin.key, typeof origin.of === 'string' ? origin.of : null, settings) !== null;

/** What a variable was given; else what its use, its key or its label says of it. */
function flowing(
  search: Search,
  node: TSESTree.Identifier,
  raw: Node,
  what: Named,
  place: Place,
): Exposure[] {
  const given = OTHER_HEAD.test(node.name) ? [] : flow(search, node, raw, what, place);
  if (given.length > 0) return given;
  if (!place.inText && what.origin.from !== 'import') {
    const fields = fieldsReadFrom(search.unit, node, search.settings);
    if (fields.length > 0) {
      const text = `${node.name} has ${fields.slice(0, 3).join(', ')}: the file reads them from it`;
      return [byContainer(raw, { code: 'fields', text, confidence: 0.75 }, place)];
    }
  }
  const used = OTHER_HEAD.test(node.name) && !/id$/i.test(node.name) ? null : hitByUse(search, node, node.name);
  if (used) return byName(raw, used, place, node.name, 0.8);
  if (!place.inText && what.origin.from !== 'import') {
    const form = formContainer(search, node, what) ?? requestPart(search, node, what);
    if (form) return [byContainer(raw, form, place)];
    const answer = answerContainer(search.unit, node) ?? recordByFile(search, node.name) ??
      recordByUse(search, node, node.name);
    if (answer) return [byContainer(raw, answer, place)];
  }
  return byPlace(search, raw, node.name, place, 0.8);
}

function isCredible(
  search: Search,
  hit: NameHit,
  node: TSESTree.Identifier,
  what: Named,
  shape: string | null,
): boolean {
  if (what.origin.from === 'import') return hit.strength === 'strong' && hit.kind === 'credential' && /[A-Z]/.test(node.name);
  if (shape !== null && isTooLittle(shape, hit.kind)) return false;
  if (isTokenOfText(search, node, what)) return false;
  if (what.origin.from === 'value') {
    const text = staticString(unwrap(what.origin.value));
    // A text of the program itself is nobody's, unless it is such a value.
    if (text !== null) return literalHits(text).length > 0;
  }
  return true;
}

/** A language model hands out its text in tokens. */
const isPieceOfText = ({ origin }: Named, unit: Unit): boolean =>
  origin.from === 'parameter' && /\bLLM\b|handleLLM|ChatOpenAI|onToken|llama|tokenizer/i.test(unit.text);

/** Parsers and language models have tokens that open no door. */
const isTokenOfText = ({ unit }: Search, node: TSESTree.Identifier, what: Named): boolean =>
  /^tokens?$/i.test(node.name) && (isSyntaxToken(what) || isPieceOfText(what, unit));

/** A token of a parser has a type and a place; a coin has a symbol. */
function isSyntaxToken({ variable }: Named): boolean {
  return variable?.references.some(({ identifier: { parent } }) =>
    parent?.type === 'MemberExpression' &&
    /^(type|kind|value|loc|start|lexeme|text|symbol|decimals|mint|line|image|tag|balance)$/.test(propertyName(parent) ?? '')) ?? false;
}
