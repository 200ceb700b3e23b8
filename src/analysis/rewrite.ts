import type { TSESTree } from '@typescript-eslint/utils';
import { argumentFacts, isPure } from './arguments.ts';
import { argumentsStart, hasComment, isStatement, outermost, staticString, unwrap } from './ast.ts';
import type { LoggerBinding } from './binding.ts';
import type { Edit, Level, LogCall, Node, Piece, Range, Unit } from './types.ts';

/** What becomes of a console call: edits, or the reason why it stays. */
export type Rewrite =
  | { readonly edits: readonly Edit[]; readonly look?: string; readonly usesLogger: boolean }
  | { readonly kept: string };

const PLAIN = new Set(['log', 'debug', 'info', 'warn', 'error', 'exception', 'dirxml']);

const KEPT_METHODS: Readonly<Record<string, string>> = {
  time: 'measures time: no logger has it; measure with performance.now() and log the duration',
  timeEnd: 'measures time: no logger has it; measure with performance.now() and log the duration',
  timeLog: 'measures time: no logger has it; measure with performance.now() and log the duration',
  count: 'counts calls: a metric counter does that, a log line does not',
  countReset: 'counts calls: a metric counter does that, a log line does not',
  clear: 'clears the screen: not a log line',
  profile: 'drives the profiler: not a log line',
  profileEnd: 'drives the profiler: not a log line',
  timeStamp: 'drives the profiler: not a log line',
};

/** Rewrites one console call at a level. */
export function rewriteConsole(
  call: LogCall,
  level: Level,
  binding: LoggerBinding,
  unit: Unit,
): Rewrite {
  if (call.form === 'dynamic') return rewriteDynamic(call, binding, unit);
  const { method } = call;
  const kept = KEPT_METHODS[method];
  if (kept !== undefined) return { kept: `console.${method} ${kept}` };
  if (/^group/.test(method)) return rewriteGroup(call, level, binding, unit);
  if (call.form === 'value') return rewriteValue(call, level, binding, unit);
  if (call.form === 'bound') return rewriteBound(call, level, binding, unit);
  if (PLAIN.has(method)) return plain(call, level, binding, unit);
  if (method === 'trace') return rewriteTrace(call, level, binding, unit);
  if (method === 'assert') return rewriteAssert(call, level, binding, unit);
  if (method === 'table' || method === 'dir') return rewriteDump(call, level, binding, unit);
  return { kept: `console.${method} is not a method that writes a log line` };
}

const used = (edits: Edit[], look?: string): Rewrite => ({
  edits,
  usesLogger: true,
  ...(look === undefined ? {} : { look }),
});

function plain(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  const callee = calleeEdits(call, binding.dialect.method(level), binding.local, unit);
  if ('kept' in callee) return callee;
  const args = argumentEdits(call, binding, unit);
  return args === null ? { kept: cannotArrange(binding) } : used([...callee.edits, ...args]);
}

const cannotArrange = (binding: LoggerBinding): string =>
  `no arrangement of these arguments makes ${binding.dialect.name} print all of them`;

/** `console.log` → `logger.debug`, with whatever stands between the two names left alone. */
function calleeEdits(
  call: LogCall,
  method: string,
  local: string,
  unit: Unit,
): { edits: Edit[] } | { kept: string } {
  const callee = unwrap(call.callee);
  const edits: Edit[] = [];
  if (callee.type === 'MemberExpression') {
    const { text } = unit;
    const property = callee.property;
    let at = callee.object.range[1];
    let objectEnd = at;
    for (; at < property.range[0]; at++) {
      const comment = text[at] === '/' && unit.comments.find((c) => c.range[0] === at);
      if (comment) at = comment.range[1] - 1;
      else if (text[at] === ')') objectEnd = at + 1;
      else if (text[at] === '.' || text[at] === '[' || text.startsWith('?.', at)) break;
    }
    if (hasComment(unit, [callee.range[0], objectEnd])) {
      return { kept: 'a comment stands inside the name of the call' };
    }
    edits.push({ range: [callee.range[0], objectEnd], text: local });
    if (text.startsWith('?.', at)) {
      edits.push({ range: [at, at + 2], text: callee.computed ? '' : '.' });
    }
    const [start, end] = property.range;
    const inner: Range = callee.computed ? [start + 1, end - 1] : [start, end];
    edits.push({ range: inner, text: method });
  } else {
    edits.push({ range: callee.range, text: `${local}.${method}` });
  }
  edits.push(...optionalCallEdits(call, unit));
  return { edits };
}

/** `console.log?.(x)`: the logger's method is always there. */
function optionalCallEdits(call: LogCall, unit: Unit): Edit[] {
  const { node } = call;
  if (node.type !== 'CallExpression' || !node.optional) return [];
  const open = argumentsStart(unit, node) - 1;
  const at = unit.text.lastIndexOf('?.', open);
  return at >= node.callee.range[1] ? [{ range: [at, at + 2], text: '' }] : [];
}

