import { parse as parsePath } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import type { Finding } from '../analysis/types.ts';
import type { LoadedConfig } from '../project/config.ts';
import type { LineSpan } from '../project/changes.ts';
import { parser, type Observer, type ReportMore, type ReportPlace } from '../project/eslint-parser.ts';
import type { TypesOf } from '../project/types/index.ts';
import { withoutMark } from '../source/file.ts';
import { lineTable, type Position } from '../source/lines.ts';
import type { RuleSet } from './choices.ts';
import plugin, { RULES } from '../../rules/index.ts';

/** A stretch of a file for people: lines and columns from 1. */
export interface Stretch {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding with its place for people. */
export interface Placed extends Stretch {
  readonly rule: string;
  readonly finding: Finding;
  /** The line of code where it begins. */
  readonly code: string;
  /** What its fix replaces, from first to last. */
  replacements(): readonly (Stretch & { readonly text: string })[];
  /** First and last lines of the call, and of all that decided. */
  spans(): readonly LineSpan[];
}

/** What the rules say of one file. */
export interface Linted {
  readonly findings: readonly Placed[];
  /** Messages by rule, as ESLint counts them: beside the findings, imports that fixes need. */
  readonly counts: Readonly<Record<string, number>>;
}

export type LintFile = (path: string, text: string) => Promise<Linted>;

/** The rules of a set. */
export const rulesOf = (set: RuleSet) =>
  RULES.filter(({ name }) => `logfix/${name}` in plugin.configs[set].rules!);

/** The rules as ESLint runs them, with no configuration of ESLint's. */
export async function linterFor(
  cwd: string,
  config: LoadedConfig,
  set: RuleSet,
  typesOf?: TypesOf,
): Promise<LintFile> {
  const { ESLint } = await import('eslint');
  let hear: Observer = () => {};
  const eslint = new ESLint(optionsFor(cwd, set, { config, typesOf, observer: (...report) => hear(...report) }));
  return async (path, text) => {
    const heard: Placed[] = [];
    const place = placing(withoutMark(text));
    hear = (rule, finding, at, more) => void heard.push(place(rule, finding, at, more));
    const [result] = await eslint.lintText(text, { filePath: path });
    return spoken(result?.messages ?? [], heard);
  };
}

function optionsFor(
  cwd: string,
  set: RuleSet,
  logfix: { config: LoadedConfig; observer: Observer; typesOf: TypesOf | undefined },
): ESLint.Options {
  return {
    // ESLint leaves out what lies outside its folder; which files count is decided here.
    cwd: parsePath(cwd).root,
    ignore: false,
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: ['!**/node_modules/', '!**/.git/'] },
      {
        ...plugin.configs[set],
        files: [() => true] as unknown as string[],
        languageOptions: { parser, parserOptions: { logfix } },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
    ],
  };
}

/** Puts findings of one text into their places. */
function placing(text: string) {
  let table: ((offset: number) => Position) | undefined;
  const at = (offset: number): Position => (table ??= lineTable(text))(offset);
  const lines = text.split('\n');
  return (rule: string, finding: Finding, { start, end }: ReportPlace, more: ReportMore): Placed => ({
    rule,
    finding,
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
    code: lines[start.line - 1] ?? '',
    replacements: () => more.replacements().map((one) => ({
      ...stretch(at(one.range[0]), at(one.range[1])),
      text: one.text,
    })),
    spans() {
      const { call, range, why } = finding;
      const ranges = [range, call?.node.range, ...why.map((reason) => reason.range)];
      return ranges.flatMap((r): LineSpan[] =>
        r === undefined ? [] : [[at(more.offset + r[0]).line, at(more.offset + r[1]).line]]);
    },
  });
}

const stretch = (start: Position, end: Position): Stretch => ({
  ...start,
  endLine: end.line,
  endColumn: end.column,
});

/** The findings that became messages: no comment of the file silenced them. */
function spoken(messages: readonly Linter.LintMessage[], heard: readonly Placed[]): Linted {
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message.replace(/^Parsing error: /, ''));
  const waiting = new Map<string, Placed[]>();
  for (const placed of heard) {
    const key = keyOf(`logfix/${placed.rule}`, placed.finding.messageId, placed);
    waiting.set(key, [...(waiting.get(key) ?? []), placed]);
  }
  const counts: Record<string, number> = {};
  const findings = messages.flatMap((message) => {
    const rule = message.ruleId ?? '';
    counts[rule] = (counts[rule] ?? 0) + 1;
    const place = { ...message, endLine: message.endLine ?? 0, endColumn: message.endColumn ?? 0 };
    const placed = waiting.get(keyOf(rule, message.messageId ?? '', place))?.shift();
    return placed ? [placed] : [];
  });
  return { findings, counts };
}

const keyOf = (rule: string, messageId: string, at: Stretch): string =>
  [rule, messageId, at.line, at.column, at.endLine, at.endColumn].join(' ');
