import { nameHit } from '../../analysis/sensitive/names.ts';
import { isPerson } from '../../analysis/sensitive/people.ts';
import { DEFAULT_PII, type SensitiveKind, type TypeFact, type TypeFacts } from '../../analysis/sensitive/types.ts';
import type { Range } from '../../analysis/types.ts';
import { PII_KINDS } from '../pii-config.ts';
import type { TsChecker, TsNode, TsSourceFile, TsSymbol, TsType } from './compiler.ts';
import { isLoggerType } from './logger.ts';

/** More fields than these are asked of no type. */
const MANY = 80;
const DEEPEST = 2;

/** What the compiler knows of the expressions of one file. */
export function typeFacts(checker: TsChecker, file: TsSourceFile): TypeFacts {
  const known = new Map<string, TypeFact | null>();
  const remember = (key: string, ask: () => TypeFact | null): TypeFact | null => {
    let fact = known.get(key);
    if (fact === undefined) known.set(key, (fact = ask()));
    return fact;
  };
  return {
    at: (range) => remember(range.join(), () => {
      const node = nodeAt(file, range);
      return node && factOf(node, checker);
    }),
    field: (range, name) => remember(`${range.join()} ${name}`, () => {
      const node = nodeAt(file, range);
      if (!node) return null;
      const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
      const symbol = type.getProperty(name);
      if (!symbol) return null;
      const contract = contractOf(symbol, checker);
      return contract ?? brandOf(checker.getTypeOfSymbolAtLocation(symbol, node));
    }),
  };
}

