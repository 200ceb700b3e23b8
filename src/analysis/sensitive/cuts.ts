import type { TSESTree } from '@typescript-eslint/utils';
import { staticString, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { lastName } from './containers.ts';
import { calleeName, judgeCut, judgeReplace } from './sanitizers.ts';
import { deeper, type Place, type Search } from './search.ts';
import type { Exposure } from './types.ts';
import { wordsOf } from './words.ts';

/** `slice`, `replace`: hides the value, leaves it, or hides too little of it. */
export function cut(
  search: Search,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  raw: Node,
  place: Place,
): Exposure[] {
  const inner = search.visit(callee.object, deeper(place));
  const hashed = inner.length === 0 ? cutHash(node, callee, raw, place) : null;
  if (hashed) return [hashed];
  const [first] = inner;
  if (!first || first.form === 'fields') return inner;
  const name = calleeName(node)!;
  const verdict = name.startsWith('replace') ? judgeReplace(node, first.kind) : judgeCut(node, first.kind);
  if (verdict.hides) return [];
  if (verdict.flaw === null) return [{ ...first, node: raw }];
  return [{ ...first, node: raw, badMask: verdict.flaw }];
}

/** `user.passwordHash.substring(0, 60)` is the whole of a bcrypt hash. */
function cutHash(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  raw: Node,
  place: Place,
): Exposure | null {
  if (!/^(slice|substring|substr)$/.test(calleeName(node) ?? '')) return null;
  const name = lastName(callee.object) ?? '';
  const words = wordsOf(name);
  const verdict = judgeCut(node);
  if (!/^(hash|hashed|digest)$/.test(words.find((w) => /hash|digest/.test(w)) ?? '')) return null;
  if (verdict.hides || verdict.flaw === null) return null;
  return {
    node: raw,
    kind: 'credential',
    confidence: 0.75,
    why: [{ code: `word:${words.join('_')}`, text: `${name} is a hash`, weight: 1 }, ...place.steps],
    form: 'value',
    badMask: verdict.flaw,
  };
}

/** `email.split('@')[0]` keeps the part that names the person. */
export function split(
  search: Search,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  place: Place,
): Exposure[] {
  const by = staticString(node.arguments[0] as Node);
  if (by === '@') return [];
  return search.visit(callee.object, deeper(place));
}

export function localPart(
  search: Search,
  call: TSESTree.CallExpression,
  raw: Node,
  place: Place,
): Exposure[] {
  if (staticString(call.arguments[0] as Node) !== '@') return [];
  const callee = unwrap(call.callee) as TSESTree.MemberExpression;
  const [inner] = search.visit(callee.object, deeper(place));
  if (inner?.kind !== 'email') return [];
  return [{ ...inner, node: raw, badMask: 'it keeps the whole name before the @' }];
}
