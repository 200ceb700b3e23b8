import { expect, it } from 'vitest';
import { BLOCKS, kindOf, PAGES, textOf } from '../support/pages.ts';

it('knows of every block of every page what runs it', () => {
  expect(BLOCKS.length).toBeGreaterThan(100);
  expect(BLOCKS.filter((block) => kindOf(block) === null).map(({ at, lang }) => `${at} ${lang}`)).toEqual([]);
});

it('has no page with something left to write', () => {
  const docs = PAGES.filter((page) => page.startsWith('docs/'));
  expect(docs.filter((page) => /\bTODO\b/.test(textOf(page)))).toEqual([]);
});
