/** One command of a shell block: its words, without what only the shell reads. */
export interface Command {
  readonly words: readonly string[];
  /** `NAME=value` before the command. */
  readonly env: Readonly<Record<string, string>>;
  /** Where `> FILE` sends what it prints. */
  readonly into: string | null;
  readonly text: string;
}

const WORD = /'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\s'"]+)/y;

/** The commands of a block, in order: comments go, continued lines are joined, `&&` parts them. */
export function commandsOf(code: string): Command[] {
  const lines = code.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) => parts(words(line))).map(commandFrom);
}

/** The words of a line, as far as the pages need: quotes, no expansions. */
function words(line: string): string[] {
  const found: string[] = [];
  let word = '';
  let open = false;
  for (let at = 0; at < line.length; ) {
    if (/\s/.test(line[at]!)) {
      if (open) found.push(word);
      [word, open, at] = ['', false, at + 1];
      continue;
    }
    if (line[at] === '#' && !open) break;
    WORD.lastIndex = at;
    const match = WORD.exec(line);
    if (match === null) throw new Error(`a quote has no end: ${line}`);
    word += match[1] ?? match[2] ?? match[3]!;
    [open, at] = [true, WORD.lastIndex];
  }
  if (open) found.push(word);
  return found;
}

function parts(line: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const word of line) {
    if (word === '&&') found.push([]);
    else found.at(-1)!.push(word);
  }
  return found.filter((part) => part.length > 0);
}

function commandFrom(all: readonly string[]): Command {
  const first = all.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const env = Object.fromEntries(all.slice(0, first).map((word) => word.split(/=(.*)/s, 2) as [string, string]));
  const to = all.indexOf('>');
  const end = to < 0 ? all.length : to;
  return { words: all.slice(first, end), env, into: to < 0 ? null : all[to + 1]!, text: all.join(' ') };
}
