import { enclosingFunction, propertyName, quoteOf, staticString } from './ast.ts';
import { classAround } from './class-logger.ts';
import type { Node, Unit } from './types.ts';

/**
 * What names the place of each call: the tag that the file's calls have, or else the file's own
 * name (`first`); the class around it (`last`).
 */
export function originsFor(
  unit: Unit,
  logger: string,
  where: 'first' | 'last',
): (site: Node) => string | null {
  if (where === 'last') return (site) => contextOf(site, quoteOf(unit));
  const quote = quoteOf(unit);
  const tag = quote + (usualTag(unit, logger) ?? fileTag(unit.filename)) + quote;
  return () => tag;
}

/** Nest's context: `RoomService.name`. */
function contextOf(site: Node, quote: string): string | null {
  const owner = classAround(site);
  if (owner?.id) return `${owner.id.name}.name`;
  const fn = enclosingFunction(site);
  const name = fn && fn.type !== 'ArrowFunctionExpression' ? fn.id?.name : null;
  return name === 'bootstrap' || name === 'main' ? `${quote}Bootstrap${quote}` : null;
}

/** The tag that most calls of the file begin with. */
function usualTag(unit: Unit, logger: string): string | null {
  const counts = new Map<string, number>();
  for (const id of unit.named(logger)) {
    if (id.parent.type !== 'MemberExpression' || id.parent.object !== id) continue;
    const call = id.parent.parent;
    if (call.type !== 'CallExpression' || propertyName(id.parent) === null) continue;
    const tag = call.arguments.length > 1 ? staticString(call.arguments[0]) : null;
    if (tag !== null && /^[^'"\\`\n]+$/.test(tag)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** `socket-handler` of `server/socket-handler.js`; the folder of an index file. */
function fileTag(filename: string): string {
  const parts = filename.replace(/\\/g, '/').split('/');
  const stem = parts.pop()!.replace(/\.[^.]+$/, '').replace(/['"\\`]/g, '');
  const folder = parts.pop();
  return /^(index|\+page|\+page\.server|\+server|\+layout|route|page|layout)$/.test(stem) && folder ? folder.replace(/['"\\`]/g, '') : stem || 'app';
}
