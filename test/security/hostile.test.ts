import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProject, type Project } from '../support/project.ts';

const cli = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const run = promisify(execFile);

const SIZE = 100_000;
const long = (part: string): string => part.repeat(Math.ceil(SIZE / part.length));
const CALL = `console.log('x');\n`;

/** Files made to be slow: what patterns begin with, again and again, and never its end. */
const HOSTILE: Readonly<Record<string, string>> = {
  'lines.js': CALL + long('\n'),
  'spaces.js': CALL + long(' ') + ';',
  'spaces-in-message.js': `console.log('${long(' ')}x');`,
  'colons-in-message.js': `console.error('${long(': ')}x');`,
  'rule-in-message.js': `console.log('${long('-')}x');`,
  'words-in-message.js': `console.log('${long('a ')}1');`,
  'word-in-message.js': `export const f = (x) => console.log('${long('a')}:', x);`,
  'holes-in-message.js': `export const f = (a) => console.log(\`${'${a}: '.repeat(5000)}\`);`,
  'joined-message.js': `export const f = (b) => console.log('a'${" + b + ' c '".repeat(2000)});`,
  'imports.js': `${CALL}//${long('import a,')}\n`,
  'exports.js': `${CALL}//${long('export {')}\n`,
  'from.js': `${CALL}//${long("from 'a")}\n`,
  'require.js': `${CALL}//${long("require('")}\n`,
  'author.js': `/* ${long('@author x')} */\n${CALL}`,
  'comment.js': `/*${long('\n')}*/${CALL}`,
  'usage.js': `//${long('node ')}\n${CALL}`,
  'assigned.js': `${CALL}//${long('console.log = (')}\n`,
  'spies.test.js': `${CALL}//${long('spyOn(console,')}\n`,
  'emails.js': `console.log('${long('a@')}');`,
  'digits.js': `console.log('${long('1')}');`,
  'phones.js': `console.log('${long('010-')}');`,
  'tokens.js': `console.log('${long('eyJ')}');`,
  'addresses.js': `console.log('${long('://a')}');`,
  'arguments.js': `export const f = (a) => console.log(${'a,'.repeat(5000)}a);`,
  'parentheses.js': `export const f = (a) => console.log(${'('.repeat(500)}a${')'.repeat(500)});`,
  'choices.js': `export const f = (a, b, c) => console.log(${'a?b:'.repeat(1000)}c);`,
  'calls.js': CALL.repeat(6000),
  'catches.js': `try { a(); } catch (e) { console.error('x', e.message); }\n`.repeat(1000),
  'people.js': `const u = [${`{ email: 'a' },`.repeat(4000)}];\nconsole.log(u);`,
  'members.js': `console.log(user${'.a'.repeat(2000)});`,
  'comments.vue': '<!--'.repeat(30_000),
  'scripts.vue': '<script>'.repeat(15_000) + CALL,
  'attributes.vue': `<script ${'a="'.repeat(30_000)}`,
};

let project: Project;
beforeAll(() => {
  project = makeProject({
    ...Object.fromEntries(Object.entries(HOSTILE).map(([name, text]) => [`src/${name}`, text])),
    'package.json': { type: 'module', dependencies: { next: '1', vite: '1' } },
  });
});
afterAll(() => project.remove());

/** Long enough for a busy machine, and far too short for anything that grows with a square. */
const PATIENCE = 240_000;

it.each([
  ['migrate-console', ['--dry-run', '--format', 'json']],
  ['check', ['--format', 'json']],
  ['fix', ['--dry-run', '--format', 'json']],
] as const)('%s comes to an end on files that are made to be slow', async (command, flags) => {
  const out = await run(process.execPath, [cli, command, 'src', ...flags], {
    cwd: project.root, timeout: PATIENCE, killSignal: 'SIGKILL', maxBuffer: 1e9,
  }).catch((error: { code: number | null; stdout: string }) => error);
  // Killed, it has no code; with nothing found, it has not read the files.
  expect('code' in out ? out.code : 0).toBe(1);
  const { failed } = JSON.parse(out.stdout) as { failed: { file: string; message: string }[] };
  expect(failed.filter(({ message }) => /RangeError|TypeError|stack/.test(message))).toEqual([]);
});
