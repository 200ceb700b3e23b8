import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { saidOfArguments } from './labels.ts';
import type { Place, Search } from './search.ts';
import type { Exposure } from './types.ts';

/** Functions that hand back what they are given, in another form. */
export const WRAPS =
  /^(String|JSON\.stringify|JSON\.parse|util\.inspect|util\.format|inspect|format|Object\.(values|entries|assign|freeze|fromEntries)|Array\.from|Array\.of|encodeURIComponent|decodeURIComponent|encodeURI|decodeURI|structuredClone|Buffer\.from|btoa|atob|escape|unescape|stringify|prettyFormat|cloneDeep|_\.cloneDeep|toRaw|unref|toJS|flatted\.stringify|safeStringify|chalk(\.\w+)+|pc\.\w+|kleur\.\w+|colors\.\w+|picocolors\.\w+|String\.raw|firstValueFrom|lastValueFrom|sprintf|vsprintf|fastSafeStringify)$/;

export function wrapped(
  search: Search,
  node: TSESTree.CallExpression,
  path: string,
  place: Place,
): Exposure[] {
  const args = node.arguments as readonly Node[];
  const all = /format|printf|assign|Array\.of/.test(path);
  const used = /stringify/i.test(path) && hasReplacer(args[1]) ? [] : all ? args : args.slice(0, 1);
  const inner = /^String$|encodeURI|chalk|pc\.|kleur|colors/.test(path)
    ? { ...place, inText: true }
    : { ...place, inText: false };
  const said = all ? saidOfArguments(args) : [];
  return used.flatMap((arg, i) => search.visit(arg, { ...inner, ...said[i] }));
}

/** A second argument that keeps fields out: `JSON.stringify(user, ['id'])`. */
const hasReplacer = (arg: Node | undefined): boolean =>
  arg !== undefined && !(arg.type === 'Literal' && arg.value === null) && !(arg.type === 'Identifier' && arg.name === 'undefined');

/** `JSON.stringify`, `util.inspect`, as they are written. */
export function nameOf(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  if (at.type !== 'MemberExpression') return '';
  const owner = nameOf(at.object);
  return owner === '' ? '' : `${owner}.${propertyName(at) ?? ''}`;
}
