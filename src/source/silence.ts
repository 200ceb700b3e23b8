import type { Finding, Unit } from '../analysis/types.ts';
import { lineTable } from './lines.ts';

/** Lines of a unit, from the first to the last, on which some rules are silent. */
interface Silence {
  readonly rules: ReadonlySet<string>;
  readonly from: number;
  readonly to: number;
  /** Line of the comment. */
  readonly line: number;
}

const DIRECTIVE = /^\s*(?:es|ox)lint-(disable|enable)(-next-line|-line)?\s([^]*)$/;

/**
 * Why findings of a rule that a comment of the file silences by its name stay as they are: who
 * wrote `eslint-disable-next-line logfix/no-console` has decided. A comment that silences all
 * rules, or other rules, says nothing of these.
 * @returns `null` for a file without such a comment.
 */
export function silencer(unit: Unit): ((finding: Finding) => string | null) | null {
  if (!unit.text.includes('lint-disable') || !unit.text.includes('logfix/')) return null;
  const lineOf = lineTable(unit.text);
  const silences = silencesOf(unit, (offset) => lineOf(offset).line);
  return (finding) => {
    const rule = `logfix/${finding.check}`;
    const { line } = lineOf(finding.range[0]);
    const by = silences.find((s) => s.rules.has(rule) && s.from <= line && line <= s.to);
    return by ? `a comment silences ${rule} (line ${by.line})` : null;
  };
}

function silencesOf(unit: Unit, lineOf: (offset: number) => number): Silence[] {
  const found: Silence[] = [];
  const open = new Map<string, number>();
  const close = (rule: string, to: number): void => {
    const from = open.get(rule);
    if (from !== undefined) found.push({ rules: new Set([rule]), from, to, line: from });
    open.delete(rule);
  };
  for (const comment of unit.comments) {
    const [, verb, place, list = ''] = DIRECTIVE.exec(comment.value) ?? [];
    if (verb === undefined || (place === undefined && comment.type === 'Line')) continue;
    const [line, end] = [lineOf(comment.range[0]), lineOf(comment.range[1])];
    const names = list.split(/\s-{2,}\s/, 1)[0]!.split(',').map((name) => name.trim());
    const rules = new Set(names.filter(Boolean));
    if (verb === 'disable' && place !== undefined) {
      const at = place === '-line' ? line : end + 1;
      found.push({ rules, from: at, to: at, line });
    } else if (verb === 'disable') for (const rule of rules) open.set(rule, open.get(rule) ?? line);
    else for (const rule of rules.size > 0 ? rules : [...open.keys()]) close(rule, line);
  }
  for (const rule of [...open.keys()]) close(rule, Infinity);
  return found;
}
