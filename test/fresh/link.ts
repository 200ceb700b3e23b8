import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './tools.ts';

/**
 * Gives a project packages without an install: links to those of the tools, to our own for what
 * they lack, and to both packages of this repository as they are built.
 */
export function linkPackages(root: string, tools: string): void {
  const target = join(root, 'node_modules');
  mkdirSync(target, { recursive: true });
  link(target, 'logfix', REPOSITORY);
  link(target, '@logfix/logger', join(REPOSITORY, 'logger'));
  for (const home of [tools, REPOSITORY]) {
    for (const name of namesIn(join(home, 'node_modules'))) {
      link(target, name, join(home, 'node_modules', name));
    }
  }
}

function* namesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.')) continue;
    if (!name.startsWith('@')) yield name;
    else for (const inner of readdirSync(join(folder, name))) yield `${name}/${inner}`;
  }
}

function link(target: string, name: string, source: string): void {
  const path = join(target, name);
  if (existsSync(path)) return;
  mkdirSync(join(path, '..'), { recursive: true });
  symlinkSync(source, path, 'junction');
}
