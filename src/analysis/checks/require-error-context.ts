import { isFunction, textOf, unwrap } from '../ast.ts';
import { bindingName, bindEdits } from '../failure/bind.ts';
import { contextFor, tellsWhich, type ContextField } from '../failure/context.ts';
import { isLastResort } from '../failure/handler-role.ts';
import { findFailures, type Failure, type Report } from '../failure/index.ts';
import { joinError, joinFields, replaceError, type Join } from '../failure/join.ts';
import { dialectOf, isPublished, styleOf, type CallStyle } from '../failure/logger-style.ts';
import type { ErrorUse } from '../failure/uses.ts';
import { wordsIn } from '../failure/words.ts';
import { lookup } from '../scope.ts';
import { fillMessage } from '../messages.ts';
import type { FileKeep, Settings } from '../settings.ts';
import type { Finding, Fix, LogCall, Node, Unit } from '../types.ts';

const CHECK = 'require-error-context';

/** What the check says, by message id. */
export const REQUIRE_ERROR_CONTEXT_MESSAGES = {
  missingException: 'Log the exception itself{{name}}: {{why}}.',
  missingContext: 'Say what failed: log {{fields}} with the exception.',
  logAndRethrow: 'Log {{name}} or throw it: whoever catches it logs it again.',
  loggedTwice: 'Log {{name}} once: line {{line}} logs it already.',
} as const;

type MessageId = keyof typeof REQUIRE_ERROR_CONTEXT_MESSAGES;
type Said = Pick<Finding, 'check' | 'messageId' | 'message' | 'data'>;

function say(messageId: MessageId, data: Readonly<Record<string, string>>): Said {
  const message = fillMessage(REQUIRE_ERROR_CONTEXT_MESSAGES[messageId], data);
  return { check: CHECK, messageId, message, data };
}

const WHY: Readonly<Record<string, string>> = {
  absent: 'the report says nothing of it',
  'message-only': 'the message alone says not where it happened',
  'stack-only': 'its stack is only a text',
  interpolated: 'in a text its stack is lost',
  stringified: 'as a text its stack is lost',
  'picked-apart': 'some of its fields are not all of it',
  'wrong-variable': 'the one in the call is another',
  dropped: 'the logger prints nothing that follows the message',
};

const SILENT_ROLES = new Set(['test', 'generated', 'minified', 'vendored', 'declaration', 'config']);

const none = (): readonly Fix[] => [];

/**
 * Reports of failures that lose the exception, that don't say whom or what they are about, or
 * that are written more than once.
 */
export function checkRequireErrorContext(unit: Unit, settings: Settings): Finding[] {
  const { keep } = settings.facts;
  if (keep && SILENT_ROLES.has(keep.role) && keep.program !== 'asserted') return [];
  const takesStack = (call: LogCall): boolean => {
    const dialect = dialectOf(call, unit, settings);
    return dialect === null || dialect.name === 'nest' || !isPublished(dialect);
  };
  const { failures, reports } = findFailures(unit, takesStack, settings.types);
  const calls = reports.map((r) => r.call);
  const first = new Map<Report, Finding>();
  const findings = failures
    .filter((failure) => !isKept(failure.report, keep) && !isNoException(failure, settings) &&
      !isAllThatFits(failure, calls, unit, settings))
    .flatMap((failure) => {
      const found = findingsOf(failure, calls, unit, settings);
      first.set(failure.report, found.find(({ fix }) => fix !== null) ?? found[0]!);
      const earlier = failure.type === 'missing' && failure.earlier ? first.get(failure.earlier) : null;
      return earlier?.fix ? found.map((finding) => ({ ...finding, mendedBy: earlier })) : found;
    })
    .map((finding) => (isAsserted(finding.call, keep) ? { ...finding, fix: null, kept: keep!.reason } : finding));
  const spoken = new Set(failures.map((f) => f.report));
  for (const report of reports) {
    if (spoken.has(report) || isKept(report, keep) || isAsserted(report.call, keep)) continue;
    findings.push(...wholeFindings(report, calls, unit, settings));
  }
  return findings.sort((a, b) => a.range[0] - b.range[0]);
}

