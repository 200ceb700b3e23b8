/** A fenced block of code in a Markdown file. */
export interface Fence {
  readonly lang: string;
  /** Words after the language: `before`, `silent`. */
  readonly words: readonly string[];
  /** `title="eslint.config.js"` */
  readonly title: string | null;
  readonly code: string;
  /** The nearest heading above. */
  readonly heading: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** All fenced blocks of a Markdown text, in order. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let heading = '';
  let open: { info: string; line: number; code: string[] } | null = null;
  markdown.split('\n').forEach((text, index) => {
    if (open === null) {
      heading = /^#+ (.*)$/.exec(text)?.[1] ?? heading;
      const info = /^```(.*)$/.exec(text)?.[1];
      if (info !== undefined) open = { info, line: index + 1, code: [] };
    } else if (text === '```') {
      fences.push({ ...parseInfo(open.info), code: `${open.code.join('\n')}\n`, heading, line: open.line });
      open = null;
    } else open.code.push(text);
  });
  return fences;
}

function parseInfo(info: string): Pick<Fence, 'lang' | 'words' | 'title'> {
  const title = /title="([^"]*)"/.exec(info)?.[1] ?? null;
  const [lang = '', ...words] = info.replace(/title="[^"]*"/, '').trim().split(/\s+/);
  return { lang, words, title };
}
