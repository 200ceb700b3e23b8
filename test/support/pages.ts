import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fencesOf, type Fence } from './markdown.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Pages outside `docs/` that people read. */
const ELSEWHERE = [
  'README.md', 'README.ko.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md',
  'logger/README.md', 'examples/consult/README.md', 'test/labelled/README.md',
];

/** Every page of the documentation, as a path from the root. */
export const PAGES: readonly string[] = [
  ...ELSEWHERE.filter((page) => existsSync(join(ROOT, page))),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];

export const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** A fenced block with the page that it stands on. */
export interface Block extends Fence {
  readonly page: string;
  /** `docs/cli.md:73`, to find it by. */
  readonly at: string;
}

export const BLOCKS: readonly Block[] = PAGES.flatMap((page) =>
  fencesOf(textOf(page)).map((fence) => ({ ...fence, page, at: `${page}:${fence.line}` })),
);

/**
 * What becomes of a block: the kinds, and what runs each of them. The first that fits counts.
 * A block of no kind fails `test/docs/kinds.test.ts`: give it a kind that runs it.
 */
const KINDS = {
  /** Written by scripts/dialect-docs.mjs; test/loggers runs what the tables say. */
  dialect: ({ page }) => page.startsWith('docs/dialects/'),
  /** test/rules/docs.test.ts: reported, silent, fixed, or a configuration. */
  rule: ({ page, heading, words, title }) =>
    page.startsWith('docs/rules/') &&
    (/^[✗✓]/.test(heading) || title === 'eslint.config.js' || /silent|before|after/.test(words.join())),
  /** test/docs/codemods.test.ts */
  codemod: ({ page, words }) => page.startsWith('docs/codemods/') && /before|after/.test(words.join()),
  /** test/docs/shell.test.ts */
  shell: ({ lang }) => /^(sh|bash)$/.test(lang),
  /** test/docs/configurations.test.ts: loaded by the command line. */
  config: ({ code, title, lang }) => isCode(lang) && /logfix\.config\.[cm]?[jt]s/.test(title ?? code),
  /** test/docs/configurations.test.ts: ESLint works with it. */
  eslint: ({ code, title, lang }) =>
    isCode(lang) && (/eslint\.config/.test(title ?? '') || /import logfix from 'logfix'/.test(code)),
  /** test/docs/typed.test.ts: compiles against the sources. */
  typed: ({ lang }) => isCode(lang),
  /** test/docs/data.test.ts: parses. */
  data: ({ lang }) => /^(json|yaml|toml)$/.test(lang),
  /** test/docs/data.test.ts: the lines with a minus become those with a plus. */
  diff: ({ lang }) => lang === 'diff',
  /** What a command prints, drawings, and settings of an editor in its own language: shown only. */
  shown: ({ lang }) => /^(text|lua|)$/.test(lang),
} satisfies Record<string, (block: Block) => boolean>;

const isCode = (lang: string): boolean => /^[cm]?[jt]sx?$/.test(lang);

export type Kind = keyof typeof KINDS;

export function kindOf(block: Block): Kind | null {
  const found = Object.entries(KINDS).find(([, fits]) => fits(block));
  return (found?.[0] as Kind | undefined) ?? null;
}

export const blocksOf = (kind: Kind): Block[] => BLOCKS.filter((block) => kindOf(block) === kind);
