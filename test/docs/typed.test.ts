import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { blocksOf, ROOT } from '../support/pages.ts';

/** What the examples take as given: values and functions of the program around them. */
const GIVEN = `
  declare const peerId: string, roomName: string, requestId: string, orderId: number, key: string;
  declare const room: string, name: string, extra: unknown, table: string, sdp: string, offer: string, phone: string;
  declare const port: number, minutes: number, attempt: number, delayMs: number, ms: number;
  declare const error: Error, promise: Promise<void>;
  declare function join(): Promise<void>;
  declare function answer(offer: string): Promise<void>;
  declare function main(): Promise<void>;
`;

const OPTIONS: ts.CompilerOptions = {
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  strict: true, noEmit: true, skipLibCheck: true, types: ['node'],
  experimentalDecorators: true, allowImportingTsExtensions: true,
  jsx: ts.JsxEmit.Preserve,
  target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  paths: {
    logfix: [join(ROOT, 'rules/index.ts')],
    '@logfix/logger': [join(ROOT, 'logger/src/main.ts')],
    ...Object.fromEntries(
      ['express', 'fastify', 'hono', 'nest', 'pino', 'vite'].map((name) => [
        `@logfix/logger/${name}`, [join(ROOT, `logger/src/glue/${name}.ts`)],
      ]),
    ),
    '@logfix/logger/*': [join(ROOT, 'logger/src/*/index.ts')],
  },
};

/** The compiler's words about texts that stand in no file. */
function diagnose(files: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, code, version);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return all.map((one) => `${path}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
  });
}

it('every example compiles against the sources', () => {
  const examples = [...blocksOf('typed'), ...blocksOf('config')];
  expect(examples.length).toBeGreaterThan(40);
  const files = new Map(examples.map(({ at, code, lang }) => [
    join(ROOT, 'test/docs', `${at.replaceAll(/\W/g, '-')}.${lang.endsWith('x') ? 'tsx' : 'ts'}`),
    `${code}\nexport {};\n`,
  ]));
  files.set(join(ROOT, 'test/docs/given.d.ts'), GIVEN);
  expect(diagnose(files)).toEqual([]);
}, 60_000);