/**
 * What a command-line program prints is for its user, but for what nobody caught and for what goes
 * to standard error where standard output is a protocol.
 */
function isKept({ call, handler }: Report, keep: FileKeep | null): boolean {
  if (call.api !== 'console' || keep === null || keep.role === 'script') return false;
  if (keep.program === 'asserted') return false;
  if (keep.program === 'protocol' && /^(error|warn)$/.test(call.method)) return false;
  return !(isFunction(handler?.node) && isLastResort(handler.node));
}

/** The compiler knows better than the name: what is called an error is a text, or a state. */
function isNoException({ error }: Failure, { types }: Settings): boolean {
  const name = error && error.path === '' ? error.root.defs[0]?.name : undefined;
  return name !== undefined && types?.at(name.range)?.exception === false;
}

/** The stack is in the text, and the logger takes nothing else. */
const isAllThatFits = (
  { report: { call }, uses }: Failure, calls: readonly LogCall[], unit: Unit, settings: Settings,
): boolean =>
  uses.some(({ how }) => how === 'stack-only') && styleOf(call, calls, unit, settings).known === 'text';

/** A test that expects this line to be printed as it is would fail. */
const isAsserted = (call: LogCall | null, keep: FileKeep | null): boolean =>
  call?.api === 'console' && keep?.program === 'asserted';

function findingsOf(
  failure: Failure,
  calls: readonly LogCall[],
  unit: Unit,
  settings: Settings,
): Finding[] {
  if (failure.type === 'missing') return missing(failure, calls, unit, settings);
  const { report: { call }, error, earlier } = failure;
  const name = error ? error.root.name + error.path : 'the exception';
  const line = earlier ? String(unit.text.slice(0, earlier.call.node.range[0]).split('\n').length) : '';
  const messageId = failure.type === 'twice' ? 'loggedTwice' : 'logAndRethrow';
  return [{
    ...say(messageId, failure.type === 'twice' ? { name, line } : { name }),
    range: call.node.range,
    call,
    why: [{ code: failure.type, text: 'one failure, one report', weight: 1 }],
    confidence: 0.8,
    fix: null,
    alternatives: none,
  }];
}

function missing(
  failure: Failure,
  calls: readonly LogCall[],
  unit: Unit,
  settings: Settings,
): Finding[] {
  const { report: { call, handler }, how, uses, error, earlier } = failure;
  const style = missingStyle(styleOf(call, calls, unit, settings), call, unit);
  const name = errorText(failure, unit) ?? (handler && !error ? bindingName(handler, unit) : null);
  const binds = handler && !error && name ? bindEdits(handler, name, unit) : [];
  const isOther = how === 'wrong-variable' && uses.length > 0;
  const join = earlier || name === null || binds === null || style.known === 'text' ? null
    : isOther ? replaceError(uses[0]!, name) : joinError(call, name, uses, style, unit);
  const why = WHY[how!]!;
  const finding: Finding = {
    ...say('missingException', { name: name === null ? '' : ` (${name})`, why, how: how! }),
    range: call.node.range,
    call,
    why: [{ code: how!, text: why, weight: 1, ...(uses[0] ? { range: uses[0].node.range } : {}) }],
    confidence: how === 'absent' ? 0.9 : 0.97,
    ...(uses[0] ? { expression: textOf(unit, uses[0].node) } : {}),
    fix: join && {
      safety: style.known === 'guessed' || isOther ? 'suggest' : 'safe',
      title: `Log ${name} with its stack`,
      edits: [...binds!, ...join.edits],
      imports: [],
    },
    alternatives: none,
    ...(isOther ? { look: `that ${name} was meant, not the exception around it` }
      : style.known === 'guessed' ? { look: 'that the logger prints an Error with its stack' } : {}),
  };
  const context = join && fieldsFinding(call, join, contextOf(call, style, unit), finding);
  if (!context) return [finding];
  return join.first ? [context, finding] : [finding, context];
}

