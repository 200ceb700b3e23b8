import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { runCodemodCommand } from '../../src/cli/commands/codemod.ts';
import type { JsonFinding } from '../../src/cli/output/check-json.ts';
import type { Io } from '../../src/cli/io.ts';
import { checked } from '../support/check.ts';
import { logfix, project } from '../support/cli.ts';

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')) as object;

const isDocument = new Ajv({ allErrors: true }).compile(schema('check'));

interface Document {
  readonly findings: readonly JsonFinding[];
  readonly failed: readonly { file: string; message: string }[];
  readonly summary: Record<string, unknown>;
}

function recorder(): { io: Io; text: () => string } {
  let text = '';
  const io: Io = {
    out: (more) => void (text += more),
    err: () => {},
    progress: false,
    colour: false,
  };
  return { io, text: () => text };
}

async function checkJson(
  cwd: string,
  paths: readonly string[] = ['.'],
  overrides: Record<string, unknown> = {},
): Promise<Document & { code: number }> {
  const { code, out } = await checked(cwd, { paths, format: 'json', overrides });
  const document = JSON.parse(out) as Document;
  expect(isDocument(document), JSON.stringify(isDocument.errors)).toBe(true);
  return { code, ...document };
}

const APP = {
  'package.json': '{ "name": "app", "type": "module", "dependencies": { "express": "^5.0.0" } }',
  'src/app.js': `import express from 'express';\n\nconst app = express();\n` +
    `app.get('/', (req, res) => {\n  console.warn('slow', req.id);\n  res.end();\n});\n` +
    `app.listen(3000, () => console.log('listening'));\nconsole.time('start');\n`,
};

const places = (findings: readonly { file: string; line: number; column: number }[]): string[] =>
  findings.map((f) => `${f.file}:${f.line}:${f.column}`);

