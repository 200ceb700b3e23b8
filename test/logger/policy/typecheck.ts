import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Where the published types of each engine's documents stand. */
const TYPES = {
  s3: `import('@aws-sdk/client-s3').BucketLifecycleConfiguration`,
  elasticsearch: `import('@elastic/elasticsearch').estypes.IlmPutLifecycleRequest`,
  opensearch: `NonNullable<import('@opensearch-project/opensearch').API.Ism_PutPolicy_Request['body']>`,
} as const;

const FILE = fileURLToPath(new URL('./generated-documents.ts', import.meta.url));

/**
 * Checks documents as literals against the types that the engines' own clients publish: unknown
 * keys, missing keys and wrong types all show. Returns one message per document, `null` if good.
 */
export const checkAgainstTypes = (
  documents: readonly { engine: keyof typeof TYPES; body: unknown }[],
): (string | null)[] => {
  const source = documents
    .map(({ engine, body }, n) => `export const d${n}: ${TYPES[engine]} = ${JSON.stringify(body)};`)
    .join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === FILE || fileExists(name);
  host.getSourceFile = (name, version) =>
    name === FILE ? ts.createSourceFile(name, source, version) : getSourceFile(name, version);
  const program = ts.createProgram([FILE], options, host);
  const messages: (string | null)[] = documents.map(() => null);
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(
    program.getSourceFile(FILE),
  )) {
    const line = source.slice(0, start).split('\n').length - 1;
    messages[line] = ts.flattenDiagnosticMessageText(messageText, '\n');
  }
  return messages;
};

interface LokiReference {
  readonly compactor: Record<string, string>;
  readonly limits_config: Record<string, string>;
  readonly StreamRetentions: Record<string, string>;
}

const loki = JSON.parse(
  readFileSync(new URL('./loki-reference.json', import.meta.url), 'utf8'),
) as LokiReference;

const isOfType: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  int: Number.isInteger,
  duration: (value) => /^(\d+(ms|[smhdwy]))+$/.test(String(value)),
  'list of StreamRetentions': (value) =>
    Array.isArray(value) && value.every((one) => mistakes(one, loki.StreamRetentions) === ''),
};

const mistakes = (block: Record<string, unknown>, keys: Record<string, string>): string =>
  Object.entries(block)
    .filter(([key, value]) => !isOfType[keys[key] ?? 'unknown']?.(value))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)} is not ${keys[key] ?? 'known'}`)
    .join('; ');

/** Checks a configuration against the keys and types of Loki's configuration reference. */
export const checkLoki = (config: Record<string, Record<string, unknown>>): string =>
  Object.entries(config)
    .map(([block, body]) => {
      const keys = (loki as unknown as Record<string, Record<string, string>>)[block];
      return keys ? mistakes(body, keys) : `${block} is no block`;
    })
    .filter((text) => text !== '')
    .join('; ');
