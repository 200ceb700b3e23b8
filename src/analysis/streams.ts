import { arrangeArguments, fittingEdits } from './arrange.ts';
import { isStatement, propertyName } from './ast.ts';
import { lookup } from './scope.ts';
import type { LoggerBinding } from './binding.ts';
import type { Rewrite } from './rewrite.ts';
import type { Edit, Level, LogCall, Node, Unit } from './types.ts';

/** `process.stdout.write`, with whatever may stand between the names; a comment and an escape may be anything. */
const WRITE =
  /\bprocess[\s)!?.['"`]*(?:\/|\w*\\|std(?:out|err)\b[\s)\]!?.['"`]*(?:\/|\w*\\|write\b))/;

/** A text that this is not true of writes to no stream. */
export const mayWriteStreams = (text: string): boolean => /\bstd(out|err)\b/.test(text) && WRITE.test(text);

/** `process.stdout.write(…)` and `process.stderr.write(…)`, the prints of a server. */
export function findStreamWrites(unit: Unit): LogCall[] {
  if (!mayWriteStreams(unit.text)) return [];
  const calls: LogCall[] = [];
  for (const id of unit.named('process')) {
    if (id.parent.type !== 'MemberExpression') continue;
    const stream = id.parent;
    if (stream.object !== id || !/^std(out|err)$/.test(propertyName(stream) ?? '')) continue;
    const write = stream.parent;
    if (write.type !== 'MemberExpression' || write.object !== stream) continue;
    const call = write.parent;
    if (propertyName(write) !== 'write' || call.type !== 'CallExpression') continue;
    if (call.callee !== write || lookup(unit, id, 'process')) continue;
    calls.push({
      api: 'stream',
      form: 'call',
      node: call,
      callee: write,
      // The inference knows the console's names: what goes to stderr is not yet an error.
      method: 'log',
      level: null,
      args: call.arguments,
    });
  }
  return calls;
}

/** A line written to a stream becomes a log line; a part of a line can't. */
export function rewriteStream(
  call: LogCall,
  level: Level,
  binding: LoggerBinding,
  unit: Unit,
): Rewrite {
  const [message] = call.args;
  if (!isStatement(call.node) || call.args.length !== 1 || !message) {
    return { kept: 'the result or the callback of write() is used' };
  }
  const newline = finalNewline(message as Node, unit);
  if (!newline) return { kept: 'writes a part of a line, not a whole line' };
  const name = `${binding.local}.${binding.dialect.method(level)}`;
  const args = arrangeArguments(call, binding, unit, undefined, level);
  if ('kept' in args) return args;
  if (fittingEdits(args.edits, [newline]).length === 0) {
    return { kept: 'its line ends inside an expression' };
  }
  return { edits: [{ range: call.callee.range, text: name }, ...args.edits, newline], usesLogger: true };
}

/** Parentheses that close before the `+`; any others, and comments, are in the way. */
const CLOSED = /^((?:\s*\))*)\s*\+\s*$/;

/** Cuts the `\n` with which a message ends. */
function finalNewline(node: Node, unit: Unit): Edit | null {
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const { left, right } = node;
    if (unit.text.slice(right.range[0] + 1, right.range[1] - 1) === '\\n') {
      const closed = CLOSED.exec(unit.text.slice(left.range[1], right.range[0]));
      return closed && { range: [left.range[1] + closed[1]!.length, right.range[1]], text: '' };
    }
    return finalNewline(right, unit);
  }
  const isText = node.type === 'TemplateLiteral' ||
    (node.type === 'Literal' && typeof node.value === 'string');
  const end = node.range[1] - 1;
  // A bare line break ends a line that was begun elsewhere.
  const bare = end - 2 <= node.range[0] + 1;
  if (!isText || bare || unit.text.slice(end - 2, end) !== '\\n') return null;
  return { range: [end - 2, end], text: '' };
}
