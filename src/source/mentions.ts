const WORD = 'console';

/**
 * Does the word `console` stand anywhere but in a comment? Half of the files that hold it only
 * show examples in their documentation, and to parse those costs more than to look.
 * Whatever is not surely a comment counts as code.
 */
export function mentionsConsole(text: string): boolean {
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length)) {
    if (!isInComment(text, at)) return true;
  }
  return false;
}

/** Characters with which a string, a template or an element on the same line turns into code. */
const TURNS = /['"`<]|\$\{|\*\//;

function isInComment(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
  if (/^\s*\/\//.test(before)) return !TURNS.test(before) && !before.includes('{');
  return /^\s*\*/.test(before) && !/[`]|\$\{|\*\//.test(before) && isInBlock(text, at);
}

/** After a block comment that begins its own line and has not ended. */
function isInBlock(text: string, at: number): boolean {
  const open = text.lastIndexOf('/*', at);
  if (open < 0 || text.lastIndexOf('*/', at) > open) return false;
  return /^\s*$/.test(text.slice(text.lastIndexOf('\n', open) + 1, open));
}
