import fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { mayWriteStreams } from '../../src/analysis/streams.ts';
import { parse } from '../../src/source/parse.ts';
import { mentionsConsole } from '../../src/source/mentions.ts';

describe('what only looks like the console', () => {
  it.each([
    ['a longer name', 'consoleWith(onconsole, $console, is_console);'],
    ['a comment line', '  // see the console'],
    ['a block comment of one line', '/* console.log(a, b) */ a();'],
    ['an example in a block comment', '/**\n * ```js\n * console.log(1);\n * ```\n */\na();'],
    ['a name in backticks', '/**\n * Writes to `console.log`, or to `globalThis.console`.\n */\na();'],
    ['an import of a file', `import { warn } from '../console.js';`],
    ['an import from a package', `import { ConsoleLogger } from "mol-util/console-logger.js";`],
    ['an address', `const url = 'https://ghb.console.adtarget.com.tr/v2/';`],
    ['a host', `const host = "ghb.console.indicue.com";`],
    ['a sentence', `  describe: "prints more to the console, don't ask",`],
    ['a key', `add("html.console", a);`],
  ])('%s', (_, text) => {
    expect(mentionsConsole(text)).toBe(false);
  });
});

describe('what is the console, or may be', () => {
  it.each([
    ['after a string', `a('x', "y's", console.log);`],
    ['by its name', `globalThis['console'].log(1);`],
    ['as a module', `import out from 'node:console';`],
    ['as a module that is required', `const out = require("console");`],
    ['on the second line of a string', `a = 'b\\\n c' + console.log('d');`],
    ['in a string that markup runs', `<button\n  @click="console.log(1)"\n>`],
    ['after a regular expression', 'a = /http:/console.length;'],
    ['after a regular expression with a quote', `a = /'/.test(b) + console.log('c');`],
    ['after the end of a template', 'a = `\n/*\n * b ` + console.log(1) + ` c`;'],
    ['below a template that looks like a comment', 'a = `\n/*\n`;\nb = c\n  * console.length;'],
    ['in a template', 'a = `\n * ${console.log(1)}`;'],
    ['after a comment', '/* a */ console.log(1);'],
    ['in an element', `<p>\n  don't {console.log('b')}\n</p>`],
    ['divided by', `a = 'b'.length/console.length;`],
    ['one side of an operator', `a = 'b'in-console;`],
  ])('%s', (_, text) => {
    expect(mentionsConsole(text)).toBe(true);
  });

  const PIECES = [
    '\'', '"', '`', '/*', '*/', '//', '\n', '\n', ' ', '\n * ', '\n/*\n', '*', '${', '{', '}', '\\', '\\\n', '/', './',
    'console', 'console.log', 'a', 'a.b', '\'x\'', '"y"', '`z`', 'in ', '-', '+', ' = ', '(', ')', '[', ']', ';', ':',
    '?', ',', 'http://', '/[\'"]/', '@', 'node:', 'don\'t',
  ];

  it('whatever parses and holds its name', () => {
    const code = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => `${pieces.join('')}console`);
    fc.assert(fc.property(code, (text) => mentionsConsole(text) || !isNamed(text)), { numRuns: 20_000 });
  });
});

/** Does a correct program hold the name? (Babel, asked for what is not correct, reads on after errors.) */
const isNamed = (text: string): boolean =>
  parseSync('a.jsx', text).errors.length === 0 && parse('a.jsx', text).named('console').length > 0;

describe('a write to a stream', () => {
  it.each([
    'process.stdout.write(a);', `process['stderr'] . write(a);`, '(process)\n  .stdout?.write(a);',
    'process /* ours */ .stdout.write(a);', 'process.stdout // ours\n.write(a);', 'process.stdout.wr\\u0069te(a);',
  ])('may stand in %s', (text) => {
    expect(mayWriteStreams(text)).toBe(true);
  });

  it.each([
    'process.stdout.pipe(a); b.write(c);', 'process?.stdout?.isTTY', 'child.stdout.write(process);', '/** Writes to `stdout`. */',
  ])('does not stand in %s', (text) => {
    expect(mayWriteStreams(text)).toBe(false);
  });
});
