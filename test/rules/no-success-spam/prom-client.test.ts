import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { register } from 'prom-client';
import { settingsFor } from '../../../src/project/settings.ts';
import { forgetFacts } from '../../../src/project/facts.ts';
import type { LogfixConfig } from '../../../src/project/config.ts';
import { acceptAll, PARSERS, type ParserName } from '../../support/lint.ts';
import { oneCodemod, oneRule } from '../../support/one-rule.ts';
import { makeProject } from '../../support/project.ts';
import { scrape } from '../../support/scrape.ts';
import { typeErrors } from '../../support/typecheck.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PROM: LogfixConfig = { logger: { dialect: 'pino', import: './logger.js' }, metrics: 'prom-client' };
const FILE = '/app/src/room.mjs';

const run = (text: string, file = FILE) => oneCodemod('logs-to-metrics', file, text, PROM);

const ESM = `import { logger } from './logger.js';

logger.info('starting');

export function join(socket, peers) {
  socket.on('message', (data) => { logger.info({ size: data.length, way: 'in' }, 'Message received'); });
  socket.on('message', () => { logger.info('Message received'); });
  for (const peer of peers) logger.info({ peer }, 'Peer connected');
}
`;
const BODY = `
const messagesReceived =
  register.getSingleMetric('messages_received_total') ??
  new Counter({ name: 'messages_received_total', help: 'Message received', labelNames: ['way'] });

const peerConnections =
  register.getSingleMetric('peer_connections_total') ??
  new Counter({ name: 'peer_connections_total', help: 'Peer connected' });

logger.info('starting');

export function join(socket, peers) {
  socket.on('message', (data) => { messagesReceived.inc({ way: 'in' }); });
  socket.on('message', () => { messagesReceived.inc(); });
  for (const peer of peers) peerConnections.inc();
}
`;
const AFTER = `import { Counter, register } from 'prom-client';\nimport { logger } from './logger.js';\n${BODY}`;

const asCjs = (text: string): string => text
  .replace(/import (.*) from (.*);/g, 'const $1 = require($2);')
  .replace('export function join', 'module.exports = function join');

afterEach(() => register.clear());

