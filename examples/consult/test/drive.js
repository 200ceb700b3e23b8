// Drives a copy of this application from outside: builds it, starts its server, and plays two
// visitors. Takes the folder of the copy, so that any copy can be driven.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';

const START_PATIENCE_MS = 20_000;
const ANSWER_PATIENCE_MS = 5_000;
const STOP_PATIENCE_MS = 5_000;

function run(folder, args, env) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  const exited = once(child, 'exit').then(([code]) => code);
  child.stdout.setEncoding('utf8').on('data', (text) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text) => output.push(text));
  return { child, exited, text: () => output.join('') };
}

/**
 * Builds the front end with Vite.
 *
 * @param {string} folder
 * @param {Record<string, string>} [env] more variables, such as `VITE_…`
 * @returns {Promise<string>} what Vite printed
 * @throws {Error} with the output, when the build fails
 */
export async function build(folder, env) {
  const vite = createRequire(join(folder, 'package.json')).resolve('vite/package.json');
  const process = run(folder, [join(dirname(vite), 'bin/vite.js'), 'build'], {
    NODE_ENV: 'production',
    NO_COLOR: '1',
    ...env,
  });
  const code = await process.exited;
  if (code !== 0) throw new Error(`vite build ended with ${code}:\n${process.text()}`);
  return process.text();
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function healthOf(url) {
  try {
    const response = await fetch(`${url}/api/health`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

async function untilHealthy(server, url) {
  const end = Date.now() + START_PATIENCE_MS;
  while (Date.now() < end) {
    if (server.child.exitCode !== null) break;
    if (await healthOf(url)) return;
    await wait(50);
  }
  server.child.kill('SIGKILL');
  throw new Error(`the server did not start:\n${server.text()}`);
}

/**
 * Starts the application's server.
 *
 * @param {string} folder
 * @param {{ port?: number, env?: Record<string, string> }} [options]
 * @returns {Promise<{ url: string, port: number, output: () => string,
 *   stop: () => Promise<number | null> }>} `stop` gives the exit code
 * @throws {Error} when it does not answer in time
 */
export async function startServer(folder, { port, env } = {}) {
  const chosen = port ?? await freePort();
  const url = `http://127.0.0.1:${chosen}`;
  const server = run(folder, ['server/index.js'], {
    HOST: '127.0.0.1',
    PORT: String(chosen),
    STUN_URLS: '',
    CALLBACKS_FILE: join(folder, 'data', 'driven.jsonl'),
    ...env,
  });
  await untilHealthy(server, url);
  return {
    url,
    port: chosen,
    output: server.text,
    async stop() {
      server.child.kill('SIGTERM');
      const code = await Promise.race([
        server.exited,
        wait(STOP_PATIENCE_MS, 'late', { ref: false }),
      ]);
      if (code !== 'late') return code;
      server.child.kill('SIGKILL');
      throw new Error(`the server did not stop:\n${server.text()}`);
    },
  };
}

/** A visitor without a browser: a WebSocket that remembers what it was told. */
export class Visitor {
  constructor(url) {
    this.received = [];
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
    this.socket.on('message', (raw) => this.received.push(JSON.parse(String(raw))));
  }

  async opened() {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    return this;
  }

  send(type, data) {
    this.socket.send(JSON.stringify({ type, ...data }));
  }

  /** The first message of this type, now or later. */
  async next(type) {
    const end = Date.now() + ANSWER_PATIENCE_MS;
    while (Date.now() < end) {
      const index = this.received.findIndex((message) => message.type === type);
      if (index >= 0) return this.received.splice(index, 1)[0];
      await wait(5);
    }
    throw new Error(`no ${type} came, but ${JSON.stringify(this.received)}`);
  }

  async close() {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.socket.close();
    await once(this.socket, 'close');
  }
}

async function enter(url, visitor) {
  const client = await new Visitor(url).opened();
  client.send('join', visitor);
  return client;
}

/**
 * Two visitors meet and exchange an offer, an answer and a candidate each way, a third finds
 * the room full, one leaves; and a call-back is asked for.
 *
 * @returns {Promise<Record<string, unknown>>} what each of them was told
 */
export async function driveSignalling(url, room = '상담실 7') {
  const consultant = await enter(url, { room, name: '이상담', session: 'consultant' });
  const first = await consultant.next('joined');
  const customer = await enter(url, {
    room, name: '김고객', phone: '010-1234-5678', email: 'kim@example.com', session: 'customer',
  });
  const second = await customer.next('joined');
  const met = await consultant.next('peer-joined');
  const third = await enter(url, { room, name: '박손님', session: 'third' });
  const refused = await third.next('failure');

  customer.send('offer', { to: first.id, description: { type: 'offer', sdp: 'v=0 offer' } });
  const offer = await consultant.next('offer');
  consultant.send('answer', { to: offer.from, description: { type: 'answer', sdp: 'v=0' } });
  const answer = await customer.next('answer');
  customer.send('candidate', { to: first.id, candidate: { candidate: 'candidate:1' } });
  consultant.send('candidate', { to: second.id, candidate: { candidate: 'candidate:2' } });
  const candidates = [await consultant.next('candidate'), await customer.next('candidate')];
  const healthInCall = await healthOf(url);

  customer.send('leave');
  const left = await consultant.next('peer-left');
  const callback = await fetch(`${url}/api/callbacks`, {
    method: 'POST',
    body: JSON.stringify({ name: '김고객', phone: '010-1234-5678', email: 'kim@example.com' }),
  });
  const credentials = await fetch(`${url}/api/turn-credentials?person=kim`);
  await Promise.all([consultant.close(), customer.close(), third.close()]);
  return {
    first, second, met, refused, offer, answer, candidates, healthInCall, left,
    callbackStatus: callback.status,
    credentials: await credentials.json(),
  };
}
