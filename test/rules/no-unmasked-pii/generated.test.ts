import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../../../rules/index.ts';
import { checkNoUnmaskedPii } from '../../../src/analysis/checks/no-unmasked-pii.ts';
import { settingsFor } from '../../../src/project/settings.ts';
import { partsOf, processFile } from '../../../src/source/file.ts';
import { acceptAll, type Hand } from '../../support/lint.ts';
import { NAMES, OTHERS } from './names.ts';

const FILE = '/app/src/room.ts';
const RUNS = { numRuns: 250, seed: 4 };

/** Expressions that print what they are given, wherever they stand in a call. */
const WRAPPED: readonly ((x: string) => string)[] = [
  (x) => x,
  (x) => `{ v: ${x} }`,
  (x) => `{ outer: { v: ${x}, n: 1 } }`,
  (x) => `{ ...{ v: ${x} } }`,
  (x) => `[${x}, 1]`,
  (x) => `\`a \${${x}} b\``,
  (x) => `'a ' + ${x} + ' b'`,
  (x) => `${x} ?? 'none'`,
  (x) => `ok ? ${x} : 'none'`,
  (x) => `String(${x})`,
  (x) => `JSON.stringify({ v: ${x} }, null, 2)`,
  (x) => `(${x} as string)`,
  (x) => `${x}!.trim()`,
];

const LOGGERS: readonly ((args: string) => string)[] = [
  (args) => `logger.info('m', ${args});`,
  (args) => `logger.child({ a: 1 }).error('m', ${args});`,
  (args) => `console.warn('m', ${args});`,
  (args) => `log.log('info', 'm', ${args});`,
  (args) => `class Desk { declare logger: Log; f() { this.logger.debug('m', ${args}); } }`,
  (args) => `req.log.info('m', ${args});`,
];

const HEAD = `interface Log { info(...a: unknown[]): void; error(...a: unknown[]): void; debug(...a: unknown[]): void; log(...a: unknown[]): void; child(a: object): Log }
declare const logger: Log, log: Log, req: { log: Log }, ok: boolean;
`;

const anyName = fc.constantFrom(...Object.entries(NAMES).flatMap(([kind, names]) => names.map((name) => ({ kind, name }))));

/** How a value of that name comes to the call. */
const SOURCES: readonly ((name: string, use: (x: string) => string) => string)[] = [
  (name, use) => `export function f(${name}: string | undefined) { ${use(name)} }`,
  (name, use) => `export function f(dto: { ${name}: string }) { ${use(`dto.${name}`)} }`,
  (name, use) => `export function f(dto: { ${name}: string }) { const { ${name}: taken } = dto; ${use('taken')} }`,
  (name, use) => `export function f(dto: { ${name}: string }) { const kept = dto.${name}; ${use('kept')} }`,
];

const call = fc.record({
  source: fc.constantFrom(...SOURCES), wrap: fc.constantFrom(...WRAPPED), log: fc.constantFrom(...LOGGERS),
});

const codemod = (text: string) =>
  processFile(FILE, text, settingsFor(FILE, text, { config: {}, root: '/', file: null }), [checkNoUnmaskedPii]);

const linter = new Linter({ cwd: '/' });
const config: Linter.Config = {
  plugins: { logfix: plugin },
  rules: { 'logfix/no-unmasked-pii': 'error' },
  files: ['**/*.ts'],
  languageOptions: { parser: typescriptParser as Linter.Parser },
};
const hand: Hand = {
  verify: (text) => linter.verify(text, [config], { filename: FILE }),
  fix: (text) => linter.verifyAndFix(text, [config], { filename: FILE }),
};

describe('generated log calls', () => {
  it('print what their names say: rule and codemod find it, mask it alike, and then say nothing', () => {
    fc.assert(fc.property(anyName, call, ({ kind, name }, { source, wrap, log }) => {
      const code = source(name, (x) => log(wrap(x)));
      const { located, after } = codemod(code);
      expect(located.map(({ finding }) => finding.kind), code).toEqual([kind]);
      expect(partsOf(FILE, after)).toHaveLength(1);
      expect(codemod(after).located.map(({ finding }) => finding.message), after).toEqual([]);
      expect(hand.verify(code).map((message) => message.messageId), code).toEqual(['mask']);
      expect(acceptAll(hand, code)).toBe(after);
    }), RUNS);
  });

  it('are left alone where the names are about something else', () => {
    fc.assert(fc.property(fc.constantFrom(...OTHERS), call, (name, { source, wrap, log }) => {
      const code = source(name, (x) => log(wrap(x)));
      expect(codemod(code).located.map(({ finding }) => finding.message), code).toEqual([]);
      expect(hand.verify(code), code).toEqual([]);
    }), RUNS);
  });

  it('type-check after they are masked', () => {
    const samples = fc.sample(fc.tuple(anyName, call), { numRuns: 60, seed: 5 });
    const files = samples.map(([{ name }, { source, wrap, log }], i) =>
      [`/app/src/s${i}.ts`, codemod(`${HEAD}${source(name, (x) => log(wrap(x)))}`).after] as const);
    expect(typeErrors(new Map(files))).toEqual([]);
    expect(typeErrors(new Map([['/app/src/wrong.ts', `export const n: number = 'text';`]]))).toHaveLength(1);
  });
});

const MASKS = `${['Phone', 'Email', 'Rrn', 'Card', 'Account', 'Passport', 'Licence', 'Birth', 'Name', 'Address', 'Ip', 'Location', 'Secret']
    .map((name) => `export declare function mask${name}(value: unknown): string;`).join('\n')}
export declare function maskFields<T>(value: T): T;`;

/** What TypeScript says of files that import their masks from the logger. */
function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], paths: { '@logfix/logger': ['/app/masks.ts'] },
  };
  const host = ts.createCompilerHost(options);
  const all = new Map([...files, ['/app/masks.ts', MASKS]]);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => all.get(path) ?? readFile(path);
  host.fileExists = (path) => all.has(path) || fileExists(path);
  host.getSourceFile = (path, version, ...more) => {
    const text = all.get(path);
    return text === undefined ? getSourceFile(path, version, ...more) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) =>
    `${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${file?.text.split('\n').at(-1)}`);
}
