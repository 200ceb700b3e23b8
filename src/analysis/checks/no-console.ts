import { LEVELS } from '../../loggers/levels.ts';
import { fittingEdits } from '../arrange.ts';
import { awaitedLogger, bindLogger, type LoggerBinding } from '../binding.ts';
import { findConsoleUses, type ConsoleUses, type OtherUse } from '../console-uses.ts';
import { findLabel } from '../label.ts';
import { inferLevel } from '../level/index.ts';
import { fillMessage, MISSING_IMPORT } from '../messages.ts';
import { ownLoggerReason } from '../own-logger.ts';
import { prefixEdits } from '../prefix.ts';
import { removeAlias } from '../remove-alias.ts';
import { rewriteConsole, type Rewrite } from '../rewrite.ts';
import { findStreamWrites, rewriteStream } from '../streams.ts';
import type { Settings } from '../settings.ts';
import type { Finding, Fix, Level, LevelDecision, LogCall, Range, Unit } from '../types.ts';

const CHECK = 'no-console';

/** What the check says, by message id. */
export const NO_CONSOLE_MESSAGES = {
  useLogger: 'Log with {{instead}} instead of {{name}}: {{why}}.',
  remove: 'Remove {{name}}: {{why}}.',
  manual: 'Replace {{name}} by hand: {{reason}}.',
  kept: '{{name}} stays: {{reason}}.',
  alias: 'Remove {{name}}, a name of the console: its calls go to the logger.',
  missingImport: MISSING_IMPORT,
} as const;

type MessageId = keyof typeof NO_CONSOLE_MESSAGES;
type Said = Pick<Finding, 'check' | 'messageId' | 'message' | 'data'>;

function say(messageId: MessageId, data: Readonly<Record<string, string>>): Said {
  return { check: CHECK, messageId, message: fillMessage(NO_CONSOLE_MESSAGES[messageId], data), data };
}

const none = (): readonly Fix[] => [];

/**
 * Every call of the console (and, on servers, every write to a standard stream), with the level
 * that it deserves, and the edits that make it a call of the logger or the reason why it stays.
 */
export function checkNoConsole(unit: Unit, settings: Settings): Finding[] {
  const uses = findConsoleUses(unit);
  const streams = settings.facts.server && !settings.facts.keep ? findStreamWrites(unit) : [];
  const calls = streams.length === 0 ? uses.calls
    : [...uses.calls, ...streams].sort((a, b) => a.node.range[0] - b.node.range[0]);
  const awaited = awaitedFindings(unit, settings);
  if (calls.length + uses.others.length + uses.aliases.length === 0) return awaited;
  const reasons = calls.map((call) => keepReason(call, unit, uses, settings));
  const open = calls.filter((_, i) => reasons[i] === null);
  const bindingAt = bindLogger(unit, settings.logger, open.map((call) => call.node));
  const findings = calls.map((call, i): Finding => {
    const reason = reasons[i];
    if (reason) return keptFinding(call, reason.text, reason.byHand ? 'manual' : 'kept', unit);
    const binding = bindingAt(call.node);
    return 'kept' in binding
      ? keptFinding(call, binding.kept, 'manual', unit)
      : openFinding(call, binding, unit, settings);
  });
  findings.push(...otherFindings(uses.others, settings, unit));
  findings.push(...aliasFindings(uses, findings, unit, settings), ...awaited);
  return findings.sort((a, b) => a.range[0] - b.range[0]);
}

/** Calls that were rewritten before, by an editor for one, and still lack their import. */
function awaitedFindings(unit: Unit, { logger, facts }: Settings): Finding[] {
  if (facts.keep || facts.modules === 'none') return [];
  const awaited = awaitedLogger(unit, logger);
  if (!awaited) return [];
  const { request, sites } = awaited;
  const data = { name: request.local, module: request.module };
  return [
    {
      ...say('missingImport', data),
      range: sites[0]!.range,
      call: null,
      why: [{ code: 'undeclared', text: `nothing declares ${request.local}`, weight: 1 }],
      confidence: 0.9,
      fix: {
        safety: 'safe',
        title: `Import ${request.local} from '${request.module}'`,
        edits: [],
        imports: [request],
      },
      alternatives: none,
    },
  ];
}

const CLASSIC = 'a classic script can import nothing: make it a module first';
const UNBUNDLED = 'a page without a bundler finds no package: bundle it, or give it a logger in a file';

