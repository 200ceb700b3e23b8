import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BINARY, logfix, project } from '../support/cli.ts';

const PRINTS = 'console.log("the room is open");\n';
const APP = { 'package.json': '{ "type": "module" }\n', 'src/a.js': PRINTS };

const COMMANDS = [['check'], ['migrate-console', '--dry-run'], ['fix', '--dry-run']] as const;

describe.each(COMMANDS)('logfix %s %s', (...command) => {
  it('names a file in UTF-16 that prints, and no other', () => {
    const root = project({ ...APP, 'src/silent.js': '' });
    writeFileSync(join(root, 'src/little.js'), Buffer.from(`\ufeff${PRINTS}`, 'utf16le'));
    writeFileSync(join(root, 'src/big.js'), Buffer.from(`\ufeff${PRINTS}`, 'utf16le').swap16());
    writeFileSync(join(root, 'src/silent.js'), Buffer.from('\ufeffexport {};\n', 'utf16le'));
    const { out, code } = logfix(root, [...command, 'src', '--format', 'json']);
    const { failed } = JSON.parse(out) as { failed: unknown[] };
    const message = 'is not UTF-8: convert it, or ignore it';
    expect(failed).toEqual([{ file: 'src/big.js', message }, { file: 'src/little.js', message }]);
    expect(code).toBe(1);
  });

  it('writes nothing to a terminal that would steer it', () => {
    const root = project({
      'package.json': '{ "type": "module" }\n',
      'a\u001b[2J.js': `${PRINTS}console.log("\u001b]0;title\u0007", a);\n`,
      'b\u001b[2J\nc.js': `(${PRINTS}`,
    });
    const { out, err } = logfix(root, [...command, '.']);
    const shown = `${out}${err}`.split('\n').filter((line) => !/^[ +-]/.test(line) || line.includes('.js'));
    expect(shown.join('\n')).toContain('\\u001b');
    expect(shown.join('\n')).not.toContain('\u001b');
    expect(out).toContain('  b\\u001b[2J c.js: 1:');
  });

  it.each([
    ['gone.js', 'a link that leads nowhere'],
    ['round.js', 'a link that leads back to itself'],
    ['src/a.js/b', 'there is no such file or folder'],
    ['src/*.tsx', 'no file that logfix reads matches'],
  ])('says of %s: %s', (path, why) => {
    const root = project(APP);
    symlinkSync('nowhere', join(root, 'gone.js'));
    symlinkSync('round.js', join(root, 'round.js'));
    const { code, out, err } = logfix(root, [...command, 'src', path]);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `logfix: ${path}: ${why}\n` });
  });
});

describe('a configuration', () => {
  it.each([
    ['{ constructor: 1 }', 'constructor is not a setting; known here: logger, '],
    ['{ logger: { toString: 1 } }', 'logger.toString is not a setting; known here: dialect, '],
    ['{ keep: [1n] }', 'keep must be an array of strings, not [ 1n ]'],
    ['{ pii: { names: globalThis } }', 'pii.names must be { kind: [names] }; '],
  ])('that says %s is named', (config, why) => {
    const { code, err } = logfix(project({ ...APP, 'logfix.config.js': `export default ${config};\n` }), ['check', 'src']);
    expect(code).toBe(2);
    expect(err).toContain(`logfix: logfix.config.js: ${why}`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

/** Runs with one of the streams as a file that cannot be written. */
function runClosed(root: string, args: readonly string[], stream: 1 | 2) {
  const closed = openSync(join(root, 'package.json'), 'r');
  const stdio: ('ignore' | 'pipe' | number)[] = ['ignore', 'pipe', 'pipe'];
  stdio[stream] = closed;
  const { status, signal, output } = spawnSync(process.execPath, [BINARY, ...args], { cwd: root, stdio, encoding: 'utf8' });
  closeSync(closed);
  return { status, signal, out: output[1], err: output[2] };
}

describe('where the output cannot be written', () => {
  it.each(['text', 'json', 'sarif'])('says so in one line and ends with 2: %s', (format) => {
    const { status, err } = runClosed(project(APP), ['check', 'src', '--format', format], 1);
    expect(status).toBe(2);
    expect(err).toMatch(/^logfix: standard output: not written: .+\n$/);
  });

  it('does its work without the words beside it', () => {
    const root = project(APP);
    const { status, signal } = runClosed(root, ['migrate-console', 'src'], 2);
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    expect(readFileSync(join(root, 'src/a.js'), 'utf8')).toContain('logger.info("the room is open")');
  });
});
