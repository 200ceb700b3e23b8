import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, propertyName, unwrap } from '../ast.ts';
import type { Node } from '../types.ts';
import { typeName } from './origin.ts';

/** A field of a declared record: may it hold a text, and which other record may it hold? */
export interface Field {
  readonly isText: boolean;
  readonly type: string | null;
}

export type Shape = ReadonlyMap<string, Field>;
/** By name; `default` is what a module hands out by default. */
export type Shapes = ReadonlyMap<string, Shape>;

/** The records that statements of a file's top level declare: types, classes, schemas, models. */
export function shapesOf(body: readonly Node[]): Shapes {
  const shapes = new Map<string, Shape>();
  for (const statement of body) {
    const isDefault = statement.type === 'ExportDefaultDeclaration';
    const declared = isDefault || (statement.type === 'ExportNamedDeclaration' && statement.declaration)
      ? (statement as TSESTree.ExportDefaultDeclaration).declaration as Node
      : statement;
    const names = declare(declared, shapes);
    const given = isDefault ? names[0] ?? (declared.type === 'Identifier' ? declared.name : null) : null;
    const shape = given === null ? isDefault ? shapeOfValue(declared, shapes) : null : shapes.get(given);
    if (shape) shapes.set('default', shape);
  }
  return shapes;
}

/** Adds what a statement declares, and tells its names. */
function declare(node: Node, shapes: Map<string, Shape>): string[] {
  const add = (name: string, shape: Shape | null): string[] => {
    if (shape === null || shape.size === 0) return [];
    shapes.set(name, shape);
    return [name];
  };
  switch (node.type) {
    case 'TSInterfaceDeclaration': {
      const parents = node.extends.flatMap(({ expression }) =>
        expression.type === 'Identifier' ? [...shapes.get(expression.name) ?? []] : []);
      return add(node.id.name, new Map([...parents, ...membersOf(node.body.body)]));
    }
    case 'ClassDeclaration':
      return node.id ? add(node.id.name, membersOf(node.body.body)) : [];
    case 'TSTypeAliasDeclaration':
      return add(node.id.name, shapeOfType(node.typeAnnotation, shapes));
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' && init ? add(id.name, shapeOfValue(init, shapes)) : []);
    case 'ExpressionStatement':
      return declareByExpression(unwrap(node.expression), shapes, add);
    default:
      return [];
  }
}

/** `module.exports = model('Lead', schema)`, `Lead.init({ … })` */
function declareByExpression(
  node: Node,
  shapes: Map<string, Shape>,
  add: (name: string, shape: Shape | null) => string[],
): string[] {
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
    const name = propertyName(node.left);
    const shape = node.right.type === 'Identifier' ? shapes.get(node.right.name) ?? null : shapeOfValue(node.right, shapes);
    return name === null ? [] : add(name === 'exports' ? 'default' : name, shape);
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const { object } = node.callee;
  const isInit = propertyName(node.callee) === 'init' && object.type === 'Identifier';
  return isInit ? add(object.name, shapeOfFields(node.arguments[0])) : [];
}

function shapeOfType(type: TSESTree.TypeNode, shapes: Shapes): Shape | null {
  switch (type.type) {
    case 'TSTypeLiteral':
      return membersOf(type.members);
    case 'TSIntersectionType':
      return new Map(type.types.flatMap((part) => [...shapeOfType(part, shapes) ?? []]));
    case 'TSTypeReference': {
      const [inner] = type.typeArguments?.params ?? [];
      if (inner?.type === 'TSTypeQuery') return inner.exprName.type === 'Identifier' ? shapes.get(inner.exprName.name) ?? null : null;
      return shapes.get(typeName(type) ?? '') ?? null;
    }
    default:
      return null;
  }
}

/** `new Schema({ … })`, `z.object({ … })`, `model('Lead', schema)`, `sequelize.define('lead', { … })` */
function shapeOfValue(init: Node, shapes: Shapes): Shape | null {
  const node = unwrap(init);
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null;
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : '';
  const [first, second] = node.arguments as readonly Node[];
  if (node.type === 'NewExpression') return name === 'Schema' ? shapeOfFields(first) : null;
  if (name === 'object' && callee.type === 'MemberExpression') return shapeOfFields(first);
  // z.object({ … }).strict()
  if (callee.type === 'MemberExpression' && callee.object.type === 'CallExpression') return shapeOfValue(callee.object, shapes);
  if (!/^(model|define|models)$/.test(name) || second === undefined) return null;
  if (second.type === 'Identifier') return shapes.get(second.name) ?? null;
  return second.type === 'ObjectExpression' ? shapeOfFields(second) : shapeOfValue(second, shapes);
}

function shapeOfFields(object: Node | undefined): Shape | null {
  if (object?.type !== 'ObjectExpression') return null;
  return new Map(object.properties.flatMap((one): [string, Field][] => {
    const key = one.type === 'Property' ? keyName(one) : null;
    return key === null ? [] : [[key, { isText: true, type: null }]];
  }));
}

const membersOf = (members: readonly Node[]): Shape =>
  new Map(members.flatMap((member): [string, Field][] => {
    if (member.type !== 'TSPropertySignature' && member.type !== 'PropertyDefinition') return [];
    const key = keyName(member);
    const type = member.typeAnnotation?.typeAnnotation ?? null;
    return key === null ? [] : [[key, { isText: canBeText(type), type: typeName(type) }]];
  }));

const canBeText = (type: TSESTree.TypeNode | null): boolean =>
  type === null || !/^TS(Boolean|Number|Function|Null|Undefined|Literal)(Keyword|Type)$/.test(type.type);
