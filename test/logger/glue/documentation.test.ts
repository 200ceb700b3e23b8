import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = [
  'file', 'receiver', 'postgres', 'otel', 'metrics', 'frameworks', 'retention',
].map((name) => `docs/logger/${name}.md`).concat('docs/ko/retention.md');

/** Examples of a page, by the path of a file that they could stand in. */
const examplesOf = (page: string): [path: string, code: string][] => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match, n) => [
    join(root, 'test/logger', `${page.replaceAll(/\W/g, '-')}-${n}.ts`),
    `${match[1]}\nexport {};\n`,
  ]);
};

it('every example of the documentation compiles against the sources', () => {
  const examples = new Map(PAGES.flatMap(examplesOf));
  expect(examples.size).toBeGreaterThan(15);
  const options: ts.CompilerOptions = {
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true, noEmit: true, skipLibCheck: true, types: ['node'],
    experimentalDecorators: true, allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    paths: {
      '@logfix/logger': [join(root, 'logger/src/main.ts')],
      ...Object.fromEntries(
        ['express', 'fastify', 'hono', 'nest', 'pino', 'vite'].map((name) => [
          `@logfix/logger/${name}`, [join(root, `logger/src/glue/${name}.ts`)],
        ]),
      ),
      '@logfix/logger/*': [join(root, 'logger/src/*/index.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => examples.has(path) || fileExists(path);
  host.readFile = (path) => examples.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const code = examples.get(path);
    return code === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, code, version);
  };
  const program = ts.createProgram([...examples.keys()], options, host);
  const wrong = [...examples.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return all.map((one) => `${path}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
  });
  expect(wrong).toEqual([]);
}, 60_000);
