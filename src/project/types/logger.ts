import type { TsChecker, TsNode, TsType } from './compiler.ts';

/** Methods of levels: no notification, no stream and no set of errors has one of each. */
const LEVELS: readonly RegExp[] = [/^(trace|debug|verbose)$/, /^(info|log)$/, /^warn(ing)?$/, /^error$/];

/**
 * Is a value of this type a logger? It is with a method for each of debug, info, warn and error;
 * it is none where all that it has is known and no level is among it. `null` where the type
 * leaves both open: `any`, a type parameter, a part of a logger.
 */
export function isLoggerType(type: TsType, node: TsNode, checker: TsChecker): boolean | null {
  if (type.isUnion()) {
    const parts = (type.types ?? []).map((one) => isLoggerType(one, node, checker));
    return parts.every((one) => one === parts[0]) ? parts[0] ?? null : null;
  }
  const properties = type.getProperties();
  const methods = LEVELS.flatMap((level) => {
    const named = properties.filter(({ name }) => level.test(name));
    return named.find((one) => isCallable(checker.getTypeOfSymbolAtLocation(one, node), checker)) ?? [];
  });
  if (methods.length === LEVELS.length) return true;
  return methods.length === 0 && properties.length > 0 ? false : null;
}

const isCallable = (type: TsType, checker: TsChecker): boolean =>
  checker.getNonNullableType(type).getCallSignatures().length > 0;
