import { load } from 'yuku-core';
import { parse as parseWithYuku, type SourceLang } from 'yuku-parser';
import { describe, expect, it } from 'vitest';
import { parseSync } from 'oxc-parser';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Node } from '../../src/analysis/types.ts';
import { walk } from '../../src/analysis/walk.ts';
import { LAYOUTS } from '../../src/source/tree/layout.ts';
import { commentsOf } from '../../src/source/tree/comments.ts';
import { isKnown, readTree } from '../../src/source/tree/read.ts';
import { langOf } from '../../src/source/parse.ts';
import { corpusFiles } from '../fidelity/corpus.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Code with everything that the languages have, so that every layout is read at least once. */
const ZOO: readonly (readonly [SourceLang, string])[] = [
  ['jsx', `#!/usr/bin/env node
'use strict';
import a, { b as c, 'd e' as f } from 'm' with { type: 'json' };
import * as all from 'n';
import defer * as later from 'o';
export { a, c as 'x y' };
export * as all2 from 'p';
export default class A extends B { static #p = 1; static { this.x; } get y() { return super.y; } async *[z]() { yield* w; } accessor q = 1; }
export const { g, h: [i, , ...j] = [], ...k } = l, large = 10n, hex = 0xff, oct = 0o17, sep = 1_000.5, no = null, yes = true;
label: for (let x = 0, y; x < 1; x++, y--) { if (x) continue label; else break label; }
for (const x in y) ; for (const x of y) {} for await (const x of y) {}
while (0) {} do { debugger; } while (0);
switch (x) { case 1: break; default: }
try { throw new Error(\`a \${b} \\u{41}\`); } catch { } finally { }
try { } catch ({ message }) { tag\`x\\ny\`; }
const fn = async function* ({ a = 1 }, [b], ...rest) { await a; return new.target; };
const arrow = async (x) => x?.y?.[z]?.(...w) ?? import.meta.url;
const o = { a, b: 1, c() {}, get d() { return 1; }, set d(v) {}, [e]: 2, ...f, __proto__: null };
x ||= y, x **= 2, !x, typeof y, void 0, delete z.a, x ? y : (z, w), a instanceof B, 'k' in o;
/re[/]x/gi.test('한국어 \\u00e9 \\ud83d\\ude00 😀'); import('q', { with: {} }); ({ '한': g } = o);
const el = <><A.b c:d="e" {...f} g={h} i>text &amp; {/* empty */} {x}{...y}<br /></A.b></>;
var \\u0061bc = abc;
@dec class D { @dec m() {} }`],
  ['jsx', 'with (a) b; if (c) { var d = 017, e = 08; } function f() { return this; }'],
  ['tsx', `import type { T } from 'm'; import { type U } from 'n'; import fs = require('fs'); import N2 = N.M; export = x;
export type { V } from 'o'; export as namespace G; export import Q = N.M;
type P<in out K extends string = 'a', const L = 1> = { readonly [X in K as \`a\${X}\`]?: L } | (A & B)[] | [a: string, b?: number, ...c: C[]] | [string?, ...D];
type R = T extends infer I ? keyof I : unique symbol; type S = typeof import('m').x<T>; type W = new (...a: any[]) => void;
type Y = abstract new () => never; type Z = (this: X, ...a: unknown[]) => asserts a is string; type AA = A['b'] | -1 | \`x\` | this | intrinsic;
interface I<T> extends J<T>, K { (a: number): void; new (b: bigint): I<T>; readonly c?: null; d?<T>(): undefined; get e(): symbol; set e(v: object); [k: string]: boolean | any; }
enum E { A = 1, 'b', C } declare const enum F { }
namespace M.O { export const a = 1; } declare module 'x' { } declare global { }
abstract class C<T> extends B<T> implements I<T> { declare a: string; private readonly b?: number = 1; static override c!: string; abstract d: string; abstract e(): void; constructor(private readonly f: string, @inject() public g = 1) { super(); } h?(): void; abstract accessor k: 1; accessor l = 2; declare readonly m; protected static async *n<T>(this: T): AsyncGenerator {} [i: string]: any; }
function over(a: string): void; function over(a: any) {} declare function amb(): void;
const v = (a as T)! satisfies U, w = f<T>(b), y = new G<T>(), z = g<T>, t = tag<T>\`x\`, { q, ...r }: T = s, [u]: V = s;
const el = <A<T> b={c} />; let opt = (a?: number, { b }: X = {}, [c]: Y = [], ...d: Z) : a is string => true;
export default interface K2 {} ; using res = open(); await using res2 = open(); let d!: number;`],
  ['ts', 'const a = <T>b; let c: typeof d; class X { @a() b = 1; @c d() {} } @e export class F {} declare let g: string; type Lit = { a: (A | B) }; type Up = intrinsic; const k = class { }; type Tail = string | undefined; let h: unknown, i: void, j: never, k: object;'],
];

