import type { Range } from '../analysis/types.ts';

/** A stretch of JavaScript or TypeScript inside a file. */
export interface Block {
  readonly range: Range;
  /** The block's `lang`: `ts`, `tsx`, …; `undefined` where the whole file is the block. */
  readonly lang?: string | null;
  /** Runs once for all instances: `<script module>` of Svelte. */
  readonly module: boolean;
}

/** What is left open reaches to the end of the file: it holds no block. */
const SCRIPT =
  /<!--[\s\S]*?(?:-->|$)|<script\b((?:"[^"]{0,2000}"|'[^']{0,2000}'|[^'">]){0,2000})>(?:([\s\S]*?)<\/script\s*>|[\s\S]*)/gi;
const CODE_LANG = /^(js|jsx|ts|tsx|javascript|typescript|babel)$/;

export const hasBlocks = (filename: string): boolean => /\.(vue|svelte)$/.test(filename);

/** The script blocks of a `.vue` or `.svelte` file; the whole text of any other file. */
export function scriptBlocks(filename: string, text: string): Block[] {
  if (!hasBlocks(filename)) return [{ range: [0, text.length], module: false }];
  const blocks: Block[] = [];
  for (const match of text.matchAll(SCRIPT)) {
    const attributes = match[1];
    const body = match[2];
    if (attributes === undefined || body === undefined || attributes.endsWith('/')) continue;
    if (/\ssrc\s*=/.test(attributes)) continue;
    const lang = /\blang\s*=\s*["']?([\w]+)/.exec(attributes)?.[1] ?? 'js';
    const type = /\btype\s*=\s*["']([^"']+)/.exec(attributes)?.[1] ?? 'module';
    if (!CODE_LANG.test(lang) || !/^(module|text\/(java|type)script|ts)$/.test(type)) continue;
    const start = match.index + match[0].indexOf('>', attributes.length + 7) + 1;
    const short = lang === 'typescript' ? 'ts' : lang === 'javascript' ? 'js' : lang;
    const module = /\bcontext\s*=\s*["']module|\smodule(\s|$)/.test(attributes);
    blocks.push({ range: [start, start + body.length], lang: short, module });
  }
  return blocks;
}
