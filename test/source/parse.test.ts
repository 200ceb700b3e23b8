import { describe, expect, it } from 'vitest';
import { parse } from '../../src/source/parse.ts';

describe('a template of another language', () => {
  it.each([
    ['const o = %{Settings};\n', /^1:11 /],
    ['export const a = 1;\n<% if (b) { %>\nconsole.log(1);\n', /^2:2 /],
    ['{% if b %}\nconsole.log(1);\n', /^1:2 /],
  ])('is named with its place: %s', (text, message) => {
    expect(() => parse('a.tmpl.js', text)).toThrow(message);
  });

  it('is none where its signs stand in texts, whoever reads the file', () => {
    const flow = "// @flow\nexport const f = (a: ?string): string => '<% %{' + (a: any);\n";
    expect(parse('a.js', flow).body).toHaveLength(1);
    expect(parse('b.js', 'export const n = (o) => 7 %o.x;\n').body).toHaveLength(1);
  });
});