describe('counters of prom-client', () => {
  it.each([
    ['a module', FILE, ESM, AFTER],
    ['CommonJS', '/app/src/room.cjs', asCjs(ESM), asCjs(AFTER)],
    ['carriage returns', FILE, ESM.replaceAll('\n', '\r\n'), AFTER.replaceAll('\n', '\r\n')],
  ])('are declared once, below the imports: %s', (_, file, before, after) => {
    expect(run(before, file).after).toBe(after);
    expect(run(after, file).located).toEqual([]);
  });

  it.each(Object.keys(PARSERS) as ParserName[])('come from the rule too, one by one, under %s', (parser) => {
    const hand = oneRule('no-success-spam', FILE, parser, PROM);
    expect(acceptAll(hand, ESM)).toBe(AFTER.replace(
      /(import { logger.*\n)\n(const messages[^;]*;\n)\n(const peer[^;]*;\n)/, '$1\n$3\n$2',
    ));
  });

  it.each([
    ['what the file imports already', `import { Counter, register } from 'prom-client';\n`, 'new Counter('],
    ['the whole of it', `import * as client from 'prom-client';\n`, 'new client.Counter('],
    ['a default import', `import client from 'prom-client';\n`, '\n  client.register.getSingleMetric('],
    ['a name that is taken', `import { Counter } from './components.js';\n`, 'import { Counter as PromCounter, register }'],
  ])('use %s', (_, head, expected) => {
    const { after } = run(head + ESM);
    expect(after).toContain(expected);
    expect(after.match(/from 'prom-client'/g)).toHaveLength(1);
    expect(run(after).after).toBe(after);
  });

  it('use the counter that the file has', () => {
    const own = `import { Counter } from 'prom-client';\nconst seen = new Counter({ name: 'messages_received_total', help: 'x', labelNames: ['way'] });\n`;
    const { after } = run(own + ESM);
    expect(after).toContain("seen.inc({ way: 'in' })");
    expect(after.match(/messages_received_total/g)).toHaveLength(1);
  });

  it('leave a line to debug whose label the counter of the file has not', () => {
    const own = `import { Counter } from 'prom-client';\nconst seen = new Counter({ name: 'messages_received_total', help: 'x' });\n`;
    expect(run(own + ESM).after).toContain("logger.debug({ size: data.length, way: 'in' }, 'Message received')");
  });

  it('leave a line to debug that is all that the logger is there for', () => {
    const only = ESM.replace("logger.info('starting');\n\n", '');
    expect(run(only).after).toBe(only.replaceAll('.info(', '.debug('));
  });

  it('show in a scrape, also when the module runs twice', async () => {
    const { after } = run(asCjs(ESM), '/app/src/room.cjs');
    const real = createRequire(import.meta.url);
    const logger = { info: () => {} };
    const load = () => {
      const module = { exports: (_socket: unknown, _peers: readonly string[]): void => {} };
      const require = (name: string): unknown => (name === './logger.js' ? { logger } : real(name));
      new Function('require', 'module', after)(require, module);
      return module.exports;
    };
    const listeners: ((data: string) => void)[] = [];
    for (const join of [load(), load()]) {
      join({ on: (_: string, listener: (data: string) => void) => listeners.push(listener) }, ['a', 'b']);
    }
    for (const listener of listeners) listener('hello');
    expect(await scrape(register)).toEqual({
      'messages_received_total{way="in"}': 2,
      messages_received_total: 2,
      peer_connections_total: 4,
    });
  });

  it('load in a real module', () => {
    const code = run(ESM).after.replace(/import { logger } .*/, 'const logger = { info() {} };')
      .replace('export function', 'function');
    const printed = execFileSync(process.execPath, [
      '--input-type=module', '--eval', `${code}\njoin({ on() {} }, [1]); console.log(await register.metrics());`,
    ], { cwd: root, encoding: 'utf8' });
    expect(printed).toContain('# HELP peer_connections_total Peer connected\n# TYPE peer_connections_total counter');
    expect(printed).toContain('peer_connections_total 1');
  });

  it('are typed', () => {
    const before = ESM.replace(/import .*/, 'declare const logger: { info(...args: unknown[]): void };')
      .replace('(socket, peers)', '(socket: { on(name: string, listener: (data: string) => void): void }, peers: string[])');
    const { after } = run(before, '/app/src/room.mts');
    expect(after).toContain("as Counter<'way'> | undefined");
    const [file, wrong] = [`${root}src/room.mts`, `${root}src/wrong.mts`];
    const files = new Map([[file, after], [wrong, after.replace("way: 'in'", "other: 'in'")]]);
    const said = typeErrors(files).map((d) => [d.file?.fileName, ts.flattenDiagnosticMessageText(d.messageText, ' ')]);
    expect(said.filter(([name]) => name !== wrong)).toEqual([]);
    expect(said.filter(([name]) => name === wrong)).not.toEqual([]);
  });
});

describe('what a project counts with', () => {
  const counted = (pkg: object, config: LogfixConfig): string | undefined => {
    forgetFacts();
    const project = makeProject({ 'package.json': pkg, 'src/room.js': ESM });
    const settings = settingsFor(project.path('src/room.js'), ESM, { config, root: project.root, file: null });
    project.remove();
    return settings.metrics;
  };
  const deps = (...names: string[]) => ({ name: 'x', dependencies: Object.fromEntries(names.map((n) => [n, '1'])) });

  it.each([
    ['prom-client, where it is there', deps('prom-client', 'pino'), {}, 'prom-client'],
    ['the bundled logger, where both are', deps('prom-client', '@logfix/logger'), {}, 'logger'],
    ['the logger, without prom-client', deps('pino'), {}, 'logger'],
    ['the logger, in a page', deps('prom-client', 'react-dom'), {}, 'logger'],
    ['what the configuration says', deps('pino'), { metrics: 'prom-client' }, 'prom-client'],
    ['what the configuration says, the other way', deps('prom-client'), { metrics: 'logger' }, 'logger'],
  ] as const)('is %s', (_, pkg, config, expected) => {
    expect(counted(pkg, config)).toBe(expected);
  });
});
