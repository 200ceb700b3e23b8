import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, ROOT, textOf } from '../support/pages.ts';

/** The text without blocks and code, where `[a](b)` is no link. */
const prose = (text: string): string =>
  text.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[^`]/g, ' '));

/** Where the links and pictures of a page lead: its own files only. */
function linksOf(page: string): { to: string; path: string; anchor: string }[] {
  const text = prose(textOf(page));
  const inline = text.matchAll(/\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?: "[^"]*")?\)/g);
  const html = text.matchAll(/<(?:img|a|source)\b[^>]*?\s(?:src|href|srcset)="([^"\s]+)"/g);
  return [...inline, ...html]
    .map((match) => match[1]!)
    .filter((to) => !/^(https?:|mailto:)/.test(to))
    .map((to) => {
      const [path = '', anchor = ''] = to.split('#');
      return { to, path: path === '' ? page : normalize(join(dirname(page), path)), anchor };
    });
}

/** The name that a heading gets on GitHub. */
const slug = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = textOf(page).replaceAll(/^```[^]*?^```$/gm, '').matchAll(/^#{1,6} (.*)$/gm);
  return new Set([...headings].map(([, heading]) => {
    const name = slug(heading!);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  }));
}

describe('the links', () => {
  it('are found', () => {
    expect(linksOf('docs/rules/no-unmasked-pii.md').map(({ to }) => to)).toContain('../personal-data/types.md');
    expect([...anchorsOf('docs/cli.md')]).toContain('logfix-mask-pii-paths');
  });

  it.each(PAGES)('of %s lead somewhere', (page) => {
    const dead = linksOf(page).filter(({ path, anchor }) => {
      if (path.startsWith('..') || !existsSync(join(ROOT, path))) return true;
      if (anchor === '') return false;
      return statSync(join(ROOT, path)).isDirectory() || !anchorsOf(path).has(decodeURIComponent(anchor));
    });
    expect(dead.map(({ to }) => to)).toEqual([]);
  });

  it('reach every page under docs/ from docs/README.md', () => {
    const reached = new Set<string>();
    const waiting = ['docs/README.md'];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (reached.has(page)) continue;
      reached.add(page);
      waiting.push(...linksOf(page).map(({ path }) => path).filter((path) => PAGES.includes(path)));
    }
    expect(PAGES.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
  });
});
