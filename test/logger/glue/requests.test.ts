import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import * as expressGlue from '../../../logger/src/glue/express.ts';
import * as fastifyGlue from '../../../logger/src/glue/fastify.ts';
import * as honoGlue from '../../../logger/src/glue/hono.ts';
import type { RequestLogOptions } from '../../../logger/src/glue/express.ts';
import type { Logger } from '../../../logger/src/types.ts';
import { PATIENT } from '../faults/children.ts';
import { listen, loggerOf, tick } from './helpers.ts';

interface App {
  readonly url: string;
  stop(): Promise<void> | void;
}

type Options = Pick<RequestLogOptions, 'idHeader' | 'slowMs' | 'makeId'> & {
  logger: Logger;
  ignore?: (path: string) => boolean;
};

const stopper = (server: Server) => () => {
  server.closeAllConnections();
  server.close();
};

/**
 * The same application on each framework: `/rooms/:id` answers, `/rooms/:id/join` (POST, JSON)
 * logs after a pause, `/broken` throws, `/slow` takes 60 ms, `/hang` never answers.
 */
const apps: [name: string, start: (options: Options) => Promise<App>][] = [
  [
    'Express',
    async (options) => {
      const app = express();
      app.use(expressGlue.requestLogger(options));
      app.use(express.json());
      app.get('/rooms/:id', (request, response) => void response.json({ id: request.params.id }));
      app.post('/rooms/:id/join', async (_request, response) => {
        await tick(5);
        options.logger.info('peer joined');
        response.status(201).end();
      });
      app.get('/broken', () => {
        throw new Error('no database');
      });
      app.get('/slow', async (_request, response) => {
        await tick(60);
        response.end();
      });
      app.get('/hang', () => {});
      app.use(expressGlue.errorLogger());
      app.use((_error: Error, _q: express.Request, r: express.Response, _n: () => void) => {
        r.status(500).end();
      });
      const server = createServer(app);
      return { url: await listen(server), stop: stopper(server) };
    },
  ],
  [
    'Fastify',
    async (options) => {
      const app = fastify();
      await app.register(fastifyGlue.requestLogger, options);
      app.get<{ Params: { id: string } }>('/rooms/:id', async ({ params }) => ({ id: params.id }));
      app.post('/rooms/:id/join', async (_request, reply) => {
        await tick(5);
        options.logger.info('peer joined');
        return reply.code(201).send();
      });
      app.get('/broken', async () => {
        throw new Error('no database');
      });
      app.get('/slow', async () => {
        await tick(60);
        return '';
      });
      app.get('/hang', () => new Promise(() => {}));
      return { url: await app.listen({ port: 0, host: '127.0.0.1' }), stop: () => app.close() };
    },
  ],
  [
    'Hono',
    async (options) => {
      const app = new Hono();
      app.use(honoGlue.requestLogger(options));
      app.get('/rooms/:id', (c) => c.json({ id: c.req.param('id') }));
      app.post('/rooms/:id/join', async (c) => {
        await c.req.json();
        await tick(5);
        options.logger.info('peer joined');
        return c.body(null, 201);
      });
      app.get('/broken', () => {
        throw new Error('no database');
      });
      app.get('/slow', async (c) => {
        await tick(60);
        return c.text('');
      });
      app.onError((_error, c) => c.text('broken', 500));
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
      if (!server.listening) await once(server, 'listening');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return { url, stop: stopper(server) };
    },
  ],
];

