import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { fencesOf } from '../support/markdown.ts';
import { oneRule } from '../support/one-rule.ts';

/** What an editor's menu says of every example that a rule's page has. */
function titlesOf(rule: string): string[] {
  const page = readFileSync(new URL(`../../docs/rules/${rule}.md`, import.meta.url), 'utf8');
  const examples = fencesOf(page).filter(({ heading, lang }) => heading.startsWith('✗') && /^[jt]sx?$/.test(lang));
  const messages = examples.flatMap(({ title, lang, code }) =>
    oneRule(rule, `/app/${title ?? `src/example.${lang}`}`, 'typescript', {}).verify(code));
  return messages.flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc));
}

const VERBS = /^(Count it|Import|Let the logger|Log|Mask the|Read the level|Remove|Write it) /;

describe.each(RULES.map(({ name }) => name))('the actions of %s', (name) => {
  const titles = titlesOf(name);

  it('say what they do in a line that a menu holds', () => {
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => !VERBS.test(title))).toEqual([]);
    expect(titles.filter((title) => /[\n\r]|\.$|undefined|\{\{/.test(title) || title.length > 110)).toEqual([]);
  });

  it('name the level that is written, or the mask', () => {
    const levels = titles.filter((title) => title.startsWith('Log as '));
    expect(levels.filter((title) => !/^Log as \w+(: \S.*)?$/.test(title) && !title.includes(' as fields'))).toEqual([]);
    const masks = titles.filter((title) => title.startsWith('Mask '));
    expect(masks.filter((title) => !/ with [\w.]+\(\)$/.test(title))).toEqual([]);
  });
});
