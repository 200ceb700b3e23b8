import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import plugin, { RULES } from '../../rules/index.ts';
import { CERTAIN } from '../support/lint.ts';
import { fencesOf } from '../support/markdown.ts';
import { project } from '../support/cli.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OXLINT = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');
const IMPORT = `import { logger } from '@logfix/logger';\n`;

/** Every table of a rule's tests, and every example of its page. */
async function casesOf(rule: string): Promise<readonly { code: string; ending: string }[]> {
  const tables = (await import(`../rules/${rule}/forms.ts`)) as Record<string, unknown>;
  type Row = string | { readonly code: string; readonly filename?: string };
  const rows = Object.values(tables).filter((table) => Array.isArray(table)).flat() as Row[];
  const forms = rows.flatMap((row) => {
    const { code, filename = 'a.ts' } = typeof row === 'string' ? { code: row } : row;
    const texts = /\b(import|const|let|var|function) [^;]*\blogger\b/.test(code) ? [code] : [code, IMPORT + code];
    return texts.map((text) => ({ code: text, ending: extname(filename) }));
  });
  const page = readFileSync(join(ROOT, `docs/rules/${rule}.md`), 'utf8');
  const examples = fencesOf(page).filter(({ lang }) => /^[jt]sx?$/.test(lang));
  return [...forms, ...examples.map(({ code, lang }) => ({ code, ending: `.${lang}` }))];
}

function fixtures(): { code: string; ending: string }[] {
  const folder = join(ROOT, 'test/codemods');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\/before\.[cm]?[jt]sx?$/.test(name))
    .map((name) => ({ code: readFileSync(join(folder, name), 'utf8'), ending: extname(name) }));
}

const SETTINGS = { logfix: CERTAIN };
const RULES_ON = plugin.configs.strict.rules!;

function projectOf(files: Readonly<Record<string, string>>): string {
  const cwd = project({
    'package.json': '{ "type": "module", "dependencies": { "express": "5" } }',
    '.oxlintrc.json': JSON.stringify({
      jsPlugins: ['logfix'], categories: { correctness: 'off' }, rules: RULES_ON, settings: SETTINGS,
    }),
    ...files,
  });
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(ROOT, join(cwd, 'node_modules/logfix'));
  return cwd;
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

const oxlint = (cwd: string, ...args: string[]) =>
  spawnSync(process.execPath, [OXLINT, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });

/** What is said of each file: rule, line and words; `null` for a file that does not parse. */
type Said = Map<string, string[] | null>;

function saidByOxlint(cwd: string, names: readonly string[]): Said {
  const { stdout } = oxlint(cwd, '--format', 'json', 'cases');
  const said: Said = new Map(names.map((name) => [name, []]));
  for (const { filename, code, message, labels } of (JSON.parse(stdout) as OxlintReport).diagnostics) {
    const rule = /^logfix\((.*)\)$/.exec(code ?? '')?.[1];
    if (rule === undefined) said.set(filename, null);
    else said.get(filename)?.push(`${labels[0]!.span.line} ${rule} ${message}`);
  }
  return said;
}

const eslintOn = (cwd: string, fix: boolean): ESLint => new ESLint({
  cwd,
  fix,
  overrideConfigFile: true,
  overrideConfig: [{
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { logfix: plugin },
    rules: RULES_ON,
    settings: SETTINGS,
    languageOptions: {
      parser: typescriptParser as Linter.Parser,
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  }],
});

async function saidByEslint(cwd: string): Promise<Said> {
  const said: Said = new Map();
  for (const { filePath, messages } of await eslintOn(cwd, false).lintFiles('cases')) {
    const fatal = messages.some((m) => m.fatal);
    const lines = messages.map((m) => `${m.line} ${m.ruleId?.replace('logfix/', '')} ${m.message}`);
    said.set(relative(cwd, filePath), fatal ? null : lines);
  }
  return said;
}

describe('oxlint', () => {
  const files: Record<string, string> = {};

  beforeAll(async () => {
    const cases = [...(await Promise.all(RULES.map(({ name }) => casesOf(name)))).flat(), ...fixtures()];
    cases.forEach(({ code, ending }, i) => void (files[`cases/${i}${ending}`] = code));
  });

  it('says what ESLint says, of every case of every rule', async () => {
    const cwd = projectOf(files);
    const names = Object.keys(files);
    const theirs = saidByOxlint(cwd, names);
    const ours = await saidByEslint(cwd);
    const sorted = (said: Said) =>
      Object.fromEntries(names.map((name) => [name, { code: files[name], said: said.get(name)?.toSorted() ?? null }]));
    expect(sorted(theirs)).toEqual(sorted(ours));
    expect(names.length).toBeGreaterThan(900);
    expect([...ours.values()].filter((said) => said?.length).length).toBeGreaterThan(500);
  });

  it('fixes what ESLint fixes, one pass a run', async () => {
    const cwd = projectOf(files);
    const texts = (): Record<string, string> =>
      Object.fromEntries(Object.keys(files).map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));
    const fixed = { ...files };
    for (const { filePath, output } of await eslintOn(cwd, true).lintFiles('cases')) {
      if (output !== undefined) fixed[relative(cwd, filePath)] = output;
    }
    let before = files;
    let passes = 0;
    for (let now; ; before = now) {
      oxlint(cwd, '--fix', 'cases');
      now = texts();
      if (JSON.stringify(now) === JSON.stringify(before)) break;
      passes++;
      expect(passes).toBeLessThan(10);
    }
    expect(before).toEqual(fixed);
    expect(passes).toBeGreaterThan(0);
  });

  it('reads the script blocks of components, and fixes them in their place', () => {
    const vue = (line: string) => `<template><p/></template>\n<script setup lang="ts">\n${line}\n</script>\n`;
    const cwd = projectOf({
      'cases/a.vue': vue(`const room = 'blue' as string;\nconsole.warn('slow', room);`),
      'cases/b.svelte': `<script>\n  console.warn('slow', user.phone);\n</script>\n<p/>\n`,
    });
    const said = saidByOxlint(cwd, ['cases/a.vue', 'cases/b.svelte']);
    expect(said.get('cases/a.vue')).toContain('4 no-console Log with logger.warn instead of console.warn: it is written with warn.');
    expect(said.get('cases/b.svelte')!.filter((line) => line.startsWith('2 no-unmasked-pii '))).toHaveLength(1);
    for (let run = 0; run < 2; run++) oxlint(cwd, '--fix', 'cases');
    expect(readFileSync(join(cwd, 'cases/a.vue'), 'utf8')).toBe(
      vue(`import { logger } from '@logfix/logger';\n\nconst room = 'blue' as string;\nlogger.warn('slow', room);`),
    );
  });
});
