import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { checkNoUnmaskedPii } from '../../src/analysis/checks/no-unmasked-pii.ts';
import { parser } from '../../src/project/eslint-parser.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { processFile } from '../../src/source/file.ts';

const MODULES: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "app", "type": "module" }',
  'dto.ts': `export interface Visit { email: string; room: number }
    export interface Room { floor: number; name: string }
    export interface Stay extends Visit { nights: number }
    export type Booking = { guest: Visit };`,
  'form.ts': `import { z } from 'zod';
    export const shape = z.object({ phone: z.string() }).strict();
    export type Entry = z.infer<typeof shape>;`,
  'lead.js': `const schema = new mongoose.Schema({ phone: String, rrn: String });
    module.exports = mongoose.model('Lead', schema);`,
  'room.js': `export default model('Room', new Schema({ floor: Number, emailed: Boolean }));`,
  'entity.ts': `@Entity() export class Offer { @Column() id: number; @Column() accountNumber: string; }`,
  'index.ts': `export * from './dto';`,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'logfix-shapes-'));
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Files without any word of the vocabulary are not looked into: most have one. */
const withWord = (text: string): string => `const age = 1;\n${text}`;

const found = (code: string): string[] => {
  const text = withWord(code);
  const file = join(folder, 'main.ts');
  const settings = settingsFor(file, text, { config: {}, root: folder, file: null });
  return processFile(file, text, settings, [checkNoUnmaskedPii]).located
    .map(({ finding }) => `${finding.expression}: ${finding.why[0]!.text}`);
};

const linted = (code: string): number => {
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { logfix: plugin },
    rules: { 'logfix/no-unmasked-pii': 'error' },
    languageOptions: { parser: parser as Linter.Parser },
  };
  const messages = linter.verify(withWord(code), [config], { filename: join(folder, 'main.ts') });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length;
};

it.each([
  [`import type { Visit } from './dto'; function f(v: Visit) { logger.info(v); }`, 'v: Visit has email'],
  [`import { Stay } from './dto'; const f = async (v: Stay[]) => logger.info(v);`, 'v: Stay has email'],
  [`import { Booking } from '.'; function f(b: Booking) { logger.info(b); }`, 'b: Booking has guest'],
  [`import type { Entry } from './form.js'; function f(e1: Entry) { logger.info(e1); }`, 'e1: Entry has phone'],
  [`import { Visit } from './index'; const one = await api.get<Visit>(url); logger.info(one);`, 'one: Visit has email'],
  [`const Lead = require('./lead'); Lead.find().then((all) => logger.info(all));`, 'all: Lead has phone'],
  [`import { Offer } from './entity';
    class A { constructor(private readonly offers: Repository<Offer>) {}
      async f() { const one = await this.offers.findOne({ id }); logger.info(one); } }`, 'one: Offer has accountNumber'],
  [`interface Own { ssn: string } async function load(): Promise<Own> { return go(); }
    const own = await load(); logger.info(own);`, 'own: Own has ssn'],
])('%s', (text, told) => {
  expect(found(text)).toEqual([told]);
  expect(linted(text)).toBe(1);
});

it.each([
  `import type { Room } from './dto'; function f(r: Room) { logger.info(r); }`,
  `import type { Visit } from './dto'; function f(v: Visit) { logger.info(v.room, \`\${v}\`); }`,
  `import type { Visit } from 'elsewhere'; function f(v: Visit) { logger.info(v); }`,
  `import type { Gone } from './gone'; function f(v: Gone) { logger.info(v); }`,
  `import Room from './room'; Room.find().then((all) => logger.info(all));`,
  `const Lead = require('./lead'); Lead.countDocuments().then((n) => logger.info(n));`,
])('%s says nothing', (text) => {
  expect(found(text)).toEqual([]);
  expect(linted(text)).toBe(0);
});
