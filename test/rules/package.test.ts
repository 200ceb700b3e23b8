import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8' }).trim();

const USE = `
  const { ESLint } = await import('eslint');
  const eslint = new ESLint({ cwd: '/', overrideConfigFile: true, overrideConfig: plugin.configs.recommended });
  const [{ messages }] = await eslint.lintText('console.warn(1);', { filePath: '/app/src/a.js' });
  process.stdout.write(messages.map((m) => m.ruleId).join());
`;

it('is an ES module', () => {
  const script = `import plugin, { defineConfig } from 'logfix'; defineConfig({}); ${USE}`;
  expect(node('--input-type=module', '-e', script)).toBe('logfix/no-console');
});

it('is the plugin itself to require()', () => {
  const script = `const plugin = require('logfix'); (async () => { ${USE} })();`;
  expect(node('--no-warnings', '--input-type=commonjs', '-e', script)).toBe('logfix/no-console');
});

it('brings neither TypeScript nor ESLint along when it is loaded', () => {
  const script = `require('logfix');
    const names = Object.keys(require.cache).concat(process.moduleLoadList);
    process.stdout.write(String(names.filter((n) => /node_modules.(typescript|eslint|ts-morph|jscodeshift|svelte)[/\\\\]/.test(n)).length));`;
  expect(node('--no-warnings', '--input-type=commonjs', '-e', script)).toBe('0');
});
