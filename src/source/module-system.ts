import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../analysis/ast.ts';
import type { Unit } from '../analysis/types.ts';

export type ModuleSystem = 'esm' | 'cjs' | 'none';

/** How the file itself imports; `fallback` where it shows nothing. */
export function moduleSystemOf(unit: Unit, fallback: ModuleSystem): ModuleSystem {
  const { body } = unit;
  if (body.some((s) => /^(Import|Export|TSExport|TSImportEquals)/.test(s.type))) return 'esm';
  if (/\.(mjs|mts)$/.test(unit.filename)) return 'esm';
  if (/\.cjs$/.test(unit.filename)) return 'cjs';
  if (COMMONJS.test(unit.text)) {
    if (fallback === 'none' ? needsCommonJs(unit) : usesCommonJs((name) => unit.named(name))) return 'cjs';
  }
  if (/\bimport\.meta\b/.test(unit.text)) return 'esm';
  return fallback;
}

const COMMONJS = /\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/;
/** A file that asks whether there is CommonJS is loaded by pages too. */
const ASKS = /\btypeof\s{0,20}\(?\s{0,20}(?:require|module|exports|define)\b/;

type Uses = (name: string) => readonly TSESTree.Identifier[];

/** Not in a comment or a string: in code. */
const usesCommonJs = (uses: Uses): boolean =>
  uses('require').some(isCalled) ||
  uses('module').some(({ parent }) => parent.type === 'MemberExpression' && propertyName(parent) === 'exports') ||
  uses('exports').some((id) => id.parent.type === 'MemberExpression' && id.parent.object === id);

/** What may be a page's script can do so only where it would not run without CommonJS. */
const needsCommonJs = ({ text, variables }: Unit): boolean =>
  !ASKS.test(text) &&
  !variables.undeclared('require').some(loadsList) &&
  usesCommonJs(variables.undeclared);

const isCalled = (id: TSESTree.Identifier): boolean =>
  id.parent.type === 'CallExpression' && id.parent.callee === id;

/** `require(['jquery'], …)`: a page's own loader. */
const loadsList = ({ parent }: TSESTree.Identifier): boolean =>
  parent.type === 'CallExpression' && parent.arguments[0]?.type === 'ArrayExpression';

/** Does the file import what is no file: is there something that finds packages? */
export const importsPackage = ({ body }: Unit): boolean =>
  body.some((s) => s.type === 'ImportDeclaration' && !isFile(s.source.value));

/** `./room.js`, `/js/room.js`, `https://…` */
export const isFile = (module: string): boolean => /^(\.{0,2}\/|https?:)/.test(module);
