import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { checkNoUnmaskedPii } from '../../src/analysis/checks/no-unmasked-pii.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { projectTypes, type TypesOf } from '../../src/project/types/index.ts';
import { processFile } from '../../src/source/file.ts';
import { makeProject, type Project } from '../support/project.ts';

const MODEL = `
export type Pii<K extends string, T = string> = T & { readonly __pii?: K };
/** @pii rrn */
export type Key = string;
export interface Visit {
  id: number;
  /** Where to call. @pii phone */
  reach: string;
  /** @pii phone */
  second?: string;
  room: string;
  key: Key;
  token: Pii<'credential'>;
}
export class Booking {
  /** @pii email */
  to!: string;
  when!: Date;
  visit!: Visit;
}
export interface Row { id: number; email: string; active: boolean }
export interface Flags { email: boolean; phone: 'on' | 'off'; token: number; password: Date }
export interface Plain { id: number; room: string }
export declare function load(): Visit;
export declare function rows(): Promise<Row[]>;
`;

/** What each call prints, by kind; one call a line. */
const CALLS: readonly (readonly [code: string, kinds: readonly string[]])[] = [
  ['logger.info(v.reach);', ['phone']],
  ['logger.info({ r: v.second });', ['phone']],
  ['logger.info(`call ${v.reach}`);', ['phone']],
  ['logger.info(v.room, v.id);', []],
  ['logger.info(v.key);', ['rrn']],
  ['logger.info(v.token);', ['credential']],
  ['{ const { reach } = v; logger.info(reach); }', ['phone']],
  ['{ const { reach: at } = load(); logger.info({ at }); }', ['phone']],
  ['{ const x = v.reach; logger.info(x); }', ['phone']],
  ['logger.info(v);', ['container']],
  ['logger.info({ ...v });', ['container']],
  ['logger.info([v]);', ['container']],
  ['logger.info(load());', ['container']],
  ['logger.info(b.to, b.when);', ['email']],
  ['logger.info(b.visit.reach);', ['phone']],
  ['logger.info(b);', ['container']],
  ['rows().then((all) => logger.info(all));', ['container']],
  ['rows().then((all) => logger.info(all.map((one) => one.email)));', ['email']],
  ['logger.info(f.email, f.phone, f.token, f.password);', []],
  ['logger.info(f);', []],
  ['logger.info(p);', []],
  ['logger.info(user);', []],
  ['logger.info(v.reach.length, maskPhone(v.reach));', []],
];

const FILE = `import { logger, maskPhone } from './logger.js';
import { Booking, load, rows, type Flags, type Plain, type Visit } from './model.js';
declare const v: Visit, b: Booking, f: Flags, p: Plain, user: string;
${CALLS.map(([code]) => code).join('\n')}
`;

let project: Project;
let types: TypesOf;

beforeAll(() => {
  project = makeProject({
    'package.json': { name: 'app', type: 'module' },
    'tsconfig.json': { compilerOptions: { strict: true, target: 'ES2022', module: 'NodeNext', types: [] }, include: ['src'] },
    'src/model.ts': MODEL,
    'src/logger.ts': 'export declare const logger: { info(...a: unknown[]): void };\nexport declare function maskPhone(x: unknown): string;\n',
    'src/a.ts': FILE,
  });
  types = projectTypes();
});
afterAll(() => project.remove());

const settings = () => {
  const path = project.path('src/a.ts');
  return { ...settingsFor(path, FILE, { config: {}, root: project.root, file: null }), types: types(path, FILE) };
};

const linesOf = (found: readonly { line: number; kind: string }[]): string[][] =>
  CALLS.map((_, i) => found.filter((one) => one.line === i + 4).map((one) => one.kind));

describe('with the types of the project', () => {
  it('finds what the types say is personal, under any name, and clears what cannot be', () => {
    const { located } = processFile(project.path('src/a.ts'), FILE, settings(), [checkNoUnmaskedPii]);
    const found = located.map(({ finding }) => ({
      line: FILE.slice(0, finding.range[0]).split('\n').length,
      kind: finding.kind!,
    }));
    expect(linesOf(found)).toEqual(CALLS.map(([, kinds]) => kinds));
  });

  it('says which declaration decided', () => {
    const { located } = processFile(project.path('src/a.ts'), FILE, settings(), [checkNoUnmaskedPii]);
    const [first, second] = located.map(({ finding }) => finding);
    expect(first!.why[0]).toMatchObject({ code: 'contract', text: 'reach is marked @pii phone' });
    expect(second!.why[0]!.code).toBe('contract');
    expect(located.flatMap(({ finding }) => finding.why.map((w) => w.text)))
      .toEqual(expect.arrayContaining(["its type is Pii<'credential'>", 'its type has reach, second, key']));
  });

  it('masks each, and says nothing of the result', () => {
    const path = project.path('src/a.ts');
    const { after } = processFile(path, FILE, settings(), [checkNoUnmaskedPii]);
    expect(after).toContain('logger.info(maskPhone(v.reach));');
    expect(after).toContain('logger.info(maskFields(b));');
    project.write('src/a.ts', after);
    const again = { ...settings(), types: projectTypes()(path, after) };
    expect(again.types).not.toBeNull();
    expect(processFile(path, after, again, [checkNoUnmaskedPii]).located.map(({ finding }) => finding.message)).toEqual([]);
    project.write('src/a.ts', FILE);
  });

  it('finds the same in typed linting', () => {
    const linter = new Linter({ cwd: project.root });
    const messages = linter.verify(FILE, [{
      plugins: { logfix: plugin },
      rules: { 'logfix/no-unmasked-pii': 'error' },
      files: ['**/*.ts'],
      languageOptions: {
        parser: typescriptParser as Linter.Parser,
        parserOptions: { project: './tsconfig.json', tsconfigRootDir: project.root },
      },
    }], { filename: project.path('src/a.ts') });
    expect(messages.filter((m) => m.fatal)).toEqual([]);
    const titles: Record<string, string> = {
      'phone number': 'phone', 'resident registration number': 'rrn', credential: 'credential',
      'whole record': 'container', 'e-mail address': 'email',
    };
    const found = messages.map((m) => ({ line: m.line, kind: titles[/\(([a-z' -]+), (?:critical|high|medium|low)\)/i.exec(m.message)![1]!]! }));
    expect(linesOf(found)).toEqual(CALLS.map(([, kinds]) => kinds));
  });

  it('has no answer outside a project, nor for a text that is not the file', () => {
    expect(types('/nowhere/a.ts', '')).toBeNull();
    expect(types(project.path('src/a.ts'), `${FILE} `)).toBeNull();
  });
});
