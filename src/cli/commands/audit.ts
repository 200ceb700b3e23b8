import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { compare as compared, readEarlier, type Earlier } from '../../audit/compare.ts';
import { isAtLeast, type Severity } from '../../audit/severity.ts';
import type { Audit } from '../../audit/types.ts';
import { loadConfig } from '../../project/config.ts';
import { repositoryRoot } from '../../project/git.ts';
import { withOptions } from '../../project/transform.ts';
import { putFile } from '../../project/write.ts';
import { interruptible } from '../interrupt.ts';
import { EXIT, progressLine, UsageError, type Io } from '../io.ts';
import { say, type Lang } from '../output/audit/say.ts';
import { colorsOf } from '../output/text.ts';
import { runAudit } from '../run-audit.ts';
import { shownPath } from '../run-codemod.ts';
import plugin from '../../../rules/index.ts';

export interface AuditOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly format: 'text' | 'html' | 'markdown' | 'json' | 'sarif';
  readonly lang: Lang;
  /** The file to write; a page has one of its own where none is named. */
  readonly output?: string;
  /** An earlier JSON report. */
  readonly compare?: string;
  readonly failOn?: Severity;
  readonly config?: string;
  /** Flags that overrule the configuration: `include`. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** A page is to be opened; the rest is read where it was asked for. */
const PAGE = 'logfix-report.html';

const { name, version } = plugin.meta;

/**
 * `logfix audit`: the review of a project's logging, written whole or not at all.
 * @returns The exit code: 0 written, 1 `--fail-on` was met, 2 could not work.
 */
export async function audit(options: AuditOptions, io: Io & { readonly columns: number }): Promise<number> {
  const { cwd, paths, format, lang } = options;
  const output = options.output ?? (format === 'html' ? PAGE : null);
  const config = withOptions(await loadConfig(cwd, options.config), options.overrides);
  const earlier = options.compare === undefined ? null : earlierFrom(options.compare, cwd);
  const line = progressLine(io);
  const about = { tool: { name, version }, project: basename(cwd), created: new Date().toISOString() };
  const found = await interruptible((signal) =>
    runAudit({ paths, cwd, config, about, signal, onProgress: line.showFile })).finally(line.clear);
  if (found === null) return EXIT.interrupted;
  const review = earlier === null ? found : { ...found, trend: compared(earlier, found) };
  const text = await rendered(review, options, { ...io, colour: io.colour && output === null });
  if (output === null) io.out(text);
  else {
    putFile(resolve(cwd, output), text);
    io.err(`${say(lang, 'wrote', { file: output })}\n`);
  }
  return isMet(review, options.failOn) ? EXIT.findings : EXIT.clean;
}

/** Each format is loaded when it is asked for. */
async function rendered(
  review: Audit,
  { format, lang, cwd }: AuditOptions,
  io: Io & { readonly columns: number },
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(review, null, 2)}\n`;
    case 'html':
      return (await import('../output/audit/html/page.ts')).auditHtml(review, lang);
    case 'sarif': {
      const root = repositoryRoot(cwd) ?? cwd;
      const { auditSarif } = await import('../output/audit/sarif.ts');
      return auditSarif(review, (file) => shownPath(resolve(cwd, file), root), linesOf(cwd));
    }
    case 'markdown':
      return (await import('../output/audit/markdown.ts')).auditMarkdown(review, lang);
    case 'text': {
      const { auditText } = await import('../output/audit/text.ts');
      return auditText(review, { lang, colors: colorsOf(io), columns: io.columns });
    }
  }
}

/** Lines of the files of a folder, each file read once. */
function linesOf(cwd: string): (file: string, line: number) => string {
  const known = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = known.get(file) ?? readFileSync(resolve(cwd, file), 'utf8').split('\n');
    known.set(file, lines);
    return lines[line - 1] ?? '';
  };
}

function earlierFrom(file: string, cwd: string): Earlier {
  try {
    return readEarlier(readFileSync(resolve(cwd, file), 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`--compare ${file}: ${code === 'ENOENT' ? 'there is no such file' : message}`);
  }
}

/** With an earlier report at hand, what was there before is no reason to fail. */
function isMet({ findings, trend }: Audit, least: Severity | undefined): boolean {
  if (least === undefined) return false;
  const fresh = trend && new Set(trend.addedFindings);
  return findings.some(({ severity, fingerprint }) =>
    isAtLeast(severity, least) && (fresh === null || fresh.has(fingerprint)));
}
