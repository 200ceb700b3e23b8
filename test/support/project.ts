import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Project {
  readonly root: string;
  /** Absolute path of a file of the project. */
  path(name: string): string;
  write(name: string, content: string | object): string;
  remove(): void;
}

/** A repository on disk that is gone after the test; objects are written as JSON. */
export function makeProject(files: Readonly<Record<string, string | object>> = {}): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'logfix-project-')));
  mkdirSync(join(root, '.git'));
  const project: Project = {
    root,
    path: (name) => join(root, name),
    write(name, content) {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) project.write(name, content);
  return project;
}
