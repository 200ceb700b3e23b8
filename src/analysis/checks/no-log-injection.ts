import type { TSESTree } from '@typescript-eslint/utils';
import { textOf, unwrap } from '../ast.ts';
import { expressionName } from '../expression-name.ts';
import { dialectOf } from '../failure/logger-style.ts';
import { findLogCalls, mayLog } from '../logger-calls.ts';
import { fillMessage } from '../messages.ts';
import type { FileKeep, Settings } from '../settings.ts';
import type { Finding, Fix, LogCall, Node, Unit } from '../types.ts';
import { untrusted, type Untrusted } from '../untrusted/source.ts';

const CHECK = 'no-log-injection';

/** What the check says, by message id. */
export const NO_LOG_INJECTION_MESSAGES = {
  injection: 'Write {{expression}} with JSON.stringify() or as a field: {{why}}.',
} as const;

const WHY: Readonly<Record<Untrusted['origin'], string>> = {
  request: 'whoever sends the request can begin a new line of the log with it',
  header: 'whoever sends the request chooses it, escape codes of a terminal included',
  message: 'whoever sends the message can begin a new line of the log with it',
};

/** Files that never run where strangers send something. */
const NEVER: ReadonlySet<FileKeep['role']> =
  new Set(['test', 'generated', 'minified', 'vendored', 'declaration', 'config', 'cli', 'script']);

/** Loggers that write texts as they are; those that write JSON escape them. */
const AS_TEXT = /^(loglevel|consola|nest)$/;

/** A quick look at a text: does it take anything from outside? */
export const mayReceive = (text: { includes(word: string): boolean }): boolean =>
  ['req', 'ctx', '.on(', 'onmessage', 'onMessage', '@'].some((word) => text.includes(word));

/** Untrusted text in calls whose logger writes it as it is, line breaks and escape codes included. */
export function checkNoLogInjection(unit: Unit, settings: Settings): Finding[] {
  const { keep } = settings.facts;
  if ((keep && NEVER.has(keep.role)) || !mayLog(unit.text) || !mayReceive(unit.text)) return [];
  const calls = findLogCalls(unit, settings.types).filter((call) => writesText(call, unit, settings));
  if (calls.length === 0) return [];
  // Arguments are looked into as deep as they go.
  void unit.ast;
  return calls.flatMap((call) => call.args.flatMap((arg) => findingsIn(arg as Node, call, unit, settings)));
}

function writesText(call: LogCall, unit: Unit, settings: Settings): boolean {
  if (call.form !== 'call' || /^(table|dir|dirxml|time\w*|count\w*|group\w*)$/.test(call.method)) return false;
  if (call.api === 'console') return true;
  const dialect = dialectOf(call, unit, settings);
  return dialect !== null && AS_TEXT.test(dialect.name);
}

function findingsIn(arg: Node, call: LogCall, unit: Unit, settings: Settings): Finding[] {
  const found: Finding[] = [];
  for (const node of textsOf(arg)) {
    const value = untrusted(node, unit);
    if (!value || value.record) continue;
    // A message that a browser gets, only its own user sees.
    if (value.origin === 'message' && !settings.facts.server) continue;
    found.push(findingOf(node, value, node === arg, call, unit));
  }
  return found;
}

/** The expressions that a call writes as they are: arguments, and what stands in their texts. */
function textsOf(arg: Node): Node[] {
  const node = unwrap(arg);
  if (node.type === 'TemplateLiteral') return (node.expressions as Node[]).flatMap(textsOf);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return [...textsOf(node.left as Node), ...textsOf(node.right)];
  }
  return node.type === 'SpreadElement' ? [] : [arg];
}

function findingOf(
  node: Node,
  { origin }: Untrusted,
  isArgument: boolean,
  call: LogCall,
  unit: Unit,
): Finding {
  const expression = textOf(unit, node);
  const data = { expression: short(expression), why: WHY[origin] };
  return {
    check: CHECK,
    messageId: 'injection',
    message: fillMessage(NO_LOG_INJECTION_MESSAGES.injection, data),
    data,
    range: node.range,
    call,
    why: [{ code: `untrusted-${origin}`, text: WHY[origin], weight: 3, range: node.range }],
    confidence: origin === 'header' ? 0.6 : 0.8,
    expression,
    fix: quoted(node),
    alternatives: () => (isArgument && call.args[0] !== node ? [asField(node)] : []),
  };
}

const quoted = (node: Node): Fix => ({
  safety: 'suggest',
  title: 'Write it with JSON.stringify(), which escapes line breaks and control characters',
  edits: [{ range: node.range, text: ['JSON.stringify(', { range: node.range }, ')'] }],
  imports: [],
});

/** In an object, text is written with quotes and escapes. */
function asField(node: Node): Fix {
  const name = expressionName(node) ?? 'value';
  const short = node.type === 'Identifier' && (node as TSESTree.Identifier).name === name;
  return {
    safety: 'suggest',
    title: `Log it as the field ${name}`,
    edits: [{ range: node.range, text: [short ? '{ ' : `{ ${name}: `, { range: node.range }, ' }'] }],
    imports: [],
  };
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};
