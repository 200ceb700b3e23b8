// Builds the package twice, for `import` and for `require`, with types for both. The old build
// stays in its place until the new one is whole.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
const fresh = `${here}.cache/${process.pid}`;

const compile = (config, format) =>
  spawnSync(process.execPath, [tsc, '-p', here + config, '--outDir', `${fresh}/${format}`], {
    stdio: 'inherit',
  }).status;

mkdirSync(`${fresh}/cjs`, { recursive: true });
const failed = compile('tsconfig.json', 'esm') | compile('tsconfig.cjs.json', 'cjs');
writeFileSync(`${fresh}/cjs/package.json`, '{ "type": "commonjs" }\n');
rmSync(`${here}dist`, { recursive: true, force: true });
renameSync(fresh, `${here}dist`);
process.exitCode = failed;
