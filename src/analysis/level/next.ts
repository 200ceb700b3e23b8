import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../types.ts';
import { isErrorName, nameOf } from './values.ts';

/** How many statements before and after a call are looked at. */
const REACH = 8;

/** What the code does around a call, in the same block: feature codes with their nodes. */
export function neighboursOf(node: Node): Map<string, Node> {
  const facts = new Map<string, Node>();
  const statement = statementOf(node);
  if (statement === null) {
    facts.set('at:expression', node);
    return facts;
  }
  const siblings = siblingsOf(statement);
  const index = siblings.indexOf(statement);
  if (siblings.length === 1) facts.set('at:only', statement);
  else if (index === 0) facts.set('at:first', statement);
  else if (index === siblings.length - 1) facts.set('at:last', statement);
  const last = Math.min(siblings.length - 1, index + REACH);
  for (let i = Math.max(0, index - REACH); i <= last; i++) {
    const answer = statusOf(siblings[i] as Node);
    if (answer !== null) facts.set(answer, siblings[i] as Node);
  }
  for (let i = index + 1; i <= last; i++) {
    const next = siblings[i] as Node;
    const code = leavingBy(next);
    if (code !== null) {
      facts.set(`before:${code}`, next);
      break;
    }
  }
  const nextOne = siblings[index + 1];
  const previous = siblings[index - 1];
  if ((nextOne && isLog(nextOne)) || (previous && isLog(previous))) {
    facts.set('at:among-logs', statement);
  }
  return facts;
}

function statementOf(node: Node): Node | null {
  let at = node.parent as Node | undefined;
  while (at && (at.type === 'ChainExpression' || at.type === 'AwaitExpression')) {
    at = at.parent as Node | undefined;
  }
  return at?.type === 'ExpressionStatement' ? at : null;
}

function siblingsOf(statement: Node): readonly Node[] {
  const parent = statement.parent as Node;
  if (parent.type === 'BlockStatement' || parent.type === 'Program') return parent.body as Node[];
  if (parent.type === 'SwitchCase') return parent.consequent as Node[];
  return [statement];
}

const callOf = (statement: Node): TSESTree.CallExpression | null => {
  let at: Node | null = null;
  if (statement.type === 'ReturnStatement') at = statement.argument as Node | null;
  else if (statement.type === 'ExpressionStatement') at = statement.expression as Node;
  if (at?.type === 'AwaitExpression') at = at.argument as Node;
  return at?.type === 'CallExpression' ? at : null;
};

function isLog(statement: Node): boolean {
  const call = callOf(statement);
  return (
    call?.callee.type === 'MemberExpression' &&
    call.callee.object.type === 'Identifier' &&
    call.callee.object.name === 'console'
  );
}

function leavingBy(statement: Node): string | null {
  switch (statement.type) {
    case 'ThrowStatement':
      return 'throw';
    case 'ContinueStatement':
      return 'continue';
    case 'BreakStatement':
      return 'break';
    case 'ReturnStatement':
      return leavingByReturn(statement);
    default:
      return leavingByCall(statement);
  }
}

function leavingByReturn(statement: TSESTree.ReturnStatement): string {
  const { argument } = statement;
  if (argument === null) return 'return';
  if (argument.type === 'Literal' && !argument.value) return 'return-nothing';
  if (argument.type === 'Identifier' && argument.name === 'undefined') return 'return-nothing';
  if (argument.type === 'ArrayExpression' && argument.elements.length === 0) {
    return 'return-nothing';
  }
  return leavingByCall(statement) ?? 'return-value';
}

/** `process.exit(1)`, `reject(err)`, `callback(err)`, `next(err)`. */
function leavingByCall(statement: Node): string | null {
  const call = callOf(statement);
  if (call === null) return null;
  const name = nameOf(call.callee as Node);
  const first = call.arguments[0];
  if (name === 'exit') {
    const zero = first === undefined || (first.type === 'Literal' && first.value === 0);
    return zero ? 'exit-0' : 'exit';
  }
  if (name === 'reject') return 'throw';
  if (first && (name === 'next' || name === 'callback' || name === 'cb' || name === 'done')) {
    const given = nameOf(first as Node);
    if (given !== null && isErrorName(given)) return 'throw';
    if (first.type === 'NewExpression') return 'throw';
  }
  return null;
}

/** An HTTP answer in this statement: `res.status(404).json(…)`, `res.sendStatus(500)`. */
function statusOf(statement: Node): string | null {
  let at: Node | null = callOf(statement);
  while (at?.type === 'CallExpression') {
    const name = nameOf(at.callee as Node);
    if (name === 'status' || name === 'sendStatus' || name === 'code' || name === 'writeHead') {
      const value = statusValue(at.arguments[0] as Node | undefined);
      if (value !== null) return value;
    }
    if (name === 'json') {
      const value = statusOption(at.arguments[1] as Node | undefined);
      if (value !== null) return value;
    }
    at = at.callee.type === 'MemberExpression' ? (at.callee.object as Node) : null;
  }
  return null;
}

function statusValue(node: Node | undefined): string | null {
  if (node?.type !== 'Literal' || typeof node.value !== 'number') return null;
  if (node.value >= 500) return 'answers:5xx';
  if (node.value >= 400) return 'answers:4xx';
  return 'answers:2xx';
}

function statusOption(node: Node | undefined): string | null {
  if (node?.type !== 'ObjectExpression') return null;
  for (const property of node.properties) {
    if (property.type === 'Property' && nameOf(property.key as Node) === 'status') {
      return statusValue(property.value as Node);
    }
  }
  return null;
}
