import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DIALECTS } from '../../src/loggers/index.ts';
import { dialectPage } from './document.ts';

const folder = new URL('../../docs/dialects/', import.meta.url);

it('has a page for every dialect', () => {
  const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
  expect(pages.toSorted()).toEqual([...DIALECTS.keys()].toSorted());
});

it.each([...DIALECTS.keys()])('docs/dialects/%s.md shows what the tool writes', (dialect) => {
  const page = readFileSync(new URL(`${dialect}.md`, folder), 'utf8');
  expect(page, 'run node scripts/dialect-docs.mjs').toBe(dialectPage(dialect));
});
