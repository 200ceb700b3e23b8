// Builds the package: types and modules by tsc, for `import` and for `require`; then what servers
// load as few files. (Bundlers of browsers do better with many.) The old build stays in its place
// until the new one is whole.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../scripts/bundle.mjs';
import { prune } from '../scripts/reachable.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
const fresh = `${here}.cache/${process.pid}`;

const compile = (config, format) =>
  spawnSync(process.execPath, [tsc, '-p', here + config, '--outDir', `${fresh}/${format}`], {
    stdio: 'inherit',
  }).status;

/** Files that servers load, as paths without ending: `receiver/index`. */
const entries = (format) => {
  const { exports } = JSON.parse(readFileSync(`${here}package.json`, 'utf8'));
  const found = JSON.stringify(exports).matchAll(RegExp(`/dist/${format}/([\\w/-]+)\\.js`, 'g'));
  const paths = Array.from(found, ([, path]) => path);
  return [...new Set(paths)].filter((path) => !/browser|vocabulary|masks/.test(path));
};

/** What every entry of a server shares, in one file. */
const SHARED = { name: 'logger', test: /\/(?:core|mask|vocabulary)\/|\/(?:exit|masks|main)\.js$/ };

/** Puts bundles of the ES modules in the place of the entries that tsc wrote. */
const bundleFor = (format) => {
  const from = join(fresh, 'esm');
  const files = entries(format).filter((path) => existsSync(join(from, `${path}.js`)));
  return bundle({ from, to: join(fresh, format), entries: files, format, groups: [SHARED] });
};

/** A relative module in declarations: `from './a.ts'`, `import('./a.ts')`. */
const NAMED = /((?:\bfrom|\bimport\()\s*(["'])\.{1,2}\/[^"'\n]+)\.ts\2/g;

/** Says in declarations what TypeScript before 5 understands too. */
function forOlderCompilers(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(NAMED, '$1.js$2').replace(/^export type \* from/gm, 'export * from'));
  }
}

mkdirSync(`${fresh}/cjs`, { recursive: true });
const failed = compile('tsconfig.json', 'esm') | compile('tsconfig.cjs.json', 'cjs');
writeFileSync(`${fresh}/cjs/package.json`, '{ "type": "commonjs" }\n');
forOlderCompilers(fresh);
await bundleFor('cjs');
await bundleFor('esm');
rmSync(`${here}dist`, { recursive: true, force: true });
renameSync(fresh, `${here}dist`);
prune(here);
process.exitCode = failed;
