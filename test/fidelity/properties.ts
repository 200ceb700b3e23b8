import { parseSync } from 'oxc-parser';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import type { Edit, Finding, Range } from '../../src/analysis/types.ts';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { processFile, type FileResult } from '../../src/source/file.ts';
import { langOf, parse, ParseError } from '../../src/source/parse.ts';
import type { CorpusFile } from './corpus.ts';
import { holds, mappingOf, render, type Mapping } from './mapping.ts';
import { directCalls, nodesOf, resolutions } from './tree.ts';

/** What the migration of one file did, and every promise that it broke. */
export interface Outcome {
  readonly after: string;
  /** Findings that were fixed. */
  readonly fixed: number;
  readonly broken: readonly string[];
}

const BOM = '\uFEFF';
const SHOWN = 4;

/** One wrong step breaks much: the first few say enough. */
const few = (broken: readonly string[]): string[] =>
  broken.length <= SHOWN
    ? [...broken]
    : [...broken.slice(0, SHOWN), `… and ${broken.length - SHOWN} more`];

/**
 * Migrates one file, with nothing kept for what the file is, and checks what must hold.
 * @returns `null` when no parser reads the file: then the run reports and skips it.
 */
export function migrate({ path, text }: CorpusFile): Outcome | null {
  let result: FileResult;
  try {
    result = processFile(path, text, DEFAULT_SETTINGS, [checkNoConsole]);
  } catch (error) {
    if (error instanceof ParseError) return null;
    return { after: text, fixed: 0, broken: [`throws ${String(error)}`] };
  }
  const fixed = result.located.map(({ finding }) => finding).filter((f) => f.fix !== null);
  const broken = [...unnoticed(result), ...(fixed.length === 0 ? untouched(result) : [])];
  if (result.after !== text) broken.push(...changed(result, fixed));
  return { after: result.after, fixed: fixed.length, broken: few(broken) };
}

/** The migrated text of a file, unchecked. */
export const migrateOnly = ({ path, text }: CorpusFile): string =>
  processFile(path, text, DEFAULT_SETTINGS, [checkNoConsole]).after;

/** How much the check says about a file; 0 where no parser reads it. */
export function findingsOf({ path, text }: CorpusFile): number {
  try {
    return processFile(path, text, DEFAULT_SETTINGS, [checkNoConsole]).located.length;
  } catch (error) {
    if (error instanceof ParseError) return 0;
    throw error;
  }
}

/** A file without fixes comes back as it was. */
const untouched = ({ before, after }: FileResult): string[] =>
  before === after ? [] : ['changed although nothing was to be fixed'];

/** Whatever calls the global console by its name is rewritten, or kept for a reason. */
function unnoticed({ filename, before, located }: FileResult): string[] {
  const unit = parse(filename, withoutBom(before));
  const known = new Set(located.map(({ finding }) => String(finding.range)));
  return directCalls(unit)
    .filter(({ range }) => !known.has(String(range)))
    .map(({ range }) => `says nothing about ${unit.text.slice(...range)}`);
}

function changed(result: FileResult, fixed: readonly Finding[]): string[] {
  const before = withoutBom(result.before);
  const after = withoutBom(result.after);
  const inside = fixed.flatMap(({ fix }) => fix!.edits);
  const inserted = importOf(before, after, inside);
  const broken = [
    ...(result.before.startsWith(BOM) === result.after.startsWith(BOM) ? [] : ['lost its BOM']),
    ...strayEdits(before, fixed),
    ...lineEnds(before, after),
    ...unreadable(result.filename, before, after),
    ...lostComments(result.filename, before, after),
    ...secondRun(result),
  ];
  if (inserted === null) return [...broken, 'bytes outside the calls and the import changed'];
  // A logger that the file has already may want its arguments in another order.
  if (inserted.text !== '') broken.push(...wideEdits(before, fixed));
  const edits = inserted.text === '' ? inside : [inserted, ...inside];
  const mapping = mappingOf(before, edits);
  const calls = fixed.map(({ range }) => range);
  return [...broken, ...meanings(result.filename, before, after, mapping, calls)];
}

const IMPORT = new RegExp(
  '^(?:\\s*(?:import \\{ logger(?: as \\w+)? \\} from (["\'])@logfix/logger\\1'
  + '|const \\{ logger(?:: \\w+)? \\} = require\\((["\'])@logfix/logger\\2\\));?\\s*'
  + '|, logger(?: as \\w+|: \\w+)?|, \\{ logger(?: as \\w+)? \\})$',
);

/**
 * The one insertion besides the edits of the calls. Found by aligning the two texts, not by
 * asking for it: all other bytes must be those of the old text with its calls rewritten.
 */
function importOf(before: string, after: string, edits: readonly Edit[]): Edit | null {
  const bare = render(before, [0, before.length], edits);
  const length = after.length - bare.length;
  if (length === 0) return bare === after ? { range: [0, 0], text: '' } : null;
  let at = 0;
  while (at < bare.length && bare[at] === after[at]) at++;
  // The first letters of an import may be those of what follows it.
  for (; at >= 0; at--) {
    const text = after.slice(at, at + length);
    if (!IMPORT.test(text) || after.slice(0, at) + after.slice(at + length) !== bare) continue;
    const place = originOf(before, edits, at);
    if (place !== null) return { range: [place, place], text };
  }
  return null;
}

/** The offset of the old text that a place of the rewritten text came from. */
function originOf(before: string, edits: readonly Edit[], at: number): number | null {
  const mapping = mappingOf(before, edits);
  for (let offset = 0; offset <= before.length; offset++) {
    if (mapping.start(offset) === at) return offset;
  }
  return null;
}

