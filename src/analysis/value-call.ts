import type { ArgumentFacts } from '../loggers/index.ts';
import { parameterFacts } from './arguments.ts';
import { propertyName, quoteOf, staticString } from './ast.ts';
import { SEPARATOR } from '../loggers/message.ts';
import type { LoggerBinding } from './binding.ts';
import { isResultRead } from './given-back.ts';
import type { Level, LogCall, Node, Unit } from './types.ts';

/** Does the logger print any arguments as they come? */
export const takesAnything = ({ dialect, origin }: LoggerBinding, unit: Unit): boolean =>
  dialect.arrange([parameterFacts('args', 'spread')], { origin: origin ?? null, quote: quoteOf(unit) }) === null;

/**
 * What stands for `console.error` in `.catch(console.error)`: the logger's own method, or a
 * function around it. `null` when no function prints the same.
 */
export function valueText(
  call: LogCall,
  level: Level,
  binding: LoggerBinding,
  unit: Unit,
): { readonly text: string; readonly wrapped: boolean } | null {
  const method = `${binding.local}.${binding.dialect.method(level)}`;
  const facts = receivedBy(call.node);
  const arrangement = binding.dialect.arrange([facts], {
    origin: binding.origin ?? null, quote: quoteOf(unit), level,
  });
  if (arrangement === false) return null;
  if (arrangement === null && binding.dialect.detachable) return { text: method, wrapped: false };
  const name = facts.name!;
  const own = facts.kind === 'spread' ? `...${name}` : name;
  const typed = /\.[cm]?tsx?$/.test(unit.filename) && facts.kind === 'spread' ? ': unknown[]' : '';
  if (arrangement?.tagged) return null;
  const args = (arrangement?.pieces ?? [0])
    .map((piece) => (piece === SEPARATOR ? ', ' : typeof piece === 'string' ? piece : own))
    .join('')
    .replace(`{ ${name}: [...${name}] }`, `{ ${name} }`);
  const nothing = binding.dialect.chains && isResultRead(call.node) ? 'void ' : '';
  return { text: `(${own}${typed}) => ${nothing}${method}(${args})`, wrapped: true };
}

/** What a function gets where it is handed over. */
function receivedBy(node: Node): ArgumentFacts {
  const { parent } = node;
  if (parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression') {
    const method = propertyName(parent.callee);
    const position = (parent.arguments as Node[]).indexOf(node);
    if ((method === 'catch' && position === 0) || (method === 'then' && position === 1)) {
      return parameterFacts('err', 'error');
    }
    if (method === 'then' && position === 0) return parameterFacts('result', 'value');
    const event = staticString(parent.arguments[0]);
    if (/^(on|once|addListener)$/.test(method ?? '') && position === 1 && event === 'error') {
      return parameterFacts('err', 'error');
    }
  }
  return parameterFacts('args', 'spread');
}