/** winston takes an exception after the message, and prints it, where no fields stand beside it. */
function missingStyle(style: CallStyle, call: LogCall, unit: Unit): CallStyle {
  if (!style.value || contextOf(call, style, unit).length > 0) return style;
  const hasFields = call.args.some((arg) => unwrap(arg as Node).type === 'ObjectExpression');
  return hasFields ? style : { ...style, place: 'argument', nested: false };
}

/** Source text of the exception at the call; `null` where no name reaches it there. */
function errorText({ how, error, uses, report }: Failure, unit: Unit): string | null {
  const base = how === 'wrong-variable' ? null : uses.find((use) => use.base !== null)?.base;
  if (error?.list) return null;
  if (base) return textOf(unit, base);
  if (!error) return null;
  const reached = lookup(unit, report.call.node, error.root.name) === error.root;
  return reached ? error.root.name + error.path : null;
}

/** Only a logger that is known takes fields. */
const contextOf = (call: LogCall, style: CallStyle, unit: Unit): ContextField[] =>
  style.known === 'dialect' && !tellsWhich(call, unit) ? contextFor(call, unit) : [];

function fieldsFinding(
  call: LogCall,
  join: Join,
  fields: readonly ContextField[],
  after: Finding,
): Finding | null {
  if (fields.length === 0 || join.fields === null) return null;
  const text = fields.map((f) => f.text).join(', ');
  return { ...contextSaid(call, fields), fix: contextFix(fields, join.fields(text)), after: [after] };
}

const contextSaid = (call: LogCall, fields: readonly ContextField[]): Finding => ({
  ...say('missingContext', { fields: fields.map((f) => f.name).join(', ') }),
  range: call.node.range,
  call,
  why: [{ code: 'ids-in-scope', text: 'they are in scope and say what failed', weight: 1 }],
  confidence: 0.7,
  fix: null,
  alternatives: none,
});

const contextFix = (fields: readonly ContextField[], edits: Fix['edits']): Fix => ({
  safety: 'suggest',
  title: `Log ${fields.map((f) => f.name).join(', ')} too`,
  edits,
  imports: [],
});

/** What is wrong with a report that mentions its exception whole. */
function wholeFindings(
  report: Report,
  calls: readonly LogCall[],
  unit: Unit,
  settings: Settings,
): Finding[] {
  const { call, mentions } = report;
  const use = mentions.length === 1 ? mentions[0]!.uses.find((u) => u.how === 'whole') : null;
  if (!use?.base) return [];
  const style = styleOf(call, calls, unit, settings);
  if (style.known === 'dialect' && isDropped(call, use, style)) {
    const { error } = mentions[0]!;
    const uses = [{ ...use, how: 'stringified' as const }];
    const failure = { type: 'missing', report, how: 'dropped', error, uses, earlier: null } as const;
    return missing(failure, calls, unit, settings);
  }
  const context = contextFinding(report, use, style, unit);
  return context ? [context] : [];
}

/** pino prints nothing that follows a message without placeholders. */
function isDropped(call: LogCall, { node }: ErrorUse, style: CallStyle): boolean {
  const [first, second, ...more] = call.args.map((arg) => unwrap(arg as Node));
  return style.place === 'fields-first' && second === node && more.length === 0 &&
    first !== undefined && /^(Literal|TemplateLiteral)$/.test(first.type) && !wordsIn(call).includes('%');
}

/** A report that has its exception and nothing that says what it is about. */
function contextFinding(
  { call, handler }: Report,
  error: ErrorUse,
  style: CallStyle,
  unit: Unit,
): Finding | null {
  if (!error.base || !handler || (call.level !== 'error' && call.level !== 'fatal')) return null;
  const fields = contextOf(call, style, unit);
  const join = fields.length > 0 ? joinFields(call, error.base, style, unit) : null;
  if (!join) return null;
  const edits = join(fields.map((f) => f.text).join(', '));
  return { ...contextSaid(call, fields), fix: contextFix(fields, edits) };
}
