import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of a published package. */
export interface CorpusFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCE = /\.(?:[mc]?[jt]s|[jt]sx)$/;
const DECLARATION = /\.d\.[mc]?ts$/;
const LARGEST = 120_000;
const LOUD = 1_200;
const QUIET = 2_400;

interface Corpus {
  readonly loud: readonly CorpusFile[];
  readonly quiet: readonly CorpusFile[];
}

let corpus: Corpus | undefined;

/** Files of the installed packages: those that name the console first, then others. */
export function corpusFiles(): readonly CorpusFile[] {
  return [...loudFiles(), ...quietFiles()];
}

/** Files in which the word `console` stands somewhere, be it in a comment. */
export const loudFiles = (): readonly CorpusFile[] => (corpus ??= readCorpus()).loud;

/** Files that never name the console. TypeScript first, of which packages publish little. */
export const quietFiles = (): readonly CorpusFile[] => (corpus ??= readCorpus()).quiet;

/** The same files on every machine that has the same packages, whatever the disk's order. */
function readCorpus(): Corpus {
  const seen = new Set<string>();
  const files = sourcePaths()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
    .map((file) => ({ ...file, key: digest(file.text) }))
    .filter(({ key }) => !seen.has(key) && seen.add(key));
  const loud = files.filter(({ text }) => /\bconsole\b/.test(text));
  const quiet = files.filter(({ text }) => !text.includes('console'));
  return {
    loud: loud.toSorted(byKey).slice(0, LOUD),
    quiet: quiet.toSorted((a, b) => Number(isTyped(b)) - Number(isTyped(a)) || byKey(a, b))
      .slice(0, QUIET),
  };
}

function sourcePaths(): string[] {
  return readdirSync(join(ROOT, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name) && !DECLARATION.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size <= LARGEST)
    .map((file) => relative(ROOT, file).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('node_modules/.'))
    .sort();
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex');
const isTyped = ({ path }: CorpusFile): boolean => /tsx?$/.test(path);
const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
