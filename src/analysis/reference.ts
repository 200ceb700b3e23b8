import type { TSESTree } from '@typescript-eslint/utils';
import { isPropertyName, paramsOf } from './ast.ts';
import type { Node } from './types.ts';

/** A read or a write of a variable. */
export interface Reference {
  readonly identifier: TSESTree.Identifier;
  /** It gives the value that the declaration itself has: `const x = init`, `(x = init) => …` */
  readonly init: boolean;
  readonly writeExpr: Node | null;
  isRead(): boolean;
  isWrite(): boolean;
}

class Use implements Reference {
  readonly identifier: TSESTree.Identifier;
  readonly init: boolean;
  readonly writeExpr: Node | null;
  private readonly reads: boolean;
  private readonly writes: boolean;

  constructor(
    identifier: TSESTree.Identifier,
    reads: boolean,
    written?: { readonly init: boolean; readonly expression: Node | null },
  ) {
    this.identifier = identifier;
    this.init = written?.init ?? false;
    this.writeExpr = written?.expression ?? null;
    this.reads = reads;
    this.writes = written !== undefined;
  }

  isRead(): boolean {
    return this.reads;
  }

  isWrite(): boolean {
    return this.writes;
  }
}

/** The reads and writes that an identifier stands for; none where it only names something. */
export function usesOf(id: TSESTree.Identifier): Reference[] {
  if (isNoUse(id)) return [];
  const { defaults, outer } = throughPattern(id);
  const { parent } = outer;
  const writes = (init: boolean, values: readonly (Node | null)[]): Reference[] =>
    values.map((expression) => new Use(id, false, { init, expression }));
  switch (parent?.type) {
    case 'VariableDeclarator': {
      if (parent.id !== outer) break;
      const loop = parent.parent.parent;
      const isLoop = loop?.type === 'ForOfStatement' || loop?.type === 'ForInStatement';
      const each = isLoop && loop.left === parent.parent ? [loop.right] : [];
      return writes(true, [...defaults, ...(parent.init ? [parent.init] : []), ...each]);
    }
    case 'ForOfStatement':
    case 'ForInStatement':
      if (parent.left === outer) return writes(false, [...defaults, parent.right]);
      break;
    case 'AssignmentExpression':
      if (parent.left !== outer) break;
      if (parent.operator === '=') return writes(false, [...defaults, parent.right]);
      // One cast is looked through, as typescript-eslint does.
      return outer === id || outer === id.parent
        ? [new Use(id, true, { init: false, expression: parent.right })]
        : [new Use(id, true)];
    case 'UpdateExpression':
      return [new Use(id, true, { init: false, expression: null })];
    case 'CatchClause':
      if (parent.param === outer) return writes(true, defaults);
      break;
    default:
      if (parent && paramsOf(parent)?.includes(outer)) return writes(true, defaults);
  }
  return [new Use(id, true)];
}

/** Climbs out of a pattern and of `as T`, with the default values on the way. */
function throughPattern(id: Node): { defaults: Node[]; outer: Node } {
  const defaults: Node[] = [];
  let at = id;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (parent.type === 'AssignmentPattern' && parent.left === at) defaults.push(parent.right);
    else if (!isPatternOf(parent, at)) break;
  }
  return { defaults: defaults.reverse(), outer: at };
}

const isPatternOf = (parent: Node, part: Node): boolean => {
  switch (parent.type) {
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'RestElement':
    case 'TSParameterProperty':
      return true;
    case 'Property':
      return parent.value === part && parent.parent.type === 'ObjectPattern';
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return isTarget(parent);
    default:
      return false;
  }
};

const isTarget = (node: Node): boolean =>
  (node.parent?.type === 'AssignmentExpression' && node.parent.left === node) ||
  node.parent?.type === 'UpdateExpression';

/** Names of properties and labels, what a module is called elsewhere, and bare declarations. */
function isNoUse(id: TSESTree.Identifier): boolean {
  const { parent } = id;
  switch (parent.type) {
    case 'TSQualifiedName':
      return parent.right === id;
    case 'Property':
      return parent.key === id && parent.value !== id && !parent.computed;
    case 'ExportSpecifier':
      return parent.local !== id || (parent.parent as TSESTree.ExportNamedDeclaration).source !== null;
    case 'TSMappedType':
      return parent.key === id;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ExportAllDeclaration':
    case 'TSNamespaceExportDeclaration':
    case 'TSImportType':
    case 'TSIndexSignature':
    case 'TSTypeParameter':
      return true;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSDeclareFunction':
    case 'TSModuleDeclaration':
    case 'TSEnumDeclaration':
    case 'TSEnumMember':
    case 'TSImportEqualsDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return (parent as { readonly id?: Node | null }).id === id;
    default:
      return isPropertyName(id);
  }
}

/** Does a name stand for a value, for a type, or for either, where it is handed on? */
export function meaningOf(id: TSESTree.Identifier): 'value' | 'type' | 'any' {
  let at: Node = id;
  while (at.parent?.type === 'TSQualifiedName') at = at.parent;
  const { parent } = at;
  switch (parent?.type) {
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'TSExportAssignment':
      return 'any';
    case 'TSTypeReference':
    case 'TSClassImplements':
    case 'TSInterfaceHeritage':
      return 'type';
    case 'MemberExpression':
      return parent.object === at && isHeritage(parent) ? 'type' : 'value';
    default:
      return 'value';
  }
}

/** `A.B` of `implements A.B` */
function isHeritage(node: Node): boolean {
  let at = node;
  while (at.parent?.type === 'MemberExpression') at = at.parent;
  return at.parent?.type === 'TSClassImplements' || at.parent?.type === 'TSInterfaceHeritage';
}
