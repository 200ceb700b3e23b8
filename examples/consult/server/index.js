import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { takeCallback } from './callbacks.js';
import { Rooms } from './rooms.js';
import { attachSignalling } from './signalling.js';
import { serveStatic } from './static.js';
import turn from './turn.cjs';

const port = Number(process.env.PORT ?? 8787);
const host = process.env.HOST ?? '127.0.0.1';
const frontend = fileURLToPath(new URL('../dist', import.meta.url));
const callbacks = process.env.CALLBACKS_FILE
  ?? fileURLToPath(new URL('../data/callbacks.jsonl', import.meta.url));

const rooms = new Rooms();
const startedAt = Date.now();

function sendJson(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function health() {
  return {
    status: 'ok',
    uptimeSeconds: Math.round((Date.now() - startedAt) / 1000),
    rooms: rooms.size,
    people: rooms.people,
  };
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const route = `${request.method} ${pathname}`;
  if (route === 'GET /api/health') {
    sendJson(response, 200, health());
  } else if (route === 'GET /api/turn-credentials') {
    const person = searchParams.get('person') ?? 'guest';
    sendJson(response, 200, { iceServers: turn.iceServersFor(person, process.env) });
  } else if (route === 'POST /api/callbacks') {
    const { status, body } = await takeCallback(request, callbacks);
    sendJson(response, status, body);
  } else if (request.method === 'GET' && !pathname.startsWith('/api/')) {
    await serveStatic(frontend, pathname, response);
  } else {
    console.log('404', route);
    sendJson(response, 404, { error: 'not found' });
  }
}

const server = createServer((request, response) => {
  response.on('finish', () => {
    process.stdout.write(`${request.method} ${request.url} ${response.statusCode}\n`);
  });
  answer(request, response).catch((error) => {
    console.error('request failed', error.message);
    if (!response.headersSent) sendJson(response, 500, { error: 'internal error' });
  });
});

const signalling = attachSignalling(server, rooms);

function stop(signal) {
  console.log(`🛑 ${signal} received, closing ${signalling.clients.size} connection(s)`);
  for (const socket of signalling.clients) socket.close(1001, 'server stops');
  signalling.close();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 2000).unref();
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('unhandledRejection', (reason) => console.error('unhandled rejection', reason));

server.on('error', (error) => {
  console.error(`❌ cannot listen on ${host}:${port}`, error);
  process.exitCode = 1;
});
server.listen(port, host, () => {
  console.log(`🚀 consultation server on http://${host}:${port}`);
});
