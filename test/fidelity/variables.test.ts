import type { Scope, Variable as ScopeVariable } from '@typescript-eslint/scope-manager';
import { describe, expect, it } from 'vitest';
import { scopeAt } from '../../src/analysis/scope.ts';
import type { Unit } from '../../src/analysis/types.ts';
import type { Variable } from '../../src/analysis/variables.ts';
import { parse } from '../../src/source/parse.ts';
import { loudFiles, quietFiles } from './corpus.ts';

const FILES = 150;

/** Shapes that few published files have, each with names that mean several things. */
const FORMS = [
  'var x = 1; { let x = 2; x; } function f(x, y = x) { x; var x; } x++;',
  'for (const a of a1) a; for (var b in b1) b; for (let c = 0; c < 1; c++) c; a; b; c;',
  'const { k: { d = d1 }, ...e } = d, [g, ...h] = e; ({ d, k: [e = g] } = h); d += 1;',
  'class A extends B { static { var s = A; s; } m(A) { return A; } p = A; } s; const C = class D { q = D; }; D;',
  'const f = function g(h = g) { g; { function g() {} g; } }; g; try { k; } catch ({ k, l = k }) { k; var l; } l;',
  'switch (w) { case 1: let v = 1; v; break; default: v; } label: for (;;) { break label; } label;',
  'export { x as y, z }; export default x; export { z as w } from "m"; import x, { z, q as r } from "n"; r; q;',
  'type T<U> = U extends (infer V)[] ? V : T; let t: T<string>; function f<W extends T>(w: W): w is W { return typeof w as T; }',
  'enum E { a = 1, b = a } a; namespace N { export const c = E.a; var d = c; } c; d; interface I extends N.J { k(c: I): E }',
  'interface S {} const S = 1; S; let s: S; declare function o(p: S): void; type M = { [P in keyof S]: P }; abstract class Q { constructor(private r: S) { r; } }',
  'function f() { return arguments; } var arguments; const g = () => arguments; use(arguments); a.b.c[d].e; ({ m() { m; }, n: 1, [n]: n });',
];

const texts = [
  ...FORMS.map((text) => ({ path: 'form.ts', text })),
  ...[...loudFiles().slice(0, FILES), ...quietFiles().slice(0, FILES)],
];

const readable = texts.flatMap(({ path, text }) => {
  try {
    return [{ path, unit: parse(path, text.replace(/^\uFEFF/, '')) }];
  } catch {
    return [];
  }
});

/** What the scope analysis of typescript-eslint says of a name at a node. */
function lookedUp(scope: Scope | null, name: string): ScopeVariable | null {
  for (let at = scope; at; at = at.upper) {
    const variable = at.set.get(name);
    if (variable) return variable.defs.length > 0 ? variable : null;
  }
  return null;
}

const place = ({ range }: { range: readonly [number, number] }): string => range.join('-');

const shown = (variable: Variable | ScopeVariable | null): string =>
  variable === null ? 'no variable' : JSON.stringify({
    defs: variable.defs.map((d) => [d.type, place(d.name), place(d.node)]),
    uses: variable.references
      .filter(({ identifier }) => (identifier.type as string) === 'Identifier')
      .map((r) => [place(r.identifier), r.isRead(), r.isWrite(), r.init === true, r.writeExpr ? place(r.writeExpr) : ''].join())
      .sort(),
  });

function disagreements({ unit, path }: { unit: Unit; path: string }): string[] {
  const manager = unit.scopes();
  const references = new Map(
    manager.scopes.flatMap((s) => s.references).toReversed().map((r) => [r.identifier as unknown, r]),
  );
  return unit.identifiers().flatMap((id) => {
    const at = lookedUp(scopeAt(unit, id), id.name);
    const reference = references.get(id);
    const meant = reference === undefined ? at : reference.resolved;
    const of = meant === null || meant.defs.length === 0 ? null : meant;
    const pairs = [[at, unit.variables.at(id, id.name)], [of, unit.variables.of(id)]] as const;
    return pairs
      .filter(([theirs, ours]) => shown(theirs) !== shown(ours))
      .map(([theirs, ours]) => `${path}:${place(id)} ${id.name}: ${shown(theirs)} / ${shown(ours)}`);
  });
}

describe('what names mean', () => {
  it('is what the scope analysis of typescript-eslint says', () => {
    expect(readable.length).toBeGreaterThan(FILES);
    expect(readable.flatMap(disagreements).slice(0, 10)).toEqual([]);
  }, 300_000);

  it('is looked for outside of a switch for the value that it compares', () => {
    const unit = parse('switch.js', 'let v; switch (v) { case 1: let v; }');
    const [outer, compared, inner] = unit.named('v');
    expect(unit.variables.of(compared!)?.defs[0]?.name).toBe(outer);
    expect(unit.variables.of(inner!)?.defs[0]?.name).toBe(inner);
  });

  it('knows the uses of a name that a file does not declare', () => {
    for (const { unit } of readable) {
      const [global] = unit.scopes().scopes;
      const through = global!.through.map((r) => r.identifier).filter((id) => (id.type as string) === 'Identifier');
      for (const name of new Set(through.map((id) => id.name))) {
        const theirs = new Set(through.filter((id) => id.name === name).map(place));
        expect(unit.variables.undeclared(name).map(place).sort()).toEqual([...theirs].sort());
      }
    }
  }, 300_000);
});
