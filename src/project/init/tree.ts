import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a repository, as far as they are asked for. Paths begin at its top. */
export interface Tree {
  /** Text of a file; `null` where there is none. */
  read(path: string): string | null;
  /** Names in a folder; empty where there is none. */
  names(folder: string): readonly string[];
}

/** Whatever is edited here is written by people: nothing of theirs is this long. */
const MOST = 2 << 20;

export function diskTree(top: string): Tree {
  return {
    read(path) {
      try {
        const file = join(top, path);
        const stat = statSync(file);
        return stat.isFile() && stat.size <= MOST ? readFileSync(file, 'utf8') : null;
      } catch {
        return null;
      }
    },
    names(folder) {
      try {
        return readdirSync(join(top, folder)).sort();
      } catch {
        return [];
      }
    },
  };
}

/** Joins parts of a path with slashes; the empty ones are left out. */
export const at = (...parts: readonly string[]): string => parts.filter((p) => p !== '').join('/');

/** The first of the files that is there. */
export const firstOf = (tree: Tree, folder: string, names: readonly string[]): string | null =>
  names.map((name) => at(folder, name)).find((path) => tree.read(path) !== null) ?? null;
