import { ESLint } from 'eslint';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { logfix, project } from '../support/cli.ts';

const FILES = {
  'package.json': '{ "name": "all", "private": true, "type": "module", "workspaces": ["packages/*"] }',
  'logfix.config.mjs': "export default { defaultLevel: 'debug' };\n",
  'src/a.js': "process.on('exit', () => console.log(value));\n",
  'packages/api/package.json': '{ "name": "api", "type": "module", "dependencies": { "express": "5" } }',
  'packages/api/logfix.config.mjs': "export default { defaultLevel: 'warn', logger: { import: './lib/log.js', name: 'log' }, ignore: ['old/**'] };\n",
  'packages/api/src/b.js': "process.on('exit', () => console.log(value));\n",
  'packages/api/old/c.js': "process.on('exit', () => console.log(value));\n",
  'packages/typed/package.json': '{ "name": "typed", "type": "module" }',
  'packages/typed/logfix.config.ts': "const level: string = 'trace';\nexport default { defaultLevel: level };\n",
  'packages/typed/src/d.js': "process.on('exit', () => console.log(value));\n",
} as const;

const LEVELS = [
  ['packages/api/src/b.js', 'log.warn'], ['packages/typed/src/d.js', 'logger.trace'], ['src/a.js', 'logger.debug'],
] as const;

describe('the configuration nearest to a file counts', () => {
  it.each([[[]], [['--config', 'logfix.config.mjs']]])('for logfix check %j', (flags) => {
    const cwd = project(FILES);
    const { out } = logfix(cwd, ['check', '.', '--format', 'json', ...flags]);
    const { findings } = JSON.parse(out) as { findings: { file: string; message: string }[] };
    const said = findings.map(({ file, message }) => [file, / with (\S+) /.exec(message)![1]]);
    // A configuration that a person names counts for all.
    const all = ['packages/api/old/c.js', ...LEVELS.map(([file]) => file)].map((file) => [file, 'logger.debug']);
    expect(said).toEqual(flags.length === 0 ? LEVELS : all);
  });

  it('for codemods, under the flags of the command line', () => {
    const { out } = logfix(project(FILES), ['migrate-console', '.', '--dry-run', '--logger-name', 'own']);
    expect([...out.matchAll(/^\+.*?(own\.\w+)\(/gm)].map(([, call]) => call)).toEqual(['own.warn', 'own.trace', 'own.debug']);
  });

  it('for the rules in ESLint, unless its settings say otherwise', async () => {
    const cwd = project(FILES);
    const lint = async (settings: object) => {
      const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [plugin.configs.recommended, settings] });
      const results = await eslint.lintFiles(LEVELS.map(([file]) => join(cwd, file)));
      return results.map(({ messages }) => / with (\S+) /.exec(messages.map((m) => m.message).join())?.[1]);
    };
    expect(await lint({})).toEqual(LEVELS.map(([, call]) => call));
    expect(await lint({ settings: { logfix: { defaultLevel: 'error' } } })).toEqual(['logger.error', 'logger.error', 'logger.error']);
  });

  it('and is named when it is wrong', () => {
    const cwd = project({ ...FILES, 'packages/api/logfix.config.mjs': 'export default { level: 1 };\n' });
    expect(logfix(cwd, ['check', '.'])).toMatchObject({
      code: 2, err: expect.stringContaining('packages/api/logfix.config.mjs: level is not a setting'),
    });
  });
});
