import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { answerContainer } from './answers.ts';
import { lastName, recordContainer } from './containers.ts';
import { cut, split } from './cuts.ts';
import { declaredFields } from './declared.ts';
import { byContainer, byName, byPlace } from './exposures.ts';
import { isSettled, nameOfCallee } from './handed.ts';
import { harmlessShape } from './harmless.ts';
import { nameHit } from './names.ts';
import { named, typeName } from './origin.ts';
import { callContainer, modelOf } from './outcomes.ts';
import { ownerOf } from './owners.ts';
import { returnsOf } from './returns.ts';
import { isSanitizer } from './sanitizers.ts';
import { deeper, stepOf, type Place, type Search } from './search.ts';
import { byType } from './typed.ts';
import type { Exposure } from './types.ts';
import { nameOf, WRAPS, wrapped } from './wraps.ts';

const PASSES =
  /^(trim|trimStart|trimEnd|toLowerCase|toUpperCase|toLocaleLowerCase|toLocaleUpperCase|toString|toJSON|toObject|valueOf|normalize|concat|padStart|padEnd|join|flat|reverse|sort|toSorted|toReversed|filter|at|find|findLast|pop|shift|values|entries|lean|exec|unwrap|repeat|catch|finally|orFail|populate|limit|skip|orderBy|single|maybeSingle|returning)$/;

/** Methods whose one argument names what they hand out: `headers.get('authorization')`. */
const GETTERS = /^(get|getItem|getHeader|header|getCookie|cookie|param|getParameter|getOrThrow|getAttribute|query|field)$/;

const EXTRACTS = /^(pick|get|prop|path)$/;

export function callResult(
  search: Search,
  node: TSESTree.CallExpression,
  raw: Node,
  place: Place,
): Exposure[] {
  const callee = unwrap(node.callee);
  const name = nameOfCallee(node);
  const path = nameOf(callee);
  const args = node.arguments as readonly Node[];
  if (isSanitizer(search.unit, node, search.settings)) return [];
  const typed = place.inText ? null : byDeclaration(search, typeName(node.typeArguments?.params[0]), raw, place);
  if (typed) return [typed];
  if (WRAPS.test(path)) return wrapped(search, node, path, place);
  if (callee.type === 'MemberExpression') {
    if (/^(replace|replaceAll|slice|substring|substr|substringData)$/.test(name)) return cut(search, node, callee, raw, place);
    if (name === 'split') return split(search, node, callee, place);
    if (/^(map|flatMap)$/.test(name)) return mapped(search, args[0], callee, place);
    if (name === 'then') {
      return args[0] && isFunction(unwrap(args[0])) ? mapped(search, args[0], callee, place)
        : search.visit(callee.object, deeper(place));
    }
    if (/^(get|toJSON)$/.test(name) && staticString(args[0]) === null && args.length <= 1 && isBare(args[0])) {
      return search.visit(callee.object, deeper(place));
    }
    const keyed = GETTERS.test(name) && args.length <= 2 ? staticString(args[0]) : null;
    if (keyed !== null) {
      const hit = nameHit(keyed, ownerOf(search, callee.object), search.settings);
      const record = hit === null && name === 'getItem' ? recordContainer(keyed) : null;
      return record ? [byContainer(raw, record, place)] : byName(raw, hit, place, `${name}('${keyed}')`);
    }
    const rows = rowsOfModel(search, node, raw, place);
    if (rows) return [rows];
    if (PASSES.test(name)) return search.visit(callee.object, deeper(place));
    if (EXTRACTS.test(name)) return [];
  }
  const claims = place.inText ? null : callContainer(node);
  if (claims) return [byContainer(raw, claims, place)];
  if (harmlessShape(search.unit, node, search.settings) !== null) return [];
  const answer = place.inText ? null : answerContainer(search.unit, node);
  if (answer) return [byContainer(raw, answer, place)];
  const known = byType(search, node, raw, place);
  if (known && known.length > 0) return known;
  const through = throughHelper(search, node, raw, place);
  if (through) return through;
  if (isNewToken(node, name)) return byName(raw, nameHit('token', null, search.settings), place, `${name}()`, 0.85);
  const getter = /^get[A-Z_]/.test(name) && args.length <= 1 ? nameHit(name, null, search.settings) : null;
  if (getter?.strength === 'strong' && !/token|cookie|key|jwt|credential|secret/.test(getter.word)) {
    return byName(raw, getter, place, `${name}()`);
  }
  return byPlace(search, raw, name, place, 0.7);
}

