import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReceiver } from '../../logger/src/receiver/index.ts';
import type { Logger, LogLine, SinkStats } from '../../logger/src/types.ts';
import { memorySink } from './core-helpers.ts';
import { buildLogger, root } from './core-built.ts';
import { startChromium } from './core-chromium.ts';

interface Arrived {
  readonly id: string;
  readonly messages: string[];
  readonly type: string;
  readonly logs: readonly LogLine[];
}

const TYPES: Record<string, string> = { '.js': 'text/javascript' };

const HTML = `<!doctype html><title>page</title><script type="module">
  import * as main from '/dist/main-browser.js';
  import * as tools from '/dist/browser/index.js';
  globalThis.kit = { ...main, ...tools };
</script>`;

interface Kit {
  readonly logger: Logger;
  configure(options: object): void;
  shipLogs(options: object): boolean;
  captureErrors(logger: object): void;
  pageTrace(): { provider: () => object };
}

/** What the page's own script left there. */
declare const kit: Kit;

type Take = (request: IncomingMessage, response: ServerResponse) => void;

let take: Take;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: Server;
let origin: string;
let arrived: Arrived[];
let answer: number;
let posts: number;
let sockets: Set<{ destroy(): void }>;

/** Answers as it is told, and remembers what it took. */
const receive: Take = (request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    posts++;
    const { batch, logs } = JSON.parse(body) as { batch: string; logs: LogLine[] };
    const type = request.headers['content-type'] ?? '';
    const messages = logs.map(({ message }) => message);
    if (answer < 300) arrived.push({ id: batch, messages, type, logs });
    response.writeHead(answer).end();
  });
};

