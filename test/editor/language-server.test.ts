import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { project } from '../support/cli.ts';
import { openEditor } from '../support/language-server.ts';

const PACKAGE = '{ "type": "module", "dependencies": { "@logfix/logger": "1", "express": "5" } }';
const FILE = 'src/app.js';
const TEXT = [
  `import { logger } from '@logfix/logger';`,
  `import express from 'express';`,
  `const app = express();`,
  `app.post('/call', (req, res) => {`,
  `  logger.info('calling', req.user.phone);`,
  `  console.warn('slow');`,
  `  for (const row of rows) logger.info('row read');`,
  `  res.end();`,
  `});`,
  ``,
].join('\n');

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CONFIG = `import logfix from 'logfix';\nexport default [logfix.configs.strict];\n`;

/** An editor on a file of a project that has ESLint and logfix installed; closed after the test. */
async function open(text: string) {
  const root = project({ 'package.json': PACKAGE, 'eslint.config.js': CONFIG, [FILE]: text });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(ROOT, join(root, 'node_modules/logfix'));
  symlinkSync(join(ROOT, 'node_modules/eslint'), join(root, 'node_modules/eslint'));
  const editor = await openEditor(root);
  onTestFinished(() => editor.close());
  await editor.open(FILE);
  return editor;
}

/** Every editor offers these for every rule. */
const isOurs = (title: string): boolean => !/^(Disable|Show documentation|Fix (this|all)) /.test(title);

describe("ESLint's language server", () => {
  it('shows what is wrong in its place, with the page of the rule, and what can be done', async () => {
    const editor = await open(TEXT);
    const shown = await editor.diagnostics(FILE);
    expect(shown.map(({ range, code }) => [range.start.line, range.start.character, code])).toEqual([
      [4, 25, 'logfix/no-unmasked-pii'],
      [5, 2, 'logfix/no-console'],
      [6, 26, 'logfix/no-success-spam'],
    ]);
    expect(shown[0]!.message).toMatch(/^Mask req\.user\.phone \(phone number, high\): /);
    expect(shown.map((d) => d.codeDescription?.href)).toEqual(
      shown.map((d) => `https://logfix.dev/rules/${d.code.replace('logfix/', '')}`),
    );
    const titles = await Promise.all(shown.map((d) => editor.quickFixes(FILE, d)));
    expect(titles.map((list) => list.map(({ title }) => title).filter(isOurs).slice(0, 2))).toEqual([
      ['Mask the phone number with maskPhone() (logfix/no-unmasked-pii)'],
      ['Log as debug (logfix/no-console)', 'Log as info (logfix/no-console)'],
      ['Log as debug: the line is written in every turn of a loop (logfix/no-success-spam)'],
    ]);
  });

  it('does what is chosen, with the import that it needs', async () => {
    const editor = await open(TEXT);
    const [pii] = await editor.diagnostics(FILE);
    const [mask] = await editor.quickFixes(FILE, pii!);
    await editor.choose(mask!);
    expect(editor.textOf(FILE)).toBe(
      TEXT.replace('{ logger }', '{ logger, maskPhone }').replace('req.user.phone', 'maskPhone(req.user.phone)'),
    );
    const left = await editor.diagnostics(FILE);
    expect(left.map(({ code }) => code)).toEqual(['logfix/no-console', 'logfix/no-success-spam']);
    const [fix] = await editor.quickFixes(FILE, left[0]!);
    await editor.choose(fix!);
    expect(editor.textOf(FILE)).toContain(`  logger.warn('slow');\n`);
  });

  it('fixes all that is safe when a file is saved, and no more', async () => {
    const bare = TEXT.split('\n').filter((line) => !line.includes('logger')).join('\n');
    const editor = await open(bare.replace('res.end()', `console.log(req.user)`));
    await editor.diagnostics(FILE);
    for (const action of await editor.fixAll(FILE)) await editor.choose(action);
    expect(editor.textOf(FILE)).toBe(
      bare.replace(`import express from 'express';\n`, `$&import { logger } from '@logfix/logger';\n`)
        .replace('console.warn', 'logger.warn').replace('res.end()', `logger.info(req.user)`),
    );
  });

  it('follows what is typed, through text that does not parse', async () => {
    const editor = await open(`import { logger } from '@logfix/logger';\n`);
    const lines = async () => (await editor.diagnostics(FILE)).map(({ code, range }) => `${code ?? 'parse'}:${range.start.line}`);
    expect(await lines()).toEqual([]);
    const half = `import { logger } from '@logfix/logger';\nlogger.info(user.`;
    await editor.type(FILE, half);
    expect(await lines()).toEqual(['parse:1']);
    await editor.type(FILE, `${half}email);\n`);
    expect(await lines()).toEqual(['logfix/no-unmasked-pii:1']);
    await editor.type(FILE, `${half}id);\n`);
    expect(await lines()).toEqual([]);
  });
});
