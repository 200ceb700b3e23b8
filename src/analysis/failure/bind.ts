import { isFunction, textOf } from '../ast.ts';
import type { Edit, Unit } from '../types.ts';
import type { Handler } from './handler.ts';

const NAMES = ['error', 'err', 'e', 'exc', 'caught', 'failure'];

/** A name for a handler's exception that means nothing in the handler yet. */
export function bindingName({ node }: Handler, unit: Unit): string | null {
  const text = textOf(unit, node);
  return NAMES.find((name) => !new RegExp(`(?:(?<![\\w$.])|\\.\\.\\.)${name}(?![\\w$])`).test(text)) ?? null;
}

const HEAD = /^(?:async\s*)?(?:function\s*\*?\s*[\w$]*\s*)?\(\s*\)/;

/** Gives a handler a name for its exception: `catch (error) {`, `.catch((error) => …)`. */
export function bindEdits({ node }: Handler, name: string, unit: Unit): Edit[] | null {
  if (!isFunction(node)) {
    const at = node.range[0] + 'catch'.length;
    return [{ range: [at, at], text: ` (${name})` }];
  }
  const head = HEAD.exec(textOf(unit, node).slice(0, 200));
  if (!head) return null;
  const at = node.range[0] + head[0].length - 1;
  return [{ range: [at, at], text: name }];
}
