import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, unwrap } from '../ast.ts';
import { perUnit } from '../per-unit.ts';
import { lookup, type Variable } from '../scope.ts';
import type { Node, Unit } from '../types.ts';
import { callAround, handedTo, iterated, nameOfCallee, partOf, recordOfEntries } from './handed.ts';

/** Where the value of a name comes from, as far as the file shows. */
export type Origin =
  /** `const x = init`, or one later assignment. */
  | { readonly from: 'value'; readonly value: Node }
  /** A few later assignments, `text += more` among them. */
  | { readonly from: 'values'; readonly values: readonly Node[] }
  /** `const { key: x } = of` */
  | { readonly from: 'property'; readonly key: string; readonly of: Node | string | null }
  /** `for (const x of list)`, `list.map((x) => …)` */
  | { readonly from: 'element'; readonly of: Node }
  /** `for (const [, x] of Object.entries(record))` */
  | { readonly from: 'field'; readonly of: Node }
  /** `const [x, setX] = useState(initial)` */
  | { readonly from: 'state'; readonly initial: Node | null }
  | { readonly from: 'parameter'; readonly type: string | null }
  | { readonly from: 'import' | 'code' | 'caught' | 'key' | 'unknown' };

export interface Named {
  readonly variable: Variable | null;
  readonly origin: Origin;
  /** Declared type, as a plain name: `User` of `u: User`. */
  readonly annotation: TSESTree.TypeNode | null;
}

const UNKNOWN: Origin = { from: 'unknown' };

const namedBy = perUnit(() => new Map<Variable, Named>());

/** What a name means at a place. */
export function named(unit: Unit, id: TSESTree.Identifier): Named {
  const variable = lookup(unit, id, id.name);
  if (variable === null) return { variable, origin: UNKNOWN, annotation: null };
  const known = namedBy(unit);
  let found = known.get(variable);
  if (found === undefined) {
    found = { variable, origin: originOf(variable), annotation: annotationOf(variable) };
    known.set(variable, found);
    for (const node of [...comesFrom(found), ...lookedInto(found)]) unit.link(node);
  }
  return found;
}

/** The expression that gives a name its value, be the value itself a part of it. */
function comesFrom({ variable, origin }: Named): Node[] {
  const node = variable?.defs[0]?.node as Node | undefined;
  if (/^(parameter|unknown|import|code|caught)$/.test(origin.from)) return [];
  if (isFunction(node)) {
    const call = callAround(node);
    return call === null ? [] : [call.callee];
  }
  if (node?.type !== 'VariableDeclarator') return [];
  const loop = node.parent.parent;
  return node.init ? [node.init] : loop?.type === 'ForOfStatement' ? [loop.right] : [];
}

/** What a search goes into from a name: it may be far from all that was linked so far. */
function lookedInto({ variable, origin }: Named): Node[] {
  switch (origin.from) {
    case 'value':
      return [origin.value];
    case 'state':
      return origin.initial ? [origin.initial] : [];
    case 'property':
    case 'element':
    case 'field':
      return typeof origin.of === 'object' && origin.of !== null ? [origin.of] : [];
    case 'code':
      return isFunction(variable?.defs[0]?.node as Node) ? [variable!.defs[0]!.node] : [];
    default:
      return [];
  }
}

function annotationOf(variable: Variable): TSESTree.TypeNode | null {
  const name = variable.defs[0]?.name;
  return (name?.type === 'Identifier' && name.typeAnnotation?.typeAnnotation) || null;
}

function originOf(variable: Variable): Origin {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return UNKNOWN;
  switch (definition.type) {
    case 'ImportBinding':
      return { from: 'import' };
    case 'FunctionName':
    case 'ClassName':
    case 'TSEnumName':
    case 'TSModuleName':
      return { from: 'code' };
    case 'CatchClause':
      return { from: 'caught' };
    case 'Parameter':
      return parameterOrigin(definition.name as TSESTree.Identifier, definition.node as Node);
    case 'Variable':
      return variableOrigin(variable, definition.name as TSESTree.Identifier, definition.node as Node);
    default:
      return UNKNOWN;
  }
}

function variableOrigin(variable: Variable, name: TSESTree.Identifier, node: Node): Origin {
  if (node.type !== 'VariableDeclarator') return UNKNOWN;
  const loop = node.parent.parent;
  if (loop?.type === 'ForOfStatement' && loop.left === node.parent) {
    if (node.id === name) return { from: 'element', of: loop.right };
    return node.id.type === 'ArrayPattern' ? entryOrigin(name, node.id, loop.right)
      : patternOrigin(name, node.id, loop.right);
  }
  if (loop?.type === 'ForInStatement' && loop.left === node.parent) return { from: 'key' };
  const isConstant = node.parent.type === 'VariableDeclaration' && node.parent.kind === 'const';
  if (isConstant && node.id === name && node.init) return { from: 'value', value: node.init };
  const written = writesOf(variable);
  if (node.id !== name) {
    return node.init && written.length <= 1 ? patternOrigin(name, node.id, unwrap(node.init)) : UNKNOWN;
  }
  const [only] = written;
  if (written.length === 1 && only) return { from: 'value', value: only };
  const values = writtenValues(variable);
  return values.length > 0 && values.length <= MANY_WRITES ? { from: 'values', values } : UNKNOWN;
}

