import type { TSESTree } from '@typescript-eslint/utils';
import { harmlessShape } from './harmless.ts';
import type { Named } from './origin.ts';
import type { Search } from './search.ts';

/** What a variable certainly is, by its declared type or by what it was given. */
export function shapeOf(search: Search, { origin, annotation }: Named): string | null {
  const declared = shapeOfType(annotation);
  if (declared !== null) return declared;
  if (origin.from === 'value') return harmlessShape(search.unit, origin.value, search.settings);
  if (origin.from === 'state' && origin.initial) return harmlessShape(search.unit, origin.initial, search.settings);
  return null;
}

/** `boolean`, `number`, `date`, `string`, `literals` of a declared type. */
function shapeOfType(type: TSESTree.TypeNode | null): string | null {
  switch (type?.type) {
    case 'TSBooleanKeyword':
      return 'boolean';
    case 'TSNumberKeyword':
    case 'TSBigIntKeyword':
      return 'number';
    case 'TSStringKeyword':
      return 'string';
    case 'TSFunctionType':
      return 'function';
    case 'TSLiteralType':
      return 'literals';
    case 'TSUnionType': {
      const shapes = type.types.filter((t) => !/^TS(Null|Undefined)Keyword$/.test(t.type)).map(shapeOfType);
      return shapes.every((one) => one === shapes[0]) ? shapes[0] ?? null : null;
    }
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && type.typeName.name === 'Date' ? 'date' : null;
    default:
      return null;
  }
}