function keepReason(
  call: LogCall,
  unit: Unit,
  uses: ConsoleUses,
  { facts, logger }: Settings,
): { readonly text: string; readonly byHand: boolean } | null {
  if (facts.keep) return { text: facts.keep.reason, byHand: false };
  const own = call.api === 'console' ? ownLoggerReason(call, unit, uses) : null;
  if (own !== null) return { text: own, byHand: false };
  if (facts.modules === 'none' && logger.module !== null) {
    const isModule = unit.body.some((s) => /^(Import|Export)/.test(s.type));
    return { text: isModule ? UNBUNDLED : CLASSIC, byHand: true };
  }
  return null;
}

function keptFinding(
  call: LogCall,
  reason: string,
  messageId: 'kept' | 'manual',
  unit: Unit,
): Finding {
  const said = messageId === 'manual' ? reason.replace(/^console\.\w+ /, 'it ') : reason;
  const { message, data } = say(messageId, { name: nameOf(call, unit), reason: said });
  return {
    check: CHECK,
    messageId,
    message,
    data,
    range: call.node.range,
    call,
    why: [{ code: 'kept', text: reason, weight: 1 }],
    confidence: 0.9,
    fix: null,
    alternatives: none,
    kept: reason,
  };
}

function openFinding(
  call: LogCall,
  binding: LoggerBinding,
  unit: Unit,
  settings: Settings,
): Finding {
  const decision = inferLevel(call, unit, settings.levels, settings.types);
  const rewrite = rewriteAt(decision.level, call, binding, unit, settings, labelOf(decision, call, unit));
  if ('kept' in rewrite) {
    return { ...keptFinding(call, rewrite.kept, 'manual', unit), level: decision };
  }
  if (!rewrite.usesLogger) return removedFinding(call, rewrite, unit);
  const name = nameOf(call, unit);
  const dynamic = call.form === 'dynamic';
  const why = dynamic
    ? 'the method is chosen when it runs'
    : decision.reasons[0]?.text ?? 'nothing in the call says otherwise';
  const instead = dynamic
    ? binding.local
    : `${binding.local}.${binding.dialect.method(decision.level)}`;
  const title = dynamic ? `Log with ${instead}` : `Log as ${decision.level}: ${why}`;
  const { message, data } = say('useLogger', { name, instead, why });
  return {
    check: CHECK,
    messageId: 'useLogger',
    message,
    data,
    range: call.node.range,
    call,
    why: decision.reasons,
    confidence: decision.confidence,
    level: decision,
    look: rewrite.look,
    fix: makeFix(title, rewrite, binding, settings),
    alternatives: () => otherLevels(decision, call, binding, unit, settings),
  };
}

/** `console.groupEnd()`: a logger has no groups, so nothing takes its place. */
function removedFinding(call: LogCall, rewrite: Edits, unit: Unit): Finding {
  const name = nameOf(call, unit);
  const text = 'a logger has no groups';
  return {
    ...say('remove', { name, why: text }),
    range: call.node.range,
    call,
    why: [{ code: 'group', text, weight: 1 }],
    confidence: 0.9,
    ...(rewrite.look === undefined ? {} : { look: rewrite.look }),
    fix: { safety: 'suggest', title: `Remove ${name}`, edits: rewrite.edits, imports: [] },
    alternatives: none,
  };
}

type Edits = Exclude<Rewrite, { kept: string }>;

/** The label that decided, as far as it can be cut. */
function labelOf({ reasons }: LevelDecision, call: LogCall, unit: Unit): Range | null {
  const label = reasons[0]?.code === 'label' ? findLabel(call, unit) : null;
  return label && label.range[0] < label.range[1] ? label.range : null;
}

/** @param cut A label of the level, which the method says then. */
function rewriteAt(
  level: Level,
  call: LogCall,
  binding: LoggerBinding,
  unit: Unit,
  settings: Settings,
  cut: Range | null = null,
): Rewrite {
  const [first, next] = call.args;
  const wholeFirst = cut && next && cut[0] === first!.range[0] && cut[1] === next.range[0];
  const left = wholeFirst ? { ...call, args: call.args.slice(1) } : call;
  const rewrite =
    call.api === 'stream'
      ? rewriteStream(call, level, binding, unit)
      : rewriteConsole(left, level, binding, unit);
  if ('kept' in rewrite || !rewrite.usesLogger) return rewrite;
  const cuts = [...(cut ? [{ range: cut, text: '' }] : []), ...prefixEdits(call, unit, settings.strip, cut)];
  if (cuts.length === 0) return rewrite;
  return { ...rewrite, edits: [...rewrite.edits, ...fittingEdits(rewrite.edits, cuts)] };
}

