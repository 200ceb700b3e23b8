import { jsonFinding, summaryOf, type JsonFinding } from './check-json.ts';
import { code, html, plain } from './markdown.ts';
import { atTheEnd, byFile } from './reporter.ts';
import { baselineLines, plural, summaryLine } from './text.ts';

/** A comment of GitHub holds 65,536 characters, one of GitLab a million. */
const ROOM = 60_000;

/** Prints a run for a comment on a pull request. */
export const checkMarkdown = atTheEnd(jsonFinding, (findings, totals) => {
  const summary = summaryOf(findings, totals);
  const lines = ['### logfix', '', summaryLine(summary), ''];
  if (findings.length > 0) {
    lines.push('| rule | findings |', '|---|--:|');
    for (const [rule, count] of Object.entries(summary.byRule)) lines.push(`| \`${rule}\` | ${count} |`);
    lines.push('', ...details(findings));
  }
  for (const { file, message } of totals.failed) {
    lines.push(`- ${code(file)} could not be checked: ${plain(message)}`);
  }
  if (totals.baseline?.stale.length) lines.push('', '```', ...baselineLines(totals), '```');
  return `${lines.join('\n').trimEnd()}\n`;
});

/** Findings file by file, as many as a comment holds. */
function details(findings: readonly JsonFinding[]): string[] {
  const lines: string[] = [];
  let room = ROOM;
  let told = 0;
  for (const [file, own] of byFile(findings)) {
    const title = `<details open><summary>${html(file)} (${own.length})</summary>`;
    const block = [title, '', ...own.map(item), '', '</details>', ''];
    room -= block.join('\n').length + 1;
    if (room < 0) break;
    told += own.length;
    lines.push(...block);
  }
  if (told < findings.length) {
    lines.push(`${plural(findings.length - told, 'more finding')} left out: a comment holds no more.`, '');
  }
  return lines;
}

const item = ({ line, rule, message }: JsonFinding): string =>
  `- line ${line}: ${plain(message)} (\`${rule}\`)`;
