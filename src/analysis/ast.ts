import type { TSESTree } from '@typescript-eslint/utils';
import { perUnit } from './per-unit.ts';
import type { Node, Range, Unit } from './types.ts';

type Call = TSESTree.CallExpression;

/** Wrappers that change nothing at run time: `x!`, `x as T`, `<T>x`, `x satisfies T`, `(x?.y)`. */
const isWrapper = (node: Node): boolean =>
  node.type === 'TSNonNullExpression' ||
  node.type === 'TSAsExpression' ||
  node.type === 'TSTypeAssertion' ||
  node.type === 'TSSatisfiesExpression' ||
  node.type === 'TSInstantiationExpression' ||
  node.type === 'ChainExpression' ||
  (node.type as string) === 'ParenthesizedExpression';

/** Climbs out of wrappers around an expression. */
export function outermost(node: Node): Node {
  let at = node;
  while (at.parent && isWrapper(at.parent)) at = at.parent;
  return at;
}

/** Goes through wrappers into the expression that they hold. */
export function unwrap(node: Node): Node {
  let at = node;
  while (isWrapper(at)) at = (at as unknown as { expression: Node }).expression;
  return at;
}

/** The value of a string literal or of a template without holes; `null` otherwise. */
export function staticString(node: Node | null | undefined): string | null {
  if (!node) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return asMessage(node.value);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return asMessage(node.quasis[0]?.value.cooked ?? null);
  }
  return null;
}

/** Longer texts are data, not messages: nobody reads them for words. */
const LONGEST = 10_000;

const asMessage = (text: string | null): string | null =>
  text !== null && text.length <= LONGEST ? text : null;

/** Name of a property that is known without running: `a.b`, `a['b']`; `null` otherwise. */
export function propertyName(member: TSESTree.MemberExpression): string | null {
  if (!member.computed) {
    return member.property.type === 'Identifier' ? member.property.name : null;
  }
  return staticString(member.property);
}

/** Name of an object's or a pattern's key; `null` when it is computed at run time. */
export function keyName(property: { computed: boolean; key: Node }): string | null {
  if (!property.computed && property.key.type === 'Identifier') return property.key.name;
  return staticString(property.key);
}

/** Is this identifier a name of a property, not a variable: `a.x`, `{ x: 1 }`, a label, …? */
export function isPropertyName(id: Node): boolean {
  const parent = id.parent;
  if (!parent) return false;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === id && !parent.computed;
    case 'Property':
      return parent.key === id && !parent.computed && !parent.shorthand;
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return parent.key === id && !parent.computed;
    case 'TSEnumMember':
      return parent.id === id;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return parent.label === id;
    case 'ImportSpecifier':
      return parent.imported === id && parent.local !== id;
    case 'ExportSpecifier':
      return parent.exported === id && parent.local !== id;
    case 'MetaProperty':
    case 'ImportAttribute':
    case 'TSQualifiedName':
    case 'TSNamedTupleMember':
      return true;
    default:
      return false;
  }
}

/** Does this identifier declare a name: `const x`, a parameter, an import, `class x`, …? */
export function isDeclarationName(id: Node): boolean {
  let node = id;
  let parent = node.parent;
  while (parent && isPatternPart(node, parent)) {
    node = parent;
    parent = node.parent;
  }
  if (!parent) return false;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id === node;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'TSDeclareFunction':
    case 'TSEmptyBodyFunctionExpression':
      return (parent.params as Node[]).includes(node) || parent.id === node;
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSImportEqualsDeclaration':
      return parent.id === node;
    case 'CatchClause':
      return parent.param === node;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return parent.local === node;
    default:
      return false;
  }
}

const isPatternPart = (node: Node, parent: Node): boolean =>
  (parent.type === 'Property' &&
    parent.value === node &&
    parent.parent.type === 'ObjectPattern') ||
  parent.type === 'ObjectPattern' ||
  parent.type === 'ArrayPattern' ||
  parent.type === 'RestElement' ||
  parent.type === 'TSParameterProperty' ||
  (parent.type === 'AssignmentPattern' && parent.left === node);

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

export const isFunction = (node: Node | null | undefined): node is FunctionNode =>
  node?.type === 'FunctionDeclaration' ||
  node?.type === 'FunctionExpression' ||
  node?.type === 'ArrowFunctionExpression';

/** Parameters of what has some, be it a function or a type; `undefined` for other nodes. */
export const paramsOf = (node: Node): readonly Node[] | undefined =>
  (node as { readonly params?: readonly Node[] }).params;

/** A regular expression that is written out: `/x/g`. */
export const isRegExp = (node: Node): node is TSESTree.RegExpLiteral =>
  node.type === 'Literal' && Boolean((node as Partial<TSESTree.RegExpLiteral>).regex);

/** The nearest function around a node; `null` at the top level. */
export function enclosingFunction(node: Node): FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return null;
}

/** The nearest ancestor that satisfies a test. */
export function closest<T extends Node>(
  node: Node,
  test: (node: Node) => node is T,
): T | null {
  for (let at = node.parent; at; at = at.parent) if (test(at)) return at;
  return null;
}

/** Is `outer` the node itself or an ancestor of it? */
export const holds = (outer: Node, inner: Node): boolean =>
  outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

/** The module of `require('m')`; `null` for anything else. */
export function requiredModule(node: Node | null | undefined): string | null {
  if (node?.type !== 'CallExpression' || node.arguments.length !== 1) return null;
  const { callee } = node;
  if (callee.type !== 'Identifier' || callee.name !== 'require') return null;
  return staticString(node.arguments[0]);
}

/** Is the expression a statement of its own, whose value nobody reads? */
export function isStatement(node: Node): boolean {
  const outer = outermost(node);
  return outer.parent?.type === 'ExpressionStatement';
}

export const textOf = (unit: Unit, node: { readonly range: Range }): string =>
  unit.text.slice(node.range[0], node.range[1]);

const COMMENT_BEGINS = /\/[/*]|<!--|-->|#!/;

/** Comments inside a range. Most ranges have none, which their text tells without a list of all. */
export function commentsIn(unit: Unit, [start, end]: Range): readonly TSESTree.Comment[] {
  if (!COMMENT_BEGINS.test(unit.text.slice(start, end))) return [];
  return unit.comments.filter(({ range }) => range[0] >= start && range[1] <= end);
}

/** The comment that begins at an offset. */
export const commentAt = (unit: Unit, at: number): TSESTree.Comment | undefined =>
  /^(?:\/[/*]|<!--|-->|#!)/.test(unit.text.slice(at, at + 4))
    ? unit.comments.find(({ range }) => range[0] === at)
    : undefined;

export const hasComment = (unit: Unit, range: Range): boolean => commentsIn(unit, range).length > 0;

/**
 * Offset just after the opening parenthesis of a call's arguments.
 * Comments and type arguments between callee and parenthesis are skipped.
 */
export function argumentsStart(unit: Unit, call: Call): number {
  let at = (call.typeArguments ?? call.callee).range[1];
  const end = call.range[1];
  while (at < end && unit.text[at] !== '(') {
    const comment = unit.text[at] === '/' && unit.comments.find((c) => c.range[0] === at);
    at = comment ? comment.range[1] : at + 1;
  }
  return at + 1;
}

/** The quote that most strings of a file have. */
export const quoteOf = perUnit(({ text }): "'" | '"' => {
  // The same stretch of a file, however its lines end.
  const head = text.slice(0, 6000).replaceAll('\r', '').slice(0, 4000);
  return head.split('"').length > head.split("'").length ? '"' : "'";
});
