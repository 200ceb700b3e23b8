// Writes the commands and their flags, as the command line itself knows them, into docs/cli.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cac } from 'cac';
import { createJiti } from 'jiti';

const PAGE = new URL('../docs/cli.md', import.meta.url);
const BETWEEN = /(<!-- commands: written by scripts\/cli-docs\.mjs -->\n)[\s\S]*(<!-- \/commands -->)/;

const cell = (text) => text.replaceAll('|', '\\|');

/** A table for each command; what several commands share stands in each of them. */
export function commandTables(define) {
  const cli = cac('logfix');
  for (const one of define) one(cli, {});
  return cli.commands.map(({ rawName, description, options }) => [
    `### \`logfix ${rawName}\``,
    '',
    `${description}.`,
    '',
    '| flag | |',
    '|---|---|',
    ...options.map(({ rawName: flag, description: does, config }) => {
      const { default: given } = config;
      const otherwise = given === undefined || given === true ? '' : ` (default: ${given})`;
      return `| \`${cell(flag)}\` | ${cell(does)}${otherwise} |`;
    }),
    '',
  ].join('\n')).join('\n');
}

/** The page as it should be. */
export const pageWith = (page, define) => {
  if (!BETWEEN.test(page)) throw new Error('docs/cli.md has no place for the commands');
  return page.replace(BETWEEN, (_, before, after) => before + commandTables(define) + after);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { COMMANDS } = await createJiti(import.meta.url).import('../src/cli/define/index.ts');
  writeFileSync(PAGE, pageWith(readFileSync(PAGE, 'utf8'), COMMANDS));
}
