import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createReceiver } from '../../../logger/src/receiver/index.ts';
import type { Receiver, ReceiverOptions } from '../../../logger/src/receiver/index.ts';
import type { LogLine } from '../../../logger/src/types.ts';
import { newFolder, numbers, readLines } from '../faults/children.ts';
import { servers } from './servers.ts';
import type { Running } from './servers.ts';

const PATH = '/api/logs/frontend';
const NOW = Date.parse('2026-11-23T05:00:00.000Z');

interface Rig {
  readonly receiver: Receiver;
  readonly folder: string;
  now: number;
  lines(): Promise<LogLine[]>;
}

const rigOf = (options: ReceiverOptions = {}): Rig => {
  const folder = join(newFolder(), 'logs', 'frontend');
  const rig: Rig = {
    folder,
    now: NOW,
    receiver: createReceiver({
      env: {}, clock: () => rig.now, file: { folder, zone: 'utc', env: {} }, ...options,
    }),
    async lines() {
      await rig.receiver.flush();
      return readLines<LogLine>(folder);
    },
  };
  return rig;
};

const record = (n: number, more: object = {}): object => ({
  timestamp: new Date(NOW - 1000 + n).toISOString(), level: 'INFO', message: `line ${n}`, n,
  ...more,
});

describe.each(servers)('on %s', (_, start) => {
  let running: Running;
  afterEach(() => running.stop());

  const setUp = async (options: ReceiverOptions = {}) => {
    const rig = rigOf(options);
    const json = { 'content-type': 'application/json' };
    running = await start(rig.receiver);
    const send = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
      fetch(running.url + PATH, {
        method,
        headers: { origin: running.url, ...(method === 'POST' ? json : {}), ...headers },
        ...(method === 'POST' ? { body } : {}),
      });
    return { ...rig, rig, send };
  };

  it('writes a batch to the file of the day', async () => {
    const { send, rig } = await setUp();
    const answer = await send(JSON.stringify({ batch: 'b-1', logs: [record(0), record(1)] }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ accepted: 2, rejected: 0 });
    const lines = await rig.lines();
    expect(readdirSync(rig.folder)).toEqual(['frontend_20261123.log']);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      timestamp: '2026-11-23T04:59:59.000Z', level: 'INFO', message: 'line 0', n: 0,
      service: 'frontend', source: 'browser', batch_id: 'b-1',
      received_at: '2026-11-23T05:00:00.000Z',
    });
    expect(lines[0]).not.toHaveProperty('host');
  });

  it('takes what a beacon sends: text', async () => {
    const { send, rig } = await setUp();
    const body = JSON.stringify([record(0), record(1)]);
    const answer = await send(body, { 'content-type': 'text/plain;charset=UTF-8' });
    expect(answer.status).toBe(200);
    expect(await rig.lines()).toHaveLength(2);
  });

  it('refuses everything in production, unless allowed', async () => {
    const closed = await setUp({ env: { NODE_ENV: 'production' } });
    expect((await closed.send(JSON.stringify([record(0)]))).status).toBe(403);
    expect(closed.receiver.stats()).toMatchObject({ accepted: 0, requests: { 403: 1 } });
    await running.stop();
    const allowed = await setUp({ env: { NODE_ENV: 'production', LOG_RECEIVER: 'allow' } });
    expect((await allowed.send(JSON.stringify([record(0)]))).status).toBe(200);
    await running.stop();
    const inCode = await setUp({ env: { ENV: 'production' }, allowInProduction: true });
    expect((await inCode.send(JSON.stringify([record(0)]))).status).toBe(200);
  });

  it('refuses other origins, and answers allowed ones across origins', async () => {
    const { send } = await setUp();
    const body = JSON.stringify([record(0)]);
    expect((await send(body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send(body, { origin: 'null' })).status).toBe(403);
    await running.stop();
    const shared = await setUp({ origins: ['https://consult.example'] });
    const headers = { origin: 'https://consult.example' };
    const preflight = await shared.send('', headers, 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://consult.example');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('traceparent');
    expect((await shared.send(body, headers)).status).toBe(200);
    expect((await shared.send(body, { origin: running.url })).status).toBe(403);
  });

  it('refuses a body that is too large, with an answer that arrives', async () => {
    const { send, receiver } = await setUp({ maxBytes: 2000 });
    const answer = await send(JSON.stringify([record(0, { pad: 'x'.repeat(300_000) })]));
    expect(answer.status).toBe(413);
    expect((await send(JSON.stringify([record(0)]))).status).toBe(200);
    expect(receiver.stats().accepted).toBe(1);
  });

  it('limits how often one address may send', async () => {
    const { send, rig } = await setUp({ batchesPerMinute: 3 });
    const body = JSON.stringify([record(0)]);
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await send(body)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await send(body)).headers.get('retry-after')).toBe('20');
    rig.now += 21_000;
    expect((await send(body)).status).toBe(200);
  });

  it('writes a batch once that comes twice, and counts it', async () => {
    const { send, rig, receiver } = await setUp();
    const body = JSON.stringify({ batch: 'same', logs: [record(0)] });
    await send(body);
    const again = await send(body);
    expect(await again.json()).toEqual({ accepted: 0, rejected: 0, duplicate: true });
    expect(await rig.lines()).toHaveLength(1);
    expect(receiver.stats().duplicates).toBe(1);
  });

  it('masks again', async () => {
    const { send, rig } = await setUp();
    const told = { phone: '010-1234-5678', user: { email: 'user@example.com' } };
    const message = 'call 010-9876-5432, rrn 900101-1234567';
    await send(JSON.stringify([record(0, { ...told, message })]));
    const text = JSON.stringify(await rig.lines());
    expect(text).not.toMatch(/1234-5678|9876-5432|user@example|1234567/);
    expect(text).toContain('010-****-5432');
  });

  it('answers 405 and 400, and leaves other paths alone', async () => {
    const { send } = await setUp();
    expect((await send('{"neither":"nor"}')).status).toBe(400);
    expect((await send('not JSON', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await send('[{"level":"INFO"}]')).status).toBe(400);
    const get = await fetch(running.url + PATH, { headers: { origin: running.url } });
    expect([404, 405]).toContain(get.status);
    const health = await fetch(`${running.url}/health`);
    expect(await health.text()).toBe(_ === 'node:http' ? '' : 'ok');
  });
});

