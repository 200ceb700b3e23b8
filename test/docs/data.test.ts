import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { expect, it } from 'vitest';
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';
import { settingsFor } from '../../src/project/settings.ts';
import { fixFile, stepsOf } from '../../src/project/fix.ts';
import { blocksOf, type Block } from '../support/pages.ts';

const PARSERS: Readonly<Record<string, (code: string) => unknown[]>> = {
  json: (code) => {
    const errors: ParseError[] = [];
    parseJson(code, errors, { allowTrailingComma: false });
    return errors;
  },
  yaml: (code) => parseAllDocuments(code).flatMap(({ errors }) => errors),
  toml: (code) => (parseToml(code), []),
};

it.each(blocksOf('data'))('$at parses', ({ lang, code }: Block) => {
  expect(PARSERS[lang]!(code)).toEqual([]);
});

const side = (code: string, sign: '-' | '+'): string =>
  code.split('\n').filter((line) => line.startsWith(sign)).map((line) => `${line.slice(2)}\n`).join('');

it.each(blocksOf('diff'))('$at is what fix makes of it in phase 1', ({ code }) => {
  const config = { logger: { import: '@logfix/logger' } };
  const before = `const socket = open();\n${side(code, '-')}`;
  const settings = settingsFor('/app/src/room.mjs', before, { config, root: '/app', file: null });
  const { after } = fixFile('/app/src/room.mjs', before, settings, stepsOf(1));
  expect(after).toMatch(/^import \{ logger, maskPhone \} from '@logfix\/logger';\n/);
  expect(after.slice(after.indexOf('const socket'))).toBe(`const socket = open();\n${side(code, '+')}`);
});
