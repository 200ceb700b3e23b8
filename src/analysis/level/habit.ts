/** How a project uses the levels of the logger that it has already. */
export interface Leveled {
  readonly debug: number;
  readonly info: number;
}

const CALLS =
  /(?<![\w$.])(?:this\.)?_?(?:logger|log|LOG|Log|winston|Logger|consola|\$log)\.(debug|info)\(/g;

/** Calls of a logger in a text that write at debug or info, in a single pass over it. */
export function countLeveled(text: string): Leveled {
  let debug = 0;
  let info = 0;
  for (const [, level] of text.matchAll(CALLS)) {
    if (level === 'debug') debug++;
    else info++;
  }
  return { debug, info };
}

/** Fewer calls show no habit. */
const ENOUGH = 10;
/** One of the two has this share, or the project uses both alike. */
const MOST = 0.6;

/** Which of debug and info most calls of a project are; `null` where neither leads. */
export function habitOf({ debug, info }: Leveled): 'debug' | 'info' | null {
  const all = debug + info;
  if (all < ENOUGH) return null;
  if (debug >= MOST * all) return 'debug';
  return info >= MOST * all ? 'info' : null;
}
