import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from './cli.ts';
import { ROOT } from './pages.ts';

const MODULES = join(ROOT, 'node_modules');

/** Names of all packages that this repository has installed. */
function packages(): string[] {
  const names = readdirSync(MODULES).filter((name) => !name.startsWith('.') && name !== 'logfix');
  return names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(MODULES, name)).map((own) => `${name}/${own}`) : [name],
  );
}

/** A project that has installed what this repository has, and logfix itself. */
export function installed(files: Readonly<Record<string, string>>): string {
  const root = project({ 'package.json': '{"type":"module"}', '.gitignore': 'node_modules\n', ...files });
  const link = (name: string, to: string): void => {
    const path = join(root, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(to, path);
  };
  for (const name of packages()) link(name, join(MODULES, name));
  link('logfix', ROOT);
  return root;
}
