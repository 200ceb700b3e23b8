import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Decision } from './session.ts';

/** Where a project's unfinished run is kept: beside other tools' caches, never in the sources. */
export function storeFile(root: string): string {
  const name = 'logfix-interactive.json';
  if (existsSync(join(root, 'node_modules'))) return join(root, 'node_modules', '.cache', 'logfix', name);
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(tmpdir(), `logfix-${digest}`, name);
}

/** Decisions of an earlier run; none when there was none, or when it cannot be read. */
export function loadDecisions(file: string): Map<string, Decision> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Decision>));
  } catch {
    return new Map();
  }
}

export function saveDecisions(file: string, decisions: ReadonlyMap<string, Decision>): void {
  if (decisions.size === 0) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(Object.fromEntries(decisions)));
}

/** A key that a call keeps while its text and its like-named neighbours stay. */
export function keyOf(file: string, source: string, occurrence: number): string {
  return createHash('sha256').update(`${file}\0${source}\0${occurrence}`).digest('hex').slice(0, 24);
}
