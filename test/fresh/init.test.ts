import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commitAll, logfix } from '../support/cli.ts';
import { linkPackages } from './link.ts';
import { FRESH, manifestOf } from './make.ts';
import { attempt, freshTools, REPOSITORY, run } from './tools.ts';

let tools: string;
beforeAll(() => {
  tools = freshTools();
});

function fresh(name: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'logfix-fresh-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  FRESH[name]!(tools, root);
  commitAll(root);
  return root;
}

/** Every file with its text, `.git` and packages left out. */
function snapshot(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (name === '.git' || name === 'node_modules') continue;
      if (statSync(path).isDirectory()) walk(path);
      else files[relative(root, path)] = readFileSync(path, 'latin1');
    }
  };
  walk(root);
  return files;
}

/** Where the page or the server of each project has its code, and how it ends. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'Vite + React': ['src/leak.tsx'],
  'Vite + React, TypeScript, ESLint': ['src/leak.tsx'],
  'Vite + Vue': ['src/Leak.vue', 'src/leak.ts'],
  'Vite + Svelte': ['src/Leak.svelte', 'src/leak.ts'],
  Next: ['app/leak.tsx'],
  'Next, JavaScript': ['app/leak.jsx'],
  Express: ['routes/leak.js'],
  'Express, TypeScript': ['src/leak.ts'],
  Nest: ['src/leak.ts'],
  workspace: ['apps/web/src/leak.jsx', 'apps/api/src/leak.ts'],
};

/** A log line with a phone number in plain text, in the language of the file. */
function leak(path: string): string {
  const typed = /\.(tsx?|vue|svelte)$/.test(path);
  const user = typed ? '(user: { phone: string })' : '(user)';
  const code = `export const greet = ${user} => logger.info('joined', user.phone);\n`;
  const logger = "import { logger } from '@logfix/logger';\n\n";
  if (/\.(vue|svelte)$/.test(path)) {
    const inner = `${logger}const greet = ${user} => logger.info('joined', user.phone);\ngreet({ phone: '' });\n`;
    return `<script ${path.endsWith('.vue') ? 'setup ' : ''}lang="ts">\n${inner}</script>\n${path.endsWith('.vue') ? '\n<template><p>a</p></template>\n' : ''}`;
  }
  if (path.startsWith('routes/')) {
    return "const { logger } = require('@logfix/logger');\n\nexports.greet = (user) => logger.info('joined', user.phone);\n";
  }
  return logger + code;
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly fatal?: boolean }[];
}

/** What the project's own ESLint says of files, with the configuration nearest to them. */
function lint(root: string, files: readonly string[]): LintResult[] {
  const binary = join(tools, 'node_modules/eslint/bin/eslint.js');
  const web = files.filter((file) => file.startsWith('apps/web/'));
  const rest = files.filter((file) => !web.includes(file));
  return [[join(root, 'apps/web'), web] as const, [root, rest] as const].flatMap(([cwd, some]) => {
    if (some.length === 0) return [];
    const paths = some.map((file) => join(root, file));
    const { stdout, stderr } = attempt(cwd, process.execPath, [binary, '--format', 'json', ...paths]);
    if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
    return JSON.parse(stdout) as LintResult[];
  });
}

/** What TypeScript alone can read: the entry of a page imports components and images. */
const MODULE = /(^|\/)(lib\/logger|instrumentation-client|route|server)\.ts$/;

/** Type-checks what init wrote, with the options of the project. */
function typeCheck(root: string, written: readonly string[]): void {
  const nest = '@nestjs/core' in (manifestOf(root).dependencies ?? {});
  const modules = written.filter((path) =>
    MODULE.test(path) || /vite\.config\.ts$/.test(path) || (nest && path === 'src/main.ts'));
  for (const folder of new Set(modules.map((path) => (path.startsWith('apps/') ? path.split('/').slice(0, 2).join('/') : '')))) {
    const home = join(root, folder);
    const own = modules.filter((path) => path.startsWith(folder));
    for (const [config, files] of projects(home, own.map((path) => relative(folder, path)))) {
      writeFileSync(join(home, 'tsconfig.check.json'), JSON.stringify({
        extends: `./${config}`, files, include: [], compilerOptions: { noEmit: true, composite: false, incremental: false, tsBuildInfoFile: null },
      }));
      run(home, process.execPath, [join(compilerFor(home), 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.check.json']);
      rmSync(join(home, 'tsconfig.check.json'));
    }
  }
}

/** The compiler that the project asks for: TypeScript 5, or 6. */
const compilerFor = (home: string): string =>
  /^\^5/.test(manifestOf(home).devDependencies?.typescript ?? '') ? tools : REPOSITORY;

/** Vite's templates have one set of options for the page and one for its configuration. */
function projects(home: string, files: readonly string[]): [config: string, files: string[]][] {
  const there = (name: string): boolean => readdirSync(home).includes(name);
  if (files.length === 0) return [];
  if (!there('tsconfig.app.json')) return [['tsconfig.json', [...files]]];
  const isConfig = (file: string): boolean => file.startsWith('vite.config');
  return [
    ['tsconfig.app.json', files.filter((file) => !isConfig(file))],
    ['tsconfig.node.json', files.filter(isConfig)],
  ];
}

describe.each(Object.keys(FRESH))('init on a fresh project: %s', (name) => {
  it('sets it up, changes nothing when it runs again, guards it, and is undone by git', () => {
    const root = fresh(name);
    const before = snapshot(root);
    const more = name === 'workspace' ? ['--workspace', 'apps/web', '--workspace', 'apps/api'] : [];
    const flags = ['init', '--ci', 'github', ...more];

    expect(logfix(root, [...flags, '--dry-run']).code).toBe(1);
    expect(logfix(root, flags)).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was written') });
    expect(snapshot(root)).toEqual(before);

    const first = logfix(root, [...flags, '--yes']);
    expect(first).toMatchObject({ code: 0, err: '' });
    const after = snapshot(root);
    const written = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(written.map((path) => path.replace(/^apps\/\w+\//, '')).sort()).toMatchSnapshot();
    run(root, 'git', ['add', '-A']);
    run(root, 'git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '-qm', 'init']);
    expect(run(root, 'git', ['show', '--name-only', '--format=']).trim().split('\n').sort()).toEqual(written.sort());

    const again = logfix(root, [...flags, '--yes']);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to set up') });
    expect(snapshot(root)).toEqual(after);

    linkPackages(root, tools);
    typeCheck(root, written);
    const sources = SOURCES[name]!;
    for (const path of sources) writeFileSync(join(root, path), leak(path));
    const modules = written.filter((path) => /\.[jt]sx?$/.test(path) && !/config/.test(path));
    const results = new Map(lint(root, [...sources, ...modules]).map((r) => [relative(root, r.filePath), r.messages]));
    for (const messages of results.values()) expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    const rules = (path: string) => results.get(path)!.flatMap(({ ruleId }) => (ruleId?.startsWith('logfix/') ? ruleId : []));
    for (const path of sources) expect(rules(path)).toContain('logfix/no-unmasked-pii');
    expect(modules.flatMap(rules)).toEqual([]);

    run(root, 'git', ['checkout', '-q', 'HEAD~1', '--', '.']);
    run(root, 'git', ['clean', '-qfd']);
    for (const path of sources) rmSync(join(root, path), { force: true });
    const back = snapshot(root);
    for (const path of Object.keys(before)) expect(back[path]).toBe(before[path]);
  });
});
