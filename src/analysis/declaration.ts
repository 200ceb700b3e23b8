import { isFunction, paramsOf } from './ast.ts';
import type { Node } from './types.ts';
import type { VariableScope } from './variables.ts';

/** A name at the place where it is declared. */
export interface Declaration {
  readonly type:
    | 'Variable' | 'Parameter' | 'FunctionName' | 'ClassName' | 'CatchClause' | 'ImportBinding'
    | 'TSEnumName' | 'TSEnumMemberName' | 'TSModuleName' | 'Type';
  readonly node: Node;
  /** Where the name holds. A class knows its own name inside, whatever happens to it outside. */
  readonly scopes: readonly Scope[];
  /** The name of a function expression: its parameters hide it. */
  readonly ownName: boolean;
  readonly value: boolean;
  readonly isType: boolean;
}

interface Scope {
  readonly at: Node;
  readonly kind: VariableScope;
}

type Type = Declaration['type'];

const declaration = (type: Type, node: Node, ...scopes: Scope[]): Declaration => ({
  type,
  node,
  scopes,
  ownName: false,
  value: type !== 'Type',
  isType: /^(Type|ClassName|ImportBinding|TSEnumName|TSEnumMemberName|TSModuleName)$/.test(type),
});

/** What an identifier declares, and where that holds; `null` where it declares nothing. */
export function declarationOf(id: Node, root: Node): Declaration | null {
  const { outer, parent } = outOfPattern(id);
  if (parent === undefined) return null;
  switch (parent.type) {
    case 'VariableDeclarator': {
      if (parent.id !== outer) return null;
      const isVar = parent.parent.kind === 'var';
      return declaration('Variable', parent, isVar ? functionScope(parent, root) : blockScope(parent, root));
    }
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      if (parent.id === outer) return declaration('FunctionName', parent, blockScope(parent, root));
      return parameter(parent, outer);
    case 'FunctionExpression':
      if (parent.id !== outer) return parameter(parent, outer);
      return { ...declaration('FunctionName', parent, { at: parent, kind: 'other' }), ownName: true };
    case 'ClassDeclaration':
      if (parent.id !== outer) return null;
      return declaration('ClassName', parent, blockScope(parent, root), { at: parent, kind: 'class' });
    case 'ClassExpression':
      return parent.id === outer ? declaration('ClassName', parent, { at: parent, kind: 'class' }) : null;
    case 'CatchClause':
      return parent.param === outer ? declaration('CatchClause', parent, { at: parent, kind: 'catch' }) : null;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return parent.local === outer ? declaration('ImportBinding', parent, { at: root, kind: 'top' }) : null;
    default:
      return paramsOf(parent) ? parameter(parent, outer) : typescript(parent, outer, root);
  }
}

/** The part of a declaration that a pattern around a name makes up. */
function outOfPattern(id: Node): { outer: Node; parent: Node | undefined } {
  let outer = id;
  let parent = outer.parent;
  while (parent && holdsPart(parent, outer)) {
    outer = parent;
    parent = outer.parent;
  }
  return { outer, parent };
}

const holdsPart = (parent: Node, part: Node): boolean =>
  parent.type === 'ObjectPattern' ||
  parent.type === 'ArrayPattern' ||
  parent.type === 'RestElement' ||
  parent.type === 'TSParameterProperty' ||
  (parent.type === 'Property' && parent.value === part && parent.parent.type === 'ObjectPattern') ||
  (parent.type === 'AssignmentPattern' && parent.left === part);

function parameter(fn: Node & { params?: unknown }, outer: Node): Declaration | null {
  if (!(fn.params as Node[]).includes(outer)) return null;
  return declaration('Parameter', fn, { at: fn, kind: isFunction(fn) ? 'function' : 'other' });
}

function typescript(parent: Node, id: Node, root: Node): Declaration | null {
  switch (parent.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return parent.id === id ? declaration('Type', parent, blockScope(parent, root)) : null;
    case 'TSTypeParameter':
      return parent.name === id ? declaration('Type', parent, { at: genericOf(parent), kind: 'other' }) : null;
    case 'TSMappedType':
      return parent.key === id ? declaration('Type', parent, { at: parent, kind: 'other' }) : null;
    case 'TSEnumDeclaration':
      return parent.id === id ? declaration('TSEnumName', parent, blockScope(parent, root)) : null;
    case 'TSEnumMember':
      if (parent.id !== id) return null;
      return declaration('TSEnumMemberName', parent, { at: parent.parent.parent ?? parent.parent, kind: 'other' });
    case 'TSModuleDeclaration':
      if (parent.id !== id || parent.kind === 'global') return null;
      return declaration('TSModuleName', parent, blockScope(parent, root));
    case 'TSImportEqualsDeclaration':
      return parent.id === id ? declaration('ImportBinding', parent, blockScope(parent, root)) : null;
    default:
      return null;
  }
}

/** What a type parameter belongs to: a function, a class, a type; for `infer T` the condition. */
function genericOf(parameter: Node): Node {
  const { parent } = parameter;
  if (parent?.type !== 'TSInferType') return parent!.parent!;
  for (let at: Node | undefined = parent; at; at = at.parent) {
    if (at.type === 'TSConditionalType') return at;
  }
  return parent;
}

/** Where `let`, `const`, classes and functions hold. */
function blockScope(declared: Node, root: Node): Scope {
  let inner = declared;
  for (let at = declared.parent; at; inner = at, at = at.parent) {
    switch (at.type) {
      case 'BlockStatement':
        if (!isFunction(at.parent)) return { at, kind: 'block' };
        break;
      case 'ForStatement':
        if (at.init === inner) return { at, kind: 'for' };
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        if (at.left === inner) return { at, kind: 'for' };
        break;
      case 'SwitchStatement':
        return { at, kind: 'other' };
      default: {
        const own = ownScope(at);
        if (own) return own;
      }
    }
  }
  return { at: root, kind: 'top' };
}

/** Where `var` holds. */
function functionScope(declared: Node, root: Node): Scope {
  for (let at = declared.parent; at; at = at.parent) {
    const own = ownScope(at);
    if (own) return own;
  }
  return { at: root, kind: 'top' };
}

/** Scopes that a `var` does not leave. */
function ownScope(at: Node): Scope | null {
  if (isFunction(at)) return { at, kind: 'function' };
  return at.type === 'StaticBlock' || at.type === 'TSModuleDeclaration' ? { at, kind: 'other' } : null;
}