/** The arguments in the dialect's own order; `null` when no order prints them all. */
function argumentEdits(
  call: LogCall,
  binding: LoggerBinding,
  unit: Unit,
  extra: readonly string[] = [],
): Edit[] | null {
  const { args } = call;
  const facts = args.map((arg) => argumentFacts(arg as Node));
  const arrangement = binding.dialect.arrange(facts);
  if (arrangement === false) return null;
  const tail = extra.join(', ');
  if (arrangement === null) {
    if (tail === '') return [];
    const last = args.at(-1);
    const at = last ? last.range[1] : argumentsStart(unit, call.node as TSESTree.CallExpression);
    return [{ range: [at, at], text: last ? `, ${tail}` : tail }];
  }
  const pieces: Piece[] = arrangement.map((piece) =>
    typeof piece === 'string' ? piece : { range: args[piece]!.range },
  );
  if (tail !== '') pieces.push(`, ${tail}`);
  const range: Range = [args[0]!.range[0], args.at(-1)!.range[1]];
  return [{ range, text: pieces }];
}

/** `console.trace` prints a stack; an Error made on the spot carries it. */
function rewriteTrace(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  const callee = calleeEdits(call, binding.dialect.method(level), binding.local, unit);
  if ('kept' in callee) return callee;
  const args = argumentEdits(call, binding, unit, ["new Error('Trace')"]);
  if (args === null) return { kept: cannotArrange(binding) };
  return used([...callee.edits, ...args], 'the stack is made by new Error(), even when the level is off');
}

/** `console.table(rows)`, `console.dir(value, options)` */
function rewriteDump(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  const [value, options] = call.args;
  const simple = plain(call, level, binding, unit);
  if ('kept' in simple || options === undefined) return simple;
  if (call.method === 'table') {
    return { kept: 'console.table prints only the named columns: name the fields to log' };
  }
  if (!isPure(options as Node) || call.args.length > 2 || value === undefined) {
    return { kept: 'the options of console.dir are computed: drop them by hand' };
  }
  const cut: Edit = { range: [value.range[1], options.range[1]], text: '' };
  return used([...simple.edits, cut]);
}

/** `console.assert(ok, …)` writes only when `ok` is false. */
function rewriteAssert(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  const [condition, ...rest] = call.args;
  const statement = outermost(call.node).parent;
  const block = statement?.parent?.type;
  if (statement?.type !== 'ExpressionStatement' || !/^(Program|BlockStatement|StaticBlock)$/.test(block ?? '')) {
    return { kept: 'console.assert is part of an expression: write the condition by hand' };
  }
  if (!condition || condition.type === 'SpreadElement' || !rest.every((a) => isPure(a as Node))) {
    return { kept: 'console.assert evaluates arguments that do something: rewrite it by hand' };
  }
  if (hasComment(unit, [call.node.range[0], condition.range[0]])) {
    return { kept: 'a comment stands inside the call' };
  }
  const method = `${binding.local}.${binding.dialect.method(level)}`;
  const message = rest.length > 0 ? [] : ["'Assertion failed'"];
  const from = rest[0]?.range[0] ?? condition.range[1];
  const start: Edit = { range: [call.node.range[0], condition.range[0]], text: 'if (!(' };
  const middle: Edit = { range: [condition.range[1], from], text: `)) ${method}(${message.join('')}` };
  const look = 'console.assert became an if: the arguments are evaluated only when it fails';
  return used([start, middle], look);
}

/** A label becomes a line of its own; the end of a group goes. */
function rewriteGroup(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  if (call.form !== 'call' || !isStatement(call.node)) {
    return { kept: `console.${call.method} is handed on: a logger has no groups` };
  }
  const look = 'the lines of the group are no longer indented';
  if (call.method !== 'groupEnd' && call.args.length > 0) {
    const rewritten = plain(call, level, binding, unit);
    return 'kept' in rewritten ? rewritten : { ...rewritten, look };
  }
  if (call.args.some((arg) => !isPure(arg as Node))) {
    return { kept: 'the arguments of console.groupEnd do something' };
  }
  const edit = removeStatement(outermost(call.node).parent!, unit);
  return edit ? { edits: [edit], look, usesLogger: false } : { kept: 'the only statement of its branch' };
}

