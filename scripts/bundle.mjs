// Puts what tsc wrote into few files, because loading files is most of what an import costs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Bundles the modules `entries`, paths below `from` without ending, into files of the same names
 * below `to`; what several of them share stands in `to/shared`. Packages stay outside.
 */
export async function bundle({ from, to = from, entries, format = 'esm', groups = [] }) {
  const input = Object.fromEntries(entries.map((path) => [path, `./${path}.js`]));
  const build = await rolldown({ cwd: from, input, platform: 'neutral', external: isPackage });
  const { output } = await build.generate({
    format,
    exports: 'named',
    minifyInternalExports: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
    ...(groups.length > 0 ? { codeSplitting: { groups } } : {}),
  });
  await build.close();
  for (const { fileName, code } of output) {
    mkdirSync(dirname(join(to, fileName)), { recursive: true });
    writeFileSync(join(to, fileName), code);
  }
}

const isPackage = (id) => !id.startsWith('.') && !isAbsolute(id);
