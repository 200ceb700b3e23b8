import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textOf } from '../support/pages.ts';
// @ts-expect-error A script of the repository has no types.
import { PICTURE, picture } from '../../scripts/picture.mjs';

it('shows what the command line prints today; node scripts/picture.mjs draws it again', () => {
  expect(readFileSync(PICTURE as string, 'utf8')).toBe((picture as () => string)());
});

it.each(['README.md', 'README.ko.md'])('stands in %s', (page) => {
  expect(textOf(page)).toContain('(docs/images/dry-run.svg)');
});