const CONTINUES = /[([`/+\-*,.]/;

/** Cuts a statement, with its line where nothing else stands on it. */
export function removeStatement(statement: Node, unit: Unit): Edit | null {
  const block = statement.parent?.type;
  if (!/^(Program|BlockStatement|StaticBlock|SwitchCase)$/.test(block ?? '')) return null;
  const { text } = unit;
  const [start, end] = statement.range;
  const next = /^\s*(.)/.exec(text.slice(end))?.[1] ?? '';
  if (CONTINUES.test(next) && next !== '/') return { range: [start, end], text: ';' };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const tail = /^[ \t]*(\r?\n|$)/.exec(text.slice(end));
  if (tail && /^[ \t]*$/.test(text.slice(lineStart, start))) {
    return { range: [lineStart, end + tail[0].length], text: '' };
  }
  return { range: [start, end], text: '' };
}

/** `.catch(console.error)`: the method itself, or a function around it where it needs `this`. */
function rewriteValue(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  if (!PLAIN.has(call.method)) {
    return { kept: `console.${call.method} is handed on as a value: no logger has it` };
  }
  const name = `${binding.local}.${binding.dialect.method(level)}`;
  const typed = /\.[cm]?tsx?$/.test(unit.filename) ? ': unknown[]' : '';
  const detached = binding.dialect.detachable || binding.dialect.arrange([{
    kind: 'spread', pure: false, text: null, name: null,
  }]) === false;
  if (!binding.dialect.detachable && detached) return { kept: cannotArrange(binding) };
  const parent = call.node.parent;
  const shorthand = parent?.type === 'Property' && parent.shorthand && parent.value === call.node;
  const text = binding.dialect.detachable ? name : `(...args${typed}) => ${name}(...args)`;
  if (hasComment(unit, call.node.range)) return { kept: 'a comment stands inside the name' };
  if (shorthand) {
    const key = unit.text.slice(...call.node.range);
    return used([{ range: call.node.range, text: `${key}: ${text}` }]);
  }
  const needsParens = !binding.dialect.detachable && /^(Logical|Conditional|Binary|Member|Call)/.test(parent?.type ?? '') &&
    !(parent?.type === 'CallExpression' && (parent.arguments as Node[]).includes(call.node));
  return used([{ range: call.node.range, text: needsParens ? `(${text})` : text }]);
}

/** `console.log.bind(console, 'x')` → `logger.debug.bind(logger, 'x')` */
function rewriteBound(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  if (!PLAIN.has(call.method)) {
    return { kept: `console.${call.method} is handed on as a value: no logger has it` };
  }
  const member = call.callee;
  const callee = calleeEdits({ ...call, node: member }, binding.dialect.method(level), binding.local, unit);
  if ('kept' in callee) return callee;
  const [receiver] = call.args;
  if (receiver === undefined) return used(callee.edits);
  const text = unit.text.slice(...receiver.range);
  if (/(^|\.)console$/.test(text) || text === call.alias?.name) {
    return used([...callee.edits, { range: receiver.range, text: binding.local }]);
  }
  if (/^(null|undefined|this|void 0)$/.test(text)) {
    return used([...callee.edits, { range: receiver.range, text: binding.local }]);
  }
  return { kept: 'the console method is bound to something else than the console' };
}

const DYNAMIC_LEVEL: Readonly<Record<string, Level>> = {
  log: 'info', info: 'info', debug: 'debug', warn: 'warn', error: 'error',
};

/** `console[ok ? 'info' : 'warn'](x)`: right where every method that it can name is known. */
function rewriteDynamic(call: LogCall, binding: LoggerBinding, unit: Unit): Rewrite {
  const member = unwrap(call.callee);
  if (member.type !== 'MemberExpression') return { kept: 'the method is only known at run time' };
  const literals = namesIn(unwrap(member.property));
  const levels = literals?.map((l) => DYNAMIC_LEVEL[staticString(l) ?? '']);
  if (!literals || !levels || levels.some((l) => l === undefined) || call.form !== 'dynamic') {
    return { kept: 'the method is only known at run time: choose the level by hand' };
  }
  if (hasComment(unit, [member.range[0], member.property.range[0]])) {
    return { kept: 'a comment stands inside the name of the call' };
  }
  const between = unit.text.slice(member.object.range[1], member.property.range[0]);
  const open = member.range[0];
  const edits: Edit[] = [
    { range: [open, member.property.range[0]], text: `${binding.local}[${between.slice(between.indexOf('[') + 1)}` },
    ...literals.map((literal, i) => ({
      range: [literal.range[0] + 1, literal.range[1] - 1] as const,
      text: binding.dialect.method(levels[i]!),
    })),
  ];
  const args = argumentEdits(call, binding, unit);
  return args === null ? { kept: cannotArrange(binding) } : used([...edits, ...args]);
}

/** The strings that an expression can be; `null` when it can be anything else. */
function namesIn(node: Node): Node[] | null {
  if (staticString(node) !== null) return [node];
  if (node.type !== 'ConditionalExpression') return null;
  const yes = namesIn(unwrap(node.consequent));
  const no = namesIn(unwrap(node.alternate));
  return yes && no ? [...yes, ...no] : null;
}
