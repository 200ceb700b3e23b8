import type { AST, Linter } from 'eslint';
import type { TypeFacts } from '../analysis/sensitive/types.ts';
import type { Finding, Range } from '../analysis/types.ts';
import { partsOf, type Part } from '../source/file.ts';
import { lineTable } from '../source/lines.ts';
import { ParseError } from '../source/parse.ts';
import type { LoadedConfig } from './config.ts';
import type { TypesOf } from './types/index.ts';

/** Hears of every finding that a rule reports, before ESLint turns it into a message. */
export type Observer = (rule: string, finding: Finding, place: ReportPlace, more: ReportMore) => void;

/** What only some want to know of a report. */
export interface ReportMore {
  /** Offset of the finding's script block in the file, byte order mark left out. */
  readonly offset: number;
  /** What the fix replaces, its imports included, from first to last; offsets in the file. */
  replacements(): readonly { readonly range: Range; readonly text: string }[];
}

/** Where ESLint is told to put a report: lines from 1, columns from 0. */
export interface ReportPlace {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** What our parser hands to our rules, beside the tree. */
export interface LogfixServices {
  readonly parts: readonly Part[];
  readonly observer: Observer | null;
  /** The configuration, where not `settings.logfix` gives it. */
  readonly config: LoadedConfig | null;
  /** What the compiler knows of the file, where it was asked for. */
  readonly types: TypeFacts | null;
}

interface Options {
  readonly filePath?: string;
  /** `languageOptions.parserOptions.logfix`, as `logfix check` sets it. */
  readonly logfix?: {
    readonly observer: Observer;
    readonly config: LoadedConfig;
    readonly typesOf?: TypesOf;
  };
}

/**
 * A parser for ESLint that reads what the codemods read: JavaScript, TypeScript, Flow, and the
 * script blocks of `.vue` and `.svelte` files in their place. ESLint itself sees an empty
 * program with the comments that switch rules off; logfix's rules take the trees from
 * `parserServices`. So other rules stay silent on these files, and nothing is visited twice.
 */
export const parser = {
  meta: { name: 'logfix/parser' },
  parseForESLint(text: string, options: Options = {}): Linter.ESLintParseResult {
    const parts = readParts(text, options.filePath ?? 'input.js');
    const services: LogfixServices = {
      parts,
      observer: options.logfix?.observer ?? null,
      config: options.logfix?.config ?? null,
      types: options.logfix?.typesOf?.(options.filePath ?? '', text) ?? null,
    };
    return {
      ast: standIn(text, parts),
      services: { logfix: services },
      visitorKeys: { Program: [] },
    };
  },
} satisfies Linter.Parser;

function readParts(text: string, filename: string): Part[] {
  try {
    return partsOf(filename, text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const [, line, column] = /(?:^|: )(\d+):(\d+) /.exec(error.message) ?? [];
    throw Object.assign(error, { lineNumber: Number(line ?? 1), column: Number(column ?? 1) });
  }
}

/** What ESLint sees of a file: an empty program with the comments that switch rules off. */
export function standIn(text: string, parts: readonly Part[]): AST.Program {
  const position = lineTable(text);
  const locate = ([start, end]: Range): AST.SourceLocation => ({
    start: before(position(start)),
    end: before(position(end)),
  });
  const comments = parts.flatMap(({ unit, range: [offset] }) =>
    unit.comments.filter((c) => SWITCH.test(c.value)).map((c) => {
      const range: [number, number] = [offset + c.range[0], offset + c.range[1]];
      return { type: c.type, value: c.value, range, loc: locate(range) };
    }),
  );
  return {
    type: 'Program',
    sourceType: 'module',
    body: [],
    tokens: [],
    comments: comments as AST.Program['comments'],
    range: [0, text.length],
    loc: locate([0, text.length]),
  };
}

/** Comments that set up other rules are left out: those rules need tokens. */
const SWITCH = /^\s*eslint-(disable|enable)/;

const before = ({ line, column }: { line: number; column: number }) => ({
  line,
  column: column - 1,
});
