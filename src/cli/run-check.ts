import { parse as parsePath } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import type { Finding } from '../analysis/types.ts';
import type { LoadedConfig } from '../project/config.ts';
import { discover } from '../project/discover.ts';
import { parser, type Observer, type ReportPlace } from '../project/eslint-parser.ts';
import { failureOf, readSource } from '../project/source-file.ts';
import plugin, { RULES } from '../../rules/index.ts';
import { shownPath, type Failure } from './run-codemod.ts';

/** A finding with its place for people: lines and columns from 1. */
export interface Placed {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly finding: Finding;
}

export interface CheckRun {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly config: LoadedConfig;
  /** Called for each file with findings, in the order of the files. */
  readonly onFindings: (file: string, findings: readonly Placed[]) => void;
  readonly onProgress: (files: number, file: string) => void;
  readonly signal: AbortSignal;
}

export interface CheckTotals {
  readonly files: number;
  readonly failed: readonly Failure[];
  readonly interrupted: boolean;
}

const ACTIVE = RULES.filter((rule) => `logfix/${rule.name}` in plugin.configs.recommended.rules!);

/** Runs the recommended rules over a tree through ESLint, with no configuration of ESLint's. */
export async function runCheck(run: CheckRun): Promise<CheckTotals> {
  const { cwd, config } = run;
  const failed: Failure[] = [];
  let lint: LintFile | null = null;
  let files = 0;
  let breath = Date.now();
  for (const path of discover(run.paths, cwd, config.config.ignore)) {
    // Reading is synchronous: let a Ctrl-C in now and then.
    if (Date.now() - breath > 50) {
      await new Promise(setImmediate);
      breath = Date.now();
    }
    if (run.signal.aborted) return { files, failed, interrupted: true };
    files++;
    const file = shownPath(path, cwd);
    run.onProgress(files, file);
    try {
      const source = readSource(path, (bytes) => ACTIVE.some((r) => r.concerns(bytes, config.config)));
      if (source === null) continue;
      lint ??= await linterFor(cwd, config);
      const findings = await lint(path, source.text);
      if (findings.length > 0) run.onFindings(file, findings);
    } catch (error) {
      failed.push({ file, message: failureOf(error, path) });
    }
  }
  return { files, failed, interrupted: false };
}

type LintFile = (path: string, text: string) => Promise<Placed[]>;

/** ESLint is loaded for the first file that needs it. */
async function linterFor(cwd: string, config: LoadedConfig): Promise<LintFile> {
  const { ESLint } = await import('eslint');
  let heard: Placed[] = [];
  const eslint = new ESLint(optionsFor(cwd, config, (rule, finding, place) => {
    heard.push({ rule, ...fromOne(place), finding });
  }));
  return async (path, text) => {
    heard = [];
    const [result] = await eslint.lintText(text, { filePath: path });
    return spoken(result?.messages ?? [], heard);
  };
}

function optionsFor(cwd: string, config: LoadedConfig, observer: Observer): ESLint.Options {
  return {
    // ESLint leaves out what lies outside its folder; which files count is decided here.
    cwd: parsePath(cwd).root,
    ignore: false,
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: ['!**/node_modules/', '!**/.git/'] },
      {
        ...plugin.configs.recommended,
        files: [() => true] as unknown as string[],
        languageOptions: { parser, parserOptions: { logfix: { observer, config } } },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
    ],
  };
}

const fromOne = ({ start, end }: ReportPlace) => ({
  line: start.line,
  column: start.column + 1,
  endLine: end.line,
  endColumn: end.column + 1,
});

/** The findings that became messages: no comment of the file silenced them. */
function spoken(messages: readonly Linter.LintMessage[], heard: readonly Placed[]): Placed[] {
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message.replace(/^Parsing error: /, ''));
  const waiting = new Map<string, Placed[]>();
  for (const placed of heard) {
    const key = keyOf(`logfix/${placed.rule}`, placed.finding.messageId, placed);
    waiting.set(key, [...(waiting.get(key) ?? []), placed]);
  }
  return messages.flatMap((message) => {
    const place = { ...message, endLine: message.endLine ?? 0, endColumn: message.endColumn ?? 0 };
    const placed = waiting.get(keyOf(message.ruleId ?? '', message.messageId ?? '', place))?.shift();
    return placed ? [placed] : [];
  });
}

const keyOf = (
  rule: string,
  messageId: string,
  at: Pick<Placed, 'line' | 'column' | 'endLine' | 'endColumn'>,
): string => [rule, messageId, at.line, at.column, at.endLine, at.endColumn].join(' ');
