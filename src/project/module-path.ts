import { dirname, relative, sep } from 'node:path';

/** The way from a file to a module of the project, as an import writes it. */
export function moduleFrom(file: string, module: string): string {
  const path = relative(dirname(file), module).split(sep).join('/');
  const bare = path.replace(/\.[cm]?tsx?$/, '').replace(/\/index$/, '');
  return bare.startsWith('.') ? bare : `./${bare}`;
}
