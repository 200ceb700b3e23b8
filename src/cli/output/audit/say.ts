import { KINDS } from '@logfix/logger/vocabulary';
import { fillMessage } from '../../../analysis/messages.ts';
import { SEVERITIES } from '../../../audit/severity.ts';
import type { Audit, AuditFinding, WorstCall } from '../../../audit/types.ts';
import { FINDINGS, KOREAN_KINDS, ROLES, WORDS, type Words } from './words.ts';

export type Lang = 'en' | 'ko';
export const LANGS = ['en', 'ko'] as const satisfies readonly Lang[];

export type Word = keyof typeof WORDS;
export type Data = Readonly<Record<string, string | number>>;

/** A number as people read it: `12,345`. Both languages write it alike. */
export const number = (n: number): string => n.toLocaleString('en-US');

/** A text of the table, filled. */
export const say = (lang: Lang, word: Word, data: Data = {}): string => filled(lang, WORDS[word], data);

function filled(lang: Lang, words: Words, data: Data): string {
  const [one, many = one] = words[lang === 'en' ? 0 : 1].split('|');
  const shown = Object.entries(data).map(([key, value]) => [
    key, typeof value === 'number' ? number(value) : value,
  ]);
  return fillMessage(data.n === 1 ? one! : many!, Object.fromEntries(shown));
}

const pick = (lang: Lang, [en, ko]: Words): string => (lang === 'en' ? en : ko);

/** What personal data of a kind is called. */
export function kindWord(lang: Lang, kind: string): string {
  const title = KINDS.find(({ id }) => id === kind)?.title ?? 'whole record';
  return pick(lang, [title, KOREAN_KINDS[kind] ?? title]);
}

export const roleWord = (lang: Lang, role: string): string => pick(lang, ROLES[role] ?? [role, role]);

/** What findings of one rule that say the same are called. */
export const groupWord = (lang: Lang, rule: string, messageId: string): string =>
  pick(lang, FINDINGS[`${rule}/${messageId}`]?.title ?? [rule, rule]);

/** What a finding says. */
export function messageOf(lang: Lang, finding: AuditFinding): string {
  const template = FINDINGS[`${finding.rule}/${finding.messageId}`]?.ko;
  if (lang === 'en' || template === undefined) return finding.message;
  return fillMessage(template, {
    ...finding.data,
    ...(finding.kind === undefined ? {} : { kind: kindWord('ko', finding.kind) }),
    severity: say('ko', finding.severity),
  });
}

/** The findings of a call, gravest first. */
export function findingsOf({ findings }: Audit): (call: WorstCall) => AuditFinding[] {
  const known = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return (call) => call.findings
    .flatMap((fingerprint) => known.get(fingerprint) ?? [])
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
