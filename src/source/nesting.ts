/**
 * How far a parser in native code is trusted. It recurses on the machine's own stack, and where that
 * ends so does the process, with no error to catch. Of what was tried (8 MB of stack) levels without
 * brackets fell first at 5,800, arrow functions, and those with brackets at 3,200, types of objects.
 */
const DEEPEST = 4_000;
const BRACKETS = 2;

/**
 * Would a parser in native code need more of the stack than there may be? Only generated code does.
 * An estimate that takes some texts for deeper than they are: another parser reads those, slower.
 */
export const nestsDeeply = (text: string): boolean =>
  text.length > DEEPEST && (repeatsBranch(text) || closesAtOnce(text)) && levelsOf(text) > DEEPEST;

/** What nests to its right needs no brackets: it shows in how often it stands there. */
const BRANCHES = ['?', '=>', 'else'];

const repeatsBranch = (text: string): boolean => BRANCHES.some((branch) => {
  let left = DEEPEST;
  for (let at = text.indexOf(branch); at >= 0 && left > 0; at = text.indexOf(branch, at + branch.length)) left--;
  return left === 0;
});

/** What ends many levels at once, and signs before an operand. */
const RUN = new Set(' \t\r\n)]}>,;`!~+-');

/** So long a run must hold one of the places that are looked at. */
const STEP = 500;

function closesAtOnce(text: string): boolean {
  for (let at = STEP; at < text.length; at += STEP) {
    let end = at;
    while (RUN.has(text[end]!)) end++;
    if (end === at) continue;
    let start = at;
    while (start > 0 && RUN.has(text[start - 1]!)) start--;
    if (end - start >= DEEPEST / BRACKETS) return true;
    at = Math.max(at, end - STEP);
  }
  return false;
}

const LEVEL = /;\s{0,200}else\b|\belse\b|[([{}\])]|=>|[;,!~?=<:+-]/g;

/** At most so deep it goes; brackets in strings count too. */
function levelsOf(text: string): number {
  const around: number[] = [];
  let above = 0;
  let here = 0;
  let most = 0;
  for (const [token] of text.matchAll(LEVEL)) {
    if ('([{'.includes(token)) {
      around.push(here);
      above += here + BRACKETS;
      here = 0;
    } else if (')]}'.includes(token)) {
      here = around.pop() ?? 0;
      above = Math.max(0, above - here - BRACKETS);
    } else if (token === ';' || token === ',') here = 0;
    else here++;
    most = Math.max(most, above + here);
    if (most > DEEPEST) break;
  }
  return most;
}
