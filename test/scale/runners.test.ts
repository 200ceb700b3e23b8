import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fencesOf } from '../support/markdown.ts';
import { monorepo } from '../support/monorepo.ts';

const BIN = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url));
const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');

/** A recipe of the page, as its readers copy it. */
const recipe = (file: string): string => fencesOf(page).find(({ title }) => title === file)!.code;

const LOCK = JSON.stringify({
  name: 'mono',
  lockfileVersion: 3,
  packages: {
    '': { name: 'mono', workspaces: ['packages/*'], devDependencies: { logfix: '0.1.0' } },
    'node_modules/logfix': { version: '0.1.0', integrity: 'sha512-none', dev: true },
    ...Object.fromEntries(['api', 'web'].flatMap((name) => [
      [`node_modules/${name}`, { resolved: `packages/${name}`, link: true }],
      [`packages/${name}`, { name, version: '1.0.0' }],
    ])),
  },
});
const CLEAN = {
  'packages/api/src/server.js': `import { log } from './log.js';\nlog.info('starting');\n`,
  'packages/web/src/page.js': 'export {};\n',
};
const QUIET = {
  TURBO_TELEMETRY_DISABLED: '1', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', CI: '1', NO_COLOR: '1',
};

const RUNNERS = [
  {
    name: 'turbo',
    files: { 'turbo.json': recipe('turbo.json'), 'package-lock.json': LOCK },
    args: ['run', 'lint:logs'],
    cached: /: cache hit, replaying logs/g,
  },
  {
    name: 'nx',
    files: { 'nx.json': recipe('nx.json'), 'package-lock.json': LOCK },
    args: ['run-many', '-t', 'lint:logs', '--output-style=static'],
    cached: /\[(existing outputs match the cache|local cache)/g,
  },
];

describe.each(RUNNERS)('$name', ({ name, files, args, cached }) => {
  it('checks what changed since the last run, and nothing else', () => {
    const { root, write } = monorepo({ ...files, ...CLEAN }, [name]);
    const run = () => {
      const { status, stdout } = spawnSync(join(BIN, name), args, {
        cwd: root, encoding: 'utf8', env: { ...process.env, ...QUIET },
      });
      return { status, cached: [...stdout.matchAll(cached)].length };
    };
    expect(run()).toEqual({ status: 0, cached: 0 });
    expect(run()).toEqual({ status: 0, cached: 2 });
    write('packages/web/src/page.js', 'console.log("opened");\n');
    expect(run()).toEqual({ status: 1, cached: 1 });
  });
});