describe('logfix check --format json', () => {
  it('says where, what, why and how it is mended', async () => {
    const { code, findings, failed, summary } = await checkJson(project(APP));
    expect(code).toBe(1);
    expect(failed).toEqual([]);
    expect(findings[0]).toEqual({
      file: 'src/app.js',
      line: 5,
      column: 3,
      endLine: 5,
      endColumn: 15,
      rule: 'no-console',
      message: expect.stringMatching(/^Log with logger\.warn instead of console\.warn: .*\.$/),
      reason: expect.stringMatching(/\w/),
      confidence: expect.any(Number),
      level: 'warn',
      fix: 'suggest',
    });
    expect(findings.map((f) => f.fix)).toEqual(['suggest', 'suggest', null]);
    expect(findings[0]!.message).toContain(findings[0]!.reason);
    expect(summary).toEqual({
      files: 1,
      filesWithFindings: 1,
      findings: 3,
      suppressed: 0,
      byRule: { 'no-console': 3 },
      byFix: { safe: 0, suggest: 2, none: 1 },
      failed: 0,
      interrupted: false,
    });
  });

  it('calls a fix safe where the project has the logger', async () => {
    const dependencies = '{ "type": "module", "dependencies": { "express": "5", "@logfix/logger": "1" } }';
    const { findings } = await checkJson(project({ ...APP, 'package.json': dependencies }));
    expect(findings.map((f) => f.fix)).toEqual(['safe', 'safe', null]);
  });

  it('finds what migrate-console changes or leaves to a person, and nothing else', async () => {
    const cwd = fileURLOf('../../examples/consult');
    const { findings } = await checkJson(cwd);
    const { io, text } = recorder();
    await runCodemodCommand(
      { codemod: 'migrate-console', cwd, paths: ['.'], dryRun: true, force: false, format: 'json', verbose: false, overrides: {} },
      io,
    );
    const { changes, kept, summary } = JSON.parse(text()) as {
      changes: { file: string; line: number; column: number }[];
      kept: { file: string; line: number; column: number }[];
      summary: { manual: number };
    };
    const found = new Set(places(findings));
    expect(places(changes).filter((place) => !found.has(place))).toEqual([]);
    expect(found.size).toBe(changes.length + summary.manual);
    expect(places(kept).filter((place) => found.has(place))).toHaveLength(summary.manual);
  });

  it('is clean where nothing is to say', async () => {
    const { code, findings, summary } = await checkJson(project({ 'src/a.js': 'export const a = 1;\n' }));
    expect(code).toBe(0);
    expect(findings).toEqual([]);
    expect(summary.files).toBe(1);
  });

  it('reads TypeScript, JSX, Flow, components, scripts without ending, CRLF and a byte order mark', async () => {
    const { findings, failed } = await checkJson(
      project({
        'package.json': '{ "type": "module", "dependencies": { "react": "19" } }',
        'src/a.ts': `export const a = (x: unknown): void => console.warn('a', x as string);\n`,
        'src/b.tsx': `export const B = () => <i onClick={() => console.warn('b')} />;\n`,
        'src/c.js': `// @flow\nexport const c = (x: ?string): void => console.warn('c', (x: any));\n`,
        'src/d.vue': `<template/>\n<script setup lang="ts">\nconsole.warn('d' as string);\n</script>\n`,
        'src/e.js': `\uFEFFexport const e = 1;\r\n  console.warn('e');\r\n`,
        'src/f.mts': `@dec class F { accessor x = 1; m() { console.warn('f'); } }\nawait using g = h();\n`,
      }),
    );
    expect(failed).toEqual([]);
    expect(places(findings)).toEqual([
      'src/a.ts:1:40',
      'src/b.tsx:1:42',
      'src/c.js:2:40',
      'src/d.vue:3:1',
      'src/e.js:2:3',
      'src/f.mts:1:38',
    ]);
  });

  it('heeds comments that switch the rule off, and no other setting in comments', async () => {
    const { findings, failed } = await checkJson(
      project({
        ...APP,
        'src/app.js': `/* eslint no-console: 2, indent: 2, semi: 2, unknown/rule: 2 */\n/* global a */\n` +
          `// eslint-disable-next-line logfix/no-console\nconsole.warn('a');\n` +
          `console.warn('b'); // eslint-disable-line\nconsole.warn('c')\n` +
          `/* eslint-disable logfix/no-console -- a reason */\nconsole.warn('d');\n` +
          `/* eslint-enable */\nconsole.warn('e');\n` +
          `console.warn('f'); // eslint-disable-line no-console\n`,
      }),
    );
    expect(failed).toEqual([]);
    expect(places(findings)).toEqual(['src/app.js:6:1', 'src/app.js:10:1', 'src/app.js:11:1']);
  });

  it('keeps quiet about what is kept for a reason, unless it is included', async () => {
    const cwd = project({
      'package.json': '{ "name": "tool", "bin": "./cli.js", "dependencies": {} }',
      'cli.js': `#!/usr/bin/env node\nconsole.log('usage: tool');\n`,
      'test/a.test.js': `console.warn('a');\n`,
      'src/logger.js': `export const log = (...args) => console.log(...args);\n`,
    });
    expect((await checkJson(cwd)).findings).toEqual([]);
    const { findings } = await checkJson(cwd, ['cli.js'], { include: 'cli.js' });
    expect(places(findings)).toEqual(['cli.js:2:1']);
  });

  it('reports what does not parse, and goes on', async () => {
    const { code, findings, failed, summary } = await checkJson(
      project({ ...APP, 'src/a.js': 'console.log(;\n', 'src/z.js': `export {};\nconsole.warn('z');\n` }),
    );
    expect(code).toBe(1);
    expect(failed).toEqual([{ file: 'src/a.js', message: expect.stringMatching(/^1:13 /) }]);
    expect(findings.at(-1)!.file).toBe('src/z.js');
    expect(summary.failed).toBe(1);
  });

  it('follows the configuration of the project', async () => {
    const { findings } = await checkJson(
      project({
        ...APP,
        'logfix.config.mjs':
          `export default { logger: { import: './src/log.js', name: 'log' }, keep: ['src/old/**'] };\n`,
        'src/old/a.js': `import './b.js';\nconsole.warn('a');\n`,
        'src/app.js': `import './b.js';\nconsole.warn('b');\n`,
        'src/done.js': `import './b.js';\nlog.warn('c');\n`,
      }),
    );
    expect(findings.map((f) => [f.file, f.message.split(':')[0], f.fix])).toEqual([
      ['src/app.js', 'Log with log.warn instead of console.warn', 'safe'],
      ['src/done.js', `Import log from './log.js'`, 'safe'],
    ]);
  });

  it('checks files outside the working directory', async () => {
    const cwd = project({ 'empty.js': '' });
    const other = project(APP);
    const { findings } = await checkJson(cwd, [join(other, 'src')]);
    expect(findings).toHaveLength(3);
    expect(findings[0]!.file).toMatch(/^\.\.\/.*\/src\/app\.js$/);
  });
});

describe('logfix check', () => {
  it('prints findings by file and a summary', async () => {
    const { code, out } = await checked(project(APP), { paths: ['src'] });
    expect(code).toBe(1);
    const lines = out.split('\n');
    expect(lines[0]).toBe('src/app.js');
    expect(lines[1]).toMatch(/^ {2}5:3 {2} Log with logger\.warn instead of console\.warn: .* {2}no-console \(suggestion\)$/);
    expect(out).toMatch(/3 findings in 1 file \(1 file looked at\)\n {2}0 can be fixed safely, 2 with a look, 1 by hand\n {2}logfix fix writes those 2\.\n$/);
  });

  it('works from the command line, with exit codes', () => {
    const cwd = project({ ...APP, 'clean/a.js': 'export {};\n' });
    const found = logfix(cwd, ['check', 'src', '--format', 'json']);
    expect(found.err).toBe('');
    expect(found.code).toBe(1);
    expect((JSON.parse(found.out) as Document).findings).toHaveLength(3);
    expect(logfix(cwd, ['check', 'clean']).code).toBe(0);
    const missing = logfix(cwd, ['check', 'nowhere']);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('nowhere: there is no such file or folder');
    expect(logfix(cwd, ['check', 'src', '--format', 'xml']).code).toBe(2);
  });
});

function fileURLOf(path: string): string {
  return new URL(path, import.meta.url).pathname;
}