beforeAll(async () => {
  buildLogger();
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  arrived = [];
  answer = 200;
  posts = 0;
  sockets = new Set();
  take = receive;
  server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    if (request.method == 'POST') return take(request, response);
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html');
    const file = path.startsWith('/dist/') && `${root}logger/dist/esm/${path.slice(6)}`;
    response.end(file ? readFileSync(file) : HTML);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction('globalThis.kit');
});
afterEach(async () => {
  await context.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** Starts shipping in the page. */
const ship = (options: object = {}): Promise<void> =>
  page.evaluate((options) => {
    kit.configure({ level: 'debug' });
    if (!kit.shipLogs({ enabled: true, ...options })) throw new Error('shipping is off');
  }, options);

const log = (from: number, to: number): Promise<void> =>
  page.evaluate(
    ([from, to]) => {
      for (let i = from!; i < to!; i++) kit.logger.info(`line ${i}`);
    },
    [from, to],
  );

const statsOf = (): Promise<SinkStats> => page.evaluate(() => kit.logger.stats().at(-1)!);

const until = async (condition: () => boolean, ms = 15_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!condition() && Date.now() < end) await new Promise((done) => setTimeout(done, 20));
};

const messages = (): string[] => arrived.flatMap((batch) => batch.messages);

/** Lines that arrived, those of batches that came twice only once. */
const unique = (): string[] => [
  ...new Map(arrived.map((batch) => [batch.id, batch])).values(),
].flatMap((batch) => batch.messages);

const lines = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i}`);

test('ten lines make a batch, the rest goes after its time', async () => {
  await ship({ every: 1000 });
  await log(0, 23);
  await until(() => messages().length >= 20);
  expect(arrived.map((batch) => batch.messages.length)).toEqual([10, 10]);
  await until(() => messages().length >= 23);
  expect(messages()).toEqual(lines(23));
  expect(arrived[0]!.type).toBe('application/json');
});

test('the page is closed in the middle of a batch: nothing is lost', async () => {
  await ship();
  await log(0, 17);
  await page.close();
  await until(() => unique().length >= 17);
  expect(unique().sort()).toEqual(lines(17).sort());
});

test('the page goes elsewhere in the middle of a batch: nothing is lost', async () => {
  await ship();
  await log(0, 7);
  await page.goto('about:blank');
  await until(() => unique().length >= 7);
  expect(unique()).toEqual(lines(7));
  expect(arrived[0]!.type).toMatch(/^text\/plain/);
});

test('the tab is hidden: what waits goes at once, and nothing arrives twice unnoticed', async () => {
  await ship();
  await log(0, 4);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await until(() => messages().length >= 4, 2000);
  expect(messages()).toEqual(lines(4));
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await log(4, 6);
  await page.evaluate(() => kit.logger.flush());
  expect(unique()).toEqual(lines(6));
});

test('the server answers 500: everything is kept and arrives once it is well again', async () => {
  await ship({ every: 200 });
  answer = 500;
  await log(0, 25);
  await new Promise((done) => setTimeout(done, 1500));
  expect(arrived).toEqual([]);
  answer = 200;
  await until(() => messages().length >= 25);
  expect(messages()).toEqual(lines(25));
});

test('the server is away while the page closes: it gets what its beacons can carry', async () => {
  await ship({ every: 200 });
  answer = 500;
  await log(0, 12);
  await new Promise((done) => setTimeout(done, 400));
  answer = 200;
  await page.close();
  await until(() => unique().length >= 12);
  expect(unique()).toEqual(lines(12));
});

test('the network is cut: everything is kept and arrives in its order', async () => {
  await ship({ every: 200 });
  await context.setOffline(true);
  await log(0, 25);
  await new Promise((done) => setTimeout(done, 1200));
  expect(arrived).toEqual([]);
  await context.setOffline(false);
  await until(() => messages().length >= 25);
  expect(messages()).toEqual(lines(25));
});

test('while the server is away for long, the buffer stays within its bound and counts', async () => {
  await ship({ keep: 50, every: 200 });
  answer = 503;
  await log(0, 80);
  expect(await statsOf()).toEqual({ written: 0, pending: 50, dropped: { 'no room': 30 } });
});

test('a refusal is not repeated', async () => {
  await ship({ every: 100 });
  answer = 403;
  await log(0, 10);
  await new Promise((done) => setTimeout(done, 1500));
  expect(posts).toBe(1);
  expect(await statsOf()).toMatchObject({ pending: 0, dropped: { 'status 403': 10 } });
});

test('batches are split so that beacons can carry them, whatever the script', async () => {
  await ship({ size: 100, every: 60_000 });
  await page.evaluate(() => {
    for (let i = 0; i < 6; i++) kit.logger.info(`${i} ${'가'.repeat(10_000)}`);
    void kit.logger.flush();
  });
  await until(() => messages().length >= 6);
  expect(arrived.map((batch) => batch.messages.map((text) => text[0]))).toEqual([
    ['0'],
    ['1'],
    ['2'],
    ['3'],
    ['4'],
    ['5'],
  ]);
});

test('a line larger than any beacon still arrives', async () => {
  await ship({ every: 100 });
  await page.evaluate(() => kit.logger.info('x'.repeat(200_000)));
  await until(() => messages().length >= 1);
  expect(messages()[0]).toHaveLength(200_000);
});

test('what nobody caught is logged, masked, with its stack', async () => {
  await ship({ every: 100 });
  await page.evaluate(() => {
    kit.captureErrors(kit.logger);
    setTimeout(() => {
      throw new TypeError('no user gildong@example.com');
    });
    void Promise.reject(new RangeError('late'));
  });
  await until(() => messages().length >= 2);
  const seen = arrived.flatMap(({ logs }) => logs);
  const [first, second] = seen.sort((a, b) => (a.message < b.message ? -1 : 1));
  expect(first).toMatchObject({
    message: 'uncaught error',
    exc: { class: 'TypeError', message: 'no user gi**@example.com' },
  });
  expect(second).toMatchObject({
    message: 'unhandled rejection',
    exc: { class: 'RangeError', message: 'late' },
  });
  expect(first!.exc!.stack).toMatch(/^TypeError: no user gi\*\*@example\.com\n\s+at /);
});

test('the receiver of this package takes it all, and the trace of the page with it', async () => {
  const stored: string[] = [];
  const receiver = createReceiver({ sink: memorySink(stored), env: {} });
  take = (request, response) => void receiver.node(request, response);
  await page.evaluate(async () => {
    kit.configure({ level: 'debug', provider: kit.pageTrace().provider });
    kit.shipLogs({ enabled: true });
    kit.logger.info('joined', { room: 'a', phone: '010-1234-5678' });
    kit.logger.error('failed', new Error('x'));
    await kit.logger.flush();
  });
  const [joined, failed] = stored.map((line) => JSON.parse(line) as LogLine);
  expect(joined).toMatchObject({ level: 'INFO', message: 'joined', room: 'a', phone: '010-****-5678' });
  expect(joined!.trace_id).toMatch(/^[\da-f]{32}$/);
  expect(failed).toMatchObject({ level: 'ERROR', exc: { class: 'Error' }, trace_id: joined!.trace_id });
});

test('the console shows each level through its own method, masked', async () => {
  const shown: [string, string][] = [];
  page.on('console', (message) => shown.push([message.type(), message.text()]));
  await page.evaluate(() => {
    kit.logger.setLevel('trace');
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      kit.logger[level](`${level} %s`, '010-1234-5678', { level: 'x' });
    }
  });
  await until(() => shown.length >= 6);
  expect(shown.map(([type]) => type)).toEqual(['debug', 'debug', 'info', 'warning', 'error', 'error']);
  for (const [, text] of shown) expect(text).toContain('010-****-5678');
});