/** `row.get()`, `row.get({ plain: true })` */
const isBare = (arg: Node | undefined): boolean => arg === undefined || arg.type === 'ObjectExpression';

/** A record whose declaration has personal fields. */
function byDeclaration(search: Search, name: string | null, raw: Node, place: Place): Exposure | null {
  const [field] = name === null ? [] : declaredFields(search, name);
  return field === undefined ? null
    : byContainer(raw, { code: 'fields', text: `${name} has ${field}`, confidence: 0.75 }, place);
}

const rowsOfModel = (search: Search, node: TSESTree.CallExpression, raw: Node, place: Place): Exposure | null =>
  place.inText ? null : byDeclaration(search, modelOf(search.unit, node), raw, place);

/** `jwt.sign(claims)`, `user.createResetToken()` */
const isNewToken = (node: TSESTree.CallExpression, name: string): boolean => {
  const callee = unwrap(node.callee);
  const owner = callee.type === 'MemberExpression' ? lastName(callee.object) ?? '' : '';
  return (/^sign(Async)?$/.test(name) && /^(jwt|jsonwebtoken|jwtService)$/i.test(owner)) ||
    /^(get|create|generate|issue|make|sign)\w*(Access|Refresh|Auth|Reset|Sign[iI]n|Login|Session|Jwt|JWT|Id|Verification)Token$/.test(name);
};

/** `users.map((u) => u.email)` */
function mapped(
  search: Search,
  fn: Node | undefined,
  callee: TSESTree.MemberExpression,
  place: Place,
): Exposure[] {
  const inner = fn && unwrap(fn);
  if (!isFunction(inner)) return [];
  const next = deeper(place);
  return returnsOf(inner).flatMap((value) => search.visit(value, next))
    .filter((one) => one.node.range[0] >= callee.range[0]);
}

/** A function of this file that hands back what it is given, or something personal. */
function throughHelper(
  search: Search,
  node: TSESTree.CallExpression,
  raw: Node,
  place: Place,
): Exposure[] | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier' || place.depth > 3) return null;
  const { variable, origin } = named(search.unit, callee);
  const definition = variable?.defs[0]?.node as Node | undefined;
  const fn = origin.from === 'value' ? unwrap(origin.value) : definition;
  if (!isFunction(fn) || (fn.async && !isSettled(node)) || fn.generator) return null;
  const typed = place.inText ? null : byDeclaration(search, typeName(fn.returnType?.typeAnnotation), raw, place);
  if (typed) return [typed];
  const values = returnsOf(fn);
  if (values.length === 0 || values.length > 3) return null;
  const given = new Map<string, Node>();
  fn.params.forEach((param, i) => {
    const arg = node.arguments[i];
    if (param.type === 'Identifier' && arg) given.set(param.name, arg as Node);
  });
  const step = stepOf('helper', `${callee.name}() hands back what it is given`, node);
  const found = values.flatMap((value) =>
    search.visit(value, { steps: [...place.steps, step], depth: place.depth + 2, given, inText: place.inText }));
  const inCall = found.filter((one) => one.node.range[0] >= node.range[0] && one.node.range[1] <= node.range[1]);
  if (inCall.length > 0 && found.length === inCall.length) {
    const [only] = inCall;
    return inCall.length === 1 && only ? [{ ...only, confidence: only.confidence * 0.95 }] : inCall;
  }
  if (found.length > 0) return [{ ...found[0]!, node: raw, form: found[0]!.form === 'value' ? 'value' : 'text' }];
  return null;
}
