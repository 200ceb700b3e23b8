import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { RULES } from '../../rules/index.ts';
import { processFile } from '../../src/source/file.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { CODEMODS } from '../../src/project/transform.ts';
import { fencesOf, type Fence } from '../support/markdown.ts';
import { ruleHand } from '../support/lint.ts';

const root = new URL('../../', import.meta.url);
const at = (path: string): URL => new URL(path, root);
const docOf = (name: string): string => readFileSync(at(`docs/rules/${name}.md`), 'utf8');

const NO_RULES = ['adapter.ts', 'index.ts'];
const LOGFIX = { logger: { import: '@logfix/logger' } };

describe('every rule', () => {
  it('is in the plugin', () => {
    const files = readdirSync(at('rules/')).filter((file) => !NO_RULES.includes(file));
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(RULES.map((r) => r.name).sort());
  });

  it.each(RULES.map((rule) => rule.name))('%s has its tests', (name) => {
    const tests = readdirSync(at(`test/rules/${name}/`)).filter((file) => file.endsWith('.test.ts'));
    expect(tests).toContain('rule-tester.test.ts');
    expect(tests).toContain('parity.test.ts');
  });

  it.each(RULES)('$name has its page, and the page says what the rule says of itself', (rule) => {
    const page = docOf(rule.name);
    expect(page.startsWith(`# logfix/${rule.name}\n\n${rule.meta!.docs!.description}.\n`)).toBe(true);
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((m) => m[1]);
    expect(headings).toEqual(
      expect.arrayContaining(['✗ Reported', '✓ Not reported', 'Options', 'When not to use it']),
    );
    const configs = Object.entries(plugin.configs)
      .filter(([, config]) => `logfix/${rule.name}` in ((config as Linter.Config).rules ?? {}))
      .map(([name]) => `\`${name}\``);
    expect(page).toContain(`| Configurations | ${configs.join(', ')} |`);
    const codemod = /npx logfix ([\w-]+) src\//.exec(page)?.[1];
    expect(existsSync(at(`codemods/${codemod}.cts`)), `codemod ${codemod}`).toBe(true);
  });
});

const isReported = ({ heading, words }: Fence): boolean => heading.startsWith('✗') && words.length === 0;
const isSilent = ({ heading, words }: Fence): boolean =>
  (heading.startsWith('✓') && words.length === 0) || words.includes('silent');

describe.each(RULES.map((rule) => rule.name))('the page of %s', (name) => {
  const fences = fencesOf(docOf(name));
  // A strict rule speaks on its own page beside the recommended ones.
  const own = { [`logfix/${name}`]: 'error' as const };
  const fileOf = ({ title, lang }: Fence): string => `/app/${title ?? `src/example.${lang}`}`;
  const verify = (fence: Fence): Linter.LintMessage[] =>
    ruleHand(fileOf(fence), /^(vue|svelte)$/.test(fence.lang) ? 'logfix' : 'typescript', LOGFIX, {}, own)
      .verify(fence.code);

  it('has examples of both', () => {
    expect(fences.filter(isReported).length).toBeGreaterThan(1);
    expect(fences.filter(isSilent).length).toBeGreaterThan(1);
  });

  it.each(fences.filter(isReported))('line $line is reported: $code', (fence) => {
    const messages = verify(fence).filter((m) => m.ruleId === `logfix/${name}`);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((m) => m.fatal)).toEqual([]);
    // Every statement of an example is one that the rule speaks of.
    const statements = fence.code.split('\n').filter((l) => /\bconsole\b|std(out|err)/.test(l));
    const spoken = new Set(messages.map((m) => m.line));
    expect(spoken.size).toBeGreaterThanOrEqual(statements.length);
  });

  it.each(fences.filter(isSilent))('line $line is not reported: $code', (fence) => {
    expect(verify(fence)).toEqual([]);
  });

  it.each(fences.filter((f) => f.words.includes('before')))('line $line becomes what follows', (before) => {
    const after = fences[fences.indexOf(before) + 1]!;
    expect(after.words).toContain('after');
    const file = `/app/src/example.m${before.lang}`;
    expect(ruleHand(file, 'typescript', LOGFIX).fix(before.code).output).toBe(after.code);
    const settings = settingsFor(file, before.code, { config: LOGFIX, root: '/app', file: null });
    const checks = CODEMODS[/npx logfix ([\w-]+) src\//.exec(docOf(name))![1]!]!;
    expect(processFile(file, before.code, settings, checks).after).toBe(after.code);
  });

  it.each(fences.filter((f) => f.title === 'eslint.config.js'))('line $line is a configuration', async (fence) => {
    const body = fence.code
      .replace(/^import logfix from 'logfix';$/m, '')
      .replace(/^export default /m, 'return ');
    const config = new Function('logfix', body)(plugin) as Linter.Config[];
    const eslint = new ESLint({ cwd: '/app', overrideConfigFile: true, overrideConfig: config, fix: true });
    const [result] = await eslint.lintText(`import a from 'a';\nconsole.warn('a');\n`, {
      filePath: '/app/src/room.js',
    });
    expect(result!.messages).toEqual([]);
    expect(result!.output).toContain('logger.warn');
  });
});
