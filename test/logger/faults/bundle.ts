import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { newFolder } from './children.ts';

/** Bundles a TypeScript program of the tests into one file that plain Node runs. */
export const bundle = async (entry: URL): Promise<string> => {
  const outDir = newFolder('bundle');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(entry),
      outDir,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(outDir, 'program.mjs');
};
