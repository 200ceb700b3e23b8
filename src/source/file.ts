import type { Settings } from '../analysis/settings.ts';
import type { Finding, Range, Unit } from '../analysis/types.ts';
import { hasBlocks, scriptBlocks, type Block } from './blocks.ts';
import { applyEdits } from './edit.ts';
import { keyOf } from './imports.ts';
import { importsPackage, isFile, moduleSystemOf } from './module-system.ts';
import { parse, ParseError } from './parse.ts';
import { silencer } from './silence.ts';
import { applyFindings } from './transform.ts';
import { unitLike } from './unit.ts';

/** One check of the analysis: a unit in, findings out. */
export type Check = (unit: Unit, settings: Settings) => Finding[];

/** One script block of a file, parsed; or the whole file. */
export interface Part {
  readonly unit: Unit;
  /** Where the block stands, in the file without its byte order mark. */
  readonly range: Range;
}

/** A finding with its place in the whole file. */
export interface Located {
  readonly finding: Finding;
  readonly unit: Unit;
  /** Offset of the unit's text in the file. */
  readonly offset: number;
}

/** Everything that the checks said about one file, and the file after their fixes. */
export interface FileResult {
  readonly filename: string;
  /** The file as it was, byte order mark included. */
  readonly before: string;
  /** The file with every fix applied; the same string when nothing changes. */
  readonly after: string;
  readonly located: readonly Located[];
  /** The new text, parsed, where somebody did. */
  readonly parts?: readonly Part[];
  /** Console calls in markup, outside script blocks: nobody rewrites them. */
  readonly markup: readonly Range[];
}

const BOM = '\uFEFF';
const MARKUP_CALL = /\bconsole\s*\??\.\s*\w+\s*\(/g;

/** A text without its byte order mark. */
export const withoutMark = (text: string): string => (text.startsWith(BOM) ? text.slice(1) : text);

/**
 * Parses a file, block by block; what runs first comes first.
 * @param text The file without byte order mark.
 * @throws {ParseError} when a block cannot be parsed.
 */
export function partsOf(filename: string, text: string): Part[] {
  const blocks = scriptBlocks(filename, text).toSorted((a, b) => Number(b.module) - Number(a.module));
  const parts = blocks.map((block) => ({
    unit: parseBlock(filename, text, text.slice(...block.range), block),
    range: block.range,
  }));
  if (parts.length < 2) return parts;
  const units = parts.map((part) => part.unit);
  return parts.map(({ unit, range }) => ({
    unit: unitLike(unit, { siblings: units.filter((other) => other !== unit) }),
    range,
  }));
}

/**
 * Parses a text that we wrote: whatever a check gets wrong, no file is written that cannot be
 * read again.
 * @throws {Error} when it cannot be parsed.
 */
export function provenParts(filename: string, text: string): Part[] {
  try {
    return partsOf(filename, withoutMark(text));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new Error(`left as it is, its new text could not be parsed (${error.message}): please report this`);
  }
}

/**
 * Runs checks over a file and applies their fixes, block by block.
 * @param want Which findings to fix; all that have a fix, by default.
 * @param parts The parsed file, where it was parsed before; see `partsOf`.
 * @throws {ParseError} when a block cannot be parsed.
 */
export function processFile(
  filename: string,
  before: string,
  settings: Settings,
  checks: readonly Check[],
  want: (finding: Finding) => boolean = () => true,
  parts: readonly Part[] = partsOf(filename, withoutMark(before)),
): FileResult {
  const text = withoutMark(before);
  const bom = before.length - text.length;
  const located: Located[] = [];
  const replaced: { range: Range; text: string }[] = [];
  for (const { part, own, findings } of checkParts(parts, settings, [obeying(checks, want)], want)) {
    const { unit, range } = part;
    for (const finding of findings) located.push({ finding, unit, offset: bom + range[0] });
    const wanted = findings.filter((f) => f.fix !== null && want(f));
    const result = applyFindings(unit, wanted, own);
    if (result.text !== unit.text) replaced.push({ range, text: result.text });
  }
  located.sort((a, b) => a.offset + a.finding.range[0] - (b.offset + b.finding.range[0]));
  const after = replaced.length === 0 ? before : before.slice(0, bom) + applyEdits(text, replaced);
  const ranges = parts.map((part) => part.range);
  return { filename, before, after, located, markup: markupCalls(filename, text, ranges, bom) };
}

/** What would be fixed, and is silenced by a comment, is kept, with all that it relies on. */
const obeying = (checks: readonly Check[], want: (finding: Finding) => boolean): Check => (unit, settings) => {
  const findings = checks.flatMap((check) => check(unit, settings));
  const reasonFor = silencer(unit);
  if (reasonFor === null) return findings;
  const reasons = new Map(findings.filter((f) => f.fix && want(f)).map((f) => [f, reasonFor(f)]));
  return findings.map((f) => {
    const kept = reasons.get(f) ?? (f.fix && f.after?.find((one) => reasons.get(one)) ? 'a call that stays uses it' : null);
    return kept === null ? f : { ...f, fix: null, kept };
  });
};

/** What the checks said about one part, under the settings that hold for it. */
export interface CheckedPart {
  readonly part: Part;
  readonly own: Settings;
  readonly findings: readonly Finding[];
}

/**
 * Runs checks over the parts of a file. An import that one part brings in serves the others.
 * @param want Which findings will be fixed; all that have a fix, by default.
 */
export function checkParts(
  parts: readonly Part[],
  settings: Settings,
  checks: readonly Check[],
  want: (finding: Finding) => boolean = () => true,
): CheckedPart[] {
  const imported = new Set<string>();
  return parts.map((part) => {
    const own = settingsOf(part.unit, settings);
    let findings = checks.flatMap((check) => check(part.unit, own));
    if (imported.size > 0) findings = findings.map((f) => withoutImports(f, imported));
    for (const f of findings) {
      if (f.fix && want(f)) for (const r of f.fix.imports) imported.add(keyOf(r));
    }
    return { part, own, findings };
  });
}

function settingsOf(unit: Unit, settings: Settings): Settings {
  const { facts, logger } = settings;
  const findsNone = facts.served && !isFile(logger.module ?? './') && !importsPackage(unit);
  const modules = facts.sharesPage || findsNone ? 'none' : moduleSystemOf(unit, facts.modules);
  return modules === facts.modules ? settings : { ...settings, facts: { ...facts, modules } };
}

/** Blocks of one file share their top level: an import in one serves the other. */
function withoutImports(finding: Finding, imported: ReadonlySet<string>): Finding {
  if (!finding.fix) return finding;
  const imports = finding.fix.imports.filter((r) => !imported.has(keyOf(r)));
  return { ...finding, fix: { ...finding.fix, imports } };
}

function parseBlock(filename: string, text: string, code: string, block: Block): Unit {
  try {
    return parse(filename, code, block.lang);
  } catch (error) {
    if (!(error instanceof ParseError) || block.lang === undefined) throw error;
    const line = text.slice(0, block.range[0]).split('\n').length;
    throw new ParseError(`in the script block that begins at line ${line}: ${error.message}`);
  }
}

function markupCalls(
  filename: string,
  text: string,
  blocks: readonly Range[],
  bom: number,
): Range[] {
  if (!hasBlocks(filename)) return [];
  return [...text.matchAll(MARKUP_CALL)]
    .filter((m) => !blocks.some((b) => m.index >= b[0] && m.index < b[1]))
    .map((m) => [bom + m.index, bom + m.index + m[0].length - 1] as const);
}
