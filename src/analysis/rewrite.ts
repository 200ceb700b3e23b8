import { isPure } from './arguments.ts';
import {
  arrangeArguments, cannotArrange, newErrorSlot, slotsOf, spansOf, type Arranged,
} from './arrange.ts';
import { argumentsStart, hasComment, isStatement, outermost, quoteOf, staticString, unwrap } from './ast.ts';
import type { LoggerBinding } from './binding.ts';
import { givesNothing, isOperand, isRead } from './given-back.ts';
import { takesAnything, valueText } from './value-call.ts';
import type { Edit, Level, LogCall, Node, Range, Unit } from './types.ts';

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
  const rewrite = rewriteForm(call, level, binding, unit);
  const gives = binding.dialect.chains && /^(call|dynamic)$/.test(call.form) && isRead(call.node);
  if ('kept' in rewrite || !gives) return rewrite;
  return { ...rewrite, edits: givesNothing(call.node, rewrite.edits, unit) };
}

function rewriteForm(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  if (call.form === 'dynamic') return rewriteDynamic(call, binding, unit);
  const { method } = call;
  const kept = Object.hasOwn(KEPT_METHODS, method) ? KEPT_METHODS[method] : undefined;
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
  return joined(callee.edits, arrangeArguments(call, binding, unit, undefined, level));
}

/** Edits of the name and of the arguments, as one rewrite. */
function joined(callee: readonly Edit[], args: Arranged, look?: string): Rewrite {
  if ('kept' in args) return args;
  const looks = [look, args.look].filter((l) => l !== undefined);
  return used([...callee, ...args.edits], looks.length > 0 ? looks.join('; ') : undefined);
}

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

/** `console.trace` prints a stack; an Error made on the spot carries it. */
function rewriteTrace(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  const callee = calleeEdits(call, binding.dialect.method(level), binding.local, unit);
  if ('kept' in callee) return callee;
  const slots = [...slotsOf(call, unit), newErrorSlot(call.node.range[1], unit)];
  const look = 'the stack is made by new Error(), even when the level is off';
  return joined(callee.edits, arrangeArguments(call, binding, unit, slots, level), look);
}

/** `console.table(rows)`, `console.dir(value, options)` */
function rewriteDump(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  const [value, options] = call.args;
  if (options === undefined || value === undefined) return plain(call, level, binding, unit);
  if (call.method === 'table') {
    return { kept: 'console.table prints only the named columns: name the fields to log' };
  }
  if (!isPure(options as Node) || call.args.length > 2) {
    return { kept: 'the options of console.dir are computed: drop them by hand' };
  }
  const simple = plain({ ...call, args: [value] }, level, binding, unit);
  if ('kept' in simple) return simple;
  const [kept, dropped] = spansOf(call, unit);
  const cut: Edit = { range: [kept![1], dropped![1]], text: '' };
  if (hasComment(unit, cut.range)) return { kept: 'a comment stands between the arguments' };
  return { ...simple, edits: [...simple.edits, cut] };
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
  const method = `${binding.local}.${binding.dialect.method(level)}`;
  const spans = spansOf(call, unit);
  const [from, to] = spans[0]!;
  const next = spans[1]?.[0] ?? to;
  if (hasComment(unit, [call.node.range[0], from]) || hasComment(unit, [to, next])) {
    return { kept: 'a comment stands inside the call' };
  }
  const start: Edit = { range: [call.node.range[0], from], text: 'if (!(' };
  const look = 'console.assert became an if: the arguments are evaluated only when it fails';
  if (rest.length === 0) {
    const message = assertionMessage(binding, unit);
    if (message === null) return { kept: cannotArrange(binding) };
    const end: Edit = { range: [to, to], text: `)) ${method}(${message}` };
    return used([start, end], look);
  }
  const middle: Edit = { range: [to, next], text: `)) ${method}(` };
  const args = arrangeArguments({ ...call, args: rest }, binding, unit, undefined, level);
  if (!('kept' in args) && args.edits.some((e) => e.range[0] < next)) return { kept: cannotArrange(binding) };
  return joined([start, middle], args, look);
}

/** What an assertion without a message says. */
function assertionMessage({ dialect, origin }: LoggerBinding, unit: Unit): string | null {
  const text = `${quoteOf(unit)}Assertion failed${quoteOf(unit)}`;
  if (dialect.origin === undefined || origin === undefined) return text;
  return dialect.origin === 'first' ? `${origin}, ${text}` : `${text}, ${origin}`;
}

/** A label becomes a line of its own; the end of a group goes. */
function rewriteGroup(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  if (call.form !== 'call' || !isStatement(call.node)) {
    return { kept: `console.${call.method} is handed on: a logger has no groups` };
  }
  const look = 'the lines of the group are no longer indented';
  if (call.method !== 'groupEnd' && call.args.length > 0) {
    const rewritten = plain(call, level, binding, unit);
    if ('kept' in rewritten) return rewritten;
    return { ...rewritten, look: [look, rewritten.look].filter((l) => l !== undefined).join('; ') };
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
  // What a cast says of the function goes on to hold.
  const named = unwrap(call.node);
  if (hasComment(unit, named.range)) return { kept: 'a comment stands inside the name' };
  const value = valueText(call, level, binding, unit);
  if (value === null) return { kept: cannotArrange(binding) };
  const parent = call.node.parent;
  if (parent?.type === 'Property' && parent.shorthand && parent.value === call.node) {
    const key = unit.text.slice(...call.node.range);
    return used([{ range: call.node.range, text: `${key}: ${value.text}` }]);
  }
  const needsParens = value.wrapped && (isOperand(call.node) || /^TS/.test(named.parent?.type ?? '') ||
    /^(Logical|Conditional|Binary|Unary|Await)/.test(parent?.type ?? ''));
  return used([{ range: named.range, text: needsParens ? `(${value.text})` : value.text }]);
}

/** `console.log.bind(console, 'x')` → `logger.debug.bind(logger, 'x')` */
function rewriteBound(call: LogCall, level: Level, binding: LoggerBinding, unit: Unit): Rewrite {
  if (!PLAIN.has(call.method)) {
    return { kept: `console.${call.method} is handed on as a value: no logger has it` };
  }
  if (!takesAnything(binding, unit)) return { kept: cannotArrange(binding) };
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
  return joined(edits, arrangeArguments(call, binding, unit));
}

/** The strings that an expression can be; `null` when it can be anything else. */
function namesIn(node: Node): Node[] | null {
  if (staticString(node) !== null) return [node];
  if (node.type !== 'ConditionalExpression') return null;
  const yes = namesIn(unwrap(node.consequent));
  const no = namesIn(unwrap(node.alternate));
  return yes && no ? [...yes, ...no] : null;
}