function makeFix(
  title: string,
  rewrite: Edits,
  binding: LoggerBinding,
  settings: Settings,
): Fix {
  const { request } = binding;
  const exists = settings.logger.certain || request === null;
  return {
    safety: exists && rewrite.look === undefined ? 'safe' : 'suggest',
    title,
    edits: rewrite.edits,
    imports: rewrite.usesLogger && request ? [request] : [],
  };
}

function otherLevels(
  decision: LevelDecision,
  call: LogCall,
  binding: LoggerBinding,
  unit: Unit,
  settings: Settings,
): Fix[] {
  const known = decision.alternatives.map((a) => a.level);
  const levels = [...known, ...LEVELS.filter((l) => !known.includes(l))];
  const fixes: Fix[] = [];
  for (const level of levels) {
    if (level === decision.level) continue;
    const rewrite = rewriteAt(level, call, binding, unit, settings);
    if ('kept' in rewrite) continue;
    const fix = makeFix(`Log as ${level}`, rewrite, binding, settings);
    fixes.push({ ...fix, safety: 'suggest', level });
  }
  return fixes;
}

const OTHER_REASONS: Readonly<Record<OtherUse['kind'], string>> = {
  override: 'replaces a function of the console: the logger is not its successor',
  'passed-on': 'the console itself is handed on: hand on the logger where that is what is wanted',
  exported: 'exports a function of the console: this is a logger of its own',
  reassigned: 'a name of the console that is assigned again: what it calls is only known at run time',
  'not-a-method': 'not a method that writes a log line',
};

function otherFindings(others: readonly OtherUse[], { facts }: Settings, unit: Unit): Finding[] {
  return others.map(({ node, kind }) => {
    const reason = facts.keep?.reason ?? OTHER_REASONS[kind];
    const name = unit.text.slice(...node.range).split('\n')[0]!;
    return {
      ...say('kept', { name, reason }),
      range: node.range,
      call: null,
      why: [{ code: `console-${kind}`, text: reason, weight: 1 }],
      confidence: 0.9,
      fix: null,
      alternatives: none,
      kept: reason,
    };
  });
}

/** A local name of the console goes when nothing calls it any more. */
function aliasFindings(
  uses: ConsoleUses,
  findings: readonly Finding[],
  unit: Unit,
  settings: Settings,
): Finding[] {
  const doomed = uses.aliases.filter((alias) => {
    const own = findings.filter((f) => f.call?.alias === alias);
    const touched = uses.calls.filter((c) => c.alias === alias);
    return own.length === touched.length && own.every((f) => f.fix !== null) &&
      !uses.others.some((o) => o.node.range[0] >= alias.declaration.range[0] && o.node.range[1] <= alias.declaration.range[1]);
  });
  return uses.aliases.map((alias): Finding => {
    const after = findings.filter((f) => f.call?.alias === alias);
    const edit = doomed.includes(alias) && !settings.facts.keep ? removeAlias(alias, doomed, unit) : null;
    const reason = settings.facts.keep?.reason ?? 'some of its calls stay';
    const name = unit.text.slice(...alias.declaration.range).split('\n')[0]!;
    const base = {
      range: alias.declaration.range,
      call: null,
      confidence: 0.9,
      alternatives: none,
      after,
    };
    if (edit === null) {
      return {
        ...base,
        ...say('kept', { name, reason }),
        why: [{ code: 'kept', text: reason, weight: 1 }],
        fix: null,
        kept: reason,
      };
    }
    return {
      ...base,
      ...say('alias', { name: alias.name }),
      why: [{ code: 'alias', text: 'a local name of the console', weight: 1 }],
      fix: { safety: 'safe', title: `Remove ${alias.name}, a name of the console that nothing calls any more`, edits: edit, imports: [] },
    };
  });
}

/** `console.log`, as a person would say it. */
const nameOf = (call: LogCall, unit: Unit): string =>
  unit.text.slice(...call.callee.range).replace(/\s+/g, '').slice(0, 60);
