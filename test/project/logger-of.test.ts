import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import type { LogfixConfig } from '../../src/project/config.ts';
import { settingsFor } from '../../src/project/settings.ts';
import { processFile } from '../../src/source/file.ts';

const folder = mkdtempSync(join(tmpdir(), 'logfix-loggers-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Files = Readonly<Record<string, string | object>>;
let projects = 0;

/** Migrates one file of a project; tells its text and why calls stayed. */
function migrate(files: Files, path: string, config: LogfixConfig = {}): { text: string; kept: string[] } {
  const root = join(folder, String(projects++));
  for (const [name, content] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const file = join(root, path);
  const before = files[path] as string;
  const settings = settingsFor(file, before, { config, root, file: null });
  const result = processFile(file, before, settings, [checkNoConsole]);
  return { text: result.after, kept: result.located.flatMap(({ finding }) => finding.kept ?? []) };
}

const APP = { 'package.json': { name: 'app', dependencies: { vite: '8.0.0' } } };
const PINO = `import { pino } from 'pino';\nexport const logger = pino();\n`;
const uses = (specifier: string, name = '{ logger }'): string =>
  `import ${name} from '${specifier}';\nlogger.info('ready');\nexport const a = 1;\n`;
const WARN = `export const f = (id) => console.warn('gone', id);\n`;

/** SvelteKit: what lies in `$lib/server` ends the build of a page that imports it. */
const KIT = {
  'package.json': { name: 'kit', devDependencies: { '@sveltejs/kit': '2.0.0', vite: '8.0.0' } },
  'src/lib/server/logger.ts': PINO,
  'src/routes/+page.server.ts': uses('$lib/server/logger'),
  'src/lib/server/db.ts': uses('$lib/server/logger'),
  'src/routes/health/+server.ts': uses('$lib/server/logger'),
};

/** Each: files besides, where the call stands, and what becomes of `WARN`. */
const CASES: readonly (readonly [name: string, files: Files, path: string, after: string])[] = [
  ['an alias of tsconfig, written as others write it', {
    ...APP,
    'tsconfig.json': `{ "extends": "./base.json", /* more */ }`,
    'base.json': `{ "compilerOptions": { "paths": { "@/*": ["./src/*"], }, } } // end`,
    'src/lib/logger.ts': PINO, 'src/a.ts': uses('@/lib/logger'),
  }, 'src/pages/b.ts', `import { logger } from '@/lib/logger';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['an alias of Vite', {
    ...APP,
    'vite.config.ts': `export default { resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } } };`,
    'src/log/index.ts': PINO, 'src/a.ts': uses('~/log'),
  }, 'src/deep/b.ts', `import { logger } from '~/log';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['imports of the package itself', {
    'package.json': { name: 'app', type: 'module', imports: { '#lib/*': './src/lib/*' }, dependencies: { vite: '8' } },
    'src/lib/logger.js': PINO, 'src/a.js': uses('#lib/logger.js'),
  }, 'src/b.js', `import { logger } from '#lib/logger.js';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['$lib of SvelteKit', { ...APP, 'src/lib/logger.ts': PINO, 'src/routes/a.ts': uses('$lib/logger') },
    'src/routes/b.ts', `import { logger } from '$lib/logger';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['relative paths with their ending', { ...APP, 'src/lib/logger.ts': PINO, 'src/a.ts': uses('./lib/logger.js') },
    'src/deep/b.ts', `import { logger } from '../lib/logger.js';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['a default export under the usual name', {
    ...APP, 'src/log.ts': `import winston from 'winston';\nexport default winston.createLogger();\n`,
    'src/a.ts': `import log from './log';\nlog.info('x');`,
  }, 'src/b.ts', `import log from './log';\n\nexport const f = (id) => void log.warn('gone', { id });\n`],
  ['calls that begin with a tag', {
    ...APP, 'src/util.ts': `export const log = new Logger();\nexport class Logger { info(a: string, b: unknown) {} }\n`,
    'src/a.ts': `import { log } from './util';\nlog.info('server', 'one');\nlog.info('server', 'two');\nlog.warn('db', \`three\`);\n`,
  }, 'src/queue.ts', `import { log } from './util';\n\nexport const f = (id) => log.warn('queue', 'gone', id);\n`],
  ['parameters of its own', {
    ...APP,
    'src/logger.ts': `export default { warn(message: string, extra?: Extra) {}, error(message: string, error: Error, extra?: Extra) {} };`,
    'src/a.ts': `import Logger from './logger';\nLogger.warn('x');`,
  }, 'src/b.ts', `import Logger from './logger';\n\nexport const f = (id) => Logger.warn('gone', { id });\n`],
  ['a class whose instances log', {
    ...APP, 'src/common/log.ts': `export class Logger { constructor(name: string) {} warn(...args: unknown[]) {} }`,
    'src/main/a.ts': `import { Logger } from '../common/log';\nconst log = new Logger('A');\nlog.warn('x');`,
  }, 'src/main/socket.ts', `import { Logger } from '../common/log';\n\nconst log = new Logger('socket');\n\nexport const f = (id) => log.warn('gone', id);\n`],
  ['a logger that no browser may load, where one may', KIT, 'src/lib/rooms.ts',
    `import { logger } from '@logfix/logger';\n\nexport const f = (id) => logger.warn('gone', id);\n`],
  ['a logger that no browser may load, in an endpoint', {
    ...KIT, 'src/routes/rooms/+server.ts': WARN,
  }, 'src/routes/rooms/+server.ts', `import { logger } from '$lib/server/logger';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['one side of the program only', {
    ...APP, 'server/log.ts': PINO, 'server/a.ts': uses('./log'),
  }, 'client/b.ts', `import { logger } from '@logfix/logger';\n\nexport const f = (id) => logger.warn('gone', id);\n`],
  ['the package of a monorepo that the file is in', {
    'package.json': { name: 'root', workspaces: ['packages/*'] },
    'packages/log/package.json': { name: '@acme/log' }, 'packages/log/src/index.ts': PINO,
    'packages/api/package.json': { name: 'api' }, 'packages/api/src/a.ts': uses('@acme/log'),
    'packages/web/package.json': { name: 'web', dependencies: { consola: '3.0.0' } },
  }, 'packages/api/src/b.ts', `import { logger } from '@acme/log';\n\nexport const f = (id) => logger.warn({ id }, 'gone');\n`],
  ['a library that the package depends on', {
    'package.json': { name: 'web', dependencies: { consola: '3.0.0' } },
  }, 'src/b.ts', `import { consola } from 'consola';\n\nexport const f = (id) => consola.warn('gone', id);\n`],
  ['a library that makes a logger for each file', {
    'package.json': { name: '@acme/web', dependencies: { '@logtape/logtape': '2.0.0' } },
  }, 'src/b.ts', `import { getLogger } from '@logtape/logtape';\n\nconst logger = getLogger(['web']);\n\nexport const f = (id) => logger.warn('gone {id}', { id });\n`],
  ['what makes one where a parameter has none', {
    'package.json': { name: 'api', dependencies: { '@acme/log': 'workspace:*' } },
    'src/a.ts': `import { getLogger } from '@acme/log';
export const a = (id: string, log = getLogger({
  name: 'a',
})) => log.info(id);
`,
  }, 'src/b.ts', `import { getLogger } from '@acme/log';\n\nconst log = getLogger({ name: 'b' });\n\nexport const f = (id) => log.warn('gone', id);\n`],
  ['nothing that it knows', APP, 'src/b.ts',
    `import { logger } from '@logfix/logger';\n\nexport const f = (id) => logger.warn('gone', id);\n`],
];

describe('the logger of a project', () => {
  it.each([
    [`import { db } from '$lib/server/db';\n`, '$lib/server/logger'],
    [`import type { Db } from '$lib/server/db';\n`, '@logfix/logger'],
  ])('is the server\'s where a file imports code of the server, no type alone: %s', (line, module) => {
    const { text } = migrate({ ...KIT, 'src/lib/jobs.ts': line + WARN }, 'src/lib/jobs.ts');
    expect(text).toContain(`import { logger } from '${module}';\n`);
  });

  it.each(CASES)('is found by: %s', (_, files, path, after) => {
    const { text } = migrate({ ...files, [path]: WARN }, path);
    expect(text).toBe(after);
    expect(migrate({ ...files, [path]: text }, path).text).toBe(text);
  });

  it('is imported in the alphabet where each file makes its own', () => {
    const head = (ours: string, made = ''): string =>
      `import { a } from '@/a';\nimport { c } from '@/c';\n${ours}import { z } from '@/z';\n${made}\n`;
    const files = {
      ...APP,
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'src/log.ts': PINO,
      'src/a.ts': `import { getLogger } from '@/log';\nconst log = getLogger('a');\nlog.info('ready');\n`,
      'src/b.ts': head('') + WARN,
    };
    expect(migrate(files, 'src/b.ts').text)
      .toContain(head(`import { getLogger } from '@/log';\n`, `\nconst log = getLogger('b');\n`));
  });

  it('is what the configuration says, whatever the project uses', () => {
    const files = { ...APP, 'src/lib/logger.ts': PINO, 'src/a.ts': uses('./lib/logger'), 'src/b.ts': WARN };
    const config: LogfixConfig = { logger: { dialect: 'tag-first', import: './src/tags', name: 'tags' } };
    expect(migrate(files, 'src/b.ts', config).text)
      .toBe(`import { tags } from './tags';\n\nexport const f = (id) => tags.warn('b', 'gone', id);\n`);
  });

  it('is known where a test asserts on the console of a file', () => {
    const root = join(folder, String(projects++));
    const files = {
      '.git/HEAD': '', 'package.json': '{ "name": "app" }', 'src/lib/logger.ts': PINO,
      'src/a.ts': uses('./lib/logger'),
      'src/b.ts': `${uses('./lib/logger')}${WARN}`,
      'src/b.test.ts': `import { f } from './b';\nconst spy = vi.spyOn(console, 'warn');\nf(1);\nexpect(spy).toHaveBeenCalledWith('gone', 1);\n`,
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const { facts, logger } = settingsFor(join(root, 'src/b.ts'), files['src/b.ts'], { config: {}, root, file: null });
    expect(facts.keep?.program).toBe('asserted');
    expect(logger).toMatchObject({ module: './lib/logger', certain: true });
  });

  it('keeps its module when only the dialect is said', () => {
    const files = { ...APP, 'src/log.ts': 'export const log = make();', 'src/a.ts': `import { log } from './log';\nlog.info('x');`, 'src/b.ts': WARN };
    expect(migrate(files, 'src/b.ts', { logger: { dialect: 'pino' } }).text)
      .toBe(`import { log } from './log';\n\nexport const f = (id) => log.warn({ id }, 'gone');\n`);
  });

  it('is never migrated itself, nor is what it imports', () => {
    const files = {
      ...APP, 'src/log.ts': `import { env } from './env';\nexport const log = { info: print, warn: print };\nconsole.warn(env);\n`,
      'src/env.ts': `console.warn('no .env');\nexport const env = 1;\n`,
      'src/a.ts': `import { log } from './log';\nlog.info('x');`,
    };
    for (const path of ['src/log.ts', 'src/env.ts'] as const) {
      const { text, kept } = migrate(files, path);
      expect(text).toBe(files[path]);
      expect(kept).toEqual([expect.stringMatching(/part of a logger|would be a circle/)]);
    }
  });

  it('is not required by plain Node where it is TypeScript', () => {
    const files = { 'package.json': { name: 'app' }, 'lib/log.ts': PINO, 'lib/a.ts': uses('./log'), 'lib/b.js': `'use strict';\nmodule.exports = (id) => console.warn('gone', id);\n` };
    expect(migrate(files, 'lib/b.js').text).toContain(`require('@logfix/logger')`);
  });
});

describe('the levels of a project', () => {
  const LINES = (level: string, count: number): string =>
    `import { logger } from './logger';\n${`logger.${level}('step');\n`.repeat(count)}`;
  const JOIN = "export function join(room) {\n  console.log('Joining room', room);\n  enter(room);\n}\n";
  const joined = (files: Files, config?: LogfixConfig): string =>
    /logger\.(\w+)\(.*Joining/.exec(migrate({ ...APP, 'src/logger.js': PINO, 'src/join.js': JOIN, ...files }, 'src/join.js', config).text)?.[1] ?? 'none';

  it('are what its leveled calls mostly are, unless it says a default', () => {
    expect(joined({ 'src/a.js': LINES('debug', 12) })).toBe('debug');
    expect(joined({ 'src/a.js': LINES('info', 12) })).toBe('info');
    expect(joined({ 'src/a.js': LINES('debug', 12) }, { defaultLevel: 'info' })).toBe('info');
  });

  it('are not errors where a server speaks over its standard output', () => {
    const files = (dependencies: object): Files => ({
      'package.json': { name: 'notes', dependencies },
      'src/logger.js': PINO,
      'src/index.js': "import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';\nimport './join.js';\n",
      'src/join.js': JOIN.replace('.log', '.error'),
    });
    const level = (dependencies: object): string =>
      /\.(\w+)\(.*Joining/.exec(migrate(files(dependencies), 'src/join.js').text)?.[1] ?? 'none';
    expect(level({ '@modelcontextprotocol/sdk': '1' })).not.toBe('error');
    expect(level({})).toBe('error');
  });
});

describe('the logger of a file', () => {
  const own = (code: string): string => migrate({ ...APP, 'src/b.ts': code }, 'src/b.ts').text;

  it.each([
    ['pino', `import pino from 'pino';\nconst log = pino();\n`, `log.warn({ id }, 'gone')`],
    ['winston', `import winston from 'winston';\nconst logger = winston.createLogger();\n`, `void logger.warn('gone', { id })`],
    ['LogTape', `import { getLogger } from '@logtape/logtape';\nconst logger = getLogger('x');\n`, `logger.warn('gone {id}', { id })`],
    ['Nest', `import { Logger } from '@nestjs/common';\nconst logger = new Logger('Main');\n`, `logger.warn('gone', { id })`],
    ['loglevel', `import log from 'loglevel';\nlog.info('x');\n`, `log.warn('gone', id)`],
    ['a child', `import { consola } from 'consola';\nconst logger = consola.withTag('b');\n`, `logger.warn('gone', id)`],
  ])('is used with its own dialect: %s', (_, head, call) => {
    expect(own(head + WARN)).toBe(`${head}export const f = (id) => ${call};\n`);
  });

  it('is the one of the instance in a class that has one', () => {
    const code = (call: string, outside: string): string => `import { Injectable, Logger } from '@nestjs/common';
@Injectable()
export class Rooms {
  private readonly logger = new Logger(Rooms.name);
  leave(id: string) { [1].forEach(() => ${call}); }
  static of() { ${outside}; }
}
`;
    const files = {
      'package.json': { name: 'api', dependencies: { '@nestjs/common': '11.0.0' } },
      'src/rooms.ts': code(`console.warn('gone', id)`, `console.warn('none')`),
    };
    expect(migrate(files, 'src/rooms.ts').text)
      .toBe(code(`this.logger.warn('gone', { id })`, `Logger.warn('none', Rooms.name)`));
  });

  it('is the one that the function around has made', () => {
    const code = (call: string): string =>
      `import { pino } from 'pino';\nexport function join(id: string) {\n  const log = pino();\n  ${call};\n}\n`;
    expect(own(code(`console.warn('gone', id)`))).toBe(code(`log.warn({ id }, 'gone')`));
  });

  it('is never a parameter that happens to be called logger', () => {
    const code = (call: string, head = ''): string =>
      `${head}export function join(id: string, logger?: boolean) {\n  if (logger) ${call}('gone', id);\n}\n`;
    expect(own(code('console.warn'))).toBe(code('log.warn', `import { logger as log } from '@logfix/logger';\n\n`));
  });

  it('is not called before it is there', () => {
    const files = { 'package.json': { name: 'app' }, 'lib/log.js': `module.exports = require('pino')();`, 'lib/a.js': `const log = require('./log');\nlog.info('x');\n` };
    const code = `console.warn('early');\nconst port = 1;\nconst log = require('./log');\nlog.info(port);\nconsole.warn('late', port);\n`;
    const { text, kept } = migrate({ ...files, 'lib/b.js': code }, 'lib/b.js');
    expect(text).toBe(code.replace(`console.warn('late', port)`, `log.warn({ port }, 'late')`));
    expect(kept).toEqual([expect.stringMatching(/^runs before log is there/)]);
  });
});
