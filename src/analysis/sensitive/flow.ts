import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { addedTo } from './built.ts';
import { memberContainer, personalKeys, recordContainer } from './containers.ts';
import { byContainer, byContract, byName } from './exposures.ts';
import { nameOfCallee } from './handed.ts';
import { nameHit } from './names.ts';
import type { Named } from './origin.ts';
import { ownerOf } from './owners.ts';
import { passedTo } from './passed.ts';
import { picked } from './picked.ts';
import { isPlainName } from './records.ts';
import { returnsOf } from './returns.ts';
import { DEEPEST, stepOf, type Place, type Search } from './search.ts';
import { shapeOf } from './shapes.ts';
import type { Exposure } from './types.ts';

export function flow(
  search: Search,
  node: TSESTree.Identifier,
  raw: Node,
  what: Named,
  place: Place,
): Exposure[] {
  const { origin } = what;
  const next = (text: string, at: Node): Place => ({
    steps: [...place.steps, stepOf('flow', text, at)],
    depth: place.depth + 1,
    inText: place.inText,
  });
  if (origin.from === 'property') {
    const owner = typeof origin.of === 'string' ? origin.of : origin.of && ownerOf(search, origin.of);
    const typed = typeof origin.of === 'string' || !origin.of ? null : search.types?.field(origin.of.range, origin.key);
    if (typed?.kind) return [byContract(raw, typed.kind, typed, place)];
    const hit = nameHit(origin.key, owner, search.settings);
    if (hit) return byName(raw, hit, place, `${node.name} (${origin.key})`);
    if (!place.inText && typeof origin.of !== 'string' && origin.of) return taken(search, origin.key, origin.of, raw, place);
    return typeof origin.of === 'object' && origin.of !== null ? [] : passed(search, node, raw, what, place);
  }
  if (origin.from === 'state' && origin.initial && !place.inText) {
    const initial = unwrap(origin.initial);
    const keys = initial.type === 'ObjectExpression' ? personalKeys(initial, search.settings) : [];
    if (keys.length === 0) return [];
    const text = `${node.name} holds ${keys.slice(0, 3).join(', ')}`;
    return [byContainer(raw, { code: 'fields', text, confidence: 0.85 }, place)];
  }
  if (place.depth > DEEPEST - 2) return [];
  if (origin.from === 'element') {
    if (isPlainName(node.name)) return [];
    const next = { steps: place.steps, depth: place.depth + 1, inText: place.inText };
    const [first] = search.visit(origin.of, next).filter(({ why }) => why[0]?.code !== 'literal');
    return first ? [{ ...first, node: raw }] : [];
  }
  if (origin.from === 'field') return picked(search, origin.of, raw, place);
  if (origin.from === 'values') {
    const found = origin.values.flatMap((value) => search.visit(value, next(`${node.name} was given it`, value)));
    return found.length === 0 ? [] : [carried(found, origin.values[0]!, raw)];
  }
  if (origin.from === 'parameter') return passed(search, node, raw, what, place);
  if (origin.from !== 'value') return [];
  const value = unwrap(origin.value);
  if (value.type === 'Identifier' && value.name === node.name) return [];
  if (value.type === 'ObjectExpression' && place.inText) return [];
  const found = search.visit(value, next(`${node.name} was made of it`, value));
  if (found.length > 0) return [carried(found, value, raw)];
  const later = place.inText || !isBuilt(value) ? [] : addedTo(what).flatMap(({ key, value: added }) =>
    search.visit(added, { ...next(`${node.name} holds it`, added), key }));
  return later.length === 0 ? [] : [{ ...carried(later, value, raw), kind: 'container', form: 'fields' }];
}

/** What the calls of a local function hand to its parameter. */
function passed(
  search: Search,
  node: TSESTree.Identifier,
  raw: Node,
  what: Named,
  place: Place,
): Exposure[] {
  if (what.variable === null || search.wrapped.has(what.variable) || place.depth > 2) return [];
  const isText = shapeOf(search, what) === 'string';
  for (const given of passedTo(search.unit, what)) {
    const steps = [...place.steps, stepOf('flow', `a call hands it to ${node.name}`, given)];
    const first = search.visit(given, { steps, depth: place.depth + 2, inText: place.inText })
      .find(({ why, kind }) => why[0]?.code !== 'literal' && kind !== 'name' && !(isText && kind === 'container'));
    if (first) return [carried([first], unwrap(given), raw)];
  }
  return [];
}

/** Values that are filled after they were made. */
const isBuilt = (value: Node): boolean =>
  value.type === 'ObjectExpression' || value.type === 'ArrayExpression' ||
  (value.type === 'NewExpression' && value.callee.type === 'Identifier' &&
    /^(Map|Set|FormData|URLSearchParams|Headers)$/.test(value.callee.name));

/** `const { body } = req` */
function taken(search: Search, key: string, of: Node, raw: Node, place: Place): Exposure[] {
  const object = unwrap(of);
  const member = { type: 'MemberExpression', object, property: { type: 'Identifier', name: key }, computed: false };
  const hit = memberContainer(search.unit, member as TSESTree.MemberExpression) ?? recordContainer(key);
  if (hit) return [byContainer(raw, hit, place)];
  const isAnswer = object.type === 'AwaitExpression' || object.type === 'CallExpression';
  if (!isAnswer || !/^(data|body|payload|results?|rows|docs?|response|records?)$/.test(key)) return [];
  const next = { steps: place.steps, depth: place.depth + 1 };
  return search.visit(of, next).filter(({ kind }) => kind === 'container').slice(0, 1)
    .map((one) => ({ ...one, node: raw }));
}

/** What a variable carries: the worst of what it was made of, to be hidden where it is printed. */
function carried(found: readonly Exposure[], value: Node, raw: Node): Exposure {
  const worst = found.toSorted((a, b) => b.confidence - a.confidence)[0]!;
  const isWhole = unwrap(worst.node) === value || isSameValue(value, worst.node);
  const form = worst.form === 'fields' ? 'fields' : isWhole ? 'value' : value.type === 'ObjectExpression' || value.type === 'ArrayExpression' ? 'fields' : 'text';
  return {
    node: raw,
    kind: value.type === 'ObjectExpression' ? 'container' : worst.kind,
    form,
    confidence: worst.confidence * 0.95,
    why: worst.why,
    ...(worst.badMask === undefined ? {} : { badMask: worst.badMask }),
  };
}

/** Does the variable hold the value itself, and no text around it? */
function isSameValue(value: Node, part: Node): boolean {
  if (value === unwrap(part)) return true;
  switch (value.type) {
    case 'LogicalExpression':
      return isSameValue(unwrap(value.left), part) || isSameValue(unwrap(value.right), part);
    case 'ConditionalExpression':
      return isSameValue(unwrap(value.consequent), part) || isSameValue(unwrap(value.alternate), part);
    case 'AwaitExpression':
      return isSameValue(unwrap(value.argument), part);
    case 'CallExpression':
      return value.callee.type === 'MemberExpression' && (isSameValue(unwrap(value.callee.object), part) ||
        (nameOfCallee(value) === 'map' && returnsOf(value.arguments[0] as Node).some((one) => isSameValue(unwrap(one), part))));
    default:
      return false;
  }
}