/** The innermost expression that spans exactly these characters. */
function nodeAt(file: TsSourceFile, [start, end]: Range): TsNode | null {
  let found: TsNode | null = null;
  const visit = (node: TsNode): void => {
    if (node.end < end || node.getStart() > start) return;
    if (node.getStart() === start && node.end === end) found = node;
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}

function factOf(node: TsNode, checker: TsChecker): TypeFact | null {
  const symbol = symbolAt(node, checker);
  const contract = symbol ? contractOf(symbol, checker) : null;
  if (contract) return contract;
  const type = checker.getTypeAtLocation(node);
  const brand = brandOf(type);
  if (brand) return brand;
  const plain = checker.getNonNullableType(type);
  const shape = shapeOf(plain, checker);
  const open = shape === null || shape === 'object' || shape === 'function';
  if (!open) return { shape, exception: false, logger: false };
  const told = { ...known('exception', exceptionOf(plain, checker)), ...known('logger', isLoggerType(plain, node, checker)) };
  if (shape === 'function') return { shape, ...told };
  const fields = fieldsOf(plain, node, checker, 0);
  if (fields.length > 0) return { shape: 'object', fields, ...told };
  return shape === null ? null : { shape, cleared: isKnown(plain), ...told };
}

const known = (key: 'exception' | 'logger', told: boolean | null): TypeFact =>
  told === null ? {} : { [key]: told };

/**
 * Is it an Error, or has it what makes one worth logging whole: a stack? `null` where the type
 * leaves both open.
 */
function exceptionOf(type: TsType, checker: TsChecker): boolean | null {
  if (type.isUnion()) {
    const parts = (type.types ?? []).map((one) => exceptionOf(one, checker));
    return parts.every((one) => one === parts[0]) ? parts[0] ?? null : null;
  }
  const shape = shapeOf(type, checker);
  if (shape === null) return null;
  if (shape !== 'object') return false;
  const has = (name: string): boolean => type.getProperty(name) !== undefined;
  if (has('stack') && has('message')) return true;
  return has('cause') || has('message') || has('error') ? null : type.getProperties().length > 0 ? false : null;
}

function symbolAt(node: TsNode, checker: TsChecker): TsSymbol | null {
  const shorthand = checker.getShorthandAssignmentValueSymbol(node.parent);
  if (shorthand && node.parent.name === node) return shorthand;
  return checker.getSymbolAtLocation(node.name ?? node) ?? null;
}

/** `@pii phone` on the field, on the variable, or on the alias that it is declared with. */
function contractOf(symbol: TsSymbol, checker: TsChecker): TypeFact | null {
  const own = taggedKind(symbol, checker);
  if (own) return own;
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const fromPattern = declaration && elementContract(declaration, checker);
  if (fromPattern) return fromPattern;
  const name = declaration?.type?.typeName;
  const alias = name && checker.getSymbolAtLocation(name);
  return alias ? taggedKind(alias, checker) : null;
}

/** The field that `const { reach } = visit` takes. */
function elementContract(declaration: TsNode, checker: TsChecker): TypeFact | null {
  const key = declaration.propertyName ?? declaration.name;
  const pattern = declaration.parent;
  if (!key || key.text === undefined || !/^\{/.test(pattern.getText())) return null;
  const field = checker.getTypeAtLocation(pattern).getProperty(key.text);
  return field && field.valueDeclaration !== declaration ? taggedKind(field, checker) : null;
}

function taggedKind(symbol: TsSymbol, checker: TsChecker): TypeFact | null {
  const tag = symbol.getJsDocTags(checker).find((one) => one.name === 'pii');
  if (!tag) return null;
  const said = (tag.text ?? []).map((part) => part.text).join('').trim().split(/\s/)[0] ?? '';
  const kind = kindNamed(said) ?? nameHit(symbol.name, 'user', DEFAULT_PII)?.kind ?? 'credential';
  return { kind, code: 'contract', text: `${symbol.name} is marked @pii${said ? ` ${said}` : ''}` };
}

const kindNamed = (name: string): SensitiveKind | null =>
  PII_KINDS.find((kind) => kind === name) ?? null;

/** `Pii<'phone'>` */
function brandOf(type: TsType): TypeFact | null {
  for (const one of [type, ...(type.isUnion() ? type.types ?? [] : [])]) {
    if (one.aliasSymbol?.name !== 'Pii') continue;
    const kind = kindNamed(String(one.aliasTypeArguments?.[0]?.value ?? '')) ?? 'credential';
    return { kind, code: 'branded', text: `its type is Pii<'${kind}'>` };
  }
  return null;
}

function shapeOf(type: TsType, checker: TsChecker): TypeFact['shape'] | null {
  const text = checker.typeToString(type);
  if (/^(any|unknown|never|void|null|undefined|\{\})$/.test(text)) return null;
  if (/^(boolean|true|false)$/.test(text)) return 'boolean';
  if (/^(number|bigint|-?\d[\d.]*n?)$/.test(text)) return 'number';
  if (text === 'Date') return 'date';
  if (text === 'string' || type.isStringLiteral()) return 'string';
  if (type.isUnion()) {
    const types = type.types ?? [];
    if (types.every((one) => one.isStringLiteral() || one.isNumberLiteral())) return 'literals';
    const shapes = types.map((one) => shapeOf(one, checker));
    return shapes.every((one) => one === shapes[0]) ? shapes[0] : null;
  }
  if (type.getCallSignatures().length > 0) return 'function';
  return 'object';
}

/** Were all fields of the type declared in this project? */
function isKnown(type: TsType): boolean {
  const properties = type.isUnion() ? [] : type.getProperties();
  return properties.length > 0 && properties.every((property) => {
    const declaration = property.valueDeclaration ?? property.declarations?.[0];
    return declaration !== undefined && !isForeign(declaration);
  });
}

type Field = NonNullable<TypeFact['fields']>[number];

/** The fields of a type that are personal: marked, branded, or named so and able to hold text. */
function fieldsOf(type: TsType, at: TsNode, checker: TsChecker, depth: number): Field[] {
  if (type.isUnion()) {
    return (type.types ?? []).slice(0, 8).flatMap((one) => fieldsOf(one, at, checker, depth));
  }
  const element = /^(Readonly)?Array$/.test(type.symbol?.name ?? '') ? checker.getTypeArguments(type)[0] : null;
  if (element) return fieldsOf(checker.getNonNullableType(element), at, checker, depth);
  const owner = type.aliasSymbol?.name ?? type.symbol?.name ?? '';
  const properties = type.getProperties();
  if (properties.length > MANY) return [];
  const found: Field[] = [];
  for (const property of properties) {
    const declaration = property.valueDeclaration ?? property.declarations?.[0];
    if (!declaration || isForeign(declaration)) continue;
    const contract = contractOf(property, checker);
    if (contract?.kind) {
      found.push({ name: property.name, kind: contract.kind });
      continue;
    }
    const own = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, at));
    const brand = brandOf(own);
    const shape = shapeOf(own, checker);
    const hit = nameHit(property.name, isPerson(owner) ? owner : null, DEFAULT_PII);
    if (brand?.kind) found.push({ name: property.name, kind: brand.kind });
    else if (shape === 'object' && depth < DEEPEST) {
      for (const inner of fieldsOf(own, at, checker, depth + 1)) {
        found.push({ name: `${property.name}.${inner.name}`, kind: inner.kind });
      }
    } else if (hit && (shape === 'string' || shape === null)) found.push({ name: property.name, kind: hit.kind });
  }
  return found;
}

/** Types of libraries say nothing of this project's people; those made of its tables do. */
function isForeign(declaration: TsNode): boolean {
  const { fileName } = declaration.getSourceFile();
  return /[\\/]node_modules[\\/](?!\.prisma|@prisma)/.test(fileName) || /[\\/]lib\.[\w.]*d\.ts$/.test(fileName);
}
