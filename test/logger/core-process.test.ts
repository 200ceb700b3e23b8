import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogLine } from '../../logger/src/types.ts';
import { buildLogger, root } from './core-built.ts';

const dir = mkdtempSync(join(tmpdir(), 'logfix-core-'));
let count = 0;

beforeAll(buildLogger);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const IMPORT = `import { logger, createLogger, configure } from '${root}logger/dist/esm/main.js';\n`;

const script = (code: string, extension = 'mjs'): string => {
  const file = join(dir, `run${count++}.${extension}`);
  writeFileSync(file, (extension == 'mjs' ? IMPORT : '') + code);
  return file;
};

const run = (code: string, env: NodeJS.ProcessEnv = {}, extension = 'mjs') => {
  const { PATH } = process.env;
  const result = spawnSync(process.execPath, [script(code, extension)], {
    env: { PATH, ...env },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const lines = result.stdout.split('\n').filter(Boolean);
  return { ...result, lines, parsed: () => lines.map((line) => JSON.parse(line) as LogLine) };
};

const ALL = `for (const l of ['trace','debug','info','warn','error','fatal']) logger[l](l);`;

test.each<[NodeJS.ProcessEnv, string]>([
  [{}, 'info'],
  [{ NODE_ENV: 'development' }, 'debug'],
  [{ ENV: 'development', NODE_ENV: 'production' }, 'debug'],
  [{ ENV: 'staging' }, 'info'],
  [{ NODE_ENV: 'production' }, 'warn'],
  [{ ENV: 'prod' }, 'warn'],
  [{ NODE_ENV: 'test' }, 'info'],
  [{ LOG_LEVEL: 'trace', NODE_ENV: 'production' }, 'trace'],
  [{ LOG_LEVEL: 'WARNING' }, 'warn'],
  [{ LOG_LEVEL: 'nonsense', NODE_ENV: 'development' }, 'debug'],
])('with %o the least level is %s', (env, expected) => {
  expect(run(ALL, env).lines.map((line) => JSON.parse(line).message)[0]).toBe(expected);
});

test('LOG_LEVEL=silent writes nothing', () => {
  expect(run(ALL, { LOG_LEVEL: 'silent' }).stdout).toBe('');
});

test('import and require share one logger, and what is configured holds for both', () => {
  const { parsed } = run(
    `import { createRequire } from 'node:module';
     const cjs = createRequire(import.meta.url)('${root}logger/dist/cjs/main.js');
     configure({ service: 'shop', level: 'debug', fields: { region: 'kr' } });
     cjs.logger.debug('from require', { same: cjs.logger === logger });
     cjs.withContext({ peerId: 'p' }, () => logger.info('in context'));`,
  );
  expect(parsed()).toMatchObject([
    { message: 'from require', same: true, service: 'shop', region: 'kr' },
    { message: 'in context', peerId: 'p' },
  ]);
});

test('lines say where they come from', () => {
  const [line] = run(`logger.warn('x')`, {
    ENV: 'staging',
    SERVICE_NAME: 'api',
    SERVICE_VERSION: '1.2.3',
  }).parsed();
  expect(line).toMatchObject({ service: 'api', env: 'staging', version: '1.2.3' });
  expect(line!.host).toMatch(/./);
  expect(Object.keys(line!).slice(0, 3)).toEqual(['timestamp', 'level', 'message']);
});

test('LOG_FORMAT=pretty is for people, without colours where there is no terminal', () => {
  const { stdout } = run(`logger.info('hi', { a: 1, b: 'x y' })`, { LOG_FORMAT: 'pretty' });
  expect(stdout).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO {2}hi .*a=1 b="x y"\n$/);
  const coloured = run(`logger.info('hi')`, { LOG_FORMAT: 'pretty', FORCE_COLOR: '1' });
  expect(coloured.stdout).toContain('\u001b[32mINFO ');
});

test('a signal of choice changes the level while the process runs', () => {
  const { lines } = run(
    `const wait = () => new Promise((done) => setTimeout(done, 50));
     logger.debug('hidden'); process.kill(process.pid, 'SIGUSR2'); await wait();
     logger.debug('shown'); process.kill(process.pid, 'SIGUSR2'); await wait();
     logger.trace('shown too'); process.kill(process.pid, 'SIGUSR2'); await wait();
     logger.debug('hidden again');`,
    { LOG_LEVEL_SIGNAL: 'SIGUSR2' },
  );
  expect(lines.map((line) => (JSON.parse(line) as LogLine).message)).toEqual(['shown', 'shown too']);
});

const THOUSAND = `for (let i = 0; i < 1000; i++) logger.info('line', { i });`;

test.each([
  ['the end', ''],
  ['process.exit', 'process.exit(0);'],
  ['a throw', `throw new Error('x');`],
  ['a rejection', `Promise.reject(new Error('x'));`],
  ['SIGTERM', `process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);`],
  ['SIGINT', `process.kill(process.pid, 'SIGINT'); setInterval(() => {}, 1000);`],
  ['SIGHUP', `process.kill(process.pid, 'SIGHUP'); setInterval(() => {}, 1000);`],
])('of 1,000 lines all are there after %s', (_, end) => {
  const { lines } = run(`${THOUSAND}\n${end}`);
  expect(lines).toHaveLength(1000);
});

test('a signal still ends the process as it would have', () => {
  const { signal } = run(`logger.info('x'); process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);`);
  expect(signal).toBe('SIGTERM');
});

test('a program that shuts down by itself at a signal is left to do so, and loses nothing', () => {
  const { lines, status } = run(
    `process.on('SIGTERM', () => {
       logger.info('closing');
       setTimeout(() => { logger.info('closed'); process.exit(7); }, 200);
     });
     logger.info('x'); process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);`,
  );
  expect([lines.length, status]).toEqual([3, 7]);
});

test('after SIGKILL at most one buffer is gone', () => {
  const { stdout } = run(`${THOUSAND}\nprocess.kill(process.pid, 'SIGKILL');`);
  const each = stdout.indexOf('\n') + 1;
  expect(1000 - stdout.split('\n').length + 1).toBeLessThanOrEqual(Math.ceil(8192 / each) + 1);
  expect(stdout.endsWith('\n')).toBe(true);
});

test('after SIGKILL 100 ms later nothing is gone', () => {
  const { lines } = run(`${THOUSAND}\nsetTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);`);
  expect(lines).toHaveLength(1000);
});

test('a reader who leaves (| head -1) is no reason to fail', () => {
  const file = script(
    `for (let i = 0; i < 20000; i++) logger.info('line', { i });
     await new Promise((done) => setTimeout(done, 200));
     logger.info('later');
     await logger.flush();
     process.stderr.write(JSON.stringify(logger.stats()));`,
  );
  const shell = spawnSync('bash', ['-c', `${process.execPath} ${file} | head -1; echo "\${PIPESTATUS[0]}"`], {
    encoding: 'utf8',
  });
  const [first, status] = shell.stdout.trim().split('\n');
  expect(JSON.parse(first!)).toMatchObject({ message: 'line', i: 0 });
  expect(status).toBe('0');
  const [stats] = JSON.parse(shell.stderr) as [{ written: number; dropped: Record<string, number> }];
  expect(stats.dropped['closed pipe']! + stats.written).toBe(20001);
});

test('a full disk neither throws nor kills, and is counted', () => {
  const file = script(
    `${THOUSAND}
     await new Promise((done) => setTimeout(done, 100));
     const [{ written, pending, lastError }] = logger.stats();
     process.stderr.write(JSON.stringify({ written, pending, lastError }));
     process.reallyExit(0);`,
  );
  const shell = spawnSync('bash', ['-c', `${process.execPath} ${file} > /dev/full`], { encoding: 'utf8' });
  expect(shell.status).toBe(0);
  expect(JSON.parse(shell.stderr)).toEqual({ written: 0, pending: 1000, lastError: 'ENOSPC' });
});

test('a slow reader gets every line', async () => {
  const file = script(`for (let i = 0; i < 50000; i++) logger.info('line', { i });`);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 1);
  });
  await new Promise((resolve) => child.stdout.on('end', resolve));
  const lines = Buffer.concat(chunks).toString().split('\n').filter(Boolean);
  expect(lines).toHaveLength(50000);
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ i: 49999 });
});

test('the built package needs nothing but Node', () => {
  const { dependencies } = JSON.parse(readFileSync(`${root}logger/package.json`, 'utf8')) as {
    dependencies?: object;
  };
  expect(dependencies ?? {}).toEqual({});
});
