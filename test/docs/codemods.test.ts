import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { commitAll, logfix, project } from '../support/cli.ts';
import { BLOCKS, ROOT, textOf, type Block } from '../support/pages.ts';

const CODEMODS = readdirSync(join(ROOT, 'codemods')).map((file) => file.replace(/\.cts$/, ''));
const PACKAGE = JSON.stringify({ type: 'module', dependencies: { '@logfix/logger': '^0.1.0' } });

const pageOf = (codemod: string): string => `docs/codemods/${codemod}.md`;

/** Each example in a file of its own, or in the file that its title names. */
const fileOf = (block: Block): string => block.title ?? `src/line-${block.line}.${block.lang}`;

it('has a page for each codemod, and a codemod for each page', () => {
  const pages = readdirSync(join(ROOT, 'docs/codemods')).map((file) => file.replace(/\.md$/, ''));
  expect(pages.toSorted()).toEqual(CODEMODS.toSorted());
});

it.each(CODEMODS.filter((name) => name !== 'fix'))('%s names its rule, and the rule names it', (name) => {
  const rule = /^Its rule is \[`[\w-]+`\]\(\.\.\/rules\/([\w-]+)\.md\)/m.exec(textOf(pageOf(name)))?.[1];
  expect(RULES.map((one) => one.name)).toContain(rule);
  expect(textOf(`docs/rules/${rule}.md`)).toContain(`npx logfix ${name} src/`);
});

describe.each(CODEMODS)('%s', (name) => {
  const page = pageOf(name);
  const text = textOf(page);
  const blocks = BLOCKS.filter((block) => block.page === page);

  it('says what it is, how it is run, its options, and what it leaves', () => {
    expect(text.startsWith(`# ${name}\n`)).toBe(true);
    const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(
      expect.arrayContaining(['Before and after', 'Options', 'What it leaves to a person']),
    );
    const shell = blocks.find(({ lang }) => lang === 'sh')!.code;
    expect(shell).toContain(`npx logfix ${name} src/ --dry-run\n`);
    expect(shell).toContain(`npx jscodeshift -t node_modules/logfix/dist/codemods/${name}.cjs src/\n`);
  });

  it('makes of every "before" what the page says, byte for byte, and nothing more', () => {
    const befores = blocks.filter(({ words }) => words.includes('before'));
    const afters = befores.map((before) => blocks[blocks.indexOf(before) + 1]!);
    expect(befores.length).toBeGreaterThan(0);
    expect(afters.map(({ words }) => words)).toEqual(afters.map(() => ['after']));
    expect(blocks.filter(({ words }) => words.includes('after'))).toEqual(afters);

    const sources = Object.fromEntries(befores.map((before) => [fileOf(before), before.code]));
    const root = project({ 'package.json': PACKAGE, ...sources });
    commitAll(root);
    const read = (): string[] => befores.map((before) => readFileSync(join(root, fileOf(before)), 'utf8'));
    expect(logfix(root, [name, '.'])).toMatchObject({ err: '' });
    expect(read()).toEqual(afters.map(({ code }) => code));
    logfix(root, [name, '.', '--force']);
    expect(read()).toEqual(afters.map(({ code }) => code));
  });
});
