const WORD = /(?<![\w$])console(?![\w$])/g;
/** On longer lines, which no person writes, looking would cost more than to parse. */
const LONGEST = 500;

/**
 * Does a text name the console anywhere but in a comment or in a string? Half of the files that
 * hold the word only show examples in their documentation or import `./console.js`, and to parse
 * those costs more than to look. Whatever is not surely aside counts as code.
 */
export function mentionsConsole(text: string): boolean {
  for (const { index } of text.matchAll(WORD)) if (!isAside(text, index)) return true;
  return false;
}

function isAside(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1;
  // A string of the line before may go on here.
  if (at - start > LONGEST || /\\\r?\n?$/.test(text.slice(Math.max(0, start - 3), start))) return false;
  const before = text.slice(start, at);
  return isInComment(text, at, before) || isInString(before, text.slice(at + 'console'.length, at + LONGEST));
}

/** Characters with which a string, a template or an element on the same line turns into code. */
const TURNS = /['"`<{]|\*\//;

function isInComment(text: string, at: number, before: string): boolean {
  if (/^\s*\/\//.test(before)) return !TURNS.test(before);
  if (/^\s*\/\*/.test(before)) return !/[`{]|\*\//.test(before);
  return /^\s*\*/.test(before) && !/\$\{|\*\//.test(before) && isQuoted(before) && isInBlock(text, at);
}

/** `code` of a comment. A single backtick might end a template, but not with a name right after it. */
const isQuoted = (before: string): boolean =>
  !before.includes('`') ||
  (!before.includes('\\') && (before.split('`').length % 2 === 1 || /[^[(]`(?:[@\w][\w.@/-]*)?$/.test(before)));

/** After a block comment that begins its own line and has not ended. */
function isInBlock(text: string, at: number): boolean {
  const open = text.lastIndexOf('/*', at);
  if (open < 0 || text.lastIndexOf('*/', at) > open) return false;
  if (!/^\s*$/.test(text.slice(text.lastIndexOf('\n', open) + 1, open))) return false;
  // A template that holds such a beginning ends with a single backtick.
  const between = text.slice(open, text.lastIndexOf('\n', at)).replaceAll('```', '');
  return between.split('`').length % 2 === 1 && !between.includes('\\`');
}

/** `'../console.js'`, `"https://console.…`: after the end of a string, none of it could follow. */
const PATH = /^[^/]*['"](?:\.{1,2}\/|(?!in\b|instanceof\b)[@\w])[\w.@/:-]*$/;
/** With these the quotes of a line may stand in a regular expression, in a template or in markup. */
const MIXED = /[`{}<>/\\]/;

function isInString(before: string, after: string): boolean {
  // `window['console']`, `from 'node:console'`
  if (/['"](?:node:)?$/.test(before) && /^['"]/.test(after)) return false;
  // Markup runs what stands in its strings.
  if (/^\s*\??\.\s*\w+\s*\(/.test(after)) return false;
  return PATH.test(before) || (!MIXED.test(before) && openQuote(before) !== '');
}

/** The quote that begins a string which has not ended; `''` for none. */
function openQuote(line: string): string {
  let open = '';
  for (const [quote] of line.matchAll(/['"]/g)) {
    if (open === '') open = quote;
    else if (open === quote) open = '';
  }
  return open;
}
