import { KINDS } from '@logfix/logger/vocabulary';
import { severityOf } from '../../loggers/levels.ts';
import { findLogCalls, mayLog } from '../logger-calls.ts';
import { fillMessage } from '../messages.ts';
import { findExposures, searchIn } from '../sensitive/find.ts';
import { Maskers } from '../sensitive/maskers.ts';
import { mayBeSensitive } from '../sensitive/prefilter.ts';
import type { Exposure, SensitiveKind } from '../sensitive/types.ts';
import { wrappersOf } from '../sensitive/wrappers.ts';
import type { FileKeep, Settings } from '../settings.ts';
import type { Edit, Finding, Fix, LogCall, Node, Unit } from '../types.ts';

const CHECK = 'no-unmasked-pii';

/** What the check says, by message id. */
export const NO_UNMASKED_PII_MESSAGES = {
  mask: 'Mask {{expression}} ({{kind}}, {{severity}}): {{why}}.',
  forbidden: 'Do not log {{expression}} ({{kind}}, {{severity}}): {{why}}.',
  badMask: 'Mask {{expression}} ({{kind}}, {{severity}}) wholly: {{flaw}}.',
} as const;

const TITLES: ReadonlyMap<SensitiveKind, string> = new Map<SensitiveKind, string>([
  ...KINDS.map((kind) => [kind.id, kind.title] as const),
  ['container', 'whole record'],
]);

const GRAVITY: ReadonlyMap<SensitiveKind, number> = new Map<SensitiveKind, number>([
  ...KINDS.map((kind) => [kind.id, kind.gravity] as const),
  ['container', 3],
]);

/** Files that never run where people's data is. */
const NEVER: ReadonlySet<FileKeep['role']> = new Set(['test', 'generated', 'minified', 'vendored', 'declaration']);
/** Files that hold made-up people. */
const MADE_UP =
  /(^|[\\/])(__mocks__|mocks?|fixtures?|seeds?|seeders?)[\\/]|(^|[\\/._-])(seed|seeder|seeding|mock|fixture|stories)([._-](?!api|server|service)[\w.-]*)?\.\w+$/i;
/** Below this a finding would be a guess. */
const SURE_ENOUGH = 0.6;

/**
 * Every expression of a log call that prints personal data or a secret, with its mask.
 * @param only The calls to look at; every call that logs, by default.
 */
export function checkNoUnmaskedPii(
  unit: Unit,
  settings: Settings,
  only?: readonly LogCall[],
): Finding[] {
  const { keep } = settings.facts;
  if (keep && NEVER.has(keep.role)) return [];
  if (MADE_UP.test(unit.filename)) return [];
  if (!mayLog(unit.text) || !mayBeSensitive(unit.text, settings.pii)) return [];
  const calls = only ?? findLogCalls(unit, settings.types);
  if (calls.length === 0) return [];
  const maskers = new Maskers(unit, settings.pii);
  const seen = new Set<number>();
  const wrappers = wrappersOf(calls, unit);
  const search = searchIn(unit, settings, wrappers.parameters);
  return [...calls, ...wrappers.calls].flatMap((call) =>
    findExposures(call, search, wrappers.inText.has(call))
      .filter((one) => one.confidence >= SURE_ENOUGH && settings.pii.policies[one.kind] !== 'allow')
      .filter(({ node, replacement }) => {
        const at = (replacement?.range ?? node.range)[0];
        return !seen.has(at) && seen.add(at);
      })
      .map((one) => findingOf(one, call, unit, settings, maskers)),
  );
}

/** How grave it is: the kind, and how far the level of the call carries it. */
export function gravityOf(kind: SensitiveKind, call: LogCall): 'critical' | 'high' | 'medium' | 'low' {
  const level = call.level === null ? 2 : severityOf(call.level);
  const score = (GRAVITY.get(kind) ?? 2) + (level >= 2 ? 1 : 0);
  return score >= 5 ? 'critical' : score >= 4 ? 'high' : score >= 3 ? 'medium' : 'low';
}

function findingOf(
  exposure: Exposure,
  call: LogCall,
  unit: Unit,
  settings: Settings,
  maskers: Maskers,
): Finding {
  const { node, kind, why, confidence, badMask } = exposure;
  const range = exposure.replacement?.range ?? node.range;
  const expression = unit.text.slice(...range);
  const title = TITLES.get(kind) ?? kind;
  const data = {
    expression: short(expression),
    kind: title,
    severity: gravityOf(kind, call),
    why: why[0]?.text ?? 'its name says so',
    flaw: badMask ?? '',
  };
  const messageId = badMask !== undefined ? 'badMask'
    : settings.pii.policies[kind] === 'forbid' ? 'forbidden' : 'mask';
  return {
    check: CHECK,
    messageId,
    message: fillMessage(NO_UNMASKED_PII_MESSAGES[messageId], data),
    data,
    range,
    call,
    why,
    confidence,
    kind,
    expression,
    fix: fixOf(exposure, title, unit, settings, maskers),
    alternatives: () => [],
  };
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};

function fixOf(
  { node, kind, form, replacement }: Exposure,
  title: string,
  unit: Unit,
  { facts }: Settings,
  maskers: Maskers,
): Fix | null {
  if (replacement) {
    return { safety: 'suggest', title: `Mask the ${title}`, edits: [replacement], imports: [] };
  }
  if (facts.modules === 'none') return null;
  const masker = maskers.for(kind, form, node);
  if (masker === null) return null;
  return {
    safety: 'suggest',
    title: `Mask the ${title} with ${masker.local}()`,
    edits: [wrap(node, masker.local, unit)],
    imports: masker.request ? [masker.request] : [],
  };
}

/** `email` → `maskEmail(email)`; `{ email }` → `{ email: maskEmail(email) }` */
function wrap(node: Node, local: string, unit: Unit): Edit {
  const { range, parent } = node;
  const isShorthand = parent?.type === 'Property' && parent.shorthand && parent.value === node;
  const key = isShorthand ? `${unit.text.slice(...range)}: ` : '';
  return { range, text: [`${key}${local}(`, { range }, ')'] };
}
