import { expect, it } from 'vitest';
import { BLOCKS, kindOf } from '../support/pages.ts';

it('knows of every block of every page what runs it', () => {
  expect(BLOCKS.length).toBeGreaterThan(100);
  expect(BLOCKS.filter((block) => kindOf(block) === null).map(({ at, lang }) => `${at} ${lang}`)).toEqual([]);
});