describe('a record', () => {
  const through = async (records: unknown[]): Promise<LogLine[]> => {
    const rig = rigOf({ origins: '*' });
    await post(rig.receiver, JSON.stringify(records));
    return rig.lines();
  };
  const post = (receiver: Receiver, body: string, headers: Record<string, string> = {}) =>
    receiver.fetch(
      new Request(`http://localhost${PATH}`, {
        method: 'POST', body, headers: { origin: 'http://localhost', ...headers },
      }),
      '10.0.0.1',
    );

  it('cannot forge a line, steer a terminal, or turn text around', async () => {
    const message = 'ok\n{"level":"FATAL","message":"forged"}\r\x1b[2J\u202egnol\u2028x\0y';
    const [line, ...more] = await through([record(0, { message, 'k\x1b[31m': 'v\x07\t1' })]);
    expect(more).toEqual([]);
    expect(line!.level).toBe('INFO');
    const text = JSON.stringify(line);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/\\u001b|\\u0000|\\u0007|\\n|\\r|\u202e|\u2028|\x1b/);
    expect(line!.message).toContain('ok {"level":"FATAL"');
    expect(line).toHaveProperty('k[31m', 'v 1');
  });

  it('keeps the lines of a stack', async () => {
    const exc = { class: 'TypeError', message: 'x is not a function', stack: 'TypeError\n  at a' };
    const [line] = await through([record(0, { level: 'error', exc })]);
    expect(line).toMatchObject({ level: 'ERROR', exc });
  });

  it('cannot claim to be something else', async () => {
    const claims = {
      received_at: 'yesterday', source: 'server', batch_id: 'x', user_agent: 'me',
    };
    const raw = JSON.stringify(record(0, claims)).replace('"source"', '"__proto__":{"a":1},"source"');
    const rig = rigOf({ origins: '*' });
    const body = `{"batch":"real","logs":[${raw}]}`;
    await post(rig.receiver, body, { 'user-agent': 'Browser/1.0' });
    const [line] = await rig.lines();
    expect(line).toMatchObject({
      source: 'browser', batch_id: 'real', user_agent: 'Browser/1.0',
      received_at: new Date(NOW).toISOString(),
    });
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('keeps percent signs and printf directives as they are', async () => {
    const messages = ['100% of %s and %d', '%%', '%o', 'a%', '%c'];
    const lines = await through(messages.map((message, n) => record(n, { message })));
    expect(lines.map(({ message }) => message)).toEqual(messages);
    expect(lines.map(({ n }) => n)).toEqual(numbers(5));
  });

  it('is believed in its time only when that is believable', async () => {
    const times = ['2026-11-22T00:00:00Z', '2031-01-01T00:00:00Z', 'soon', NOW - 5, undefined];
    const lines = await through(times.map((timestamp, n) => ({ ...record(n), timestamp })));
    expect(lines.map(({ timestamp }) => timestamp)).toEqual([
      '2026-11-22T00:00:00.000Z', '2026-11-23T05:00:00.000Z', '2026-11-23T05:00:00.000Z',
      '2026-11-23T04:59:59.995Z', '2026-11-23T05:00:00.000Z',
    ]);
    expect(lines[1]).toHaveProperty('client_timestamp', '2031-01-01T00:00:00Z');
  });

  it('is cut when it is deep, wide or long', async () => {
    const deep = '{"level":"INFO","message":"deep","deep":' + '['.repeat(5000) + ']'.repeat(5000);
    const wide = Object.fromEntries(numbers(5000).map((n) => [`k${n}`, n]));
    const records = [
      record(1, { wide }), record(2, { message: 'm'.repeat(20_000) }),
      record(3, { list: numbers(5000) }),
    ].map((one) => JSON.stringify(one));
    const rig = rigOf({ origins: '*' });
    const answer = await post(rig.receiver, `[${[`${deep}}`, ...records].join()}]`);
    expect(await answer.json()).toEqual({ accepted: 4, rejected: 0 });
    const lines = await rig.lines();
    expect(JSON.stringify(lines[0])).toContain('[cut]');
    for (const line of lines) expect(JSON.stringify(line).length).toBeLessThan(15_000);
    expect(lines[2]!.message).toMatch(/more cut\]$/);
  });

  it.each(['-', '010-', '9999999999999---', 'a@', "rrn:'", '{"a":', '4111 1111 '])(
    'cannot keep the server busy with %j over and over',
    async (unit) => {
      const rig = rigOf({ origins: '*' });
      const message = unit.repeat(8000 / unit.length);
      const records = numbers(10).map((n) => record(n, { message }));
      const before = process.cpuUsage();
      expect((await post(rig.receiver, JSON.stringify(records))).status).toBe(200);
      const { user } = process.cpuUsage(before);
      // A quadratic search takes seconds.
      expect(user / 1000).toBeLessThan(500);
    },
  );

  it('is refused by itself, without its batch', async () => {
    const rig = rigOf({ origins: '*' });
    const records = [
      record(0), null, 42, 'text', [], { level: 'LOUD', message: 'x' }, { level: 'INFO' },
      { level: 'INFO', message: 7 }, record(1),
    ];
    const answer = await post(rig.receiver, JSON.stringify(records));
    expect(await answer.json()).toEqual({ accepted: 2, rejected: 7 });
    const { rejected } = rig.receiver.stats();
    expect(Object.values(rejected).reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  it('may come one a line, or as lines in a list', async () => {
    const rig = rigOf({ origins: '*' });
    const lines = [record(0), record(1)].map((one) => JSON.stringify(one));
    await post(rig.receiver, lines.join('\n'), { 'content-type': 'application/x-ndjson' });
    await post(rig.receiver, JSON.stringify({ id: 'z', lines }));
    expect((await rig.lines()).map(({ n }) => n)).toEqual([0, 1, 0, 1]);
  });

  it('shares the trace of the request', async () => {
    const rig = rigOf({ origins: '*' });
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
    const own = { trace_id: 'b'.repeat(32) };
    await post(rig.receiver, JSON.stringify([record(0), record(1, own)]), headers);
    const lines = await rig.lines();
    expect(lines.map(({ trace_id }) => trace_id)).toEqual([trace, own.trace_id]);
  });

  it.each([
    ['application/xml', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('is not read from %s %j', async (type, headers) => {
    const rig = rigOf({ origins: '*' });
    const answer = await post(rig.receiver, '[]', { 'content-type': type, ...headers });
    expect(answer.status).toBe(415);
  });

  it('does not get past a missing Origin', async () => {
    const rig = rigOf();
    const request = () => new Request(`http://localhost${PATH}`, { method: 'POST', body: '[]' });
    expect((await rig.receiver.fetch(request())).status).toBe(403);
    const lenient = rigOf({ allowMissingOrigin: true });
    expect((await lenient.receiver.fetch(request())).status).toBe(200);
  });
});

it('makes no folder before the first batch', async () => {
  const rig = rigOf();
  await rig.receiver.close();
  expect(() => readdirSync(rig.folder)).toThrow('ENOENT');
});
