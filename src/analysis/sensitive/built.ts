import { propertyName } from '../ast.ts';
import type { Node } from '../types.ts';
import type { Named } from './origin.ts';

/** What is put into an object or a list after it was made. */
export interface Added {
  readonly key?: string;
  readonly value: Node;
}

const ADDS = /^(push|unshift|add|append|set)$/;

/** `o.email = x`, `list.push(x)`, `map.set('email', x)` */
export function addedTo({ variable }: Named): Added[] {
  if (variable === null) return [];
  return variable.references.flatMap(({ identifier }): Added[] => {
    const member = identifier.parent as Node | undefined;
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return [];
    const { parent } = member;
    const name = propertyName(member);
    if (parent.type === 'AssignmentExpression' && parent.left === member) {
      return [{ ...(name === null ? {} : { key: name }), value: parent.right }];
    }
    if (parent.type !== 'CallExpression' || parent.callee !== member || !ADDS.test(name ?? '')) return [];
    const [first, second] = parent.arguments as readonly Node[];
    if (second === undefined || name === 'push' || name === 'unshift') {
      return parent.arguments.map((value) => ({ value: value as Node }));
    }
    const key = first?.type === 'Literal' ? String(first.value) : undefined;
    return [{ ...(key === undefined ? {} : { key }), value: second }];
  });
}
