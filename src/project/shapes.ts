import { readFileSync, statSync } from 'node:fs';
import { shapesOf, type Shape, type Shapes } from '../analysis/sensitive/declarations.ts';
import type { Unit } from '../analysis/types.ts';
import { parse } from '../source/parse.ts';
import { resolveImport } from './aliases.ts';

interface Known {
  readonly mtime: number;
  readonly shapes: Shapes;
}

const known = new Map<string, Known>();
const NONE: Shapes = new Map();
const LARGEST = 300_000;
/** Files that an index hands on. */
const MOST_HANDED_ON = 12;
const DECLARES = /\b(interface|class|type|Schema|object|define|export)\b/;

/** What the modules that a file imports declare: asked only where a type or a model decides. */
export const shapesFor = (file: string) => (module: string): Shapes | null => {
  const path = resolveImport(module, file);
  return path === null ? null : shapesIn(path, true);
};

function shapesIn(path: string, withOthers: boolean): Shapes {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.size > LARGEST) return NONE;
  const before = known.get(path);
  if (before && before.mtime === stat.mtimeMs) return before.shapes;
  const shapes = read(path, withOthers);
  if (withOthers) known.set(path, { mtime: stat.mtimeMs, shapes });
  return shapes;
}

function read(path: string, withOthers: boolean): Shapes {
  try {
    const text = readFileSync(path, 'utf8');
    if (!DECLARES.test(text)) return NONE;
    const { body } = parse(path, text);
    const own = shapesOf(body);
    return withOthers ? new Map([...handedOn(path, body), ...own]) : own;
  } catch {
    // What cannot be read declares nothing.
    return NONE;
  }
}

/** `export * from './lead'`, `export { Lead } from './lead'` */
const handedOn = (path: string, body: Unit['body']): [string, Shape][] =>
  body.flatMap((statement) => {
    const isExport = statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration';
    return isExport && statement.source ? [String(statement.source.value)] : [];
  }).slice(0, MOST_HANDED_ON).flatMap((module) => {
    const inner = resolveImport(module, path);
    return inner === null ? [] : [...shapesIn(inner, false)].filter(([name]) => name !== 'default');
  });