describe.each(apps)('%s', (name, start) => {
  let app: App | undefined;
  afterEach(() => app?.stop());

  const setUp = async (options: Partial<Options> = {}) => {
    const { log, lines } = loggerOf();
    const { url, stop } = await start({ logger: log, ...options });
    app = { url, stop };
    const call = (path: string, init: RequestInit = {}) => fetch(url + path, init);
    return { call, lines, url };
  };

  it('writes one line a request, with an id that the client gets too', async () => {
    const { call, lines } = await setUp();
    const answer = await call('/rooms/7?token=secret');
    const id = answer.headers.get('x-request-id');
    await expect.poll(() => lines, PATIENT).toHaveLength(1);
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(lines[0]).toMatchObject({
      level: 'INFO', message: 'request completed', request_id: id, method: 'GET',
      path: '/rooms/7', status: 200,
    });
    expect(lines[0]!['duration_ms']).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(lines)).not.toContain('secret');
    if (name !== 'Hono') expect(lines[0]).toHaveProperty('route', '/rooms/:id');
  });

  it('gives its id to every line of the request, also after a body and a pause', async () => {
    const { call, lines } = await setUp();
    const join = (id: string) =>
      call('/rooms/7/join', {
        method: 'POST', body: JSON.stringify({ pad: 'x'.repeat(50_000) }),
        headers: { 'content-type': 'application/json', 'x-request-id': id },
      });
    const ids = ['a-1', 'b-2', 'c-3', 'd-4'];
    await Promise.all(ids.map(join));
    await expect.poll(() => lines, PATIENT).toHaveLength(8);
    const joined = lines.filter(({ message }) => message === 'peer joined');
    expect(joined.map((line) => line['request_id']).sort()).toEqual(ids);
    const done = lines.filter(({ message }) => message === 'request completed');
    expect(done.map((line) => line['request_id']).sort()).toEqual(ids);
    expect(done.every((line) => line['status'] === 201)).toBe(true);
  });

  it('does not take an id that a stranger made up to forge lines', async () => {
    const { call, lines } = await setUp();
    for (const id of ['x"} {"level":"FATAL"', 'a b', 'x'.repeat(200)]) {
      const answer = await call('/rooms/7', { headers: { 'x-request-id': id } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    }
    await expect.poll(() => lines, PATIENT).toHaveLength(3);
  });

  it('shares the trace of the caller', async () => {
    const { call, lines } = await setUp();
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await call('/rooms/7', { headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` } });
    await expect.poll(() => lines, PATIENT).toHaveLength(1);
    expect(lines[0]).toHaveProperty('trace_id', trace);
  });

  it('logs a failure once, as an error with its exception', async () => {
    const { call, lines } = await setUp();
    expect((await call('/broken')).status).toBe(500);
    await expect.poll(() => lines, PATIENT).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'ERROR', message: 'request completed', status: 500, path: '/broken',
      exc: { class: 'Error', message: 'no database' },
    });
  });

  it('logs what was not found as a warning', async () => {
    const { call, lines } = await setUp();
    await call('/nowhere');
    await expect.poll(() => lines, PATIENT).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'WARN', status: 404 });
  });

  it('logs what was slow as a warning', async () => {
    const { call, lines } = await setUp({ slowMs: 50 });
    await call('/slow');
    await call('/rooms/7');
    await expect.poll(() => lines, PATIENT).toHaveLength(2);
    expect(lines.map(({ level }) => level)).toEqual(['WARN', 'INFO']);
  });

  it('leaves out what it is told to ignore, and uses another header', async () => {
    const ignore = (path: string) => path.startsWith('/slow');
    const { call, lines } = await setUp({ ignore, idHeader: 'X-Trace' });
    await call('/slow');
    const answer = await call('/rooms/7', { headers: { 'x-trace': 'mine' } });
    await expect.poll(() => lines, PATIENT).toHaveLength(1);
    expect(answer.headers.get('x-trace')).toBe('mine');
    expect(lines[0]).toMatchObject({ path: '/rooms/7', request_id: 'mine' });
  });

  // Hono's middleware is not told.
  const noticing = name === 'Hono' ? [] : ['/hang'];
  it.each(noticing)('notices when the client leaves early (%s)', async (path) => {
    const { lines, url } = await setUp();
    const request = httpRequest(url + path).on('error', () => {});
    request.end();
    await once(request, 'finish');
    await tick(50);
    request.destroy();
    await expect.poll(() => lines, PATIENT).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'WARN', message: 'request aborted', path });
    expect(lines[0]).not.toHaveProperty('status');
  });
});

describe('node:http', () => {
  it('is served by the same middleware', async () => {
    const { log, lines } = loggerOf();
    const middleware = expressGlue.requestLogger({ logger: log });
    const server = createServer((request, response) =>
      middleware(request, response, () => {
        (request as expressGlue.HttpRequest).log?.info('inside');
        response.end('ok');
      }),
    );
    const url = await listen(server);
    await fetch(`${url}/x`);
    stopper(server)();
    await expect.poll(() => lines, PATIENT).toHaveLength(2);
    expect(lines[0]!['request_id']).toBe(lines[1]!['request_id']);
  });
});

describe('Fastify itself', () => {
  it('writes through the logger, short and without headers', async () => {
    const { log, lines } = loggerOf();
    const app = fastify({ loggerInstance: fastifyGlue.fastifyLogger(log) });
    app.get('/x', async (request) => {
      request.log.warn({ room: 7 }, 'from the handler');
      throw new Error('no database');
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    await fetch(`${url}/x?token=secret`, { headers: { authorization: 'Bearer secret' } });
    await app.close();
    const said = lines.map(({ message }) => message);
    expect(said).toContain('incoming request');
    expect(lines.find(({ message }) => message === 'incoming request')).toMatchObject({
      level: 'INFO', req: { method: 'GET', path: '/x' },
    });
    expect(lines.find(({ message }) => message === 'from the handler')).toMatchObject({
      level: 'WARN', room: 7, reqId: expect.anything() as unknown,
    });
    expect(lines.find(({ level }) => level === 'ERROR')).toMatchObject({
      exc: { message: 'no database' },
    });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
