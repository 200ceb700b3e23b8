import type { LogCall, Node } from '../types.ts';
import { walk } from '../walk.ts';

/** All text that a call has as it stands. */
export function wordsIn(call: LogCall): string {
  const words: string[] = [];
  for (const arg of call.args) {
    walk(arg as Node, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') words.push(node.value);
      if (node.type === 'TemplateElement') words.push(node.value.cooked ?? '');
      return node.type !== 'CallExpression' || node === arg || node.arguments.length > 0;
    });
  }
  return words.join(' ');
}
