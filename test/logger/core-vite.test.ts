import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import type { InlineConfig } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLogger, root } from './core-built.ts';
import { startChromium } from './core-chromium.ts';

let browser: Browser;
mkdirSync(join(root, '.cache'), { recursive: true });
const dir = mkdtempSync(join(root, '.cache/vite-'));

beforeAll(async () => {
  buildLogger();
  mkdirSync(join(dir, 'node_modules/@logfix'), { recursive: true });
  symlinkSync(join(root, 'logger'), join(dir, 'node_modules/@logfix/logger'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><script type="module" src="/app.js"></script>');
  writeFileSync(
    join(dir, 'app.js'),
    `import { logger } from '@logfix/logger';
     import { shipLogs } from '@logfix/logger/browser';
     const isOn = shipLogs();
     logger.trace('only trace'); logger.debug('only debug'); logger.info('only info');
     logger.warn('only warn'); logger.error('only error');
     globalThis.result = { isOn, level: logger.level };`,
  );
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Builds the application in a mode and with variables of Vite, and returns its script. */
const bundle = async (
  mode: string,
  variables: Record<string, string>,
  config: InlineConfig = {},
): Promise<string> => {
  writeFileSync(
    join(dir, `.env.${mode}`),
    Object.entries(variables).map(([key, value]) => `${key}=${value}\n`).join(''),
  );
  const output = await build({
    root: dir,
    mode,
    logLevel: 'silent',
    configFile: false,
    ...config,
    build: { ...config.build, write: false, modulePreload: false },
  });
  const [{ output: files }] = [output].flat() as [{ output: { type: string; code?: string }[] }];
  return files.map(({ code }) => code ?? '').join('');
};

/** Runs a script in a page; what the console showed, and what the application says of itself. */
const runIn = async (code: string) => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', request.url == '/' ? 'text/html' : 'text/javascript');
    response.end(request.url == '/' ? '<script type="module" src="/x.js"></script>' : code);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  const shown: string[] = [];
  page.on('console', (message) => shown.push(/only \w+/.exec(message.text())?.[0] ?? ''));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('globalThis.result');
  const result = await page.evaluate<{ isOn: boolean; level: string }>('globalThis.result');
  await page.close();
  server.close();
  return { ...result, first: shown.filter(Boolean)[0] };
};

test.each([
  ['development', {}, 'debug'],
  ['staging', {}, 'info'],
  ['production', {}, 'warn'],
  ['production', { VITE_LOG_LEVEL: 'trace' }, 'trace'],
  ['development', { VITE_LOG_LEVEL: 'error' }, 'error'],
])('in mode %s with %o the least level is %s', async (mode, variables, level) => {
  const result = await runIn(await bundle(mode, variables));
  expect(result).toMatchObject({ level, first: `only ${level}` });
});

test.each([
  ['development', {}, false],
  ['development', { VITE_LOG_TO_BACKEND: 'true' }, true],
  ['production', { VITE_LOG_TO_BACKEND: 'true' }, false],
])('in mode %s with %o shipping is on: %s', async (mode, variables, isOn) => {
  expect(await runIn(await bundle(mode, variables))).toMatchObject({ isOn });
});

test('a bundler that is told so drops the calls of disabled levels, texts and all', async () => {
  const all = await bundle('production', {});
  expect(all).toContain('only debug');
  const { quietLevels } = (await import('../../logger/src/browser/quiet.ts'));
  const fewer = await bundle('production', {}, {
    build: { rolldownOptions: { treeshake: { manualPureFunctions: quietLevels('warn') } } },
  });
  expect(fewer).not.toMatch(/only (?:trace|debug|info)/);
  expect(fewer).toContain('only warn');
  expect(await runIn(fewer)).toMatchObject({ first: 'only warn' });
});

/** All files that a file of the build imports, itself among them. */
const closure = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/from ["'](\.[^"']+)["']/g)) {
    closure(join(dirname(file), path!), seen);
  }
  return seen;
};

test.each(['main-browser', 'browser/index', 'vocabulary/index', 'masks'])(
  'what browsers load of %s holds no trace of Node',
  (entry) => {
    for (const file of closure(join(root, `logger/dist/esm/${entry}.js`))) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/["']node:/);
    }
  },
);

test('the browser condition finds the console, by import and by require', () => {
  const code = "logger.info('x', { phone: '01012345678' })";
  for (const [type, load] of [
    ['module', "import { logger } from '@logfix/logger';"],
    ['commonjs', "const { logger } = require('@logfix/logger');"],
  ]) {
    const { stdout } = spawnSync(
      process.execPath,
      ['--conditions=browser', `--input-type=${type}`, '-e', `${load}\n${code}`],
      { encoding: 'utf8', cwd: root },
    );
    expect(stdout).toBe("x { phone: '010-****-5678' }\n");
  }
});

test('masks alone know the whole vocabulary', () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['-p', "require('@logfix/logger/masks').maskFields({ name: '홍길동', fullName: 'x', id: 1 })"],
    { encoding: 'utf8', cwd: root },
  );
  expect(stdout).toContain("name: '****', fullName: '****', id: 1");
});
