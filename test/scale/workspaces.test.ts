import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { JsonFinding } from '../../src/cli/output/check-json.ts';
import { logfix } from '../support/cli.ts';
import { monorepo } from '../support/monorepo.ts';

const ESLINT = fileURLToPath(new URL('../../node_modules/eslint/bin/eslint.js', import.meta.url));
const CONFIG = { 'eslint.config.js': `import logfix from 'logfix';\nexport default [logfix.configs.recommended];\n` };
const API = 'packages/api/src/server.js';
const WEB = 'packages/web/src/page.js';

const said = [
  `${API} Log with log.debug instead of console.log`,
  `${WEB} Log with log.info instead of console.log`,
];

function eslint(root: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ESLINT, 'packages', '--format', 'json', ...args], {
    cwd: root, encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  type Result = { filePath: string; messages: { message: string }[] };
  const results = JSON.parse(stdout) as Result[];
  return { status, messages: results.flatMap(({ filePath, messages }) =>
    messages.map(({ message }) => `${filePath.slice(root.length + 1)} ${message.split(':')[0]!}`)) };
}

describe('a workspace of packages with a logger each', () => {
  it('is checked in one run, each package by its own logger and configuration', () => {
    const { root } = monorepo(CONFIG);
    const { findings } = JSON.parse(logfix(root, ['check', 'packages', '--format', 'json']).out) as { findings: JsonFinding[] };
    expect(findings.map(({ file, message }) => `${file} ${message.split(':')[0]!}`)).toEqual(said);
    expect(findings.map(({ level }) => level)).toEqual(['debug', 'info']);
  });

  it('is migrated in one run, each call to the logger of its package in its order', () => {
    const { root } = monorepo(CONFIG);
    const { code } = logfix(root, ['migrate-console', 'packages', '--force']);
    expect(code).toBe(0);
    expect(readFileSync(join(root, API), 'utf8')).toContain(`() => log.debug({ port: 1 }, 'listening'));`);
    expect(readFileSync(join(root, WEB), 'utf8')).toBe(
      `import log from 'loglevel';\n\nexport const open = (page) => {\n  log.info('opened', { page });\n};\n`,
    );
    expect(logfix(root, ['check', 'packages']).code).toBe(0);
  });

  it.each([[[]], [['--concurrency', '2']]])('is linted by ESLint with %j, with the same answers', (flags) => {
    const { root } = monorepo(CONFIG);
    const { status, messages } = eslint(root, ...flags);
    expect(status).toBe(1);
    expect(messages.filter((message) => !message.includes(' Import '))).toEqual(said);
  });
});
