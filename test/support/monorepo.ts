import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BINARY } from './cli.ts';
import { repository } from './git.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const manifest = (name: string, dependencies: object) => JSON.stringify({
  name, version: '1.0.0', private: true, type: 'module', dependencies, scripts: { 'lint:logs': 'logfix check src' },
});

/** Two packages with a logger each, of which one says so in a configuration of its own. */
const FILES = {
  'package.json': JSON.stringify({
    name: 'mono', private: true, type: 'module', packageManager: 'npm@10.8.2', workspaces: ['packages/*'],
  }),
  '.gitignore': 'node_modules/\n.turbo/\n.nx/\n',
  'logfix.config.mjs': `export default { defaultLevel: 'debug' };\n`,
  'packages/api/package.json': manifest('api', { pino: '10', express: '5' }),
  'packages/api/src/log.js': `import pino from 'pino';\nexport const log = pino();\n`,
  'packages/api/src/server.js':
    `import express from 'express';\nimport { log } from './log.js';\nlog.info('starting');\n` +
    `express().listen(1, () => console.log('listening', { port: 1 }));\n`,
  'packages/web/package.json': manifest('web', { loglevel: '1' }),
  'packages/web/logfix.config.mjs':
    `export default { logger: { import: 'loglevel', export: 'default', name: 'log', dialect: 'loglevel' }, defaultLevel: 'info' };\n`,
  'packages/web/src/page.js': `export const open = (page) => {\n  console.log('opened', { page });\n};\n`,
};

/** A workspace in a git repository, with tools of this repository installed. */
export function monorepo(more: Readonly<Record<string, string>>, tools: readonly string[] = []) {
  const repo = repository({ ...FILES, ...more });
  const bin = join(repo.root, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(BINARY, join(bin, 'logfix'));
  symlinkSync(ROOT, join(repo.root, 'node_modules/logfix'));
  for (const name of ['api', 'web']) symlinkSync(join(repo.root, 'packages', name), join(repo.root, 'node_modules', name));
  for (const tool of tools) {
    const at = join(repo.root, 'node_modules', tool);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', tool), at);
  }
  return repo;
}
