import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logfix, project } from '../support/cli.ts';

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', types: [] },
  include: ['src'],
});
const GLOBALS = 'declare const console: { log(...args: unknown[]): void; error(...args: unknown[]): void };\n';

/** A project whose logger takes only strings. */
const strict = (): Record<string, string> => ({
  'package.json': '{ "name": "app", "type": "module" }\n',
  'tsconfig.json': TSCONFIG,
  'logfix.config.mjs': "export default { logger: { import: './src/lib/log.js', name: 'log', dialect: 'console-like' } };\n",
  'src/globals.d.ts': GLOBALS,
  'src/lib/log.ts': 'export const log = { debug(text: string): void { void text; }, info(text: string): void { void text; }, warn(text: string): void { void text; }, error(text: string): void { void text; } };\n',
  'src/good.ts': "export const a = 1;\nconsole.error('text');\n",
  'src/bad.ts': "export const b = 1;\nconsole.error('count', b);\n",
  'src/old.ts': "export const c: string = 1;\nconsole.error('was wrong before');\n",
});

describe('--verify', () => {
  it('takes back the file that gains a type error, names it, and writes the others', () => {
    const root = project(strict());
    const { code, out } = logfix(root, ['migrate-console', 'src', '--verify']);
    expect(out).toMatch(/src\/bad\.ts: taken back, it would gain a type error: line \d+: Expected 1 arguments, but got 2\. \(TS2554\)/);
    expect(code).toBe(1);
    expect(read(root, 'src/bad.ts')).toBe(strict()['src/bad.ts']);
    expect(read(root, 'src/good.ts')).toContain("log.error('text')");
    expect(read(root, 'src/old.ts')).toContain("log.error('was wrong before')");
  });

  it('says which files no tsconfig.json covers', () => {
    const root = project({ 'package.json': '{ "type": "module" }', 'src/a.js': "import './b.js';\nconsole.error(1);\n" });
    const { code, err } = logfix(root, ['migrate-console', 'src', '--verify']);
    expect(err).toMatch(/no tsconfig\.json covers src\/a\.js: written without a type check/);
    expect(code).toBe(0);
    expect(read(root, 'src/a.js')).toContain('logger.error(1)');
  });
});

describe('--verify "command"', () => {
  const app = (): Record<string, string> => ({
    'package.json': '{ "name": "app", "type": "module" }\n',
    'src/a.js': "export const a = 1;\nconsole.error('a');\n",
    'check.mjs': "import { readFileSync } from 'node:fs';\nif (!readFileSync('src/a.js', 'utf8').includes(process.argv[2])) { process.stdout.write('the word is gone\\n'); process.exit(3); }\n",
  });

  it('takes everything back when the command newly fails', () => {
    const root = project(app());
    const { code, err } = logfix(root, ['migrate-console', 'src', '--verify', 'node check.mjs console']);
    expect(code).toBe(2);
    expect(err).toMatch(/"node check\.mjs console" fails after the migration; src\/a\.js have their old text back/);
    expect(err).toContain('the word is gone');
    expect(read(root, 'src/a.js')).toBe(app()['src/a.js']);
  });

  it('keeps the migration when the command still succeeds', () => {
    const root = project(app());
    expect(logfix(root, ['migrate-console', 'src', '--verify', 'node check.mjs export'])).toMatchObject({ code: 0 });
    expect(read(root, 'src/a.js')).toContain('logger.error');
  });

  it('does nothing when the command fails from the start', () => {
    const root = project(app());
    const { code, err } = logfix(root, ['migrate-console', 'src', '--verify', 'node check.mjs nowhere']);
    expect(code).toBe(2);
    expect(err).toMatch(/fails before anything is changed/);
    expect(read(root, 'src/a.js')).toBe(app()['src/a.js']);
  });
});
