import { dialectOf } from '../failure/logger-style.ts';
import { findLogCalls, mayLog } from '../logger-calls.ts';
import { fillMessage } from '../messages.ts';
import type { FileKeep, Settings } from '../settings.ts';
import { structured } from '../structured/call.ts';
import type { Finding, LogCall, Unit } from '../types.ts';

const CHECK = 'prefer-structured';

/** What the check says, by message id. */
export const PREFER_STRUCTURED_MESSAGES = {
  structure: 'Log {{fields}} as fields beside a constant message: {{message}}.',
} as const;

/** Files that never log for an operator, and the logger itself. */
const NEVER: ReadonlySet<FileKeep['role']> =
  new Set(['test', 'generated', 'minified', 'vendored', 'declaration', 'config', 'logger']);

/** Loggers that keep fields apart from their message. */
const KEEPS_FIELDS = /^(logfix|pino|bunyan|winston|logtape)$/;

/** Calls whose message holds values, so that no tool can group or search them. */
export function checkPreferStructured(unit: Unit, settings: Settings): Finding[] {
  const { keep } = settings.facts;
  if ((keep && NEVER.has(keep.role)) || !mayLog(unit.text)) return [];
  const calls = findLogCalls(unit, settings.types).filter(({ api, form, level, method }) =>
    api === 'logger' && form === 'call' && level !== null && !/^(log|child)$/.test(method));
  if (calls.length === 0) return [];
  void unit.ast;
  return calls.flatMap((call) => findingOf(call, unit, settings));
}

function findingOf(call: LogCall, unit: Unit, settings: Settings): Finding[] {
  const dialect = dialectOf(call, unit, settings);
  if (!dialect || !KEEPS_FIELDS.test(dialect.name)) return [];
  const change = structured(call, dialect, unit);
  if (!change) return [];
  const { edits, fields, message } = change;
  const data = { fields: fields.join(', '), message: JSON.stringify(message) };
  return [{
    check: CHECK,
    messageId: 'structure',
    message: fillMessage(PREFER_STRUCTURED_MESSAGES.structure, data),
    data,
    range: call.node.range,
    call,
    why: [{ code: 'values-in-text', text: 'every value makes another message of it', weight: 2 }],
    confidence: 0.8,
    fix: { safety: 'suggest', title: `Log ${data.fields} as fields`, edits, imports: [] },
    alternatives: () => [],
  }];
}