/** Compares one node with what the parser's own reader makes of it, and all below. */
function compare(ours: Fields, theirs: Fields, seen: Set<string>): void {
  seen.add(String(theirs.type));
  expect([ours.type, ours.range]).toEqual([theirs.type, [theirs.start, theirs.end]]);
  for (const [name, value] of Object.entries(theirs)) {
    if (name === 'type' || name === 'start' || name === 'end' || name === 'hashbang') continue;
    const own = ours[name];
    if (isNode(value)) {
      expect((own as Fields).parent).toBe(ours);
      compare(own as Fields, value, seen);
    } else if (Array.isArray(value)) {
      expect((own as unknown[]).length, `${String(theirs.type)}.${name}`).toBe(value.length);
      value.forEach((item: Fields | null, i) => {
        const child = (own as (Fields | null)[])[i]!;
        if (item === null) expect(child).toBeNull();
        else compare(child, item, seen);
      });
    } else expect(own ?? null, `${String(theirs.type)}.${name}`).toEqual(value ?? null);
  }
}

const isNode = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && typeof (value as Fields).type === 'string';

describe('a tree that is read from yuku\'s words', () => {
  it('holds what the parser\'s own reader finds, whatever the language', () => {
    const seen = new Set<string>();
    for (const [lang, text] of ZOO) {
      const sourceType = text.startsWith('with') ? 'commonjs' : 'module';
      const tree = readTree(text, lang, sourceType);
      expect(tree, text.slice(0, 60)).not.toBeNull();
      const whole = parseWithYuku(text, { lang, sourceType, preserveParens: false });
      compare(tree!.root as unknown as Fields, whole.program as unknown as Fields, seen);
      expect(commentsOf(tree!).filter(({ start }) => !text.startsWith('#!', start))).toEqual(whole.comments);
    }
    const types = LAYOUTS.flatMap((layout) => layout.types).filter((type) => type !== ':');
    // Parentheses are not asked for; the others are TypeScript's in comments of JavaScript.
    const unheard = /Parenthesized|^TSJSDoc/;
    expect(types.filter((type) => !seen.has(type) && !unheard.test(type))).toEqual([]);
    expect(types.filter((type) => !(type in visitorKeys) && !unheard.test(type))).toEqual([]);
  });

  it('holds what oxc finds, in thousands of published files', () => {
    let files = 0;
    for (const { path, text } of corpusFiles()) {
      const whole = parseSync(path, text, { lang: langOf(path) as 'jsx', sourceType: 'unambiguous', preserveParens: false });
      const tree = readTree(text, langOf(path), 'unambiguous');
      if (tree === null || whole.errors.length > 0) continue;
      files++;
      expect(outline(tree.root as unknown as Fields), path).toBe(outline(whole.program as unknown as Fields));
      expect(tree.root.sourceType, path).toBe(whole.program.sourceType);
      expect(places(commentsOf(tree)), path).toEqual(places(whole.comments));
    }
    expect(files).toBeGreaterThan(2_000);
  }, 300_000);

  it('finds every identifier by its name', () => {
    for (const { path, text } of corpusFiles().filter((_, i) => i % 10 === 0)) {
      const tree = readTree(text, langOf(path), 'unambiguous');
      if (!tree) continue;
      const all = tree.all();
      const names = [...new Set(all.map(({ name }) => name))].filter((_, i) => i % 7 === 0);
      for (const name of names) {
        const expected = all.filter((id) => id.name === name);
        expect(tree.named(name).length, `${path}: ${name}`).toBe(expected.length);
        expect(tree.named(name).every((id, i) => id === expected[i]), `${path}: ${name}`).toBe(true);
      }
    }
  }, 120_000);

  it('finds a name beyond ASCII, with escapes, twice in one place and in an odd place', () => {
    const text = 'import { a } from "한"; const { b, c = b } = a; "\\u{1F600}"; \\u0061(한글, 글, `😀${한글}`, b);\n' +
      '@a(b) export class X { @b m(): typeof b {} }';
    const tree = readTree(text, 'ts', 'module')!;
    const found = (name: string): string[] => tree.named(name).map(({ range, parent }) => `${text.slice(...range)} ${parent.type}`);
    expect(found('a')).toEqual([
      'a ImportSpecifier', 'a ImportSpecifier', 'a VariableDeclarator', '\\u0061 CallExpression', 'a CallExpression',
    ]);
    expect(found('b')).toEqual([
      'b Property', 'b Property', 'b AssignmentPattern', 'b CallExpression', 'b CallExpression', 'b Decorator', 'b TSTypeQuery',
    ]);
    expect(found('한글')).toEqual(['한글 CallExpression', '한글 TemplateLiteral']);
    expect(found('글')).toEqual(['글 CallExpression']);
    expect(found('toString')).toEqual([]);
  });

  it('holds halves of surrogate pairs as they are', () => {
    const text = '"\\ud800x\\udc00한", "\\ud83d\\ude00", "\\ufffd"';
    const [statement] = readTree(text, 'jsx', 'module')!.root.body as unknown as [{ expression: { expressions: { value: string }[] } }];
    expect(statement.expression.expressions.map(({ value }) => value)).toEqual(['\ud800x\udc00한', '😀', '\ufffd']);
  });

  it('is as deep as the text, without calls as deep', () => {
    const tree = readTree(`x = ${'1 + '.repeat(50_000)}y`, 'js', 'module')!;
    expect(tree.named('y')[0]?.parent.type).toBe('BinaryExpression');
    expect(tree.all()).toHaveLength(2);
  });

  it('is not read where another release writes it otherwise', () => {
    const core = load();
    expect(isKnown(core)).toBe(true);
    const changed = (change: (words: Int32Array) => void): boolean => isKnown({
      parse(source, options) {
        const buffer = core.parse(source, options);
        change(new Int32Array(buffer, 0, buffer.byteLength >> 2));
        return buffer;
      },
    });
    // Every tag is one further, the words of a node move by one, places are counted otherwise, flags mean other things.
    const nodes = (words: Int32Array): number[] => Array.from({ length: words[0]! }, (_, i) => 11 + i * 12);
    expect(changed((words) => nodes(words).forEach((at) => { words[at]! += 1; }))).toBe(false);
    expect(changed((words) => nodes(words).forEach((at) => words.copyWithin(at + 2, at + 1, at + 9)))).toBe(false);
    expect(changed((words) => nodes(words).forEach((at) => { words[at + 10]! += 1; }))).toBe(false);
    expect(changed((words) => nodes(words).forEach((at) => { words[at]! ^= 3 << 16; }))).toBe(false);
  });

  it('is that of a script or a module, as the text needs', () => {
    const typeOf = (text: string): string | undefined => readTree(text, 'jsx', 'unambiguous')?.root.sourceType;
    expect(typeOf('return await (x)')).toBe('script');
    expect(typeOf('await x;')).toBe('module');
    expect(typeOf('a <!-- b')).toBe('script');
    expect(typeOf('const a = import.meta.url;')).toBe('module');
    expect(typeOf('with (a) b = "import x";\nimport_(y)')).toBe('script');
    expect(typeOf('// not import.meta\nconst a = require("import.meta"), b = a.import.meta;')).toBe('script');
    expect(typeOf('a = ;')).toBeUndefined();
  });
});

/** oxc counts a hashbang among the comments of JavaScript, and not among those of TypeScript. */
const places = (comments: readonly { readonly start: number; readonly end: number }[]): number[][] =>
  comments.map(({ start, end }) => [start, end]).filter(([start]) => start !== 0);

/** Types and places of all nodes but the program, which for TypeScript begins where they say so. */
function outline(root: Fields): string {
  const lines: string[] = [];
  walk(root as unknown as Node, (node) => {
    const { start, end } = node as unknown as { start: number; end: number };
    if (node.type === 'Program') return;
    // oxc leaves a closing parenthesis out of some.
    lines.push(`${node.type} ${start} ${node.type === 'AssignmentPattern' ? '' : end}`);
  });
  return lines.join('\n');
}
