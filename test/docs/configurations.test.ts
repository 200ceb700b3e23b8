import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/project/config.ts';
import { installed } from '../support/installed.ts';
import { blocksOf, type Block } from '../support/pages.ts';

/** The file that a block says it is; what a page shows as TypeScript is loaded as such. */
const fileOf = ({ title, code, lang }: Block, otherwise: string): string =>
  title ?? /^\/\/ ([\w./-]+\.[cm]?[jt]s)$/m.exec(code)?.[1] ?? `${otherwise}.${lang === 'ts' ? 'ts' : 'mjs'}`;

it.each(blocksOf('config'))('$at is loaded as the configuration', async (block) => {
  const file = fileOf(block, 'logfix.config');
  const root = installed({ [file]: block.code });
  const { config } = await loadConfig(root, file);
  expect(Object.keys(config).length).toBeGreaterThan(0);
});

it.each(blocksOf('eslint'))('$at lets ESLint find a console call', async (block) => {
  const file = fileOf(block, 'eslint.config');
  const root = installed({ [file]: block.code, 'src/room.js': "export const leave = () => console.warn('left');\n" });
  const eslint = new ESLint({ cwd: root, overrideConfigFile: file });
  const [result] = await eslint.lintFiles(['src/room.js']);
  expect(result!.messages.map(({ ruleId, message }) => ruleId ?? message)).toContain('logfix/no-console');
});
