import type { Settings } from '../analysis/settings.ts';
import type { Finding, Range, Unit } from '../analysis/types.ts';
import { hasBlocks, scriptBlocks, type Block } from './blocks.ts';
import { applyEdits } from './edit.ts';
import { moduleSystemOf } from './imports.ts';
import { parse, ParseError } from './parse.ts';
import { applyFindings } from './transform.ts';

/** One check of the analysis: a unit in, findings out. */
export type Check = (unit: Unit, settings: Settings) => Finding[];

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
  /** Console calls in markup, outside script blocks: nobody rewrites them. */
  readonly markup: readonly Range[];
}

const BOM = '\uFEFF';
const MARKUP_CALL = /\bconsole\s*\??\.\s*\w+\s*\(/g;

/**
 * Runs checks over a file and applies their fixes, block by block.
 * @param want Which findings to fix; all that have a fix, by default.
 * @throws {ParseError} when a block cannot be parsed.
 */
export function processFile(
  filename: string,
  before: string,
  settings: Settings,
  checks: readonly Check[],
  want: (finding: Finding) => boolean = () => true,
): FileResult {
  const bom = before.startsWith(BOM) ? 1 : 0;
  const text = before.slice(bom);
  const located: Located[] = [];
  const replaced: { range: Range; text: string }[] = [];
  const imported = new Set<string>();
  const blocks = scriptBlocks(filename, text).toSorted((a, b) => Number(b.module) - Number(a.module));
  for (const block of blocks) {
    const code = text.slice(...block.range);
    const unit = parseBlock(filename, text, code, block);
    const offset = bom + block.range[0];
    const own = settingsOf(unit, settings);
    let findings = checks.flatMap((check) => check(unit, own));
    if (imported.size > 0) findings = findings.map((f) => withoutImports(f, imported));
    for (const finding of findings) located.push({ finding, unit, offset });
    const wanted = findings.filter((f) => f.fix !== null && want(f));
    const result = applyFindings(unit, wanted, own);
    if (result.text !== code) replaced.push({ range: block.range, text: result.text });
    if (hasBlocks(filename)) {
      for (const f of wanted) for (const r of f.fix!.imports) imported.add(`${r.module}\0${r.local}`);
    }
  }
  located.sort((a, b) => a.offset + a.finding.range[0] - (b.offset + b.finding.range[0]));
  const after = replaced.length === 0 ? before : before.slice(0, bom) + applyEdits(text, replaced);
  return { filename, before, after, located, markup: markupCalls(filename, text, blocks, bom) };
}

function settingsOf(unit: Unit, settings: Settings): Settings {
  const modules = moduleSystemOf(unit, settings.facts.modules);
  if (modules === settings.facts.modules) return settings;
  return { ...settings, facts: { ...settings.facts, modules } };
}

/** Blocks of one file share their top level: an import in one serves the other. */
function withoutImports(finding: Finding, imported: ReadonlySet<string>): Finding {
  if (!finding.fix) return finding;
  const imports = finding.fix.imports.filter((r) => !imported.has(`${r.module}\0${r.local}`));
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
  blocks: readonly Block[],
  bom: number,
): Range[] {
  if (!hasBlocks(filename)) return [];
  return [...text.matchAll(MARKUP_CALL)]
    .filter((m) => !blocks.some((b) => m.index >= b.range[0] && m.index < b.range[1]))
    .map((m) => [bom + m.index, bom + m.index + m[0].length - 1] as const);
}
