import { describe, expect, it } from 'vitest';
import { BLOCKS, PAGES, textOf } from '../support/pages.ts';

/** Pages in English and in Korean. */
const PAIRS = PAGES.flatMap((korean) => {
  if (korean === 'README.ko.md') return [['README.md', korean] as const];
  const name = /^docs\/ko\/(.*)$/.exec(korean)?.[1];
  if (name === undefined) return [];
  const english = name === 'levels.md'
    ? 'docs/levels/guide.md'
    : PAGES.find((page) => page !== korean && page.startsWith('docs/') && page.endsWith(`/${name}`));
  return [[english ?? `no page in English for ${korean}`, korean] as const];
});

/** A page that only sums the English one up says so by standing here. */
const SHORTER = ['docs/ko/init.md'];

/** What must be the same in any language. */
const shapeOf = (page: string) => ({
  headings: [...textOf(page).replaceAll(/^```[^]*?^```$/gm, '').matchAll(/^(#+) /gm)].map((match) => match[1]),
  rows: [...textOf(page).matchAll(/^\|.*\|$/gm)].length,
  blocks: BLOCKS.filter((block) => block.page === page).map(({ lang, code }) => [lang, code.split('\n').length]),
});

describe('the Korean pages', () => {
  it('are there', () => {
    expect(PAIRS.map(([, korean]) => korean)).toEqual(
      expect.arrayContaining(['README.ko.md', 'docs/ko/levels.md', 'docs/ko/retention.md']),
    );
  });

  it.each(PAIRS.filter(([, korean]) => !SHORTER.includes(korean)))('%s and %s have the same parts, tables and examples', (english, korean) => {
    expect(shapeOf(korean)).toEqual(shapeOf(english));
  });

  it.each(PAIRS)('%s and %s lead to each other', (english, korean) => {
    const file = (page: string): string => page.slice(page.lastIndexOf('/') + 1);
    expect(textOf(english)).toContain(`${file(korean)})`);
    expect(textOf(korean)).toContain(`${file(english)})`);
  });
});
