import { jsonFinding, summaryOf, type JsonFinding } from './check-json.ts';
import { atTheEnd, type ReportContext, type Reporter } from './reporter.ts';
import { baselineLines, summaryLine } from './text.ts';

/** Prints a run as workflow commands of GitHub Actions, which become notes beside the code. */
export const checkGithub = (context: ReportContext): Reporter =>
  atTheEnd(jsonFinding, (findings, totals) => {
    const notes = findings.map((f) => noteOf({ ...f, file: context.fromRoot(f.file) }));
    const failed = totals.failed.map(({ file, message }) =>
      command('error', { file: context.fromRoot(file), title: 'logfix' }, `could not be checked: ${message}`));
    return `${[...notes, ...failed, summaryLine(summaryOf(findings, totals)), ...baselineLines(totals)].join('\n')}\n`;
  })(context);

function noteOf({ file, line, column, endLine, endColumn, rule, message }: JsonFinding): string {
  const title = `logfix/${rule}`;
  // GitHub refuses columns of a stretch over several lines.
  const columns: Properties = line === endLine ? { col: column, endColumn } : {};
  return command('error', { file, line, endLine, ...columns, title }, message);
}

type Properties = Readonly<Record<string, string | number>>;

function command(name: string, properties: Properties, text: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${list.join(',')}::${data(text)}`;
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string =>
  data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
