import { describe, expect, it } from 'vitest';
import { checkNoConsole } from '../../src/analysis/checks/no-console.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { processFile } from '../../src/source/file.ts';
import { moduleSystemOf, type ModuleSystem } from '../../src/source/module-system.ts';
import { parse } from '../../src/source/parse.ts';

const systemOf = (text: string, fallback: ModuleSystem): ModuleSystem =>
  moduleSystemOf(parse('room.js', text), fallback);

/** As which it imports where nothing else is known, and where Node is known to run it. */
const CASES: Readonly<Record<string, readonly [text: string, unknown: ModuleSystem, node: ModuleSystem]>> = {
  'an import': ["import a from 'a';", 'esm', 'esm'],
  'import.meta': ['f(import.meta.url);', 'esm', 'esm'],
  'a require': ["const a = require('a');", 'cjs', 'cjs'],
  'a require in a function': ["function f() { return require('a'); }", 'cjs', 'cjs'],
  'a require of what is worked out': ['const a = require(join(folder, name));', 'cjs', 'cjs'],
  'an export': ['module.exports = { f };', 'cjs', 'cjs'],
  'an export by name': ['exports.f = f;', 'cjs', 'cjs'],
  'nothing': ['f();', 'none', 'cjs'],
  'a comment': ["// const a = require('a');\nf();", 'none', 'cjs'],
  'a string': ['f("set module.exports");', 'none', 'cjs'],
  'a question for module': ["if (typeof module !== 'undefined') module.exports = { f };", 'none', 'cjs'],
  'a question for exports': ["(function (f) { typeof exports === 'object' ? f(require('a')) : f(window.a); })(f);", 'none', 'cjs'],
  'a question for require': ["const a = typeof require === 'function' ? require('a') : window.a;", 'none', 'cjs'],
  'the loader of a page': ["require(['a'], (a) => { const b = require('b'); });", 'none', 'cjs'],
  'a module of such a loader': ["define((require, exports) => { exports.a = require('a'); });", 'none', 'cjs'],
};

describe('the module system that a file shows', () => {
  it.each(Object.entries(CASES))('%s', (_, [text, unknown, node]) => {
    expect(systemOf(text, 'none')).toBe(unknown);
    expect(systemOf(text, 'cjs')).toBe(node);
  });

  it('is none in a bundled file that only speaks of it', () => {
    expect(systemOf("// module.exports = f;\nf('require(x)');", 'esm')).toBe('esm');
    expect(systemOf('module.exports = f;', 'esm')).toBe('cjs');
  });

  it('is none in a script that shares its page, whatever it shows', () => {
    const facts = { ...DEFAULT_SETTINGS.facts, sharesPage: true };
    const text = "const fs = require('fs');\nconsole.warn('full', fs);\n";
    const { after, located } = processFile('room.js', text, { ...DEFAULT_SETTINGS, facts }, [checkNoConsole]);
    expect(after).toBe(text);
    expect(located.map(({ finding }) => finding.fix)).toEqual([null]);
  });

  it.each([
    ["import { a } from './a.js';\n", '@logfix/logger', null],
    ['export const a = 1;\n', '@logfix/logger', null],
    ["import { a } from 'https://x.org/a.js';\n", '@logfix/logger', null],
    ["import { a } from 'a';\n", '@logfix/logger', "from '@logfix/logger'"],
    ["import { a } from './a.js';\n", './log.js', "from './log.js'"],
  ])('in a module that a page loads unbundled: %j to %s', (head, module, written) => {
    const facts = { ...DEFAULT_SETTINGS.facts, served: true };
    const logger = { ...DEFAULT_SETTINGS.logger, module };
    const text = `${head}console.warn('full');\n`;
    const { after, located } = processFile('room.js', text, { ...DEFAULT_SETTINGS, facts, logger }, [checkNoConsole]);
    if (written !== null) return expect(after).toContain(written);
    expect(after).toBe(text);
    expect(located[0]!.finding.message).toContain('without a bundler finds no package');
  });
});
