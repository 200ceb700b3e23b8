import type { Level } from '../../loggers/levels.ts';
import { findLabel } from '../label.ts';
import type { LevelDecision, LevelPolicy, LogCall, Node, Reason, Unit } from '../types.ts';

const ERROR_NAME = /^(?:e|err|error|ex|exception|\w+Err|\w+Error)$/;

const METHODS: Readonly<Record<string, readonly [Level, number]>> = {
  trace: ['trace', 0.9],
  debug: ['debug', 0.95],
  info: ['info', 0.9],
  warn: ['warn', 0.91],
  error: ['error', 0.91],
  fatal: ['fatal', 0.95],
  assert: ['error', 0.8],
  table: ['debug', 0.8],
  dir: ['debug', 0.8],
};

const isError = (node: Node): boolean =>
  (node.type === 'Identifier' && ERROR_NAME.test(node.name)) ||
  (node.type === 'MemberExpression' && isError(node.object));

/** Which level a call deserves, and why. */
export function inferLevel(call: LogCall, unit: Unit, policy: LevelPolicy): LevelDecision {
  const label = findLabel(call, unit);
  if (label !== null) {
    const text = `the message is labelled ${label.text}`;
    return decide(label.level, 0.97, { code: 'label', text, weight: 5, range: label.range });
  }
  const byMethod = METHODS[call.method];
  if (byMethod !== undefined) {
    const text = `it is written with ${call.method}`;
    return decide(byMethod[0], byMethod[1], { code: `method:${call.method}`, text, weight: 3 });
  }
  const error = call.args.find((arg) => isError(arg as Node));
  if (error !== undefined) {
    const text = 'the argument is an Error';
    return decide('error', 0.9, { code: 'error-argument', text, weight: 3, range: error.range });
  }
  const level = policy.defaultLevel ?? 'info';
  const text = 'nothing in the call says otherwise';
  return decide(level, 0.6, { code: 'default', text, weight: 1 });
}

function decide(level: Level, confidence: number, reason: Reason): LevelDecision {
  return { level, confidence, reasons: [reason], alternatives: [] };
}
