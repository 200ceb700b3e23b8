import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'vite';
import { expect, it } from 'vitest';
import { logfixReceiver } from '../../../logger/src/glue/vite.ts';
import { PATIENT, newFolder, readLines } from '../faults/children.ts';

it("takes the page's logs on Vite's development server", async () => {
  const root = newFolder('vite');
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>consult</title>');
  const folder = join(root, 'logs', 'frontend');
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [logfixReceiver({ env: {}, file: { folder, env: {} } })],
  });
  await server.listen();
  const { port } = server.httpServer!.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${url}/api/logs/frontend`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: 'b', logs: [{ level: 'INFO', message: 'hello' }] }),
  });
  expect(answer.status).toBe(200);
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('consult');
  await server.close();
  await expect.poll(() => readLines(folder), PATIENT).toHaveLength(1);
});
