import { expect, it } from 'vitest';
import { textOf } from '../support/pages.ts';

/** Rows such as `| a figure | [.838](docs/levels/accuracy.md) | how |`. */
const figuresOf = (page: string): [figure: string, page: string][] =>
  [...textOf(page).matchAll(/\[([\d.,% ]+)\]\((docs\/[^)#]+)[^)]*\)/g)].flatMap(([, figures, to]) =>
    figures!.split(', ').map((figure): [string, string] => [figure, to!]),
  );

/** Does a text have the figure, and not only as a part of a longer one? */
const holds = (text: string, figure: string): boolean =>
  new RegExp(`(?<![\\d.,])${figure.replaceAll('.', '\\.')}(?!\\d)`).test(text);

it.each(['README.md', 'README.ko.md'])('%s has the figures of the pages that it names', (page) => {
  const figures = figuresOf(page);
  expect(figures.length).toBeGreaterThan(4);
  expect(figures.filter(([figure, to]) => !holds(textOf(to), figure))).toEqual([]);
});
