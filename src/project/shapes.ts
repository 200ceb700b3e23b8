import { readFileSync, statSync } from 'node:fs';
import { shapesOf, type Shapes } from '../analysis/sensitive/declarations.ts';
import { parse } from '../source/parse.ts';
import { resolveImport } from './aliases.ts';

/** What a file declares, and the modules whose names it hands on. */
interface Known {
  readonly mtime: number;
  readonly text: string;
  read?: { readonly shapes: Shapes; readonly others: readonly string[] };
}

const known = new Map<string, Known>();
const LARGEST = 300_000;
/** Characters of text that are kept; beyond them all is forgotten, so that a large project fits. */
const MOST_KEPT = 4_000_000;
let kept = 0;
/** Modules of an index that are looked into. */
const MOST_HANDED_ON = 12;

/** The declarations of the module in which a file's import is declared, if it is the project's own. */
export function shapesFor(file: string): (module: string, name: string) => Shapes | null {
  const asked = new Map<string, Shapes | null>();
  return (module, name) => {
    const key = `${module}\0${name}`;
    let shapes = asked.get(key);
    if (shapes === undefined) {
      const path = resolveImport(module, file);
      shapes = path === null ? null : shapesWith(path, name, 0);
      asked.set(key, shapes);
    }
    return shapes;
  };
}

function shapesWith(path: string, name: string, depth: number): Shapes | null {
  const one = open(path);
  if (one === null || (depth > 0 && !one.text.includes(name))) return null;
  // An index need not name what it hands on.
  if (name !== 'default' && !one.text.includes(name) && !/\bexport\s*\*/.test(one.text)) return null;
  const { shapes, others } = (one.read ??= readIn(path, one.text));
  if (shapes.has(name)) return shapes;
  if (depth > 0 || name === 'default') return null;
  for (const module of others.slice(0, MOST_HANDED_ON)) {
    const inner = resolveImport(module, path);
    const found = inner === null ? null : shapesWith(inner, name, depth + 1);
    if (found) return found;
  }
  return null;
}

function open(path: string): Known | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.size > LARGEST) return null;
  const before = known.get(path);
  if (before?.mtime === stat.mtimeMs) return before;
  const now: Known = { mtime: stat.mtimeMs, text: readFileSync(path, 'utf8') };
  kept += now.text.length;
  if (kept > MOST_KEPT) {
    known.clear();
    kept = now.text.length;
  }
  known.set(path, now);
  return now;
}

function readIn(path: string, text: string): NonNullable<Known['read']> {
  try {
    const { body } = parse(path, text);
    const others = body.flatMap((statement) => {
      const isExport = statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration';
      return isExport && statement.source ? [String(statement.source.value)] : [];
    });
    return { shapes: shapesOf(body), others };
  } catch {
    // What cannot be parsed declares nothing.
    return { shapes: new Map(), others: [] };
  }
}
