import type { PackageLook } from './plan-types.ts';

/** Does this package's code run in Node as it is, so that the logger may write files? */
const WRITES_FILES = /^(nest|express|fastify|hono|node)$/;

/** The text of the module that a package logs through. */
export function loggerModule(pkg: PackageLook, service: string): string {
  if (pkg.kind === 'vite') return browserModule(service);
  return pkg.esm || pkg.typescript ? esModule(pkg, service) : commonModule(pkg, service);
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const browserModule = (service: string): string => `import { configure, logger } from '@logfix/logger';
import { captureErrors, shipLogs } from '@logfix/logger/browser';

configure({ service: ${quoted(service)} });

// Sends lines to the back end where VITE_LOG_TO_BACKEND is true; production builds do not.
shipLogs();
captureErrors(logger);

export { logger };
`;

function esModule({ kind }: PackageLook, service: string): string {
  const files = WRITES_FILES.test(kind);
  return [
    `import { ${files ? 'addSink, ' : ''}configure, logger } from '@logfix/logger';`,
    ...(files ? ["import { fileSink } from '@logfix/logger/file';"] : []),
    '',
    ...body(files, service),
    '',
    'export { logger };',
    ...glueOf(kind).map(([module, names]) => `export { ${names} } from '${module}';`),
    '',
  ].join('\n');
}

function commonModule({ kind }: PackageLook, service: string): string {
  const files = WRITES_FILES.test(kind);
  const glue = glueOf(kind);
  return [
    `const { ${files ? 'addSink, ' : ''}configure, logger } = require('@logfix/logger');`,
    ...(files ? ["const { fileSink } = require('@logfix/logger/file');"] : []),
    ...glue.map(([module, names]) => `const { ${names} } = require('${module}');`),
    '',
    ...body(files, service),
    '',
    `module.exports = { ${['logger', ...glue.map(([, names]) => names)].join(', ')} };`,
    '',
  ].join('\n');
}

function body(files: boolean, service: string): string[] {
  if (!files) return [`configure({ service: ${quoted(service)} });`];
  return [
    `const service = process.env.SERVICE_NAME || ${quoted(service)};`,
    '',
    'configure({ service });',
    '',
    '// Files too, one a day, compressed after midnight, kept for LOG_RETENTION_DAYS.',
    'const folder = process.env.LOG_FOLDER;',
    'if (folder) addSink(fileSink({ folder, name: service }));',
  ];
}

/** What else of the logger the program's entry wants: one import configures and brings all. */
function glueOf(kind: PackageLook['kind']): readonly (readonly [module: string, names: string])[] {
  const requests = ['@logfix/logger/express', 'errorLogger, requestLogger'] as const;
  if (kind === 'express') return [requests];
  if (kind === 'nest') return [['@logfix/logger/nest', 'NestLogger'], ['@logfix/logger/express', 'requestLogger']];
  if (kind === 'fastify') return [['@logfix/logger/fastify', 'requestLogger']];
  if (kind === 'hono') return [['@logfix/logger/hono', 'requestLogger']];
  return [];
}
