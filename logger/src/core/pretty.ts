import type { LineInfo, LogLine, LoggedException, Sink } from '../types.ts';

const COLOURS: Record<string, number> = {
  TRACE: 90,
  DEBUG: 36,
  INFO: 32,
  WARN: 33,
  ERROR: 31,
  FATAL: 35,
};

/** Control characters as escapes, so that no text can forge a line or move the cursor. */
const printable = (text: string): string =>
  text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (char) => {
    const code = char.charCodeAt(0);
    return char == '\n' ? '\\n' : char == '\t' ? '\t' : `\\u${code.toString(16).padStart(4, '0')}`;
  });

const shown = (value: unknown): string =>
  printable(
    typeof value == 'string' && /^[^\s"'=]+$/.test(value) ? value : JSON.stringify(value),
  );

const isException = (value: unknown): value is LoggedException =>
  typeof value == 'object' && value !== null && 'class' in value && 'message' in value;

/** The stack, each line indented: it cannot be taken for a line of the log. */
const stackOf = (exception: LoggedException, indent: string): string => {
  const { class: name, message, stack, cause, errors, ...others } = exception;
  const lines = String(stack ?? `${name}: ${message}`).split('\n').map(printable);
  let text = lines.map((line) => indent + line.trim()).join('\n' + '  ');
  if (Object.keys(others).length) text += `\n${indent}  ${shown(others)}`;
  for (const inner of [cause, ...(errors ?? [])]) {
    if (isException(inner)) text += `\n${indent}caused by:\n${stackOf(inner, indent + '  ')}`;
    else if (inner !== undefined) text += `\n${indent}caused by: ${shown(inner)}`;
  }
  return text;
};

/** A line for people: time, level, message, fields; below it the stack, if there is one. */
export const prettyLine = (line: string, hasColours: boolean): string => {
  const { timestamp, level, message, service, env, version, host, ...rest } = JSON.parse(
    line,
  ) as LogLine;
  const paint = (code: number, text: string) =>
    hasColours ? `\x1b[${code}m${text}\x1b[0m` : text;
  const stacks: string[] = [];
  let text =
    paint(90, timestamp.slice(11, 23)) +
    ` ${paint(COLOURS[level] ?? 0, level.padEnd(5))} ${printable(message)}`;
  for (const [key, value] of Object.entries(rest)) {
    if (isException(value)) stacks.push(stackOf(value, '    '));
    else text += ` ${paint(90, printable(key) + '=')}${shown(value)}`;
  }
  return [text, ...stacks].join('\n');
};

/** Makes lines readable before they reach `sink`. */
export const prettySink = (sink: Sink, hasColours: boolean): Sink => ({
  ...sink,
  write: (line: string, info: LineInfo) => sink.write(prettyLine(line, hasColours), info),
});
