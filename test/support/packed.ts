import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of an npm archive, and what npm says of it. */
export interface Packed {
  readonly archive: string;
  /** Bytes of the archive. */
  readonly size: number;
  /** Bytes once it is unpacked. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function pack(folder: string, to: string): Packed {
  const [told] = JSON.parse(npm(folder, 'pack', '--json', '--pack-destination', to)) as [
    Packed & { filename: string },
  ];
  return { ...told, archive: join(to, told.filename) };
}

/** Both packages as npm would publish them, in a folder of their own. */
export function packBoth(): { logfix: Packed; logger: Packed; remove: () => void } {
  const to = mkdtempSync(join(tmpdir(), 'logfix-packed-'));
  return {
    logfix: pack(root, to),
    logger: pack(join(root, 'logger'), to),
    remove: () => rmSync(to, { recursive: true, force: true }),
  };
}

/** An empty project into which archives were installed, as a user would. */
export function installed(archives: readonly string[], manifest: object = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'logfix-installed-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', private: true, ...manifest }));
  npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...archives);
  return folder;
}
