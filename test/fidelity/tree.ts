import type { Node, Range, Unit } from '../../src/analysis/types.ts';
import { walk } from '../../src/analysis/walk.ts';

/** What a name stands for at one place of a file. */
export interface Resolution {
  readonly name: string;
  /** Where its declaration's name begins; `null` for a name that the file does not declare. */
  readonly declared: number | null;
}

/** What each reference of a file means, by the place where it stands. */
export function resolutions(unit: Unit): Map<number, Resolution> {
  const found = new Map<number, Resolution>();
  for (const scope of unit.scopes().scopes) {
    for (const { identifier, resolved } of scope.references) {
      const name = resolved?.defs[0]?.name;
      found.set(identifier.range[0], {
        name: unit.text.slice(...identifier.range),
        declared: name?.range[0] ?? null,
      });
    }
  }
  return found;
}

export interface Shape {
  readonly type: string;
  readonly range: Range;
}

/**
 * All nodes of a file but the program itself.
 * @param except Expressions that may become something else, with the statements that they are.
 */
export function nodesOf(unit: Unit, except: readonly Range[] = []): Shape[] {
  const free = new Set(except.map(String));
  const shapes: Shape[] = [];
  walk(unit.ast, (node) => {
    const inner = node.type === 'ExpressionStatement' ? node.expression : node;
    if (node.type !== 'Program' && !free.has(String(inner.range))) shapes.push(node);
  });
  return shapes;
}

/** `console.name(…)` where no scope of the file declares `console`: found without the analysis. */
export function directCalls(unit: Unit): Node[] {
  const calls: Node[] = [];
  if (!unit.text.includes('console')) return calls;
  const meaning = resolutions(unit);
  walk(unit.ast, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return;
    const { object, property, computed } = node.callee;
    if (object.type !== 'Identifier' || object.name !== 'console' || computed) return;
    if (property.type !== 'Identifier' || meaning.get(object.range[0])?.declared != null) return;
    calls.push(node);
  });
  return calls;
}
