import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { newFolder } from '../faults/children.ts';

type Rows = Record<string, unknown>[];

/** A database that the tests can take away and bring back. */
export interface Database {
  query(text: string, params?: unknown[]): Promise<{ rows: Rows }>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL compiled to WebAssembly, in this process. Its data outlive a kill. */
export const embedded = async (): Promise<Database> => {
  const folder = newFolder('pglite');
  let db: PGlite | null = await PGlite.create(folder);
  return {
    async query(text, params) {
      if (!db) throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
      return db.query<Record<string, unknown>>(text, params);
    },
    async kill() {
      const old = db;
      db = null;
      await old?.close();
    },
    async revive() {
      db = await PGlite.create(folder);
    },
    async stop() {
      await db?.close();
    },
  };
};

/** Folder of PostgreSQL's programs, where the machine has them. */
const programs = (): string | null => {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const folders = versions.map((version) => join(root, version, 'bin'));
  const found = [...folders, '/usr/local/pgsql/bin', '/opt/homebrew/bin', '/usr/bin'];
  return found.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

/** PostgreSQL refuses to run as root. */
const asUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const startServer = async (bin: string, data: string, port: number): Promise<ChildProcess> => {
  const args = ['-D', data, '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1'];
  const server = spawn(join(bin, 'postgres'), args, {
    ...asUser, cwd: data, stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr!.setEncoding('utf8').on('data', (text: string) => (log += text));
  const deadline = Date.now() + 30_000;
  while (!log.includes('ready to accept connections')) {
    if (Date.now() > deadline || server.exitCode !== null) throw new Error(log);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return server;
};

const installed = async (bin: string): Promise<Database> => {
  const data = newFolder('pg');
  if (asUser.uid) chownSync(data, asUser.uid, asUser.gid);
  chmodSync(data, 0o700);
  const init = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...asUser, cwd: data, encoding: 'utf8' },
  );
  if (init.status !== 0) throw new Error(init.stderr);
  const port = await freePort();
  let server = await startServer(bin, data, port);
  const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  pool.on('error', () => {});
  return {
    query: (text, params) => pool.query(text, params) as Promise<{ rows: Rows }>,
    async kill() {
      server.kill('SIGKILL');
      await once(server, 'exit');
      // Its children serve open connections until they notice.
      const deadline = Date.now() + 10_000;
      while (pool.totalCount > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async revive() {
      // The killed server's children take a moment to notice.
      await new Promise((resolve) => setTimeout(resolve, 500));
      server = await startServer(bin, data, port);
    },
    async stop() {
      await pool.end();
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
};

const bin = programs();

/** Every kind of PostgreSQL that this machine has: always the embedded one. */
export const databases: [name: string, start: () => Promise<Database>][] = [
  ['PGlite', embedded],
  ...(bin ? [['PostgreSQL', () => installed(bin)] as [string, () => Promise<Database>]] : []),
];