const MANY_WRITES = 6;

/** Everything that a variable is given, in whatever order. */
const writtenValues = (variable: Variable): Node[] =>
  variable.references.flatMap((r) => {
    const value = r.isWrite() ? (r.writeExpr as Node | null | undefined) : null;
    const isGiven = value && r.identifier.parent !== value && /^(VariableDeclarator|AssignmentExpression)$/.test(r.identifier.parent.type);
    return isGiven && !isNothing(value) ? [value] : [];
  });

/** What is assigned to a variable, values that only stand for nothing left out. */
function writesOf(variable: Variable): (Node | null)[] {
  const writes = variable.references.filter((r) => r.isWrite());
  const values = writes.map((r) => {
    const parent = r.identifier.parent;
    const isPlain = parent?.type === 'VariableDeclarator' ||
      (parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === r.identifier);
    return isPlain ? ((r.writeExpr as Node | null | undefined) ?? null) : null;
  });
  const telling = values.filter((value) => value === null || !isNothing(value));
  return telling.length > 0 ? telling : values.slice(0, 1);
}

const isNothing = (node: Node): boolean =>
  (node.type === 'Literal' && (node.value === null || node.value === '')) ||
  (node.type === 'Identifier' && node.name === 'undefined');

/** A name inside `{ a: { b: name } }` or `[name]`. */
function patternOrigin(name: TSESTree.Identifier, pattern: Node, source: Node | string | null): Origin {
  if (pattern.type === 'ArrayPattern') {
    if (source === null || typeof source === 'string') return UNKNOWN;
    const part = partOf(source, pattern.elements.indexOf(name));
    if (part !== null) return { from: 'value', value: part };
    if (pattern.elements[0] !== name) return UNKNOWN;
    const call = unwrap(source);
    if (call.type === 'CallExpression' && /^use[A-Z]/.test(nameOfCallee(call))) {
      return { from: 'state', initial: (call.arguments[0] as Node | undefined) ?? null };
    }
    return call.type === 'AwaitExpression' ? { from: 'value', value: call } : { from: 'element', of: source };
  }
  if (pattern.type !== 'ObjectPattern') return UNKNOWN;
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      if (property.argument === name && source !== null && typeof source !== 'string') {
        return { from: 'value', value: source };
      }
      continue;
    }
    const key = keyName(property);
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (key === null) continue;
    if (value === name) return { from: 'property', key, of: source };
    if (value.type === 'ObjectPattern' && contains(value, name)) return patternOrigin(name, value, key);
  }
  return UNKNOWN;
}

const contains = (outer: Node, inner: Node): boolean =>
  outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

function parameterOrigin(name: TSESTree.Identifier, fn: Node): Origin {
  if (!isFunction(fn)) return { from: 'parameter', type: null };
  const index = fn.params.findIndex((p) => contains(p, name));
  const raw = fn.params[index];
  const param = raw?.type === 'AssignmentPattern' ? raw.left : raw;
  const list = index === 0 ? iterated(fn) : null;
  const given = list === null ? handedTo(fn, index) : null;
  if (param === name) {
    if (list) return { from: 'element', of: list };
    if (given) return { from: 'value', value: given };
    return { from: 'parameter', type: typeName(name.typeAnnotation?.typeAnnotation) };
  }
  if (param?.type === 'ArrayPattern' && list) return entryOrigin(name, param, list);
  if (param?.type === 'ObjectPattern' || (param?.type === 'ArrayPattern' && given)) {
    const type = typeName(param.typeAnnotation?.typeAnnotation);
    const origin = patternOrigin(name, param, list ?? given ?? type);
    return origin.from === 'unknown' ? { from: 'parameter', type: null } : origin;
  }
  return { from: 'parameter', type: null };
}

/** `[key, value]` of `Object.entries(record)` */
function entryOrigin(name: TSESTree.Identifier, pattern: TSESTree.ArrayPattern, list: Node): Origin {
  const record = recordOfEntries(list);
  if (pattern.elements[0] === name) return record ? { from: 'key' } : UNKNOWN;
  return record && pattern.elements[1] === name ? { from: 'field', of: record } : UNKNOWN;
}

/** `User` of `User`, `User[]`, `Partial<User>`, `User | null` */
export function typeName(type: TSESTree.TypeNode | null | undefined): string | null {
  if (!type) return null;
  switch (type.type) {
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name :
        type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : null;
      const [inner] = type.typeArguments?.params ?? [];
      const wraps = name !== null &&
        /^(Partial|Required|Readonly|Array|ReadonlyArray|Promise|NonNullable|Awaited|Omit|Pick|Ref|Nullable|Maybe|HydratedDocument|DeepPartial)$/.test(name);
      return wraps && inner ? typeName(inner) : name;
    }
    case 'TSArrayType':
      return typeName(type.elementType);
    case 'TSUnionType': {
      const names = type.types.map(typeName).filter((one) => one !== null);
      return names.length === 1 ? names[0]! : null;
    }
    default:
      return null;
  }
}
