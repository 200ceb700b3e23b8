import { expect, it } from 'vitest';
import { KINDS } from '../../logger/src/vocabulary/index.ts';
import { mayBeSensitive } from '../../src/analysis/sensitive/prefilter.ts';
import { DEFAULT_PII } from '../../src/analysis/sensitive/types.ts';

const camel = (words: string): string => words.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

it('looks into every file that has a name of the vocabulary', () => {
  const names = KINDS.flatMap(({ strong, weak }) => [...strong, ...weak]);
  const overlooked = names.flatMap((name) => [name, camel(name)])
    .filter((name) => !mayBeSensitive(`f(${name})`, DEFAULT_PII));
  expect(names.length).toBeGreaterThan(400);
  expect(overlooked).toEqual([]);
});