/** An edit stays inside its call; beyond, it may take spaces, a `;` or a comma away. */
function strayEdits(text: string, fixed: readonly Finding[]): string[] {
  return fixed.flatMap(({ range, fix, messageId }) =>
    fix!.edits
      .filter((edit) => messageId !== 'alias' && !holds(range, edit.range))
      .filter(({ range: [start, end], text: written }) => {
        const outside = text.slice(start, Math.max(start, range[0]))
          + text.slice(Math.min(end, range[1]), end);
        return !/^[\s;,]*$/.test(outside) || written !== '';
      })
      .map((edit) => `edits ${text.slice(...edit.range)} outside ${text.slice(...range)}`));
}

const SAME_ARGUMENTS = /^(?:log|info|warn|error|debug)$/;

/** Of a plain call, the name changes, and a label at the front of its message may go. */
function wideEdits(text: string, fixed: readonly Finding[]): string[] {
  return fixed
    .filter(({ call }) => call?.form === 'call' && SAME_ARGUMENTS.test(call.method))
    .filter(({ call, range, fix }) => {
      const own = fix!.edits.filter((edit) => holds(range, edit.range));
      const name = call!.callee.range;
      const rest: Range = [name[1], range[1]];
      const cuts = own.filter((edit) => !holds(name, edit.range));
      const front = call!.args[0]?.range[0] ?? rest[0];
      const open = text.slice(name[1], front);
      return cuts.some((edit) => {
        if (edit.text !== '') return true;
        if (holds([name[1], front], edit.range)) return !open.includes('?.');
        return !/^\(*["'`]?\s*$/.test(text.slice(front, edit.range[0])) || edit.range[1] >= range[1];
      });
    })
    .map(({ range }) => `rewrites more than the name of ${text.slice(...range)}`);
}

const ends = (text: string): string => [...new Set(text.match(/\r?\n/g))].sort().join('');

const lineEnds = (before: string, after: string): string[] =>
  ends(before) === ends(after) || ends(before) === '' ? [] : ['mixes line ends'];

function secondRun({ filename, after }: FileResult): string[] {
  const again = processFile(filename, after, DEFAULT_SETTINGS, [checkNoConsole]);
  return again.after === after ? [] : ['a second run changes it again'];
}

function read(filename: string, text: string): ReturnType<typeof parseSync> {
  return parseSync(filename, text, {
    lang: langOf(filename), sourceType: 'unambiguous', showSemanticErrors: true,
  });
}

const problems = ({ errors }: ReturnType<typeof parseSync>): string[] =>
  errors.filter((e) => e.severity === 'Error').map((e) => e.message).sort();

function unreadable(filename: string, before: string, after: string): string[] {
  const old = problems(read(filename, before));
  const fresh = problems(read(filename, after));
  for (const message of old) {
    const at = fresh.indexOf(message);
    if (at >= 0) fresh.splice(at, 1);
  }
  // What the reader of scripts forgives, the reader of modules does not.
  return old.length > 0 ? [] : fresh.map((message) => `no longer reads: ${message}`);
}

function lostComments(filename: string, before: string, after: string): string[] {
  const old = read(filename, before);
  if (problems(old).length > 0) return [];
  const values = (file: typeof old): string => JSON.stringify(file.comments.map((c) => c.value));
  return values(old) === values(read(filename, after)) ? [] : ['comments were lost or moved'];
}

/** The program around the calls has the same shape, and its names mean what they meant. */
function meanings(
  filename: string,
  before: string,
  after: string,
  mapping: Mapping,
  calls: readonly Range[],
): string[] {
  const old = parse(filename, before);
  let fresh: typeof old;
  try {
    fresh = parse(filename, after);
  } catch {
    return ['no parser reads it any more'];
  }
  const broken: string[] = [];
  const shapes = new Set(nodesOf(fresh).map(({ type, range }) => keyOf(type, range)));
  for (const { type, range } of nodesOf(old, calls)) {
    const place = mapping.move(range);
    if (place !== null && !shapes.has(keyOf(type, place))) {
      broken.push(`no longer a ${type}: ${before.slice(...range).slice(0, 80)}`);
    }
  }
  const now = resolutions(fresh);
  const then = resolutions(old);
  for (const [place, { name, declared }] of then) {
    const moved = mapping.move([place, place + name.length]);
    if (moved === null) continue;
    const found = now.get(moved[0]);
    const wanted = declared === null ? null : mapping.start(declared);
    if (!found) broken.push(`${name} is no reference any more`);
    else if (found.declared !== wanted) broken.push(`${name} means something else`);
  }
  return [...broken, ...strangers(before, now, then)];
}

const types = new Map<string, number>();

/** A node's type and range as one number: millions of them are compared. */
function keyOf(type: string, [start, end]: Range): number {
  if (!types.has(type)) types.set(type, types.size);
  return (start * 2 ** 20 + end) * 2 ** 8 + types.get(type)!;
}

/** Every new reference of the logger's name is to an import or a declaration of this file. */
function strangers(
  before: string,
  now: ReturnType<typeof resolutions>,
  old: ReturnType<typeof resolutions>,
): string[] {
  const count = (of: typeof now): number =>
    [...of.values()].filter(({ name, declared }) => /^logger/.test(name) && declared === null).length;
  return count(now) > count(old) ? [`logger is not declared: ${before.slice(0, 40)}`] : [];
}

const withoutBom = (text: string): string => (text.startsWith(BOM) ? text.slice(1) : text);
