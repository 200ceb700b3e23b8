import { perUnit } from '../per-unit.ts';
import type { Node, Unit } from '../types.ts';
import { nameHit } from './names.ts';
import { isPerson } from './people.ts';
import type { Search } from './search.ts';
import { shapesOf, type Shapes } from './declarations.ts';

const ownShapes = perUnit((unit): Shapes => shapesOf(unit.body));

/**
 * Personal fields of what a name declares: an interface, a class, an alias, a schema, a model of
 * this file or of the one that it is imported from.
 */
export function declaredFields({ unit, settings, shapes: imported }: Search, name: string): string[] {
  if (name === '') return [];
  const own = ownShapes(unit);
  const from = own.has(name) ? null : importOf(unit, name);
  const shapes = from === null ? own : imported?.(from.module, from.name) ?? own;
  const shape = shapes.get(from?.name ?? name);
  const isPersonal = (field: string, owner: string | null) =>
    nameHit(field, owner, settings)?.strength === 'strong';
  return [...shape ?? []].filter(([field, { isText, type }]) =>
    (isText && isPersonal(field, name)) ||
    (type !== null && isAboutPerson(field) && [...shapes.get(type) ?? []].some(([inner, one]) => one.isText && isPersonal(inner, field))))
    .map(([field]) => field);
}

/** Fields that hold what belongs to a person: of a place, an address is for everybody. */
const isAboutPerson = (field: string): boolean =>
  isPerson(field) || /^(shipping|billing|delivery|payment|auth|credentials?|order(er)?|login)(_?(info|data|details))?$/i.test(field);

interface Import {
  readonly module: string;
  readonly name: string;
}

/** The import that gives a name of the top level: `import { Lead } from './lead'`, `require('./lead')`. */
function importOf(unit: Unit, name: string): Import | null {
  for (const statement of unit.body) {
    if (statement.type === 'ImportDeclaration') {
      for (const one of statement.specifiers) {
        if (one.local.name !== name || one.type === 'ImportNamespaceSpecifier') continue;
        const imported = one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : 'default';
        return { module: String(statement.source.value), name: imported };
      }
    } else if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        const module = init ? required(init) : null;
        if (module === null) continue;
        if (id.type === 'Identifier' && id.name === name) return { module, name: 'default' };
        const isTaken = id.type === 'ObjectPattern' && id.properties.some((one) =>
          one.type === 'Property' && one.shorthand && one.key.type === 'Identifier' && one.key.name === name);
        if (isTaken) return { module, name };
      }
    }
  }
  return null;
}

function required(node: Node): string | null {
  const isRequire = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';
  const [path] = isRequire ? node.arguments : [];
  return path?.type === 'Literal' && typeof path.value === 'string' ? path.value : null;
}
