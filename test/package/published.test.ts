import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachable } from '../../scripts/reachable.mjs';
import { installed, packBoth } from '../support/packed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let packed: ReturnType<typeof packBoth>;
let app: string;
beforeAll(() => {
  packed = packBoth();
  app = installed([packed.logfix.archive, packed.logger.archive]);
});
afterAll(() => {
  packed.remove();
  rmSync(app, { recursive: true, force: true });
});

const node = (...args: string[]): string =>
  execFileSync(process.execPath, ['--no-warnings', ...args], { cwd: app, encoding: 'utf8' }).trim();

describe.each([
  ['logfix', root, 400_000, 1_400_000],
  ['logger', join(root, 'logger'), 140_000, 600_000],
] as const)('the package of %s', (name, folder, size, unpackedSize) => {
  it('is small, and holds no file that nothing leads to', () => {
    const { files, ...told } = packed[name];
    expect(told.size).toBeLessThan(size);
    expect(told.unpackedSize).toBeLessThan(unpackedSize);
    const used = new Set([...reachable(folder)].map((file) => file.slice(folder.replace(/\/$/, '').length + 1)));
    const code = files.map(({ path }) => path).filter((path) => /^dist\/.*\.[cm]?[jt]s$/.test(path));
    expect(code.filter((path) => !used.has(path))).toEqual([]);
    expect(code.length).toBeGreaterThan(50);
  });

  it('says where it comes from and under which terms', () => {
    const paths = packed[name].files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({ license: 'MIT', engines: { node: expect.any(String) as string } });
  });

  it('has nothing that a check of published packages would name', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: toBuffer(packed[name].archive) } });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that are right for every way to import it', async () => {
    const pkg = createPackageFromTarballData(new Uint8Array(readFileSync(packed[name].archive)));
    const result = await checkPackage(pkg);
    if (!result.types) throw new Error('no types');
    // Whoever requires the plugin gets it from an ES module: Node 20.19 and later can do that.
    const known = name === 'logfix' ? ['NoResolution', 'CJSResolvesToESM'] : ['NoResolution'];
    const shown = result.problems.filter(({ kind }) => !known.includes(kind));
    expect(shown).toEqual([]);
    const old = result.problems.filter((p) => p.kind === 'NoResolution');
    expect(old.every((p) => 'resolutionKind' in p && p.resolutionKind === 'node10')).toBe(true);
  });
});

it('the logger has types that a compiler before TypeScript 5 reads', () => {
  const folder = join(root, 'logger');
  const declarations = [...reachable(folder)].filter((file) => file.endsWith('.d.ts'));
  expect(declarations.length).toBeGreaterThan(10);
  for (const file of declarations) {
    const text = readFileSync(file, 'utf8');
    expect(text, file).not.toMatch(/(?:from|import\()\s*["']\.{1,2}\/[^"']+\.ts["']|^export type \*/m);
  }
});

const toBuffer = (file: string): ArrayBuffer => {
  const bytes = readFileSync(file);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};

describe('installed into an empty project', () => {
  it('is a plugin for ESLint, imported or required', () => {
    const use = `
      const { ESLint } = await import('eslint');
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.recommended });
      const [{ messages }] = await eslint.lintText('console.warn(1);', { filePath: 'src/a.js' });
      process.stdout.write(plugin.meta.version + ' ' + messages.map((m) => m.ruleId).join());`;
    const said = `${version()} logfix/no-console`;
    expect(node('--input-type=module', '-e', `import plugin from 'logfix'; ${use}`)).toBe(said);
    const required = `const plugin = require('logfix'); (async () => { ${use} })();`;
    expect(node('--input-type=commonjs', '-e', required)).toBe(said);
  });

  it('is a command that migrates, and its result runs', () => {
    writeFileSync(join(app, 'index.mjs'), `console.log('[DEBUG] phone', '010-1234-5678');\nconsole.warn('slow');\n`);
    const bin = join(app, 'node_modules/.bin/logfix');
    execFileSync(bin, ['migrate-console', 'index.mjs'], { cwd: app });
    expect(readFileSync(join(app, 'index.mjs'), 'utf8')).toContain(`from '@logfix/logger'`);
    const lines = execFileSync(process.execPath, ['index.mjs'], {
      cwd: app, encoding: 'utf8', env: { ...process.env, ENV: 'development', LOG_FORMAT: 'json' },
    }).trim().split('\n').map((line) => JSON.parse(line) as { level: string; message: string });
    expect(lines.map(({ level }) => level)).toEqual(['DEBUG', 'WARN']);
    expect(lines[0]!.message).toBe('phone 010-****-5678');
    expect(execFileSync(bin, ['--version'], { cwd: app, encoding: 'utf8' })).toContain(version());
  });

  it('is a jscodeshift transform by path, and schemas by name', () => {
    const ask = `
      const transform = require('logfix/codemods/migrate-console');
      const schema = require('logfix/schema/check.schema.json');
      transform({ path: 'a.mjs', source: "console.warn('slow');" }, {}, {})
        .then((text) => process.stdout.write(typeof schema.$schema + ' ' + text.split('\\n').at(-1)));`;
    expect(node('--input-type=commonjs', '-e', ask)).toBe("string logger.warn('slow');");
  });

  it.each([
    ['import', `import { logger } from 'logfix/logger'; logger.info('x');`, 'module'],
    ['import', `import { logger, maskPhone } from '@logfix/logger'; logger.info(maskPhone('01012345678'));`, 'module'],
    ['require', `const { logger } = require('@logfix/logger'); logger.info('x');`, 'commonjs'],
  ])('brings the logger along, by %s', (_, code, type) => {
    const line = node(`--input-type=${type}`, '-e', `process.env.LOG_LEVEL = 'info'; ${code}`);
    expect(JSON.parse(line)).toMatchObject({ level: 'INFO' });
  });

  it('offers every path that its manifest names', () => {
    const manifest = JSON.parse(
      readFileSync(join(app, 'node_modules/@logfix/logger/package.json'), 'utf8'),
    ) as { exports: Record<string, unknown> };
    const paths = Object.keys(manifest.exports).filter((path) => !path.includes('*'));
    expect(paths.length).toBeGreaterThan(10);
    const missing = paths.filter((path) => {
      const name = `@logfix/logger${path.slice(1)}`;
      const found = node('--input-type=commonjs', '-e', `process.stdout.write(require.resolve('${name}'))`);
      return !existsSync(found);
    });
    expect(missing).toEqual([]);
  });
});

const version = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
