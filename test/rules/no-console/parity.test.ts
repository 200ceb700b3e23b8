import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../../src/analysis/checks/no-console.ts';
import { settingsFor } from '../../../src/project/settings.ts';
import { processFile } from '../../../src/source/file.ts';
import { acceptAll, CERTAIN, PARSERS, ruleHand, type ParserName } from '../../support/lint.ts';
import { ALIASED, REPORTED, SILENT, TYPED } from './forms.ts';

const loaded = { config: CERTAIN, root: '/', file: null };

const codemod = (filename: string, text: string): string =>
  processFile(filename, text, settingsFor(filename, text, loaded), [checkNoConsole]).after;

interface Case {
  readonly filename: string;
  readonly code: string;
  readonly parsers: readonly ParserName[];
}

const ALL = Object.keys(PARSERS) as ParserName[];

const forms: Case[] = [
  ...[...REPORTED, ...ALIASED, ...SILENT.map((code) => ({ code }))].map(({ code }) => ({
    filename: '/app/src/room.js',
    code,
    parsers: ALL,
  })),
  ...TYPED.map(({ code, filename = 'room.ts' }) => ({
    filename: `/app/src/${filename}`,
    code,
    parsers: ['typescript', 'logfix'] as const,
  })),
];

const folder = new URL('../../codemods/migrate-console/', import.meta.url);
const pairs: Case[] = readdirSync(folder).flatMap((name) =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => ({
    filename: `/app/src/${file}`,
    code: readFileSync(new URL(`${name}/${file}`, folder), 'utf8'),
    parsers: /\.(vue|svelte)$/.test(file)
      ? ['logfix'] as const
      : /\.tsx?$/.test(file) ? ['typescript', 'logfix'] as const : ALL,
  })),
);

const declares = /import \{? ?logger/;

/** With the logger there already, and where an import has a directive and CRLF to heed. */
const variants: Case[] = forms.filter(({ code }) => !SILENT.includes(code)).flatMap(({ filename, code }) => [
  ...(declares.test(code) ? [] : [`import { logger } from '@logfix/logger';\n${code}`]),
  `'use client';\nimport x from 'x';\n\n${code.replaceAll('\n', '\r\n')}\r\n`,
].map((text) => ({ filename, code: text, parsers: ['logfix'] as const })));

const cases = [...forms, ...variants, ...pairs].flatMap(({ parsers, ...rest }) =>
  parsers.map((parser) => ({ parser, ...rest })),
);

describe.each(cases)('$filename under $parser: $code', ({ filename, code, parser }) => {
  const hand = ruleHand(filename, parser, CERTAIN);

  it('ends in the same text through the rule as through the codemod', () => {
    expect(acceptAll(hand, code)).toBe(codemod(filename, code));
  });

  it('leaves only what is for a person', () => {
    const after = codemod(filename, code);
    const left = hand.verify(after).filter((m) => m.messageId !== 'manual');
    expect(left).toEqual([]);
    expect(codemod(filename, after)).toBe(after);
  });
});
