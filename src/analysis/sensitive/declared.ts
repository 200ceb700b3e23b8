import type { TSESTree } from '@typescript-eslint/utils';
import { keyName } from '../ast.ts';
import type { Node, Unit } from '../types.ts';
import { nameHit } from './names.ts';
import { typeName } from './origin.ts';
import type { Search } from './search.ts';

type Shape = ReadonlyMap<string, TSESTree.TypeNode | null>;

const known = new WeakMap<Unit, ReadonlyMap<string, Shape>>();

/** Personal fields of a type that the file declares: an interface, a class, an alias. */
export function declaredFields({ unit, settings }: Search, type: string): string[] {
  let shapes = known.get(unit);
  if (!shapes) known.set(unit, (shapes = shapesOf(unit)));
  const shape = shapes.get(type);
  if (!shape) return [];
  const own = [...shape].filter(([field, declared]) =>
    canBeText(declared) && nameHit(field, type, settings)?.strength === 'strong');
  const held = [...shape].filter(([, declared]) => {
    const inner = shapes.get(typeName(declared) ?? '');
    return inner !== undefined && inner !== shape &&
      [...inner].some(([field, one]) => canBeText(one) && nameHit(field, null, settings)?.strength === 'strong');
  });
  return [...own, ...held].map(([field]) => field);
}

const canBeText = (type: TSESTree.TypeNode | null): boolean =>
  type === null || !/^TS(Boolean|Number|Function|Null|Undefined|Literal)(Keyword|Type)$/.test(type.type);

function shapesOf(unit: Unit): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const statement of unit.body) {
    const declared = /^Export(Named|Default)Declaration$/.test(statement.type)
      ? (statement as TSESTree.ExportNamedDeclaration).declaration
      : statement;
    switch (declared?.type) {
      case 'TSInterfaceDeclaration':
        shapes.set(declared.id.name, fieldsOf(declared.body.body));
        break;
      case 'ClassDeclaration':
        if (declared.id) shapes.set(declared.id.name, fieldsOf(declared.body.body));
        break;
      case 'TSTypeAliasDeclaration': {
        const { typeAnnotation: type } = declared;
        const parts = type.type === 'TSIntersectionType' ? type.types : [type];
        const members = parts.flatMap((part) => (part.type === 'TSTypeLiteral' ? part.members : []));
        if (members.length > 0) shapes.set(declared.id.name, fieldsOf(members));
      }
    }
  }
  return shapes;
}

const fieldsOf = (members: readonly Node[]): Shape =>
  new Map(members.flatMap((member) => {
    if (member.type !== 'TSPropertySignature' && member.type !== 'PropertyDefinition') return [];
    const key = keyName(member);
    return key === null ? [] : [[key, member.typeAnnotation?.typeAnnotation ?? null] as const];
  }));
