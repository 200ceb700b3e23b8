import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import type { Receiver } from '../../../logger/src/receiver/index.ts';

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

const listening = async (server: Server): Promise<Running> => {
  if (!server.listening) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
};

type Start = (receiver: Receiver) => Promise<Running>;

/** Real servers, each with the receiver built in as its documentation says. */
export const servers: [name: string, start: Start][] = [
  ['node:http', (receiver) => listening(createServer(receiver.node))],
  [
    'Express',
    (receiver) => {
      const app = express();
      app.use(receiver.node);
      app.get('/health', (_request, response) => void response.send('ok'));
      return listening(createServer(app));
    },
  ],
  [
    'Express with a body parser before it',
    (receiver) => {
      const app = express();
      app.use(express.json({ limit: '5mb' }), express.text({ limit: '5mb' }));
      app.use(receiver.node);
      app.get('/health', (_request, response) => void response.send('ok'));
      return listening(createServer(app));
    },
  ],
  [
    'Fastify',
    async (receiver) => {
      const app = fastify();
      await app.register(receiver.fastify);
      app.get('/health', async () => 'ok');
      await app.listen({ port: 0, host: '127.0.0.1' });
      const { url } = await listening(app.server);
      return { url, stop: () => app.close() };
    },
  ],
  [
    'Hono',
    async (receiver) => {
      const app = new Hono();
      app.all(receiver.path, (c) => receiver.fetch(c.req.raw, getConnInfo(c).remote.address));
      app.get('/health', (c) => c.text('ok'));
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
      if (!server.listening) await once(server, 'listening');
      return listening(server);
    },
  ],
];
