import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Answers with a file of the built front end. */
export async function serveStatic(folder, pathname, response) {
  const file = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
  if (!file.startsWith(folder + sep)) {
    console.warn('path outside of the front end:', pathname);
    response.writeHead(403).end();
    return;
  }
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(body);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR') console.error(error);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  }
}
