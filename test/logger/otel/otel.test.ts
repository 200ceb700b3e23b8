import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, trace } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../../logger/src/main.ts';
import { otelSink, traceFields } from '../../../logger/src/otel/index.ts';
import { createReceiver } from '../../../logger/src/receiver/index.ts';
import type { Logger } from '../../../logger/src/types.ts';

interface Value {
  stringValue?: string;
  intValue?: number;
  boolValue?: boolean;
  doubleValue?: number;
  kvlistValue?: { values: { key: string; value: Value }[] };
}

interface Exported {
  severityNumber: number;
  severityText: string;
  body: Value;
  timeUnixNano: string;
  traceId?: string;
  spanId?: string;
  attributes: { key: string; value: Value }[];
}

interface Request {
  resourceLogs: { scopeLogs: { scope: { name: string }; logRecords: Exported[] }[] }[];
}

/** A collector on loopback that keeps what it is sent. */
let collector: Server;
let requests: Request[] = [];
let provider: LoggerProvider;
let log: Logger;
const tracers = new NodeTracerProvider();

beforeAll(async () => {
  tracers.register();
  collector = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (more: string) => (text += more));
    request.on('end', () => {
      requests.push(JSON.parse(text) as Request);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/logs`;
  const exporter = new OTLPLogExporter({ url });
  provider = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] });
  const sinks = otelSink({ provider });
  log = createLogger({ level: 'trace', sinks, provider: traceFields(), service: 'signal' });
});
beforeEach(() => {
  requests = [];
});
afterAll(async () => {
  await log.close();
  await provider.shutdown();
  collector.close();
  await tracers.shutdown();
});

const exported = async (): Promise<Exported[]> => {
  await log.flush();
  return requests.flatMap(({ resourceLogs }) =>
    resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords)),
  );
};

const plain = (value: Value): unknown =>
  value.kvlistValue
    ? attributes(value.kvlistValue.values)
    : (value.stringValue ?? value.intValue ?? value.boolValue ?? value.doubleValue);
const attributes = (list: Exported['attributes']): Record<string, unknown> =>
  Object.fromEntries(list.map(({ key, value }) => [key, plain(value)]));

describe('a line that leaves through the SDK', () => {
  it('has severity, body, time and fields', async () => {
    const before = Date.now();
    log.info('peer connected', { peerId: 'p-7', tries: 2, media: { video: true } });
    const [record] = await exported();
    expect(record).toMatchObject({
      severityNumber: 9, severityText: 'INFO', body: { stringValue: 'peer connected' },
    });
    const time = Number(BigInt(record!.timeUnixNano) / 1_000_000n);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
    expect(attributes(record!.attributes)).toEqual({
      peerId: 'p-7', tries: 2, media: { video: true },
    });
    expect(requests[0]!.resourceLogs[0]!.scopeLogs[0]!.scope.name).toBe('@logfix/logger');
  });

  it('has the numbers of the specification for every level', async () => {
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      log[level](level);
    }
    const records = await exported();
    expect(records.map(({ severityNumber }) => severityNumber)).toEqual([1, 5, 9, 13, 17, 21]);
  });

  it('carries the active span, as ids and not as fields', async () => {
    const span = trace.getTracer('test').startSpan('call');
    const { traceId, spanId } = span.spanContext();
    context.with(trace.setSpan(context.active(), span), () => log.warn('inside'));
    span.end();
    log.warn('outside');
    const [inside, outside] = await exported();
    expect(inside).toMatchObject({ traceId, spanId });
    expect(Object.keys(attributes(inside!.attributes))).not.toContain('trace_id');
    expect(outside!.traceId ?? '').toBe('');
  });

  it('follows the semantic conventions for exceptions', async () => {
    log.error('join failed', new TypeError('no room', { cause: new Error('database away') }));
    const [record] = await exported();
    const found = attributes(record!.attributes);
    expect(found).toMatchObject({
      'exception.type': 'TypeError', 'exception.message': 'no room',
      'exception.cause': { message: 'database away' },
    });
    expect(found['exception.stacktrace']).toMatch(/^TypeError: no room\n\s+at /);
  });

  it('is masked before it leaves', async () => {
    log.info('call 010-1234-5678', { email: 'user@example.com' });
    await exported();
    expect(JSON.stringify(requests)).not.toMatch(/1234-5678|user@example/);
    expect(JSON.stringify(requests)).toContain('5678');
  });
});

describe('a browser and a server', () => {
  it('share a trace', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const receiver = createReceiver({ origins: '*', env: {}, sink: otelSink({ provider }) });
    const answer = await receiver.fetch(
      new Request('http://localhost/api/logs/frontend', {
        method: 'POST',
        headers: { origin: 'http://x', traceparent: `00-${traceId}-b7ad6b7169203331-01` },
        body: JSON.stringify([{ level: 'ERROR', message: 'ICE failed' }]),
      }),
    );
    expect(answer.status).toBe(200);
    const [record] = await exported();
    expect(record).toMatchObject({ traceId, body: { stringValue: 'ICE failed' } });
  });
});

describe('the sink', () => {
  it('never throws, and counts what a broken provider loses', async () => {
    const broken = { getLogger: () => ({ emit: () => { throw new Error('no'); } }) };
    const sink = otelSink({ provider: broken as never });
    sink.write('{"timestamp":"x","level":"INFO","message":"m"}', { level: 'info', time: 1 });
    sink.write('not JSON', { level: 'info', time: 1 });
    await sink.close();
    sink.write('{}', { level: 'info', time: 1 });
    expect(sink.stats()).toMatchObject({
      written: 0, dropped: { 'not emitted': 2, closed: 1 },
    });
  });

  it('sends what normally stands in the resource when asked to', async () => {
    const sinks = otelSink({ provider, resourceFields: true });
    const other = createLogger({ level: 'info', sinks, service: 'signal', version: '1.2.3' });
    other.info('hello');
    const [record] = await exported();
    expect(attributes(record!.attributes)).toMatchObject({
      'service.name': 'signal', 'service.version': '1.2.3',
    });
  });
});
