// Starts the server and Vite side by side; both end together.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')),
  'bin/vite.js');
const children = [
  spawn(process.execPath, ['--watch', 'server/index.js'], { stdio: 'inherit' }),
  spawn(process.execPath, [vite], { stdio: 'inherit' }),
];

for (const child of children) {
  child.on('exit', (code) => {
    console.log('Stopping');
    for (const other of children) other.kill();
    process.exitCode = code ?? 0;
  });
}
