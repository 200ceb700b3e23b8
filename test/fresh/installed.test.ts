import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitAll, logfix } from '../support/cli.ts';
import { packBoth } from '../support/packed.ts';
import { FRESH } from './make.ts';
import { attempt, freshTools, run } from './tools.ts';

let tools: string;
let packed: ReturnType<typeof packBoth>;
const roots: string[] = [];

beforeAll(() => {
  tools = freshTools();
  packed = packBoth();
});
afterAll(() => {
  packed.remove();
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A fresh project that init has set up, with what it asks for installed as npm does it. */
function setUp(name: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'logfix-installed-')));
  roots.push(root);
  FRESH[name]!(tools, root);
  commitAll(root);
  expect(logfix(root, ['init', '--yes', '--ci', 'github']).code).toBe(0);
  // The packages of this repository stand in for those of the registry.
  const manifest = join(root, 'package.json');
  const local = readFileSync(manifest, 'utf8')
    .replace(/("logfix": )"[^"]+"/, (_, key: string) => `${key}${JSON.stringify(`file:${packed.logfix.archive}`)}`)
    .replace(/("@logfix\/logger": )"[^"]+"/, (_, key: string) => `${key}${JSON.stringify(`file:${packed.logger.archive}`)}`);
  writeFileSync(manifest, local);
  run(root, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']);
  return root;
}

const AUTHOR = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
const commit = (root: string, message: string) => {
  run(root, 'git', ['add', '-A']);
  return attempt(root, 'git', [...AUTHOR, 'commit', '-qm', message]);
};

/** A commit with a phone number in a log line is refused; with the mask it is not. */
function expectGuarded(root: string, path: string, imports: (names: string) => string): void {
  expect(run(root, 'git', ['config', 'core.hooksPath']).trim()).toBe('.githooks');
  expect(commit(root, 'set up')).toMatchObject({ status: 0 });
  const file = join(root, path);
  writeFileSync(file, `${imports('logger')}\n\nlogger.info('joined', { phone: globalThis.user.phone });\n`);
  const refused = commit(root, 'leak');
  expect(refused.status).not.toBe(0);
  expect(refused.stdout + refused.stderr).toMatch(/no-unmasked-pii/);
  expect(refused.stdout + refused.stderr).toContain(`${path}`);
  writeFileSync(file, `${imports('logger, maskPhone')}\n\nlogger.info('joined', { phone: maskPhone(globalThis.user.phone) });\n`);
  expect(commit(root, 'masked')).toMatchObject({ status: 0 });
  expect(run(root, 'git', ['log', '--format=%s']).trim().split('\n')).toEqual(['masked', 'set up', 'all']);
}

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

describe('a fresh project, set up and installed', () => {
  it('of Express refuses a leak, and writes a line for each request', async () => {
    const root = setUp('Express');
    expectGuarded(root, 'routes/joined.js', (names) => `const { ${names} } = require('@logfix/logger');`);
    const port = await freePort();
    const server = spawn(process.execPath, ['bin/www'], {
      cwd: root, env: { ...process.env, PORT: String(port), ENV: 'development', LOG_FORMAT: 'json', LOG_FOLDER: 'logs' },
    });
    let said = '';
    server.stdout.on('data', (chunk) => void (said += chunk));
    let answer: Response | null = null;
    for (let i = 0; answer === null && i < 100; i++) {
      answer = await fetch(`http://localhost:${port}/users`).catch(() => null);
      if (answer === null) await new Promise((done) => setTimeout(done, 100));
    }
    const id = answer!.headers.get('x-request-id');
    await new Promise((done) => server.once('exit', done).kill('SIGTERM'));
    const lines = said.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(expect.objectContaining({ message: 'request completed', request_id: id, path: '/users', status: 200 }));
    expect(run(root, 'git', ['status', '--porcelain'])).toBe('');
  });

  it('of Vite refuses a leak, lints, and builds', () => {
    const root = setUp('Vite + React');
    expectGuarded(root, 'src/joined.js', (names) => `import { ${names} } from '@logfix/logger';`);
    run(root, 'npm', ['run', '--silent', 'lint:logs']);
    run(root, 'npx', ['eslint', '.']);
    run(root, 'npx', ['tsc', '-b']);
    run(root, 'npx', ['vite', 'build']);
  });
});
